import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const otelQuery: Rule = {
  id: 'otel-query',
  severity: Severity.ERROR,
  says: 'The OpenTelemetry add-on of KEDA looks up one metric by equal labels. What it cannot read is 0 or no metric, and the model is not scaled by it.',
  remedy: 'Write sum(METRIC{LABEL=VALUE}) as metricQuery, a number as targetValue, and what is done over time as operationOverTime.',
  source: 'kedify/otel-add-on v0.1.4 metric/simple_parser.go, util/handler_specific.go; types/metrics.go',
  find: (graph) => triggerFindings(graph, 'otel-query'),
};
