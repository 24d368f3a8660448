import { Rule, Finding, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { modelAutoscalers, serverAutoscalers } from '../graph/seldon2-autoscalers';
import { replicasOf } from '../graph/workload';

export const seldon2ModelWithoutReplicas: Rule = {
  id: 'seldon2-model-without-replicas',
  severity: Severity.ERROR,
  says: 'A Model or Server of Seldon Core 2 without replicas reads as 0 replicas, and an HPA does not scale a target with 0 replicas.',
  remedy: 'Write spec.replicas, the number to begin with.',
  source: 'SeldonIO/seldon-core v2.10 docs-gb/scaling/model-hpa-autoscaling.md; kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of [...modelAutoscalers(graph).map((each) => each.autoscaler), ...serverAutoscalers(graph).values()]) {
      const scaled = graph.platformObjectOf(autoscaler);
      // KEDA itself lifts what has none to its minimum.
      if (autoscaler.controller === 'HPA' && scaled !== undefined && replicasOf(scaled.manifest) === undefined) {
        yield {
          at: scaled,
          alsoAt: [autoscaler],
          field: 'spec.replicas',
          problem: `is read as 0, and ${nameOf(autoscaler.manifest)} scales nothing that has 0 replicas`,
          got: 'no value',
          fix: `write the number to begin with, such as ${autoscaler.minReplicas}`,
        };
      }
    }
  },
};
