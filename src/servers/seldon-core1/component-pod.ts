// What cdk8s-plus renders has no public type, hence `any` for pods and containers.
import { ApiObject, App, Chart } from 'cdk8s';
import { ContainerProps, Deployment, Node } from 'cdk8s-plus-27';
import { OPERATORS_IMAGE, PlannedComponent, PlannedContainer } from './predictor-plan';
import { EXECUTOR_CONTAINER } from './seldon-labels';
import { SeldonExecutor } from './seldon-predictor';
import type {
  SeldonDeploymentSpecPredictorsComponentSpecsSpec, SeldonDeploymentSpecPredictorsSvcOrchSpec,
} from '../../../imports/machinelearning.seldon.io';
import { keepAskedContainerFields, keepAskedPodFields } from '../asked-fields';
import { ownCopy, withPortNumber } from '../container-copy';
import { ModelPodProps } from '../model-pod';
import { finishContainer, podExtras } from '../pod-extras';

/** What is written of a server that the operator completes. */
const SERVER_FIELDS = ['name', 'image', 'env', 'resources'];

/** The pod of a component. */
export function componentPod(
  { containers, props: { pod = {} } }: PlannedComponent, selectorLabels: { [key: string]: string },
): SeldonDeploymentSpecPredictorsComponentSpecsSpec {
  const spec = rendered(containers.map(({ props }) => props), pod);
  keepAskedPodFields(spec, pod);
  (pod.initContainers ?? []).forEach((props, i) => keepAskedContainerFields(spec.initContainers[i], props));
  return {
    ...spec,
    ...podExtras(pod, selectorLabels),
    containers: containers.map((container, i) => finished(spec.containers[i], container)),
  };
}

/** What the operator is told of the executor; undefined where that is nothing. */
export function svcOrchSpec({ envVariables, resources }: SeldonExecutor): SeldonDeploymentSpecPredictorsSvcOrchSpec | undefined {
  const [container] = rendered([{ name: EXECUTOR_CONTAINER, image: OPERATORS_IMAGE, envVariables, resources: resources ?? {} }]).containers;
  return { ...envVariables !== undefined && { env: container.env }, ...resources !== undefined && { resources: container.resources ?? {} } };
}

/** A pod as cdk8s-plus renders that of a Deployment, which is made for this alone. */
function rendered(containers: ContainerProps[], pod: ModelPodProps = {}): any {
  const { containers: _sidecars, metadata: _metadata, nodeAffinity = [], tolerations = [], ...podProps } = pod;
  const deployment = new Deployment(new Chart(new App(), 'seldon'), 'Deployment', { ...podProps, select: false });
  containers.forEach((container) => deployment.addContainer(ownCopy(withPortNumber(container))));
  if (nodeAffinity.length > 0) {
    deployment.scheduling.attract(Node.labeled(...nodeAffinity));
  }
  if (tolerations.length > 0) {
    deployment.scheduling.tolerate(Node.tainted(...tolerations));
  }
  return ApiObject.of(deployment).toJson().spec.template.spec;
}

function finished(container: any, { gpu, ports, props, role }: PlannedContainer): any {
  if (role === 'server') {
    const stated = props.image === OPERATORS_IMAGE ? SERVER_FIELDS.filter((field) => field !== 'image') : SERVER_FIELDS;
    const server = Object.fromEntries(stated.filter((field) => container[field] !== undefined).map((field) => [field, container[field]]));
    finishContainer(server, [], gpu);
    return server;
  }
  keepAskedContainerFields(container, props);
  finishContainer(container, ports, gpu);
  return container;
}
