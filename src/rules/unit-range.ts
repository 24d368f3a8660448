import { queryFindings, targetFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { comparedFaults, targetFaults } from '../model-servers/query-faults';

export const unitRange: Rule = {
  id: 'unit-range',
  severity: Severity.ERROR,
  says: 'A target outside the range of its metric never scales the model, such as 70 for a share from 0 to 1. A share of all pods must not be compared as AverageValue, which divides it by the replicas.',
  remedy: 'State the target in the unit of the metric, and compare a level as Value.',
  source: 'catalogue of metrics with their units and largest values; kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go',
  find(graph: ScalingGraph): Finding[] {
    return [
      ...queryFindings(graph, 'unit-range', ({ comparison, text }) => comparison === undefined ? [] : comparedFaults(text, comparison)),
      ...targetFindings(graph, 'unit-range', ({ comparison, text }, target) => comparison === undefined ? [] : targetFaults(text, target, comparison)),
    ];
  },
};
