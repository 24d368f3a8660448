import { AutoscalerContext } from './autoscaler-context';
import { bucketsText } from '../../model-servers/stated-buckets';
import { HISTOGRAM_BUCKETS, QUERY_LANGUAGE, SCRAPED_BY } from '../../platforms/annotations';
import { QueryDialect } from '../metrics/prometheus';
import { speaksMetricsQl } from '../metrics/query-language';
import { Trigger } from '../triggers/trigger';

/** The annotations that tell checks what the queries of triggers do not: who scrapes, the language, the buckets. Empty where there is nothing to tell. */
export function queryAnnotations(context: Pick<AutoscalerContext, 'prometheus' | 'scrape' | 'triggers'>): { [key: string]: string } {
  return { ...scrapedBy(context), ...queryLanguage(context), ...statedBuckets(context.triggers) };
}

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
function queryLanguage({ prometheus, triggers }: Pick<AutoscalerContext, 'prometheus' | 'triggers'>): { [key: string]: string } | undefined {
  const asking = triggers.flatMap((trigger) => trigger._prometheusOptions ?? []);
  return asking.some((options) => speaksMetricsQl(options.prometheus ?? prometheus)) ? { [QUERY_LANGUAGE]: QueryDialect.METRICS_QL } : undefined;
}

/** The buckets that triggers state: checks would go by those of the catalogue. */
export function statedBuckets(triggers: Trigger[]): { [key: string]: string } | undefined {
  const stated = triggers.flatMap(({ _statedBuckets }) => _statedBuckets ?? []);
  return stated.length === 0 ? undefined : { [HISTOGRAM_BUCKETS]: bucketsText(stated) };
}
