import { queryFindings, targetFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { comparedFaults, targetFaults } from '../model-servers/query-faults';

export const unitRange: Rule = {
  id: 'unit-range',
  severity: Severity.ERROR,
  says: 'A target that a metric never exceeds never scales, as 70 on a share from 0 to 1; a share that one process tells of all pods is divided by them as AverageValue.',
  remedy: 'State the target in the unit of the metric, and compare a level as Value.',
  source: 'catalogue of metrics with their units and largest values; kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go',
  find(graph: ScalingGraph): Finding[] {
    return [
      ...queryFindings(graph, 'unit-range', ({ comparison, text }) => comparison === undefined ? [] : comparedFaults(text, comparison)),
      ...targetFindings(graph, 'unit-range', ({ comparison, text }, target) => comparison === undefined ? [] : targetFaults(text, target, comparison)),
    ];
  },
};
