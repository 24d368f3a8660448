import { PlacedNode, PlannedPredictor } from './predictor-plan';
import { SeldonCore1GraphNode } from './seldon-core1-graph-node';
import { SeldonCore1Transport } from './seldon-core1-protocol';
import { SeldonCore1ServerProps } from './seldon-core1-server-props';
import type { SeldonDeploymentSpecPredictorsGraph } from '../../../../imports/machinelearning.seldon.io';
import { below } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { checkHttpUrl } from '../../../platforms/kubernetes/http-url';
import { graphFaults, sharedEndpointFaults } from '../../../platforms/seldon-core1/graph-faults';

/** Refuses graphs that Seldon's webhook refuses, and those that its executor does not go through as they read. */
export function checkGraphs(server: Place, predictors: PlannedPredictor[], { protocol, transport }: SeldonCore1ServerProps): void {
  const graphs: unknown[] = [];
  for (const predictor of predictors) {
    const containers = predictor.components.flatMap((component) => component.containers);
    const own = containers.filter(({ role }) => role !== 'server');
    const [root] = predictor.nodes;
    // What its parameters are refused for is said when it is rendered.
    const manifest = server.attempt(() => graphManifest(root.place, root.node));
    graphs.push(manifest);
    const account = predictor.components[0]?.props.pod?.serviceAccount?.name;
    server.refuseEach(graphFaults(manifest ?? {}, { containers: own.map(({ name }) => name), protocol, transport, account })
      .filter(() => manifest !== undefined).map((each) => ({ ...each, at: nodePlace(root.place, each.pointer) })));
    predictor.nodes.forEach((placed) => server.attempt(() => checkOptions(placed)));
    for (const { node } of predictor.nodes.filter((each) => each.node._unit.implementation !== undefined)) {
      const twin = own.find(({ name }) => name === node.name);
      server.attempt(() => twin?.place.at('name').refuse('is the name of a node that needs no container', node.name, 'leave it out: what the node is told goes into its options'));
    }
    const stray = containers.find(({ name, role }) => role === 'node' && !predictor.nodes.some(({ node }) => node.name === name));
    server.attempt(() => stray?.place.at('name').refuse('is not a node of the graph: no request would reach the container', stray.name,
      `name it as one of ${predictor.nodes.map(({ node }) => node.name).join(', ')}, or move it to pod.containers of the component`));
  }
  server.attempt(() => checkEndpoints(predictors, graphs));
}

/** Where a part of a rendered graph was given. */
function nodePlace(root: Place, pointer: (string | number)[]): Place {
  const field = pointer.indexOf('endpoint');
  return below(root, field < 0 ? pointer : [...pointer.slice(0, field), 'transport']);
}

function checkOptions({ place, node: { _options: { logger } } }: PlacedNode): void {
  if (logger?.url !== undefined) {
    checkHttpUrl(place.at('logger.url'), logger.url);
  }
}

/** Predictors share one transport. */
function checkEndpoints(predictors: PlannedPredictor[], graphs: unknown[]): void {
  Place.refuseAll(sharedEndpointFaults(graphs).map(({ pointer: [i, ...inner], ...rest }) =>
    ({ ...rest, at: nodePlace(predictors[Number(i)].nodes[0].place, inner) })));
}

/** How a node spells its transport. Source: SeldonDeployment CRD 1.19, EndpointType. */
const NODE_TRANSPORTS: Record<SeldonCore1Transport, string> = { rest: 'REST', grpc: 'GRPC' };

/** A node as Seldon spells it; the CRD takes the children as they are. */
export function graphManifest(place: Place, { name, _unit, _options }: SeldonCore1GraphNode): SeldonDeploymentSpecPredictorsGraph {
  const { implementation, server, type } = _unit;
  const { children = [], logger, parameters = [], transport } = _options;
  return {
    name,
    ...type !== undefined && { type },
    ...implementation !== undefined && { implementation },
    ...server !== undefined && {
      modelUri: server.modelUri,
      serviceAccountName: server.serviceAccountName,
      envSecretRefName: server.envSecretRefName,
      storageInitializerImage: server.storageInitializerImage,
    },
    ...transport !== undefined && { endpoint: { type: NODE_TRANSPORTS[transport] } },
    ...parameters.length > 0 && { parameters: parameters.map((parameter, i) => parameter._manifest(place.at('parameters').at(i))) },
    ...logger !== undefined && { logger: { mode: logger.mode, url: logger.url } },
    ...children.length > 0 && { children: children.map((child, i) => graphManifest(place.at('children').at(i), child)) },
  };
}
