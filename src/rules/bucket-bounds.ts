import { targetFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { startedIn } from '../graph/pod-contents';
import { ScalingGraph } from '../graph/scaling-graph';
import { GivenBuckets, givenBuckets } from '../model-servers/given-buckets';
import { targetFaults } from '../model-servers/query-faults';

const ID = 'bucket-bounds';

export const bucketBounds: Rule = {
  id: ID,
  severity: Severity.WARNING,
  says: 'A quantile cannot tell values below the lowest bucket of its histogram, or above the highest: the trigger fires always, or never.',
  remedy: 'Hold a target between the lowest and the highest bucket, or configure other buckets.',
  source: 'prometheus v3.14 promql/quantile.go; catalogue of metrics with their buckets',
  find(graph: ScalingGraph): Finding[] {
    const given = new Map(graph.autoscalers.flatMap((autoscaler) => {
      const buckets = bucketsGivenIn(graph, autoscaler);
      return buckets.size === 0 ? [] : [[autoscaler, buckets] as const];
    }));
    return [
      ...findIn(graph, (autoscaler) => !given.has(autoscaler)),
      ...[...given].flatMap(([autoscaler, buckets]) => findIn(graph, (each) => each === autoscaler, buckets)),
    ];
  },
};

/** Faults of the targets of some autoscalers, whose servers may have been given buckets. */
function findIn(graph: ScalingGraph, isOf: (autoscaler: AutoscalerNode) => boolean, given?: GivenBuckets): Finding[] {
  return targetFindings(graph, ID, ({ comparison, text }, target) => comparison === undefined ? [] : targetFaults(text, target, comparison, given),
    ({ autoscaler }) => isOf(autoscaler));
}

/** The buckets that the server which an autoscaler scales was given on its command line. */
function bucketsGivenIn(graph: ScalingGraph, autoscaler: AutoscalerNode): GivenBuckets {
  const workload = graph.targetOf(autoscaler);
  return new Map(workload === undefined ? [] : startedIn(workload).flatMap(({ args, server }) => [...givenBuckets(server, args)]));
}
