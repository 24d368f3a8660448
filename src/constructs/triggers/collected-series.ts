import { CatalogMetric, CatalogMetricType } from '../../model-servers/catalog-metric';
import { knownMetrics } from '../../model-servers/model-servers';

/** Ends of series that only grow, of metrics that are not known; and of those the part of a histogram or a summary. */
const COUNTED = /_(total|count|sum)$/;
const PART_OF_FAMILY = /_(count|sum)$/;

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
