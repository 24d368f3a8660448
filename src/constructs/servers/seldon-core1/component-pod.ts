import { ApiObject, App, Chart } from 'cdk8s';
import { ContainerProps } from 'cdk8s-plus-27';
import { OPERATORS_IMAGE, PlannedComponent, PlannedContainer } from './predictor-plan';
import { SeldonCore1Executor } from './seldon-core1-predictor-options';
import type {
  SeldonDeploymentSpecPredictorsComponentSpecsSpec, SeldonDeploymentSpecPredictorsSvcOrchSpec,
} from '../../../../imports/machinelearning.seldon.io';
import { Place } from '../../../faults/place';
import { Untyped } from '../../../platforms/kubernetes/untyped';
import { EXECUTOR_CONTAINER } from '../../../platforms/seldon-core1/names';
import { DeployedModel, finishContainer, modelDeployment, podPlaces } from '../model-deployment';
import { ModelPodProps } from '../model-pod';

/** What is written of a server that the operator completes. */
const SERVER_FIELDS = ['name', 'image', 'env', 'resources'];

/** The pod of a component. */
export function componentPod(
  { containers, place, props: { pod } }: PlannedComponent, selectorLabels: { [key: string]: string },
): SeldonDeploymentSpecPredictorsComponentSpecsSpec {
  const places = { ...podPlaces(place), containers: containers.map((container) => container.place) };
  const spec = rendered(places, containers.map(({ props }) => props), selectorLabels, pod);
  return { ...spec, containers: containers.map((container, i) => finished(spec.containers[i], container)) };
}

/** What the operator is told of the executor. */
export function svcOrchSpec(place: Place, { envVariables, resources }: SeldonCore1Executor): SeldonDeploymentSpecPredictorsSvcOrchSpec {
  const places = { ...podPlaces(place), containers: [place] };
  const [container] = rendered(places, [{ name: EXECUTOR_CONTAINER, image: OPERATORS_IMAGE, envVariables, resources: resources ?? {} }]).containers;
  return { ...envVariables !== undefined && { env: container.env }, ...resources !== undefined && { resources: container.resources ?? {} } };
}

/** A pod as that of a Deployment, which is made for this alone and never written. */
function rendered(
  places: DeployedModel['places'], [first, ...others]: ContainerProps[], selectorLabels: { [key: string]: string } = {}, pod: ModelPodProps = {},
): Untyped {
  const model = { name: 'pods', places, ports: { all: [], served: [] }, selectorLabels };
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
