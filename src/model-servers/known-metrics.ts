import { CatalogMetric } from './catalog-metric';
import { findMetric } from './find-metric';
import { MODEL_SERVERS } from './model-servers';

/** A metric, and the server that has it. */
export interface KnownMetric {
  readonly server: string;
  readonly metric: CatalogMetric;
}

/** What was asked for: many models ask for the same. */
const BY_NAME = new Map<string, KnownMetric[]>();

/** What the catalogue has under a name, or under that of one series of a histogram: several servers may have one of it. */
export function knownMetrics(name: string): KnownMetric[] {
  let known = BY_NAME.get(name);
  if (known === undefined) {
    known = MODEL_SERVERS.flatMap(({ server, metrics }) => {
      const metric = findMetric(metrics, name);
      return metric === undefined ? [] : [{ server, metric }];
    });
    BY_NAME.set(name, known);
  }
  return known;
}
