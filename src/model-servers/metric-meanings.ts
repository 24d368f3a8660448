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
  const gateway = gatewayMetric(name)?.metric;
  if (gateway !== undefined) {
    return { is: seriesOf(name, gateway), ofPods: false, maximum: gateway.maximum };
  }
  const known = knownMetrics(name).map(({ metric }) => metric);
  const [first] = known;
  if (first === undefined) {
    return undefined;
  }
  const is = seriesOf(name, first);
  return {
    is: known.every((metric) => seriesOf(name, metric) === is) ? is : undefined,
    maximum: known.every(({ maximum }) => maximum === first.maximum) ? first.maximum : undefined,
    ofPods: true,
  };
}

function seriesOf(name: string, metric: CatalogMetric): MetricMeaning['is'] {
  switch (metric.type) {
    case CatalogMetricType.COUNTER: return 'counter';
    case CatalogMetricType.GAUGE: return LEVELS.includes(metric.unit) ? 'level' : 'amount';
    // As a whole it is no series, or a native histogram.
    default: return metric.name === name ? undefined : 'counter';
  }
}
