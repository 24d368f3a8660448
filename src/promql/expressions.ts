import { LabelMatcher } from './label-matcher';

/** A label value as a PromQL string: whatever it holds, it stays one string. */
export function quote(value: string): string {
  const escaped = value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
  return `"${escaped}"`;
}

/** `metric{label="value",...}`. */
export function selector(metric: string, matchers: LabelMatcher[]): string {
  return `${metric}{${matchers.map((m) => `${m.label}${m.operator}${quote(m.value)}`).join(',')}}`;
}

/** The summed rate of a counter, per second. */
export function sumRate(counter: string, matchers: LabelMatcher[], window: string): string {
  return `sum(rate(${selector(counter, matchers)}[${window}]))`;
}

/** A quantile of a histogram over all its series. */
export function quantileOf(histogram: string, matchers: LabelMatcher[], window: string, quantile: number): string {
  const buckets = `rate(${selector(`${histogram}_bucket`, matchers)}[${window}])`;
  return `histogram_quantile(${quantile}, sum by (le) (${buckets}))`;
}
