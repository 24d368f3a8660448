import { PrometheusTriggerOptions } from './prometheus-trigger-options';
import { TriggerContext } from './trigger-context';
import { prometheusDuration } from '../metrics/prometheus-duration';
import { shortestWindow, shortWindow } from '../metrics/short-window';

/**
 * Refuses a query of the user's whose rate looks back over fewer than two scrapes, however it is taken: its series are scraped as often as
 * the model is, or as the Prometheus does it. Where nobody has said how often that is, nothing is refused.
 */
export function checkQueryWindows({ place, prometheus: ofModel, scrape }: TriggerContext, query: string, options: PrometheusTriggerOptions): void {
  const prometheus = options.prometheus ?? ofModel;
  if (prometheus === undefined || !prometheus._isIntervalKnown) {
    return;
  }
  const { scrapeInterval } = prometheus;
  const ofPods = scrape?.interval ?? scrapeInterval;
  const interval = ofPods.toMilliseconds() < scrapeInterval.toMilliseconds() ? ofPods : scrapeInterval;
  const short = shortWindow(query, interval);
  if (short !== undefined) {
    place.at('query').refuse(`holds ${short.name} over ${short.text}, fewer than two scrapes (one each ${prometheusDuration(interval)}), so that it is empty`, query,
      `use at least ${prometheusDuration(shortestWindow(interval))}; where others scrape its series more often, say so in scrapeInterval of a Prometheus for the trigger,`
      + ' or for an HPA of an ExternalAdapterRule');
  }
}
