import { targetFindings } from './query-findings';
import { Finding, Rule, Severity, Unknown } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { startedIn } from '../graph/pod-contents';
import { ScalingGraph } from '../graph/scaling-graph';
import { GivenBuckets, givenBuckets } from '../model-servers/given-buckets';
import { targetFaults } from '../model-servers/query-faults';
import { bucketsIn } from '../model-servers/stated-buckets';
import { HISTOGRAM_BUCKETS } from '../platforms/annotations';

const ID = 'bucket-bounds';

export const bucketBounds: Rule = {
  id: ID,
  severity: Severity.WARNING,
  says: 'A quantile cannot tell values below the lowest bucket of its histogram, or above the highest: the trigger fires always, or never.',
  remedy: `Set a target of the lowest bucket or more, and below the highest, or configure other buckets; state buckets that the manifests do not show in the annotation ${HISTOGRAM_BUCKETS}.`,
  source: 'prometheus v3.14 promql/quantile.go; catalogue of metrics with their buckets',
  find(graph: ScalingGraph): Iterable<Finding | Unknown> {
    const given = new Map(graph.autoscalers.flatMap((autoscaler) => {
      const buckets = bucketsKnownIn(graph, autoscaler);
      return buckets.size === 0 ? [] : [[autoscaler, buckets] as const];
    }));
    return [
      ...graph.autoscalers.flatMap(unreadable),
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

/** The buckets that the server which an autoscaler scales was given on its command line; those that the autoscaler states take their place. */
function bucketsKnownIn(graph: ScalingGraph, autoscaler: AutoscalerNode): GivenBuckets {
  const workload = graph.targetOf(autoscaler);
  const given = workload === undefined ? [] : startedIn(workload).flatMap(({ args, server }) => [...givenBuckets(server, args)]);
  return new Map([...given, ...bucketsIn(statedIn(autoscaler) ?? '') ?? []]);
}

function statedIn({ histogramBuckets, manifest: { metadata: { annotations } } }: AutoscalerNode): string | undefined {
  return histogramBuckets ?? annotations?.[HISTOGRAM_BUCKETS];
}

function unreadable(autoscaler: AutoscalerNode): Unknown[] {
  const stated = statedIn(autoscaler);
  return stated === undefined || bucketsIn(stated) !== undefined ? [] : [{
    at: autoscaler,
    missing: `the annotation ${HISTOGRAM_BUCKETS} cannot be read, so the buckets that it states are not known, got ${stated}; write it as latency_seconds=0.1,0.5,1, with semicolons between histograms`,
  }];
}
