import { nameFindings } from './name-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';

export const labelMismatch: Rule = {
  id: 'label-mismatch',
  severity: Severity.ERROR,
  says: 'A condition on a label that the metric does not have, or on a value that no series has, finds nothing.',
  remedy: 'Write the label, or the value, that the series have.',
  source: 'catalogue of metrics with their labels; prometheus-operator v0.93 pkg/prometheus/promcfg.go',
  find(graph: ScalingGraph): Finding[] {
    return nameFindings(graph, 'label-mismatch');
  },
};
