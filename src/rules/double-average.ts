import { comparedFindings } from './compared-findings';
import { Rule, Severity } from './rule';

export const doubleAverage: Rule = {
  id: 'double-average',
  severity: Severity.ERROR,
  says: 'A query that is a mean over pods already is divided by them again where it is compared as AverageValue.',
  remedy: 'Return the total, such as sum(...), or set metricType: Value.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go; kedacore/keda v2.20 pkg/scalers/scaler.go, GetMetricTargetType',
  find: (graph) => comparedFindings(graph, 'double-average'),
};
