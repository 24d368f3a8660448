import { PrometheusTriggerOptions } from './prometheus-trigger-options';
import { Place } from '../../faults/place';

const OPTIONS_OF_KEDA = ['activationThreshold', 'availableAtZero', 'useCachedMetrics'] as const;

/** Refuses what only KEDA can be told of a trigger on Prometheus: an HPA asks an adapter, which asks its own Prometheus. */
export function checkHpaOptions(place: Place, options: PrometheusTriggerOptions): void {
  for (const option of OPTIONS_OF_KEDA) {
    if (options[option] !== undefined) {
      place.at(option).refuse('is an option of KEDA, which no HPA has', options[option], 'leave it out, or use Autoscaler.keda()');
    }
  }
  if (options.ignoreNullValues === true) {
    place.at('ignoreNullValues').refuse('cannot be for an HPA, to which a lost metric is always an error', true, 'leave it out, or use Autoscaler.keda()');
  }
  if (options.prometheus !== undefined) {
    place.at('prometheus').refuse('is not asked by an HPA: its adapter asks one Prometheus for all', options.prometheus.address,
      'leave it out, and give the adapter that Prometheus');
  }
}
