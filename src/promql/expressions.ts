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

/** Names that PromQL takes without quotes. Source: prometheus/common model/metric.go, legacy validation. */
const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

export function isMetricName(name: string): boolean {
  return METRIC_NAME.test(name);
}

export function isLabelName(name: string): boolean {
  return LABEL_NAME.test(name);
}
