import { SignalTarget } from './hpa-signal';
import { selector } from '../promql/expressions';
import { LabelMatcher } from '../promql/label-matcher';

/** How a query is spelled for whoever asks it: KEDA by the model's labels, an adapter by its placeholders. */
export interface QueryWriter {
  readonly window: string;
  /** Selects the series of a metric, those alone that meet some more conditions. */
  select(metric: string, conditions?: LabelMatcher[]): string;
  /** An aggregation over series, whose result keeps the labels given. */
  aggregate(operator: 'sum' | 'max' | 'avg', expression: string, labels?: string[]): string;
}

/** What a derived trigger measures, and what it holds that at. */
export interface Measure extends SignalTarget {
  /** The metric that has to be there for a value. */
  readonly series: string;
  /** What the measure is called in a metrics API, unless the trigger has a name. */
  readonly metricName: string;
  /** Whether the series are born with the first event only, such as a counter's with the first request. */
  readonly bornLate: boolean;
  query(writer: QueryWriter): string;
}

/** Asks for series by labels; the result is one series. */
export class LabelWriter implements QueryWriter {
  constructor(private readonly matchers: LabelMatcher[], readonly window: string) {}

  select(metric: string, conditions: LabelMatcher[] = []): string {
    return selector(metric, [...this.matchers, ...conditions]);
  }

  aggregate(operator: string, expression: string, labels: string[] = []): string {
    return labels.length === 0 ? `${operator}(${expression})` : `${operator} by (${labels.join(', ')}) (${expression})`;
  }
}

/** Asks in the template language of prometheus-adapter, which puts in labels of what it is asked for. */
export class AdapterWriter implements QueryWriter {
  constructor(private readonly series: string, private readonly matchers: LabelMatcher[], readonly window: string) {}

  select(metric: string, conditions: LabelMatcher[] = []): string {
    const own = selector('', [...this.matchers, ...conditions]).slice(1, -1);
    return `${metric === this.series ? '<<.Series>>' : metric}{<<.LabelMatchers>>${own === '' ? '' : `,${own}`}}`;
  }

  aggregate(operator: string, expression: string, labels: string[] = []): string {
    return `${operator} by (${[...labels, '<<.GroupBy>>'].join(', ')}) (${expression})`;
  }
}

/** The rate of a counter over all that is asked for, per second. */
export function rateOf(counter: string, writer: QueryWriter): string {
  return writer.aggregate('sum', `rate(${writer.select(counter)}[${writer.window}])`);
}

/** What the rate of a counter is called in a metrics API. */
export function rateName(counter: string): string {
  return `${counter.replace(/_(total|count)$/, '')}_per_second`;
}

/** A quantile of a histogram: 0 while nothing happens (it is NaN then, which the comparison drops), and empty once the histogram is gone. */
export function quantileOf(histogram: string, quantile: number, writer: QueryWriter): string {
  const buckets = writer.aggregate('sum', `rate(${writer.select(`${histogram}_bucket`)}[${writer.window}])`, ['le']);
  return `(histogram_quantile(${quantile}, ${buckets}) >= 0) or 0 * ${rateOf(`${histogram}_count`, writer)}`;
}

/** The ratio of the rates of two counters, of which the second counts as so much at least: 0 while nothing happens, and empty once a metric is gone. */
export function ratioOf(counter: string, other: string, least: number, writer: QueryWriter): string {
  return `${rateOf(counter, writer)} / clamp_min(${rateOf(other, writer)}, ${least})`;
}

/** The mean size of what is counted, from its sum and its count: 0 while nothing happens, and empty once the metric is gone. */
export function meanOf(sum: string, count: string, writer: QueryWriter): string {
  return `(${rateOf(sum, writer)} / ${rateOf(count, writer)} >= 0) or 0 * ${rateOf(count, writer)}`;
}
