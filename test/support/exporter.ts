import { Exported } from './scrapes';
import { LabelMatcher } from '../../src';
import { CatalogMetric, CatalogMetricType } from '../../src/model-servers/catalog-metric';

/** Of a histogram of which no buckets are known. */
const BUCKETS = [0.1, 1, 10];
/** What each event takes, in the unit of its histogram: more than its lowest bucket. */
const PER_EVENT = 0.5;
/** Gauges that say how much fits, and not how much is there; and what they say. */
const CAPACITY = /_max$/;
const MOST = 200;
/** Labels of targets, whose names the monitor takes for itself. */
const TAKEN = ['namespace', 'pod', 'container', 'endpoint', 'job', 'instance'];

/** A server that exports the metrics of a catalogue, with the labels that conditions ask for: each event counts once, and takes as long as any. */
export function exporterOf(metrics: CatalogMetric[], conditions: LabelMatcher[], target: (target: number) => string): Exported {
  return ({ events, perSecond, target: i }) => Object.fromEntries(metrics.flatMap((metric) => {
    if (metric.bornLate && events === 0 && (metric.type !== CatalogMetricType.GAUGE || perSecond === 0)) {
      return [];
    }
    const labels = metric.labels.map((label) => `,${TAKEN.includes(label) ? `exported_${label}` : label}="${valueOf(label, conditions)}"`).join('');
    const series = (end: string, more = '') => `${metric.name}${end}{${target(i)}${labels}${more}}`;
    switch (metric.type) {
      case CatalogMetricType.GAUGE: return [[series(''), CAPACITY.test(metric.name) ? MOST : perSecond]];
      case CatalogMetricType.COUNTER: return [[series(''), events]];
      case CatalogMetricType.SUMMARY: return [[series('_sum'), events * PER_EVENT], [series('_count'), events]];
      default: return [
        ...[...metric.buckets ?? BUCKETS, Infinity].map((le) => [series('_bucket', `,le="${le === Infinity ? '+Inf' : le}"`), le < PER_EVENT ? 0 : events]),
        [series('_sum'), events * PER_EVENT],
        [series('_count'), events],
      ];
    }
  }));
}

function valueOf(label: string, conditions: LabelMatcher[]): string {
  const asked = conditions.find((condition) => condition.label === label && condition.operator === '=');
  return asked?.value ?? 'any';
}
