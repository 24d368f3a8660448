import { comparedFindings } from './compared-findings';
import { Rule, Severity } from './rule';

export const totalUnderValue: Rule = {
  id: 'total-under-value',
  severity: Severity.ERROR,
  says: 'A total over the pods is multiplied by the replicas if it is compared as Value: any load above the target scales up to the maximum.',
  remedy: 'Set metricType: AverageValue, or write a level such as avg(...).',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go; kedacore/keda v2.20 pkg/scalers/scaler.go, GetMetricTargetType',
  find: (graph) => comparedFindings(graph, 'total-under-value'),
};
