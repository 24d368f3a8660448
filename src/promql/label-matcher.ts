/**
 * A condition on a label of a series, written into a query with its value escaped.
 *
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#instant-vector-selectors
 *
 * @example
 * model.scaleOn(new RequestRateTrigger({
 *   counter: 'http_requests_total',
 *   requestsPerSecondPerReplica: 20,
 *   matchers: [LabelMatcher.equal('method', 'POST'), LabelMatcher.notMatches('handler', '/(healthz|metrics)')],
 * }));
 */
export class LabelMatcher {
  /** Keeps series whose label is `value`; an empty value also keeps series without the label. */
  static equal(label: string, value: string): LabelMatcher {
    return new LabelMatcher(label, '=', value);
  }

  /** Drops series whose label is `value`. */
  static notEqual(label: string, value: string): LabelMatcher {
    return new LabelMatcher(label, '!=', value);
  }

  /** Keeps series whose whole label matches the regular expression (RE2, anchored at both ends). */
  static matches(label: string, regularExpression: string): LabelMatcher {
    return new LabelMatcher(label, '=~', regularExpression);
  }

  /** Drops series whose whole label matches the regular expression (RE2, anchored at both ends). */
  static notMatches(label: string, regularExpression: string): LabelMatcher {
    return new LabelMatcher(label, '!~', regularExpression);
  }

  private constructor(
    /** Name of the label that the condition is about. */
    public readonly label: string,
    /** Operator of PromQL that compares the label: `=`, `!=`, `=~` or `!~`. */
    public readonly operator: string,
    /** Text or regular expression that the label is compared with, not escaped. */
    public readonly value: string,
  ) {}
}

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
