import { AutoscalerContext } from './autoscaler-context';
import { SCRAPED_BY } from '../../platforms/annotations';

/** Who scrapes what the triggers ask for, where it is not a monitor of the model: checks would look for one. Undefined where it is one. */
export function scrapedBy({ scrape, triggers }: Pick<AutoscalerContext, 'scrape' | 'triggers'>): { [key: string]: string } | undefined {
  const asking = triggers.flatMap((trigger) => trigger._prometheusOptions ?? []);
  const elsewhere = asking.flatMap(({ availableAtZero }) => availableAtZero ?? []);
  if (scrape?.scrapedBy !== undefined) {
    return { [SCRAPED_BY]: scrape.scrapedBy };
  }
  return asking.length > 0 && elsewhere.length === asking.length ? { [SCRAPED_BY]: [...new Set(elsewhere)].join('; ') } : undefined;
}
