import { PlacedNode, PlannedPredictor } from './predictor-plan';
import { SeldonCore1ServerProps } from './seldon-core1-server-props';
import { SeldonEndpoint, SeldonProtocol, PrepackagedServer, SeldonTransport } from './seldon-protocol';
import { checkHttpUrl } from '../../../platforms/kubernetes/http-url';
import { checkContainerName } from '../../../platforms/kubernetes/names';

/** Servers that load a model without being told where it is. Source: seldon-core v1.18.2 seldondeployment_webhook.go. */
const WITHOUT_MODEL_URI = [PrepackagedServer.HUGGINGFACE];
/** Servers that speak TensorFlow's protocol. Source: the same. */
const SPEAK_TENSORFLOW = [PrepackagedServer.TENSORFLOW, PrepackagedServer.TRITON];

const ENDPOINT_OF: Record<SeldonTransport, SeldonEndpoint> = {
  [SeldonTransport.REST]: SeldonEndpoint.REST,
  [SeldonTransport.GRPC]: SeldonEndpoint.GRPC,
};

/** Refuses graphs that Seldon's webhook refuses, and those that its executor would not go through as they read. */
export function checkGraphs(predictors: PlannedPredictor[], { protocol, transport }: SeldonCore1ServerProps): void {
  for (const predictor of predictors) {
    const containers = predictor.components.flatMap((component) => component.containers);
    checkNames(predictor.nodes);
    checkServiceAccounts(predictor);
    for (const placed of predictor.nodes) {
      checkNode(placed);
      checkChildren(placed);
      checkServer(placed, protocol);
      const { place, node } = placed;
      const own = containers.filter(({ name, role }) => role !== 'server' && name === node.name);
      if (node._unit.implementation === undefined && own.length === 0) {
        place.refuse('is run by no container of its name', node.name, `name one of the containers ${node.name}, or use GraphNode.server`);
      }
      if (node._unit.implementation !== undefined && own.length > 0) {
        own[0].place.at('name').refuse('is the name of a node that needs no container', node.name, 'leave it out: what the node is told goes into its options');
      }
    }
    const stray = containers.find(({ name, role }) => role === 'node' && !predictor.nodes.some(({ node }) => node.name === name));
    if (stray !== undefined) {
      stray.place.at('name').refuse('is no node of the graph, so that nothing would ask the container', stray.name,
        `name it as one of ${predictor.nodes.map(({ node }) => node.name).join(', ')}, or move it to pod.containers of the component`);
    }
  }
  checkEndpoints(predictors.flatMap(({ nodes }) => nodes), transport);
}

function checkNames(nodes: PlacedNode[]): void {
  const names = new Set<string>();
  for (const { place, node: { name } } of nodes) {
    checkContainerName(place.at('name'), name);
    if (names.has(name)) {
      place.at('name').refuse('is the name of another node too, and Seldon finds the first alone', name, 'give each node a name of its own');
    }
    names.add(name);
  }
}

function checkNode({ place, node: { _options: { logger, parameters = [] } } }: PlacedNode): void {
  if (logger?.url !== undefined) {
    checkHttpUrl(place.at('logger.url'), logger.url);
  }
  parameters.forEach(({ name }, i) => {
    if (parameters.findIndex((other) => other.name === name) !== i) {
      place.at('parameters').at(i).refuse('is given before', name, 'leave out one of the two');
    }
  });
}

/** What becomes of a request at a node with children. Source: seldon-core executor/predictor/predictor_process.go, predictChildren and aggregate. */
function checkChildren({ place, node: { name, _unit: { implementation, share, type }, _options: { children = [] } } }: PlacedNode): void {
  const at = place.at('children');
  if (implementation === 'RANDOM_ABTEST') {
    if (children.length !== 2) {
      at.refuse('have to be two, among which the requests are shared', children.length, 'give it two nodes');
    }
    if (share === undefined || !(share >= 0 && share <= 1)) {
      place.at('shareOfFirst').refuse('is no share, from 0 to 1', share, 'write 0.5 for half of the requests');
    }
    return;
  }
  if ((type === 'ROUTER' || type === 'COMBINER') && children.length === 0) {
    at.refuse(`are needed: without them a ${type.toLowerCase()} has nothing to ${type === 'ROUTER' ? 'choose from' : 'combine'}`, children, 'add a node');
  }
  if (type !== 'ROUTER' && type !== 'COMBINER' && children.length > 1) {
    at.refuse('would all be asked, and the answer of the first alone would come back', children.map((child) => child.name),
      `put one node below ${name}: GraphNode.combiner or GraphNode.router with these children`);
  }
}

function checkServer({ place, node: { _unit: { implementation, server } } }: PlacedNode, protocol?: SeldonProtocol): void {
  if (implementation === undefined || implementation === 'RANDOM_ABTEST') {
    return;
  }
  if ((server?.modelUri ?? '').trim() === '' && !WITHOUT_MODEL_URI.includes(implementation)) {
    place.at('modelUri').refuse(`is needed by ${implementation}`, server?.modelUri, 'say where the model is, such as gs://bucket/folder');
  }
  if (protocol === SeldonProtocol.TENSORFLOW && !SPEAK_TENSORFLOW.includes(implementation)) {
    place.refuse('does not speak the protocol tensorflow', implementation, 'leave the protocol out, or use SeldonProtocol.V2');
  }
}

/** Servers share the pod of the first component, whose account the operator sets to that of the last. Source: seldondeployment_prepackaged_servers.go. */
function checkServiceAccounts({ components: [first], nodes }: PlannedPredictor): void {
  const account = first?.props.pod?.serviceAccount?.name;
  const stated = nodes.filter(({ node }) => node._unit.server?.serviceAccountName !== undefined);
  for (const { place, node: { _unit: { server } } } of stated) {
    const other = account ?? stated[0].node._unit.server?.serviceAccountName;
    if (other !== server?.serviceAccountName) {
      place.at('serviceAccountName').refuse(`is another one than that of the same pod (${other})`, server?.serviceAccountName, 'give both the same');
    }
  }
}

function checkEndpoints(nodes: PlacedNode[], transport?: SeldonTransport): void {
  const stated = nodes.filter(({ node }) => node._options.endpoint !== undefined);
  const [first] = stated;
  for (const { place, node: { _options: { endpoint } } } of stated) {
    if (transport !== undefined && endpoint !== ENDPOINT_OF[transport]) {
      place.at('endpoint').refuse(`is another one than the transport of all nodes (${transport})`, endpoint, 'leave it out');
    }
    if (endpoint !== first.node._options.endpoint) {
      place.at('endpoint').refuse(`is another one than that of ${first.node.name} (${first.node._options.endpoint}), and all have to agree`, endpoint,
        'leave both out, and set transport');
    }
  }
}
