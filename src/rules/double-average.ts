import { queryFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { comparedFaults } from '../model-servers/query-faults';

export const doubleAverage: Rule = {
  id: 'double-average',
  severity: Severity.ERROR,
  says: 'A query that is a mean over pods already is divided by them again where it is compared as AverageValue.',
  remedy: 'Return the total, such as sum(...), or set metricType: Value.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go; kedacore/keda v2.20 pkg/scalers/scaler.go, GetMetricTargetType',
  find(graph: ScalingGraph): Finding[] {
    return queryFindings(graph, 'double-average', ({ comparison, text }) => comparison === undefined ? [] : comparedFaults(text, comparison));
  },
};
