import { CatalogMetric, CatalogMetricType } from './catalog-metric';
import { knownMetrics } from './model-servers';
import { asWarnings, Fault, faultAt } from '../faults/fault';
import { PART_OF_FAMILY } from '../platforms/kserve/pod-metric-faults';
import { objectIn } from '../platforms/kubernetes/untyped';

/** Ends of series that only grow, of metrics that are not known. */
const COUNTED = /_(total|count|sum)$/;

/** What a collector has under a name. */
export interface CollectedSeries {
  /** A number that only grows, one that goes up and down, a histogram or a summary as a whole, or something that nobody here knows. */
  readonly kind: 'counted' | 'gauge' | 'family' | 'unknown';
  /** The histogram or the summary of which it is a part. */
  readonly family?: string;
}

/** What the name of a metric stands for: as the servers that are known have it, else by its end. */
export function collectedSeries(name: string): CollectedSeries {
  const known = knownMetrics(name).map(({ metric }) => knownSeries(name, metric));
  // Servers that mean different things by one name leave it unknown.
  const [first] = known;
  return first !== undefined && known.every(({ kind }) => kind === first.kind) ? first : unknownSeries(name);
}

/** A PodMetric of KServe that the add-on does not keep, or whose operation over time makes no total of it. Source: kedify/otel-add-on v0.1.4 metric/mem_store.go. */
export function collectedFaults(metric: unknown): Fault[] {
  const { operationOverTime, query } = objectIn(metric);
  if (typeof query !== 'string') {
    return [];
  }
  const at = ['operationOverTime'];
  switch (collectedSeries(query).kind) {
    case 'family': return [faultAt(['query'], 'is a histogram or a summary, of which the add-on keeps the count and the sum alone: the metric is 0', query,
      { yaml: `write ${query}_count, and operationOverTime: rate`, typescript: `use ${query}_count and OpenTelemetryOperationOverTime.RATE` })];
    case 'counted': return operationOverTime === 'rate' ? []
      : asWarnings([faultAt(at, `must be rate: ${query} only grows, so it soon asks for the most replicas`, operationOverTime, { yaml: 'write rate', typescript: 'set OpenTelemetryOperationOverTime.RATE' })]);
    case 'gauge': return operationOverTime !== 'rate' ? []
      : asWarnings([faultAt(at, `is for counters, and ${query} goes up and down`, operationOverTime, { yaml: 'leave it out, or write avg', typescript: 'leave it out, or use OpenTelemetryOperationOverTime.AVG' })]);
    default: return [];
  }
}

/** Whether series may be missing until the first event: so it is of metrics that are not known, and of those that some server has late. */
export function mayBeBornLate(name: string): boolean {
  const known = knownMetrics(name);
  return known.length === 0 || known.some(({ metric }) => metric.bornLate);
}

function knownSeries(name: string, metric: CatalogMetric): CollectedSeries {
  switch (metric.type) {
    case CatalogMetricType.GAUGE: return { kind: 'gauge' };
    case CatalogMetricType.COUNTER: return { kind: 'counted' };
    default: return metric.name === name ? { kind: 'family' } : { kind: 'counted', family: metric.name };
  }
}

function unknownSeries(name: string): CollectedSeries {
  return { kind: COUNTED.test(name) ? 'counted' : 'unknown', ...PART_OF_FAMILY.test(name) && { family: name.replace(PART_OF_FAMILY, '') } };
}
