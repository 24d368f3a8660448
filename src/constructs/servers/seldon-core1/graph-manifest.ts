import { SeldonCore1GraphNode } from './seldon-core1-graph-node';
import type { SeldonDeploymentSpecPredictorsGraph } from '../../../../imports/machinelearning.seldon.io';
import { Place } from '../../../faults/place';

/** A node as Seldon spells it; the CRD takes the children as they are. */
export function graphManifest(place: Place, { name, _unit, _options }: SeldonCore1GraphNode): SeldonDeploymentSpecPredictorsGraph {
  const { implementation, server, type } = _unit;
  const { children = [], endpoint, logger, parameters = [] } = _options;
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
    ...endpoint !== undefined && { endpoint: { type: endpoint } },
    ...parameters.length > 0 && { parameters: parameters.map((parameter, i) => parameter._manifest(place.at('parameters').at(i))) },
    ...logger !== undefined && { logger: { mode: logger.mode, url: logger.url } },
    ...children.length > 0 && { children: children.map((child, i) => graphManifest(place.at('children').at(i), child)) },
  };
}
