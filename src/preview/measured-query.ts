import { Measured, SignalLoad } from './signal-load';
import { mayBeNaN } from '../promql/not-a-number';
import { parse, PromqlSyntaxError, PromqlTree } from '../promql/parse';
import { quantileOf } from '../promql/quantile';
import { rateWindows } from '../promql/rate-windows';

/** The end of a query that triggers of this library derive: it has a value only if a target answered the last scrape (docs/queries.md). */
const KEEPS_LAWS = /\band on \(\) \(?up\{/;
/** How many scrapes such a query looks back over. */
const SCRAPES_OF_LAWS = 4;
const MILLIS_PER_SECOND = 1000;

/** How Prometheus comes to the value of a query, as far as its text tells. */
export function measuredBy(query: string, scrapeSeconds: number): Measured {
  const windows = ofReadable(query, (tree) => rateWindows(query, tree)) ?? [];
  const keepsLaws = KEEPS_LAWS.test(query);
  const own = windows.filter(({ isSpare }) => !isSpare).map(({ millis }) => millis / MILLIS_PER_SECOND);
  const windowSeconds = own.length > 0 ? Math.max(...own) : keepsLaws && windows.length > 0 ? SCRAPES_OF_LAWS * scrapeSeconds : undefined;
  return { scrapeSeconds, ...windowSeconds !== undefined && { windowSeconds }, ...keepsLaws && { keepsLaws } };
}

/** The signal as the query of its trigger measures it, unless that is stated. */
export function withMeasured(stated: SignalLoad, query: string | undefined, scrapeSeconds: number | undefined): SignalLoad {
  const signal = query === undefined ? stated : asAsked(stated, query);
  return signal.is === 'answer' || signal.measured !== undefined || query === undefined || scrapeSeconds === undefined ? signal
    : { ...signal, measured: measuredBy(query, scrapeSeconds) };
}

/** A latency has the quantile that its query asks for, and the value that the query has without requests. */
function asAsked(signal: SignalLoad, query: string): SignalLoad {
  return signal.is !== 'latency' ? signal : ofReadable(query, (tree) => ({
    ...signal,
    quantile: signal.quantile ?? quantileOf(query, tree),
    // Of a gauge nobody knows what it keeps.
    ...rateWindows(query, tree).length > 0 && { idleValue: mayBeNaN(query, tree) ? NaN : 0 },
  })) ?? signal;
}

/** What is told of a query that can be read; undefined of one that cannot. */
export function ofReadable<T>(query: string, tell: (tree: PromqlTree) => T): T | undefined {
  try {
    return tell(parse(query));
  } catch (error) {
    // Also so many brackets in each other that nothing here can tell what it is.
    if (error instanceof PromqlSyntaxError || error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}
