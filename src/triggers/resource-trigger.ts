import { ScaledObjectSpecTriggers } from '../../imports/keda.sh';
import { MAX_INT32 } from '../kubernetes/int32';
import { Place } from '../place';

/** Percent of the requests, as KEDA reads it: a whole number. Source: kedacore/keda v2.20 cpu_memory_scaler.go. */
export function utilizationValue(place: Place, percent: number, got: unknown = percent): string {
  if (!Number.isInteger(percent) || percent < 1 || percent > MAX_INT32) {
    place.refuse(`takes a whole percentage of the requests, from 1 to ${MAX_INT32}`, got, 'write 50 for half of what the containers request');
  }
  return String(percent);
}

/** A cpu or memory trigger; its metric type has no default in KEDA. */
export function resourceTrigger(
  resource: 'cpu' | 'memory', metricType: 'Utilization' | 'AverageValue', value: string, container?: string,
): ScaledObjectSpecTriggers {
  return {
    type: resource,
    metricType,
    metadata: container === undefined ? { value } : { containerName: container, value },
  };
}
