import { Duration } from 'cdk8s';
import { parse } from '../../promql/parse';
import { RateWindow, rateWindows } from '../../promql/rate-windows';

/** Scrapes that a rate needs inside its window. Source: prometheus 3.5 promql/functions.go, extrapolatedRate. */
const SCRAPES_PER_RATE = 2;
/** Scrapes with which a rate outlives the loss of one. Source: prometheus v3.14 promql/engine.go: two samples are left at every instant. */
const SCRAPES_WITH_ONE_LOST = 3;

/** The shortest range in which a rate can be. */
export function shortestWindow(scrapeInterval: Duration): Duration {
  return Duration.millis(scrapeInterval.toMilliseconds() * SCRAPES_PER_RATE);
}

/** The shortest range in which a rate is after a scrape was lost. */
export function advisedWindow(scrapeInterval: Duration): Duration {
  return Duration.millis(scrapeInterval.toMilliseconds() * SCRAPES_WITH_ONE_LOST);
}

/** A range of a query in which no rate can be; undefined where there is none. */
export function shortWindow(query: string, scrapeInterval: Duration): RateWindow | undefined {
  const shortest = shortestWindow(scrapeInterval).toMilliseconds();
  return rateWindows(query, parse(query)).find(({ millis }) => millis < shortest);
}
