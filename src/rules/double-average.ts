import { comparedFindings } from './compared-findings';
import { Rule, Severity } from './rule';

export const doubleAverage: Rule = {
  id: 'double-average',
  severity: Severity.ERROR,
  says: 'AverageValue divides a query that is already a mean over the pods by the replicas once more.',
  remedy: 'Return the total, such as sum(...), or set metricType: Value.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go; kedacore/keda v2.20 pkg/scalers/scaler.go, GetMetricTargetType',
  find: (graph) => comparedFindings(graph, 'double-average'),
};
