import { QueryParts } from './derived-query';
import { idleLevel, Measure } from './measure';
import { LabelWriter } from './query-writer';
import { selector } from '../promql/expressions';

/**
 * How long a target that no longer answers counts as one that should. Long enough for an alert to bring somebody, short enough that a
 * target which never was one is not waited for; what no scrape has ever reached, such as a pod that loads its model, never counts.
 */
const REMEMBERED = '1h';

/**
 * The query of what is measured, by which three laws hold: without events it is 0; from the first missed scrape of all targets on it has no
 * value, which is an error that keeps the replicas; once scrapes are back it is what a full window would say, or has no value yet. Of
 * targets of which some are lost, each of these counts as the mean of the others.
 *
 * Laws and prices are in docs/queries.md; test/triggers/laws.test.ts holds the queries to them.
 */
export function scrapedQuery(measure: Measure, { series, up: labels, window, interval, twoScrapes }: QueryParts): string {
  const writer = new LabelWriter([...series, ...measure.conditions ?? []], window, twoScrapes, labels !== undefined);
  const value = measure.query(writer);
  if (labels === undefined) {
    return unguarded(measure, value, writer, interval);
  }
  const up = selector('up', labels);
  const answers = `and on () ${up} == 1`;
  const unasked = (idle: string, asked: string) => measure.bornLate ? ` or ${idle} unless on () ${writer.select(asked)}` : '';
  // A rate takes two scrapes in a row, and a gauge one.
  const twice = `sum_over_time(${up}[${twoScrapes}]) > 1`;
  switch (measure.shape) {
    case 'rate': {
      const total = inParentheses(`${value}${unasked('vector(0)', measure.series)}`, value);
      const expected = `count_over_time(${up}[${twoScrapes}]) > 1 and sum_over_time(${up}[${REMEMBERED}]) > 1`;
      return `avg_over_time((${total} * count(${expected}) / count(${twice}))[${window}:${interval}]) ${answers}`;
    }
    case 'gauge': {
      const total = inParentheses(`${value}${unasked('vector(0)', measure.series)}`, value);
      const once = `sum_over_time(${up}[${twoScrapes}]) > 0`;
      const expected = `${once} or count_over_time(${up}[${twoScrapes}]) > 1 and sum_over_time(${up}[${REMEMBERED}]) > 0`;
      return `${total} * count(${expected}) / count(${once}) ${answers}`;
    }
    default: {
      const level = `${value}${idleLevel(measure, writer)}${unasked(`0 * count(${twice})`, measure.events ?? measure.series)}`;
      return `${inParentheses(level, value)} ${answers}`;
    }
  }
}

/** What was added to an expression keeps it together. */
function inParentheses(expression: string, without: string): string {
  return expression === without ? expression : `(${expression})`;
}

/** The same where nobody knows by which labels `up` tells of the targets: its own series have to tell that they are there. */
function unguarded(measure: Measure, value: string, writer: LabelWriter, interval: string): string {
  switch (measure.shape) {
    case 'rate':
      return `avg_over_time(${value}[${writer.window}:${interval}]) and on () ${writer.select(measure.series)}`;
    case 'gauge':
      return value;
    default:
      return `${inParentheses(`${value}${idleLevel(measure, writer)}`, value)} and on () ${writer.select(measure.series)}`;
  }
}
