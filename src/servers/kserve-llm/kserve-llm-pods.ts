import { ApiObject, App, Chart } from 'cdk8s';
import { LLM_CONTAINER, workloadLabels } from './kserve-llm-names';
import { KserveLlmServerProps } from './kserve-llm-server-props';
import { modelDeployment } from '../model-deployment';

/** Stands where the preset says the image, and is taken away again. */
const IMAGE_OF_PRESET = 'preset';

/** The pods, rendered as those of a Deployment, which is made for that and never written; what cdk8s-plus renders has no public type. */
export function llmTemplate(name: string, { container, gpu, pod }: KserveLlmServerProps): any {
  const { image = IMAGE_OF_PRESET, ...given } = container;
  const deployment = modelDeployment(
    new Chart(new App(), 'pods'),
    { name, ports: { all: [], served: [] }, selectorLabels: workloadLabels(name) },
    { container: { ...given, image, name: LLM_CONTAINER }, gpu, pod },
  );
  const { template: { spec } } = ApiObject.of(deployment).toJson().spec;
  const [main] = spec.containers;
  // What is not given here is the preset's to say.
  delete main.securityContext;
  if (container.image === undefined) {
    delete main.image;
  }
  return spec;
}
