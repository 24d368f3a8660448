import { Fault, faultAt } from '../../faults/fault';
import { isMetricName } from '../../promql/label-matcher';
import { BUCKET } from '../../promql/vocabulary';
import { operationFaults } from '../keda/otel-add-on';
import { quantityValue } from '../kubernetes/quantity';
import { listIn, objectIn, shown, textIn } from '../kubernetes/untyped';

/** What the add-on itself reads. Source: kedify/otel-add-on v0.1.4 metric/simple_parser.go. */
const QUERY_OF_ADD_ON = /^(sum|avg|min|max|count)\([^()[\]]*\)$|^[^()[\]]*$/;
/** Parts of a histogram or a summary, which the collector filters by the name of the whole. */
export const PART_OF_FAMILY = /_(count|sum)$/;

/**
 * A query that KServe makes another one of: it puts it into `sum(<query>{namespace=...,deployment=...})`. Source: kserve v0.20
 * inferenceservice/reconcilers/keda/keda_reconciler.go.
 */
export function wrappedQueryFaults(metric: unknown): Fault[] {
  const { query } = objectIn(metric);
  return typeof query !== 'string' || query === '' || isMetricName(query) ? [] : [{
    ...faultAt(['query'], 'must be the name of a metric alone: KServe puts it into sum(...{...}), where anything else names no metric', query,
      'write the name of the metric alone, and what is done with its values in operationOverTime'),
    // Before, the add-on got the query as it is, and read labels and one aggregation.
    ...QUERY_OF_ADD_ON.test(query) && { only: { product: 'KServe', from: '0.16' } as const },
  }];
}

/** A metric that no collector has. Source: the same, and otel/otel_reconciler.go; kedify/otel-add-on v0.1.4 metric/simple_parser.go. */
export function podMetricFaults(metric: unknown): Fault[] {
  const { backend, metricNames, operationOverTime, query } = objectIn(metric);
  const names = listIn(metricNames).flatMap((name) => textIn(name) ?? []);
  const ofBackend = backend === 'opentelemetry' ? []
    : [faultAt(['backend'], 'must be opentelemetry: KServe makes an empty trigger without it', backend, 'write opentelemetry')];
  if (typeof query !== 'string' || !isMetricName(query)) {
    return ofBackend;
  }
  if (BUCKET.test(query)) {
    return [...ofBackend, faultAt(['query'], 'is not kept by the add-on, which keeps the count and the sum of a histogram alone', query,
      { yaml: 'use the count, or a query of Prometheus', typescript: 'use externalAutoscaler: true in ModelServer.kserve and a LatencyTrigger' })];
  }
  const family = query.replace(PART_OF_FAMILY, '');
  const ofSeries = [...ofBackend, ...operationFaults(operationOverTime)];
  return names.includes(query) || names.includes(family) ? ofSeries : [...ofSeries, faultAt(['metricNames'], names.length === 0 ? 'is empty, and KServe makes no collector without a name in it' : `leaves out ${query}, which the collector then drops`,
    names.length === 0 ? undefined : names.join(', '), `add ${family}`)];
}

/** A target that KServe does not read: it hands `target.value` to KEDA, as an average, whatever the type. Source: the same, getKedaMetrics; kserve#6169. */
export function droppedTargetFaults(target: unknown): Fault[] {
  const { averageUtilization, averageValue, type, value } = objectIn(target);
  const given = { averageUtilization, averageValue };
  return Object.entries(given).filter(([, amount]) => amount !== undefined && value !== undefined && quantityValue(amount) !== quantityValue(value))
    .map(([field, amount]) => faultAt([field], `is not read by KServe: it hands value (${shown(value)}) to KEDA, whatever type says${type === undefined ? '' : ` (${shown(type)})`}`,
      amount, 'write the number that each replica takes into value, and leave this out'));
}
