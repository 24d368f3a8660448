import { AutoscalerContext } from './autoscaler-context';
import { QUERY_LANGUAGE, SCRAPED_BY } from '../../platforms/annotations';
import { QueryDialect } from '../metrics/query-dialect';
import { speaksMetricsQl } from '../metrics/query-language';

/** Who scrapes what the triggers ask for, where it is not a monitor of the model: checks would look for one. Undefined where it is one. */
export function scrapedBy({ scrape, triggers }: Pick<AutoscalerContext, 'scrape' | 'triggers'>): { [key: string]: string } | undefined {
  const asking = triggers.flatMap((trigger) => trigger._prometheusOptions ?? []);
  const elsewhere = asking.flatMap(({ availableAtZero }) => availableAtZero ?? []);
  if (scrape?.scrapedBy !== undefined) {
    return { [SCRAPED_BY]: scrape.scrapedBy };
  }
  return asking.length > 0 && elsewhere.length === asking.length ? { [SCRAPED_BY]: [...new Set(elsewhere)].join('; ') } : undefined;
}

/** The language of its queries, where a trigger asks a server of MetricsQL: checks would refuse them. */
export function queryLanguage({ prometheus, triggers }: Pick<AutoscalerContext, 'prometheus' | 'triggers'>): { [key: string]: string } | undefined {
  const asking = triggers.flatMap((trigger) => trigger._prometheusOptions ?? []);
  return asking.some((options) => speaksMetricsQl(options.prometheus ?? prometheus)) ? { [QUERY_LANGUAGE]: QueryDialect.METRICS_QL } : undefined;
}
