import { ApiObject, App, Chart } from 'cdk8s';
import { ContainerProps } from 'cdk8s-plus-27';
import { OPERATORS_IMAGE, PlannedComponent, PlannedContainer } from './predictor-plan';
import { SeldonExecutor } from './seldon-predictor';
import type {
  SeldonDeploymentSpecPredictorsComponentSpecsSpec, SeldonDeploymentSpecPredictorsSvcOrchSpec,
} from '../../../imports/machinelearning.seldon.io';
import { EXECUTOR_CONTAINER } from '../../seldon/executor';
import { Untyped } from '../../untyped';
import { finishContainer, modelDeployment } from '../model-deployment';
import { ModelPodProps } from '../model-pod';

/** What is written of a server that the operator completes. */
const SERVER_FIELDS = ['name', 'image', 'env', 'resources'];

/** The pod of a component. */
export function componentPod(
  { containers, props: { pod } }: PlannedComponent, selectorLabels: { [key: string]: string },
): SeldonDeploymentSpecPredictorsComponentSpecsSpec {
  const spec = rendered(containers.map(({ props }) => props), selectorLabels, pod);
  return { ...spec, containers: containers.map((container, i) => finished(spec.containers[i], container)) };
}

/** What the operator is told of the executor. */
export function svcOrchSpec({ envVariables, resources }: SeldonExecutor): SeldonDeploymentSpecPredictorsSvcOrchSpec {
  const [container] = rendered([{ name: EXECUTOR_CONTAINER, image: OPERATORS_IMAGE, envVariables, resources: resources ?? {} }]).containers;
  return { ...envVariables !== undefined && { env: container.env }, ...resources !== undefined && { resources: container.resources ?? {} } };
}

/** A pod as that of a Deployment, which is made for this alone and never written. */
function rendered([first, ...others]: ContainerProps[], selectorLabels: { [key: string]: string } = {}, pod: ModelPodProps = {}): Untyped {
  const model = { name: 'pods', ports: { all: [], served: [] }, selectorLabels };
  const deployment = modelDeployment(new Chart(new App(), 'pods'), model, { container: first, pod: { ...pod, containers: others } });
  return ApiObject.of(deployment).toJson().spec.template.spec;
}

function finished(container: Untyped, { gpu, ports, props, role }: PlannedContainer): Untyped {
  if (role !== 'server') {
    finishContainer(container, ports, gpu);
    return container;
  }
  const stated = props.image === OPERATORS_IMAGE ? SERVER_FIELDS.filter((field) => field !== 'image') : SERVER_FIELDS;
  const server = Object.fromEntries(stated.filter((field) => container[field] !== undefined).map((field) => [field, container[field]]));
  finishContainer(server, [], gpu);
  return server;
}
