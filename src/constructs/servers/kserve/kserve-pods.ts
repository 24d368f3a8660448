import { ApiObject, App, Chart } from 'cdk8s';
import { ContainerProps, DeploymentStrategy } from 'cdk8s-plus-27';
import { Place } from '../../../faults/place';
import { Component, KSERVE_CONTAINER_PORT } from '../../../platforms/kserve/names';
import { Untyped } from '../../../platforms/kubernetes/untyped';
import { ModelPorts } from '../container-ports';
import { Gpu } from '../gpu';
import { modelDeployment, podPlaces } from '../model-deployment';
import { ModelPodProps } from '../model-pod';

/** The pods of a component, in the words of cdk8s-plus. */
export interface ComponentPods {
  readonly container: ContainerProps;
  readonly gpu?: Gpu;
  readonly pod?: ModelPodProps;
  readonly strategy?: DeploymentStrategy;
}

/** The same, as an InferenceService holds them. */
export interface RenderedPods {
  /** The container that serves. */
  readonly main: Untyped;
  readonly sidecars: Untyped[];
  /** The pod without its containers, and how it is replaced. */
  readonly around: Untyped;
}

/** Renders pods as those of a Deployment, which is made for that and never written. `field` is the prop that holds the container. */
export function renderPods(place: Place, { name, selectorLabels }: Component, pods: ComponentPods, ports: ModelPorts, field: string): RenderedPods {
  const { container: { port, portNumber, ...container }, ...others } = pods;
  // Probes ask the first port, which is KServe's where none is declared.
  const asked = ports.all.length > 0 ? ports.all : [{ number: KSERVE_CONTAINER_PORT }];
  const model = { name, places: podPlaces(place, pods.pod, field), ports, selectorLabels };
  const deployment = modelDeployment(new Chart(new App(), 'pods'), model, { container: { ...container, ports: asked }, ...others });
  const { strategy, template: { spec: { containers: [main, ...sidecars], ...pod } } } = ApiObject.of(deployment).toJson().spec;
  if (ports.all.length === 0) {
    delete main.ports;
  }
  return { main, sidecars, around: { ...pod, ...strategy !== undefined && { deploymentStrategy: strategy } } };
}
