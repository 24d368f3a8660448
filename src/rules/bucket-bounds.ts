import { targetFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { optionOf, startedIn } from '../graph/pod-contents';
import { ScalingGraph } from '../graph/scaling-graph';
import { targetFaults } from '../model-servers/query-faults';

export const bucketBounds: Rule = {
  id: 'bucket-bounds',
  severity: Severity.WARNING,
  says: 'A quantile cannot tell values below the lowest bucket of its histogram, or above the highest: the trigger fires always, or never.',
  remedy: 'Hold a target between the lowest and the highest bucket, or configure other buckets.',
  source: 'prometheus v3.14 promql/quantile.go; catalogue of metrics with their buckets',
  find(graph: ScalingGraph): Finding[] {
    return targetFindings(graph, 'bucket-bounds', ({ comparison, text }, target) => comparison === undefined ? [] : targetFaults(text, target, comparison))
      .filter(({ at }) => !hasOwnBuckets(graph, at));
  },
};

/** Whether the server that an autoscaler scales was given buckets of its own. */
function hasOwnBuckets(graph: ScalingGraph, at: Finding['at']): boolean {
  const autoscaler = graph.autoscalers.find((each) => each === at);
  const workload = autoscaler && graph.targetOf(autoscaler);
  return workload !== undefined && startedIn(workload).some(({ args, server: { bucketOptions = [] } }) =>
    bucketOptions.some((option) => optionOf(args, option) !== undefined));
}
