import { checkOwnAnnotations, checkOwnLabels, checkReplicas } from './metadata-rules';
import { AssignedPorts, PlannedComponent, PlannedPredictor } from './predictor-plan';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { checkNamePart } from '../../../platforms/kubernetes/names';
import { addedListeners, clashText, listenerOn, securityContextFaults } from '../../../platforms/seldon-core1/component-faults';
import { EXECUTOR_CONTAINER, ID_LABEL, VERSION_LABEL } from '../../../platforms/seldon-core1/names';
import { checkContainer, checkGpu } from '../container-rules';
import { checkPod } from '../pod-rules';

/** Refuses pods that would not run, that Seldon would change without a word, or among which it finds no place for the executor. */
export function checkComponents(place: Place, { components, nodes }: PlannedPredictor, assigned: AssignedPorts): void {
  const names = new Set<string>();
  for (const component of components) {
    place.attempt(() => checkComponent(component));
    component.containers.forEach((container) => {
      if (container.name === EXECUTOR_CONTAINER) {
        container.place.at('name').refuse('is the name of the executor, which Seldon adds', container.name, 'rename it; the executor has options of its own: executor');
      }
      checkContainer(container.place, container.props, container.name, names);
      if (container.gpu !== undefined) {
        const at = container.role === 'server' ? container.place.at('gpu') : component.place.at('gpu');
        // Source: seldon-core v1.18.2 operator/config/crd: the pods of a SeldonDeployment have no resourceClaims.
        if (container.gpu._claim !== undefined) {
          at.refuse('is a claim, which the API server drops from a SeldonDeployment', 'Gpu.claim', 'use Gpu.nvidia(n) or Gpu.resource(resource, n)');
        }
        checkGpu(at, container.gpu);
      }
    });
    (component.props.pod?.initContainers ?? []).forEach((props, i) =>
      checkContainer(component.place.at('pod.initContainers').at(i), props, props.name ?? `init-${i}`, names));
    checkPorts(component, assigned);
  }
  // Source: seldon-core v1.18.2 seldondeployment_controller.go, createComponents: without one it gives up.
  const [first] = components;
  if (first === undefined || !first.containers.some(({ name }) => nodes.some(({ node }) => node.name === name))) {
    place.at('components').refuse('have a first one without a container of the graph, and that is where the executor goes',
      first?.containers.map(({ name }) => name), 'move a container that runs a node into the first component');
  }
}

function checkComponent({ index, place, props: { containers, gpu, name, pod = {}, replicas } }: PlannedComponent): void {
  if (name !== undefined) {
    checkNamePart(place.at('name'), name);
  }
  if (replicas !== undefined) {
    checkReplicas(place.at('replicas'), replicas);
  }
  if (index > 0 && containers.length === 0) {
    place.at('containers').refuse('are needed: a component without a node of the graph is never asked', containers, 'leave it out, or move a container to it');
  }
  if (gpu !== undefined && containers.length === 0) {
    place.at('gpu').refuse('is for the first container, and there is none', gpu.resourceName ?? 'Gpu.claim', 'give it to SeldonCore1GraphNode.server');
  }
  const at = place.at('pod');
  checkPod(at, pod, {});
  checkOwnLabels(at.at('metadata.labels'), pod.metadata?.labels ?? {});
  if (pod.metadata?.labels?.[VERSION_LABEL] !== undefined) {
    at.at('metadata.labels').at(VERSION_LABEL).refuse('tells the predictors apart', pod.metadata.labels[VERSION_LABEL], 'set it in labels of the predictor');
  }
  checkOwnAnnotations(at.at('metadata.annotations'), pod.metadata?.annotations ?? {});
  refuseAll(at, securityContextFaults({ spec: pod }).map((each) => ({ ...each, pointer: ['securityContext'] })));
  if (pod.isolate !== undefined) {
    at.at('isolate').refuse('is not written for pods that Seldon makes', pod.isolate, `write a NetworkPolicy that selects the label ${ID_LABEL}`);
  }
}

/** Containers of a pod share its ports. */
function checkPorts({ added, containers }: PlannedComponent, assigned: AssignedPorts): void {
  const taken = addedListeners(added);
  for (const container of containers) {
    const { name, place, ports, prepackaged } = container;
    // Triton ends where it cannot listen there. Source: triton-inference-server/server src/main.cc, StartEndpoints.
    const metrics = prepackaged?.metrics === undefined ? [] : [{ number: prepackaged.metrics.port, name: 'metrics' }];
    const told = assigned(container);
    const all = [...ports, ...told, ...metrics];
    for (const port of all) {
      const other = listenerOn(port, taken);
      if (other !== undefined) {
        place.refuse(clashText(other, told.includes(port) ? `is told by Seldon to listen (${port.name}) on a port` : undefined), port.number,
          metrics.includes(port) ? 'move one of the two to a model of its own' : 'declare another port');
      }
    }
    taken.push(...all.map((port) => ({ ...port, owner: `container ${name}` })));
  }
}
