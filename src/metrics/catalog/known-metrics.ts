import { CatalogMetric } from './catalog-metric';
import { MetricCatalog } from './metric-catalog';

/** A metric, and the server that has it. */
export interface KnownMetric {
  readonly server: string;
  readonly metric: CatalogMetric;
}

let catalogs: MetricCatalog[] | undefined;

/** What the catalogue has under a name, or under that of one series of a histogram: several servers may have one of it. */
export function knownMetrics(name: string): KnownMetric[] {
  catalogs ??= MetricCatalog.all();
  return catalogs.flatMap((catalog) => {
    const metric = catalog.tryFindMetric(name);
    return metric === undefined ? [] : [{ server: catalog.server, metric }];
  });
}
