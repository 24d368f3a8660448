import { CatalogMetric, CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { gatewayMetric } from './gateway-metrics';
import { knownMetrics } from './model-servers';
import { MetricMeaning } from '../promql/metric-meaning';

/** Units of what does not add up: shares, and the time that something took last. */
const LEVELS = [
  CatalogMetricUnit.SHARE, CatalogMetricUnit.PERCENT, CatalogMetricUnit.SECONDS, CatalogMetricUnit.MILLISECONDS, CatalogMetricUnit.MICROSECONDS,
];

const BY_NAME = new Map<string, MetricMeaning | undefined>();

/** What the numbers of a metric are, as all servers and gateways that are known to have it agree. */
export function meaningOf(name: string): MetricMeaning | undefined {
  if (!BY_NAME.has(name)) {
    BY_NAME.set(name, findMeaning(name));
  }
  return BY_NAME.get(name);
}

function findMeaning(name: string): MetricMeaning | undefined {
  const gateway = gatewayMetric(name);
  const known = gateway === undefined ? knownMetrics(name) : [gateway];
  const [first] = known.map(({ metric }) => metric);
  if (first === undefined) {
    return undefined;
  }
  const same = <T>(read: (metric: CatalogMetric) => T): T | undefined =>
    known.every(({ metric }) => JSON.stringify(read(metric)) === JSON.stringify(read(first))) ? read(first) : undefined;
  return {
    is: same((metric) => seriesOf(name, metric)),
    maximum: same(({ maximum }) => maximum),
    ofPods: gateway === undefined,
    exportedBy: known.map(({ server }) => server).join(' and '),
    histogram: same((metric) => metric.type === CatalogMetricType.HISTOGRAM ? metric.name : undefined),
    buckets: same(({ buckets }) => buckets),
  };
}

function seriesOf(name: string, metric: CatalogMetric): MetricMeaning['is'] {
  switch (metric.type) {
    case CatalogMetricType.COUNTER: return 'counter';
    case CatalogMetricType.GAUGE: return metric.isMean === true || LEVELS.includes(metric.unit) ? 'level' : 'amount';
    // As a whole it is no series, or a native histogram.
    default: return metric.name === name ? undefined : 'counter';
  }
}
