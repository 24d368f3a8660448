import { Duration } from 'cdk8s';
import { Discovery } from './discovery';
import { prometheusDuration } from '../metrics/prometheus-duration';
import { Place } from '../place';
import { parse } from '../promql/parse';
import { rateWindows } from '../promql/rate-windows';

/** Scrapes that a rate needs inside its window. Source: prometheus 3.5 promql/functions.go, extrapolatedRate. */
const SCRAPES_PER_RATE = 2;

/** Refuses a rule whose rate looks back over fewer than two scrapes. */
export function checkWindows(place: Place, rule: Discovery, scrapeInterval: Duration): void {
  const interval = rule.spec.scrapeInterval ?? scrapeInterval;
  const smallest = interval.toMilliseconds() * SCRAPES_PER_RATE;
  const query = rule.sample();
  const short = rateWindows(query, parse(query)).find(({ millis }) => millis < smallest);
  if (short !== undefined) {
    place.refuse(`holds ${short.name} over ${short.text}, fewer than two scrapes (one each ${prometheusDuration(interval)}), so that it is empty`,
      rule.spec.metricsQuery,
      `use at least ${prometheusDuration(Duration.millis(smallest))}, or state the scrapeInterval of the rule where its series are scraped more often`);
  }
}
