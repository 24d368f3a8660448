import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { ScalingGraph } from '../graph/scaling-graph';
import { ScalingTrigger } from '../graph/scaling-trigger';
import { servedQuery } from '../graph/served-query';
import { CountedTarget, ownReplicasFaults } from '../platforms/kubernetes/own-replicas-faults';
import { LabelMatcher, selector } from '../promql/label-matcher';

export const ownReplicas: Rule = {
  id: 'own-replicas',
  severity: Severity.ERROR,
  says: 'A trigger on the number of replicas of its own target knows no load: by it alone the replicas stay as they are, or go to the minimum or the maximum.',
  remedy: 'Scale on what requests change; the number of replicas is of use in a formula.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go; kubernetes/kube-state-metrics docs/metrics/workload',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      if (autoscaler.formula !== undefined || autoscaler.triggers.length === 0) {
        continue;
      }
      const { hpaName, manifest: { metadata: { namespace } }, target: { kind, name }, triggers } = autoscaler;
      const target: CountedTarget = { kind, name, namespace, hpaName };
      const asked = triggers.map((trigger) => ({ trigger, text: askedIn(graph, autoscaler, trigger) }));
      const counting = asked.filter(({ text }) => text !== undefined && ownReplicasFaults(text, target, true).length > 0);
      for (const { trigger, text } of counting) {
        yield* faultFindings(autoscaler, trigger.query?.path ?? trigger.path, ownReplicasFaults(text!, target, counting.length === triggers.length));
      }
    }
  },
};

/** The query of a trigger; of an external metric that nobody among the manifests serves, its name and labels, as adapters take them. */
function askedIn({ adapters }: ScalingGraph, { manifest }: AutoscalerNode, { metric, query }: ScalingTrigger): string | undefined {
  const { namespace } = manifest.metadata;
  if (query !== undefined || metric === undefined) {
    return query?.text;
  }
  const served = servedQuery(metric, { namespace }, adapters)?.text;
  return served ?? (metric.api === 'external' && /^[a-z_:][\w:]*$/i.test(metric.name)
    ? selector(metric.name, Object.entries(metric.selector?.labels ?? {}).map(([label, value]) => LabelMatcher.equal(label, value))) : undefined);
}
