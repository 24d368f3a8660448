import { Duration } from 'cdk8s';
import { TriggerContext } from './trigger-context';
import { Place } from '../../faults/place';
import { parse } from '../../promql/parse';
import { shortSteps } from '../../promql/rate-windows';
import { Prometheus } from '../metrics/prometheus';
import { prometheusDuration } from '../metrics/prometheus-duration';
import { advisedWindow, shortWindow } from '../metrics/short-window';

/**
 * Refuses a query of the user's whose rate looks back over fewer than two scrapes, however it is taken: its series are scraped as often as
 * the model is, or as the Prometheus does it. Where nobody has said how often that is, nothing is refused. The steps of a subquery are known.
 */
export function checkQueryWindows({ scrape }: TriggerContext, place: Place, query: string, prometheus?: Prometheus): void {
  checkSteps(place, query, query);
  if (prometheus === undefined || !prometheus._isIntervalKnown) {
    return;
  }
  const { scrapeInterval } = prometheus;
  const ofPods = scrape?.interval ?? scrapeInterval;
  const interval = ofPods.toMilliseconds() < scrapeInterval.toMilliseconds() ? ofPods : scrapeInterval;
  const short = shortWindow(query, interval);
  if (short !== undefined) {
    place.refuse(`holds ${short.name} over ${short.text}, fewer than two scrapes (one each ${prometheusDuration(interval)}), so that it is empty`, query,
      `use at least ${prometheusDuration(advisedWindow(interval))}, three scrapes, of which one may be lost; where others scrape its series more often, say so in`
      + ' scrapeInterval of a Prometheus for the trigger, or for an HPA of an ExternalAdapterRule');
  }
}

/** Refuses a rate over fewer than two steps of a subquery. */
export function checkSteps(place: Place, query: string, text: string): void {
  const steps = shortSteps(query, parse(query));
  if (steps !== undefined) {
    place.refuse(`holds ${steps.name} over [${steps.text}:${steps.step}], fewer than two steps of its subquery, so that it is empty`, text,
      `widen the range to two steps or more, such as [${prometheusDuration(Duration.millis(2 * steps.stepMillis))}:${steps.step}]`);
  }
}
