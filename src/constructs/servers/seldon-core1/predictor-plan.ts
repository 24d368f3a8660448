import { ContainerProps } from 'cdk8s-plus-27';
import { SeldonCore1GraphNode } from './seldon-core1-graph-node';
import { SeldonCore1Predictor } from './seldon-core1-predictor';
import { SeldonCore1Component, SeldonCore1PredictorOptions } from './seldon-core1-predictor-options';
import { SeldonCore1PrepackagedServer, SeldonCore1Protocol, SeldonCore1Transport } from './seldon-core1-protocol';
import { SeldonCore1ServerProps } from './seldon-core1-server-props';
import { Place } from '../../../faults/place';
import { Prepackaged, prepackagedServer } from '../../../model-servers/prepackaged';
import { deploymentName, EXECUTOR_CONTAINER, predictorServiceName, TFSERVING_CONTAINER, VERSION_LABEL } from '../../../platforms/seldon-core1/names';
import { addedPorts, GRPC_PORT, HTTP_PORT, SeldonPort } from '../../../platforms/seldon-core1/ports';
import { declaredPorts, NamedPort } from '../container-ports';
import { Gpu } from '../gpu';

/** The name of a predictor that is given none. */
const DEFAULT_PREDICTOR = 'default';
/** The image of a server that the operator gives one; it is not written. */
export const OPERATORS_IMAGE = 'operator';

/** A node of a graph, and where it stands. */
export interface PlacedNode {
  readonly place: Place;
  readonly node: SeldonCore1GraphNode;
}

/** What a container of a component is for. */
export type ContainerRole = 'node' | 'server' | 'sidecar';

/** A container of a component, and where it stands. */
export interface PlannedContainer {
  readonly place: Place;
  readonly name: string;
  readonly role: ContainerRole;
  readonly props: ContainerProps;
  /** Undefined for a container that is no server of Seldon Core. */
  readonly prepackaged?: Prepackaged;
  /** Ports that it declares, with a name each. */
  readonly ports: NamedPort[];
  readonly gpu?: Gpu;
}

/** A component with all containers that are written for it. */
export interface PlannedComponent {
  readonly place: Place;
  readonly index: number;
  readonly props: SeldonCore1Component;
  readonly containers: PlannedContainer[];
  /** Containers that the operator adds. */
  readonly added: string[];
  /** Name of the Deployment that the operator makes of it. */
  readonly deployment: string;
}

/** A predictor with all that follows from what was said of it. */
export interface PlannedPredictor {
  readonly place: Place;
  readonly props: SeldonCore1PredictorOptions;
  readonly name: string;
  /** The root first, in the order in which Seldon looks through them. */
  readonly nodes: PlacedNode[];
  readonly components: PlannedComponent[];
  /** Name of its Service. */
  readonly service: string;
  /** By which its pods are told from those of other predictors. */
  readonly version: string;
}

/** All containers that are written for a predictor. */
export function containersOf({ components }: PlannedPredictor): PlannedContainer[] {
  return components.flatMap(({ containers }) => containers);
}

/** The predictors of a SeldonDeployment; refuses what does not say which they are. */
export function planPredictors(place: Place, seldonDeployment: string, server: SeldonCore1ServerProps): PlannedPredictor[] {
  const at = place.at('predictors');
  if (server.predictors.length === 0) {
    at.refuse('have to hold one', server.predictors, 'add one, such as SeldonCore1Predictor.container({ name: \'classifier\', image, resources })');
  }
  return server.predictors.map((predictor, i) => planPredictor(at.at(i), seldonDeployment, predictor, server));
}

function planPredictor(
  place: Place, seldonDeployment: string, predictor: SeldonCore1Predictor, { protocol, transport }: SeldonCore1ServerProps,
): PlannedPredictor {
  const props = predictor._options;
  const { name = DEFAULT_PREDICTOR } = props;
  const placed = componentsOf(place, predictor);
  const nodes = nodesOf(place, predictor);
  const servers = nodes.flatMap((each) => serverContainer(each, protocol));
  const addsTfServing = protocol !== SeldonCore1Protocol.TENSORFLOW
    && nodes.some(({ node }) => node._unit.implementation === SeldonCore1PrepackagedServer.TENSORFLOW);
  const components = placed.map(({ at, containersAt, component }, index): PlannedComponent => {
    const containers = [...ownContainers(containersAt, component, portNameOf(transport)), ...index === 0 ? servers : [], ...sidecars(at, component)];
    const containerNames = containers.map((container) => container.name);
    const tfServing = addsTfServing && !containerNames.includes(TFSERVING_CONTAINER) ? [TFSERVING_CONTAINER] : [];
    const added = index === 0 ? [...tfServing, EXECUTOR_CONTAINER] : [];
    const deployment = deploymentName(seldonDeployment, name, { index, name: component.name, containerNames });
    return { place: at, index, props: component, containers, added, deployment };
  });
  return {
    place,
    props,
    name,
    nodes,
    components,
    service: props.serviceName ?? predictorServiceName(seldonDeployment, name),
    version: props.labels?.[VERSION_LABEL] ?? name,
  };
}

function nodesOf(place: Place, { _contents: contents }: SeldonCore1Predictor): PlacedNode[] {
  if ('graph' in contents) {
    return placedNodes(place.at('graph'), contents.graph);
  }
  const at = place.at('container');
  const name = contents.container.name
    ?? at.at('name').refuse('is needed: it is the name of the model in the graph too', undefined, 'name it, such as classifier');
  return placedNodes(at, SeldonCore1GraphNode.model(name));
}

function placedNodes(place: Place, node: SeldonCore1GraphNode): PlacedNode[] {
  const { children = [] } = node._options;
  return [{ place, node }, ...children.flatMap((child, i) => placedNodes(place.at('children').at(i), child))];
}

interface PlacedComponent {
  readonly at: Place;
  readonly containersAt: (i: number) => Place;
  readonly component: SeldonCore1Component;
}

function componentsOf(place: Place, { _contents: contents }: SeldonCore1Predictor): PlacedComponent[] {
  if ('container' in contents) {
    const { container, options: { gpu, pod } } = contents;
    return [{ at: place, containersAt: () => place.at('container'), component: { containers: [container], gpu, pod } }];
  }
  const { components } = contents.options;
  if (components === undefined) {
    return [{ at: place, containersAt: () => place.at('components'), component: { containers: [] } }];
  }
  return components.map((component, i) => {
    const at = place.at('components').at(i);
    return { at, containersAt: (j) => at.at('containers').at(j), component };
  });
}

/** The name of the port that Seldon asks. */
function portNameOf(transport?: SeldonCore1Transport): string {
  return transport === SeldonCore1Transport.GRPC ? GRPC_PORT : HTTP_PORT;
}

function ownContainers(containersAt: (i: number) => Place, { containers, gpu }: SeldonCore1Component, portName: string): PlannedContainer[] {
  return containers.map((props, i) => ({
    place: containersAt(i),
    name: props.name ?? containersAt(i).at('name').refuse('is needed: it says which node of the graph the container runs', undefined, 'give it the name of the node'),
    role: 'node',
    props,
    ports: declaredPorts(containersAt(i), props, portName),
    gpu: i === 0 ? gpu : undefined,
  }));
}

/** The container of a server that comes with Seldon Core: the operator fills in what is not said of it. */
function serverContainer(
  { place, node: { name, _unit: { implementation, server } } }: PlacedNode, protocol?: SeldonCore1Protocol,
): PlannedContainer[] {
  if (implementation === undefined || server === undefined) {
    return [];
  }
  const { envVariables, gpu, image = OPERATORS_IMAGE, resources } = server;
  const prepackaged = prepackagedServer(implementation, protocol);
  return [{ place, name, role: 'server', prepackaged, props: { name, image, envVariables, resources }, ports: [], gpu }];
}

function sidecars(place: Place, { pod }: SeldonCore1Component): PlannedContainer[] {
  return (pod?.containers ?? []).map((props, i) => {
    const at = place.at('pod.containers').at(i);
    const name = props.name ?? at.at('name').refuse('is needed: a pod of Seldon has several containers', undefined, 'name it');
    return { place: at, name, role: 'sidecar', props, ports: declaredPorts(at, props) };
  });
}

/** Finds the ports that the operator adds to a container that runs a node, beside those that it declares. */
export type AssignedPorts = (container: PlannedContainer) => SeldonPort[];

/** The ports of all containers of a SeldonDeployment, in the order in which they are written. */
export function assignedPorts(predictors: PlannedPredictor[]): AssignedPorts {
  const containers = predictors.flatMap(containersOf);
  const added = addedPorts(containers.map(({ name, ports, prepackaged, role }) =>
    ({ name, isUnit: role !== 'sidecar', isReplaced: prepackaged?.replacesPorts, declared: ports.map((port) => port.name) })));
  const byContainer = new Map(containers.map((container, i) => [container, added[i]]));
  return (container) => byContainer.get(container) ?? [];
}
