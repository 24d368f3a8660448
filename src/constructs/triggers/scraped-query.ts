import { QueryParts } from './derived-query';
import { idleLevel, Measure } from './measure';
import { labelWriter, QueryWriter } from './query-writer';
import { selector } from '../../promql/label-matcher';

/**
 * How long a target that no longer answers counts as one that should. Long enough for an alert to bring somebody, short enough that a
 * target which never was one is not waited for; what no scrape has ever reached, such as a pod that loads its model, never counts.
 */
const REMEMBERED = '1h';

/**
 * How long the others of a target that is lost may count for no more than all did: it may be a pod that goes, or that has crashed, whose
 * load they have taken over. Longer than pods are given to finish their requests.
 */
const DOUBTED = '10m';

/** What a query is written of. */
export type Scraped = Pick<Measure, 'shape' | 'series' | 'events' | 'bornLate' | 'witness' | 'there' | 'conditions' | 'query'>;

/**
 * After a loss, the share of the answering targets that must have a rate before the query has a value: those scraped first may have the least
 * load. It is below 1, so that one unstable target does not block the others.
 */
const READ = 0.85;

/**
 * The query of what is measured, by which these laws hold: without events it is 0; from the first missed scrape of all targets on it has no
 * value, which is an error that keeps the replicas; once scrapes are back it is what a full window would say, or has no value yet. Where some
 * targets are lost, each counts as the mean of the others, but all together for no more than the least of the last minutes, nor for less
 * than what is measured: pods that go must not bring new ones.
 *
 * test/constructs/triggers/scrape-laws.system.test.ts holds the queries to them.
 */
export function scrapedQuery(measure: Scraped, { series, up: labels, window, interval, twoScrapes, twoDone }: QueryParts): string {
  const matchers = [...series, ...measure.conditions ?? []];
  const writer = labelWriter(matchers, { window, twoScrapes, twoDone, newest: labels === undefined ? 'rate' : 'irate' });
  const value = measure.query(writer);
  if (labels === undefined) {
    return unguarded(measure, value, writer, interval);
  }
  const up = selector('up', labels);
  const unasked = (answering: string, born = measure.there?.(writer) ?? writer.select(measure.series)) =>
    measure.bornLate ? ` or 0 * count(${measure.witness ?? answering}) unless on () ${born}` : '';
  const leastOf = (ofAll: string) => `scalar(min_over_time(${ofAll}[${DOUBTED}:${interval}]) or vector(0))`;
  switch (measure.shape) {
    case 'rate': {
      // A rate takes two scrapes in a row that were answered.
      const answers = `sum_over_time(${up}[${twoScrapes}])`;
      const known = `sum_over_time(${up}[${REMEMBERED}]) > 1`;
      const read = `avg(${answers} > bool 1 and ${up} == 1 and ${known}) > ${READ}`;
      const total = `(${inParentheses(`${value}${unasked(`${answers} > 1`)}`, value)} and on () ${read})`;
      const share = `avg(${answers} > bool 1 and ${known})`;
      const mean = (expression: string) => `avg_over_time(${expression}[${window}:${interval}])`;
      return `clamp_min(${mean(total)}, ${leastOf(mean(`(${total} / ${share})`))}) and on () ${up} == 1`;
    }
    case 'gauge': {
      const total = inParentheses(`${value}${unasked(`${up} == 1`)}`, value);
      const share = `avg(${up} == bool 1 and sum_over_time(${up}[${REMEMBERED}]) > 0)`;
      // When one target has answered twice, all that answer were read at least once: since Prometheus began, and since all were lost.
      return `clamp_min(${total}, ${leastOf(`(${total} / ${share})`)}) and on () (${up} == 1 and sum_over_time(${up}[${twoDone}]) > 1)`;
    }
    default: {
      const level = `${value}${idleLevel(measure, writer)}${unasked(`sum_over_time(${up}[${twoDone}]) > 1`, measure.events && writer.select(measure.events))}`;
      return `${inParentheses(level, value)} and on () ${up} == 1`;
    }
  }
}

/** What was added to an expression keeps it together. */
function inParentheses(expression: string, without: string): string {
  return expression === without ? expression : `(${expression})`;
}

/** The same where nobody knows by which labels `up` tells of the targets: its own series have to tell that they are there. */
function unguarded(measure: Scraped, value: string, writer: QueryWriter, interval: string): string {
  switch (measure.shape) {
    case 'rate':
      return `avg_over_time(${value}[${writer.window}:${interval}]) and on () ${writer.select(measure.series)}`;
    case 'gauge':
      return value;
    default:
      return `${inParentheses(`${value}${idleLevel(measure, writer)}`, value)} and on () ${writer.select(measure.series)}`;
  }
}
