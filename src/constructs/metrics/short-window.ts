import { Duration } from 'cdk8s';
import { SCRAPES_PER_RATE, SCRAPES_WITH_ONE_LOST } from '../../promql/window-faults';

/** The shortest range in which a rate can be. */
export function shortestWindow(scrapeInterval: Duration): Duration {
  return Duration.millis(scrapeInterval.toMilliseconds() * SCRAPES_PER_RATE);
}

/** The shortest range in which a rate is after a scrape was lost. */
export function advisedWindow(scrapeInterval: Duration): Duration {
  return Duration.millis(scrapeInterval.toMilliseconds() * SCRAPES_WITH_ONE_LOST);
}
