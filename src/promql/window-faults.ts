import { prometheusText } from './duration';
import { parse } from './parse';
import { queryFault, queryWarning } from './query-fault';
import { RateWindow, rateWindows, shortSteps } from './rate-windows';
import { Fault } from '../faults/fault';

const RULE = 'window-short';
/** Scrapes that a rate needs inside its window. Source: prometheus 3.5 promql/functions.go, extrapolatedRate. */
export const SCRAPES_PER_RATE = 2;
/** Scrapes with which a rate outlives the loss of one. Source: prometheus v3.14 promql/engine.go: two samples are left at every instant. */
export const SCRAPES_WITH_ONE_LOST = 3;

/** Ranges in which a rate is never, or is lost with one scrape, where the series of a query are scraped every so many milliseconds. */
export function windowFaults(query: string, scrapeMillis: number): Fault[] {
  return rateWindows(query, parse(query)).flatMap(({ isSpare, name, text, millis }) => {
    const advised = prometheusText(SCRAPES_WITH_ONE_LOST * scrapeMillis);
    if (millis < SCRAPES_PER_RATE * scrapeMillis) {
      return [queryFault(RULE, query, `takes ${name} over ${text}, fewer than two scrapes (one every ${prometheusText(scrapeMillis)}): the result is ${millis <= scrapeMillis ? 'always' : 'often'} empty`,
        `write at least [${advised}], three scrapes, of which one may be lost`)];
    }
    return isSpare || millis >= SCRAPES_WITH_ONE_LOST * scrapeMillis ? []
      : [queryWarning(RULE, query, `takes ${name} over ${text}, fewer than three scrapes (one every ${prometheusText(scrapeMillis)}): one lost scrape leaves it empty`,
        `write at least [${advised}]`)];
  });
}

/** Rates over fewer than two steps of a subquery: over one they are always empty, over more whenever only one of them falls into the range. */
export function stepFaults(query: string): Fault[] {
  const steps = shortSteps(query, parse(query));
  return steps === undefined ? [] : [queryFault(RULE, query, `takes ${steps.name} over [${steps.text}:${steps.step}], fewer than two steps of its subquery: the result is ${steps.millis <= steps.stepMillis ? 'always' : 'often'} empty`,
    `widen the range to two steps or more, such as [${prometheusText(SCRAPES_PER_RATE * steps.stepMillis)}:${steps.step}]`)];
}

/** The shortest range of a rate, of those for which nothing stands in where there are some; undefined where there is none at all. */
export function shortestWindow(query: string): RateWindow | undefined {
  const windows = rateWindows(query, parse(query));
  const open = windows.filter(({ isSpare }) => !isSpare);
  const [first, ...others] = open.length > 0 ? open : windows;
  return first && others.reduce((one, other) => other.millis < one.millis ? other : one, first);
}
