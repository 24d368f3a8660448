import { targetFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { targetFaults } from '../model-servers/query-faults';

export const bucketBounds: Rule = {
  id: 'bucket-bounds',
  severity: Severity.WARNING,
  says: 'A quantile cannot tell values below the lowest bucket of its histogram, or above the highest: the trigger fires always, or never.',
  remedy: 'Hold a target between the lowest and the highest bucket, or configure other buckets.',
  source: 'prometheus v3.14 promql/quantile.go; catalogue of metrics with their buckets',
  find(graph: ScalingGraph): Finding[] {
    return targetFindings(graph, 'bucket-bounds', ({ comparison, text }, target) => comparison === undefined ? [] : targetFaults(text, target, comparison));
  },
};
