import { idleLevel, Measure } from './measure';
import { adapterWriter, NewestRate, QueryWriter } from './query-writer';
import { LabelMatcher } from '../../promql/label-matcher';

/** The times of a query of prometheus-adapter. */
export interface AdapterTimes {
  readonly window: string;
  readonly interval: string;
  readonly twoScrapes: string;
  readonly twoDone: string;
  /** Scrapes that the window spans. */
  readonly scrapes: number;
}

/** Any series of the pods that an adapter asks for tells whether they are scraped: a rule knows no labels of one model. */
const UP = 'up{<<.LabelMatchers>>}';

/**
 * The query of what is measured of each pod, in the template language of prometheus-adapter. A pod has a value once it was scraped for a
 * whole window, and none from its first missed scrape on: an HPA takes pods without values as idle on the way up, and as at the target on
 * the way down.
 */
export function podQuery(measure: Measure, matchers: LabelMatcher[], times: AdapterTimes): string {
  const { window, interval, twoScrapes, twoDone, scrapes } = times;
  const writer = writerOf(measure, matchers, times, 'irate');
  const value = measure.query(writer);
  const ofPod = (expression: string) => writer.aggregate('max', expression);
  const answers = `${ofPod(UP)} == 1`;
  const unasked = !measure.bornLate ? '' : ` or 0 * ${ofPod(`sum_over_time(${UP}[${measure.shape === 'rate' ? twoScrapes : twoDone}]) > 1`)} unless ${ofPod(writer.select(measure.events ?? measure.series))}`;
  switch (measure.shape) {
    case 'rate': {
      const mean = `avg_over_time(${unasked === '' ? value : `(${value}${unasked})`}[${window}:${interval}])`;
      const settled = `${ofPod(`count_over_time(${UP}[${window}])`)} >= ${scrapes}`;
      return `${mean} and ${settled} and ${answers}`;
    }
    case 'gauge':
      return unasked === '' ? value : `(${value}${unasked}) and ${answers}`;
    default:
      return `(${value}${idleLevel(measure, writer)}${unasked}) and ${answers}`;
  }
}

/** The same of an object of a platform, of which `up` tells nothing: its own series have to. */
export function objectQuery(measure: Measure, matchers: LabelMatcher[], times: AdapterTimes): string {
  const writer = writerOf(measure, matchers, times, 'rate');
  const value = measure.query(writer);
  const there = writer.aggregate('sum', writer.select(measure.series));
  switch (measure.shape) {
    case 'rate':
      return `avg_over_time(${value}[${times.window}:${times.interval}]) and ${there}`;
    case 'gauge':
      return value;
    default:
      return `(${value}${idleLevel(measure, writer)}) and ${there}`;
  }
}

function writerOf(measure: Measure, matchers: LabelMatcher[], { window, twoScrapes, twoDone }: AdapterTimes, newest: NewestRate): QueryWriter {
  const { series, conditions = [] } = measure;
  return adapterWriter(series, [...matchers, ...conditions], { window, twoScrapes, twoDone, newest });
}
