import { Place } from '../../faults/place';
import { Trigger } from '../triggers/trigger';

/** What decides whether pods go to zero. */
export interface SleepBounds {
  readonly minReplicas: number;
  /** Whether they go to zero while nothing is active. */
  readonly sleeps: boolean;
}

/** Refuses a model that goes to zero and could never wake up. */
export function checkWakes(place: Place, { minReplicas, sleeps }: SleepBounds, triggers: Trigger[]): void {
  if (sleeps && triggers.length > 0 && !triggers.some((trigger) => trigger._wakes)) {
    place.at(minReplicas === 0 ? 'minReplicas' : 'autoscaler.idleReplicaCount').refuse(`has no trigger that could wake the model: ${whyAsleep(triggers)}`, 0,
      'keep a replica, or add a trigger on what exists without pods: a queue, or a gateway\'s metric with availableAtZero: \'<why>\'');
  }
}

/** Why no trigger tells of requests that come while a model has no pods. */
export function whyAsleep(triggers: Trigger[]): string {
  const gateways = [...new Set(triggers.flatMap((trigger) => trigger._prometheusOptions?.availableAtZero ?? []))];
  const others = gateways.map((gateway) => `, and the chosen metrics of ${gateway} show no request that comes then`).join('');
  return `CPU, memory and the metrics of its pods are gone with its pods${others}`;
}
