import { fault, Fault, faultAt, repeated, within } from '../../faults/fault';
import { Fields, listIn, objectIn, shown, textIn } from '../kubernetes/untyped';

/** Triggers on a resource of the pods, which KEDA writes as such into the HPA. */
const OF_PODS = ['cpu', 'memory'];
/** Scalers that have no value to cache. Source: kedacore/keda v2.20 apis/keda/v1alpha1/withtriggers_types.go, ValidateTriggers. */
export const NOT_CACHED = ['cpu', 'memory', 'cron'];
/** Ways to compare a metric. Source: kubernetes v1.36 autoscaling/v2 types.go, MetricTargetType. */
const METRIC_TYPES = ['AverageValue', 'Utilization', 'Value'];
/** Before it `type` in the metadata of cpu and memory said what metricType says. Source: kedacore/keda PR 6698. */
const FROM_METRIC_TYPE = { product: 'KEDA', from: '2.18' };

/**
 * Triggers that the API server or KEDA rejects, whatever their scaler reads of its metadata: without a type, with the name of another one,
 * with a cache that their scaler does not have, or compared in a way that it does not have. The value is the list of triggers.
 *
 * Source: kedacore/keda v2.20 withtriggers_types.go; pkg/scalers/scaler.go, GetMetricTargetType; cpu_memory_scaler.go.
 */
export function triggersFaults(triggers: unknown): Fault[] {
  return [
    ...listIn(triggers).map(objectIn).flatMap((trigger, i) => within([i], [
      ...textIn(trigger.type)?.trim() ? []
        : [faultAt(['type'], 'is missing, and the API server rejects the object', trigger.type, 'name the scaler, such as prometheus')],
      ...cacheFaults(trigger),
      ...metricTypeFaults(trigger),
    ])),
    ...repeatedNameFaults(triggers),
  ];
}

/** Names that another trigger has too. */
export function repeatedNameFaults(triggers: unknown): Fault[] {
  const list = listIn(triggers).map(objectIn);
  const again = repeated(list, ({ name }) => textIn(name) || undefined);
  return list.flatMap((trigger, i) => again.has(trigger)
    ? [faultAt([i, 'name'], 'is the name of another trigger too, which KEDA\'s webhook rejects', trigger.name, 'give each trigger a name of its own')] : []);
}

/** Why a trigger has no value to cache. */
export function cacheFaults({ type, useCachedMetrics }: Fields): Fault[] {
  return useCachedMetrics === true && NOT_CACHED.includes(type as string)
    ? [faultAt(['useCachedMetrics'], `is rejected by KEDA's webhook for ${shown(type)}`, true, 'leave it out')]
    : [];
}

/** How a trigger's metric may not be compared. */
export function metricTypeFaults({ type, metricType, metadata }: Fields): Fault[] {
  return within(['metricType'], OF_PODS.includes(type as string) ? resourceFaults(type as string, metricType, metadata) : externalFaults(metricType));
}

function resourceFaults(type: string, metricType: unknown, metadata: unknown): Fault[] {
  if (metricType === 'Utilization' || metricType === 'AverageValue') {
    return [];
  }
  const found = fault(`must be Utilization or AverageValue: it has no default for ${type}, and KEDA disables the whole ScaledObject`, metricType, 'write metricType beside type');
  return [metricType === undefined && objectIn(metadata).type !== undefined ? { ...found, only: FROM_METRIC_TYPE } : found];
}

function externalFaults(metricType: unknown): Fault[] {
  if (metricType === 'Utilization') {
    return [fault('is a share of requests, which only cpu and memory have: KEDA disables the whole ScaledObject', metricType, 'write AverageValue or Value')];
  }
  return metricType === undefined || metricType === '' || METRIC_TYPES.includes(metricType as string) ? []
    : [fault('is no way to compare a metric: the API server rejects the HPA', metricType, 'write AverageValue or Value')];
}
