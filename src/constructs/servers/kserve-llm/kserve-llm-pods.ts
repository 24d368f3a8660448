import { ApiObject, App, Chart } from 'cdk8s';
import { KserveLlmRole } from './kserve-llm-rules';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { probedOverTlsFaults } from '../../../platforms/kserve/llm-faults';
import { LLM_CONTAINER, LLM_PORT } from '../../../platforms/kserve/llm-names';
import { Untyped } from '../../../platforms/kubernetes/untyped';
import { modelDeployment, podPlaces } from '../model-deployment';

/** Stands where the preset says the image, and is taken away again. */
const IMAGE_OF_PRESET = 'preset';

const PROBES = { liveness: 'livenessProbe', readiness: 'readinessProbe', startup: 'startupProbe' } as const;

/**
 * The pods of a role, rendered as those of a Deployment, which is made for that and never written; what cdk8s-plus renders has no public type.
 *
 * @param labels by which KServe finds the pods
 */
export function llmTemplate(
  place: Place, name: string, { container, gpu, pod, tls }: KserveLlmRole & { readonly tls: boolean }, labels: { [key: string]: string },
): Untyped {
  const { image = IMAGE_OF_PRESET, ...given } = container;
  const deployment = modelDeployment(
    new Chart(new App(), 'pods'),
    { name, places: podPlaces(place, pod), ports: { all: [], served: [] }, selectorLabels: labels },
    // Probes ask the first port, which is the preset's where none is said.
    { container: { ...given, image, name: LLM_CONTAINER, ports: [{ number: LLM_PORT }] }, gpu, pod },
  );
  const { template: { spec } } = ApiObject.of(deployment).toJson().spec;
  const [main] = spec.containers;
  // What is not given here is the preset's to say.
  delete main.securityContext;
  delete main.ports;
  if (container.image === undefined) {
    delete main.image;
  }
  for (const [field, probe] of Object.entries(PROBES)) {
    refuseAll(place.at('container').at(field), tls ? probedOverTlsFaults(main[probe]?.httpGet) : []);
  }
  return spec;
}
