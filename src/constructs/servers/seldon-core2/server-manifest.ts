import { ApiObjectProps } from 'cdk8s';
import { checkCapabilities } from './capabilities';
import { SeldonCore2ServerProps } from './seldon-core2-server-props';
import type { ServerSpec } from '../../../../imports/mlops.seldon.io';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { MAX_INT32 } from '../../../platforms/kubernetes/limits';
import { checkObjectName } from '../../../platforms/kubernetes/names';
import { replicaFaults, serverNameFaults } from '../../../platforms/seldon-core2/model-faults';
import { SELDON_CORE2_API_VERSION } from '../../../platforms/seldon-core2/names';

/**
 * Who scales: Seldon Core 2 the Model and its Server (`core`); an autoscaler the Model, whose Server Seldon Core 2 scales (`model`); or an
 * autoscaler each of them alike (`pair`).
 */
export type ScalingMode = 'core' | 'model' | 'pair';

/** Bounds of a Model, which decide those of its Server. */
export interface ModelBounds {
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

/** What of a Model decides its Server. */
export interface ServedByServer extends ModelBounds {
  readonly mode: ScalingMode;
  /** Name of the Server. */
  readonly name: string;
  readonly namespace?: string;
}

/** Name of a Server that is written; refuses one that its StatefulSet or the Services of its replicas cannot have. */
export function serverName(place: Place, props: SeldonCore2ServerProps, modelName: string): string {
  const name = props.name ?? `${modelName}-server`;
  const at = place.at('name');
  refuseAll(at, serverNameFaults(name));
  return name;
}

/** A Server whose bounds go with those of its Model; refuses what Seldon Core 2 would not scale, or could not place the Model on. */
export function writtenServer(place: Place, props: SeldonCore2ServerProps, { mode, name, namespace, ...bounds }: ServedByServer): ApiObjectProps {
  const { serverConfig, capabilities, extraCapabilities } = props;
  checkObjectName(place.at('serverConfig'), serverConfig);
  for (const [field, list] of [['capabilities', capabilities], ['extraCapabilities', extraCapabilities]] as const) {
    if (list !== undefined) {
      checkCapabilities(place.at(field), list);
    }
  }
  const spec: ServerSpec = {
    serverConfig,
    capabilities,
    extraCapabilities,
    ...mode === 'pair' ? pairedReplicas(place, props, bounds) : serverBounds(place, props, bounds),
  };
  return { apiVersion: SELDON_CORE2_API_VERSION, kind: 'Server', metadata: { name, namespace }, spec };
}

/** Without `replicas` the scale of a Server reads 0, at which no autoscaler does anything; with bounds Seldon Core 2 would scale it too. */
function pairedReplicas(place: Place, props: SeldonCore2ServerProps, { minReplicas }: ModelBounds) {
  for (const field of ['minReplicas', 'maxReplicas'] as const) {
    if (props[field] !== undefined) {
      place.at(field).refuse('has no place beside singleModel: the autoscaler of the Server has the bounds of the Model', props[field], 'leave it out');
    }
  }
  return { replicas: minReplicas };
}

function serverBounds(place: Place, props: SeldonCore2ServerProps, model: ModelBounds): ModelBounds {
  const { minReplicas = Math.max(model.minReplicas, 1), maxReplicas = Math.max(model.maxReplicas, minReplicas) } = props;
  for (const [field, count] of [['minReplicas', minReplicas], ['maxReplicas', maxReplicas]] as const) {
    if (!Number.isInteger(count) || count < 1 || count > MAX_INT32) {
      place.at(field).refuse('must be a whole number, at least 1', count, 'leave it out for that of the Model');
    }
  }
  if (maxReplicas < model.maxReplicas) {
    place.at('maxReplicas').refuse(`is less than maxReplicas of the Model (${model.maxReplicas}), of which each replica of the Server holds one`, maxReplicas,
      'raise it, or leave it out');
  }
  refuseAll(place, replicaFaults({ minReplicas, maxReplicas }));
  return { minReplicas, maxReplicas };
}
