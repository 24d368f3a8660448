import { faultFindings } from './fault-findings';
import { ofRule, targetFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { startedIn } from '../graph/pod-contents';
import { queriesOf } from '../graph/query-node';
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
    const usual = targetFindings(graph, ID, ({ comparison, text }, target) => comparison === undefined ? [] : targetFaults(text, target, comparison))
      .filter(({ at }) => ![...given.keys()].some((autoscaler) => autoscaler === at));
    return given.size === 0 ? usual : [...usual, ...[...given].flatMap(([autoscaler, buckets]) => findIn(graph, autoscaler, buckets))];
  },
};

/** Faults of the targets of one autoscaler, whose server was given buckets. */
function findIn(graph: ScalingGraph, autoscaler: AutoscalerNode, given: GivenBuckets): Finding[] {
  return queriesOf(graph).filter((query) => query.autoscaler === autoscaler && query.isReadable).flatMap((query) => {
    const { form: { comparison }, target, text } = query;
    const value = Number(target?.text ?? NaN);
    return target === undefined || comparison === undefined || Number.isNaN(value) ? []
      : faultFindings(autoscaler, target.path, ofRule(query, ID, () => targetFaults(text, value, comparison, given)));
  });
}

/** The buckets that the server which an autoscaler scales was given on its command line. */
function bucketsGivenIn(graph: ScalingGraph, autoscaler: AutoscalerNode): GivenBuckets {
  const workload = graph.targetOf(autoscaler);
  return new Map(workload === undefined ? [] : startedIn(workload).flatMap(({ args, server }) => [...givenBuckets(server, args)]));
}
