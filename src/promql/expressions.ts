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
