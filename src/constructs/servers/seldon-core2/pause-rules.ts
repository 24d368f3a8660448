import { PlacedServer } from './placed-server';
import { ScalingMode } from './scaling-mode';
import { Place } from '../../../faults/place';
import { Autoscaler } from '../../autoscalers/autoscaler';

/** The replicas at which a pause holds a Model; undefined without one that sets them. */
export function pausedAt({ _kind: kind }: Autoscaler): number | undefined {
  return kind.name === 'keda' ? kind.options.paused?._replicas : undefined;
}

/** Refuses a pause at more replicas than the Server of the Model can have, where that is known. A Server of `singleModel` is held at as many. */
export function checkPause(model: Place, autoscaler: Autoscaler, mode: ScalingMode, server?: PlacedServer): void {
  const replicas = pausedAt(autoscaler);
  if (replicas !== undefined && mode !== 'pair' && server?.mostReplicas !== undefined && replicas > server.mostReplicas) {
    model.at('autoscaler.paused').refuse(`is at more replicas than the Server ${server.name} has at most (${server.mostReplicas}), each of which holds one of the Model`,
      replicas, 'lower it, or give the Server a larger maxReplicas');
  }
}
