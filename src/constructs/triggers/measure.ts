import { SignalTarget } from './hpa-signal';
import { QueryWriter } from './query-writer';
import { Place } from '../../faults/place';
import { shareOf } from '../../platforms/kubernetes/quantity';
import { LabelMatcher } from '../../promql/label-matcher';
import { BOUND_LABEL, bucketsOf } from '../../promql/vocabulary';

/**
 * What kind of number is measured, which decides how it is kept right while scrapes are missing: events per second, a gauge at the last
 * scrape, or a level such as a quantile, which does not depend on how many of the pods are asked.
 */
export type MeasureShape = 'rate' | 'gauge' | 'level';

/** What a derived trigger measures, and what it holds that at. */
export interface Measure extends SignalTarget {
  readonly shape: MeasureShape;
  /** The metric that has to be there for a value. */
  readonly series: string;
  /** What the measure is called in a metrics API, unless the trigger has a name. */
  readonly metricName: string;
  /** Whether the series are born with the first event only, such as a counter's with the first request. */
  readonly bornLate: boolean;
  /** Of a level that has no value without events: the counter of them, whose rate is 0 then. */
  readonly events?: string;
  /**
   * Selector of series that the exporter has from its start. Before the first event the value is 0 if these exist, and missing if not. By
   * default, targets that answer.
   */
  readonly witness?: string;
  /** Selects the series that mean there is a value, where others of that metric are left over: all of `series` unless given. */
  readonly there?: (writer: QueryWriter) => string;
  /** Conditions without which it would count something else. */
  readonly conditions?: LabelMatcher[];
  /** Its value at one moment, of all that can be asked then. */
  query(writer: QueryWriter): string;
}

/** The rate of a counter between the last two scrapes, over all that is asked for, per second. */
export function newestRateOf(counter: string, writer: QueryWriter, range = writer.twoScrapes): string {
  return writer.aggregate('sum', `${writer.newest}(${writer.select(counter)}[${range}])`);
}

/** The rate of a counter over the window, over all that is asked for, per second. */
export function rateOf(counter: string, writer: QueryWriter): string {
  return writer.aggregate('sum', `rate(${writer.select(counter)}[${writer.window}])`);
}

/** What the rate of a counter is called in a metrics API. */
export function rateName(counter: string): string {
  return `${counter.replace(/_(total|count)$/, '')}_per_second`;
}

/** A quantile of a histogram: no value while nothing happens (it is NaN then, which the comparison drops). */
export function quantileOf(histogram: string, quantile: number, writer: QueryWriter): string {
  const buckets = writer.aggregate('sum', `rate(${writer.select(bucketsOf(histogram))}[${writer.window}])`, [BOUND_LABEL]);
  return `histogram_quantile(${quantile}, ${buckets}) >= 0`;
}

/** The ratio of the rates of two counters, of which the second counts as so much at least: no value while nothing happens. */
export function ratioOf(counter: string, other: string, least: number, writer: QueryWriter): string {
  return `${rateOf(counter, writer)} / clamp_min(${rateOf(other, writer)}, ${least}) > 0`;
}

/** The mean size of what is counted, from its sum and its count: no value while nothing happens. */
export function meanOf(sum: string, count: string, writer: QueryWriter): string {
  return `${rateOf(sum, writer)} / ${rateOf(count, writer)} >= 0`;
}

/** What is added to a level so that it is 0 without events, of which two scrapes tell. */
export function idleLevel({ events }: Pick<Measure, 'events'>, writer: QueryWriter): string {
  return events === undefined ? '' : ` or 0 * ${newestRateOf(events, writer, writer.twoDone)}`;
}

/** A target in whole percent, of at most so many, as the share from 0 to 1 that a metric is compared with. */
export function targetShare(place: Place, percent: number, most: number): number {
  if (!Number.isInteger(percent) || percent < 1 || percent > most) {
    place.refuse(`must be a whole percentage from 1 to ${most}`, percent, 'write 70 for 70 %, which leaves some room');
  }
  return shareOf(percent);
}
