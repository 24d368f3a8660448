import { comparedFindings } from './compared-findings';
import { Rule, Severity } from './rule';

export const latencyAsAverage: Rule = {
  id: 'latency-as-average',
  severity: Severity.ERROR,
  says: 'AverageValue divides a quantile, a ratio or a maximum by the replicas: each new pod makes it look smaller.',
  remedy: 'Set metricType: Value on the trigger, or write a total.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go; kedacore/keda v2.20 pkg/scalers/scaler.go, GetMetricTargetType',
  find: (graph) => comparedFindings(graph, 'latency-as-average'),
};
