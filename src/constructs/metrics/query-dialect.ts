/** The language that a server of metrics is asked in. */
export enum QueryDialect {
  /** PromQL: Prometheus, Thanos, Mimir, Cortex. */
  PROMQL = 'PromQL',
  /**
   * MetricsQL: VictoriaMetrics. It has functions and operators that PromQL has not (`rate(x)` without a range, `default`, `keep_last_value`);
   * nothing is said of a query that does not parse as PromQL.
   */
  METRICS_QL = 'MetricsQL',
}
