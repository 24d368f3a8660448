import { Rule, Finding, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { bounds } from '../graph/seldon2';
import { modelAutoscalers } from '../graph/seldon2-autoscalers';

export const seldon2ModelRange: Rule = {
  id: 'seldon2-model-range',
  severity: Severity.ERROR,
  says: 'Seldon Core 2 rejects replicas outside the minReplicas and maxReplicas of the Model: its autoscaler sets them without effect.',
  remedy: 'Leave minReplicas and maxReplicas out of the Model, or keep the bounds of its autoscaler inside them.',
  source: 'SeldonIO/seldon-core v2.10 operator/internal/utils.go, GetValidatedScalingSpec',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const { autoscaler, model } of modelAutoscalers(graph)) {
      if (model === undefined) {
        continue;
      }
      const { minReplicas, maxReplicas } = bounds(model.manifest);
      const beyond = [
        ...autoscaler.minReplicas < minReplicas ? [{ field: 'spec.minReplicas', got: minReplicas, other: `at least ${autoscaler.minReplicas}` }] : [],
        ...maxReplicas > 0 && (autoscaler.maxReplicas ?? 0) > maxReplicas
          ? [{ field: 'spec.maxReplicas', got: maxReplicas, other: `up to ${autoscaler.maxReplicas}` }]
          : [],
      ];
      for (const { field, got, other } of beyond) {
        yield {
          at: model,
          alsoAt: [autoscaler],
          field,
          problem: `makes Seldon reject what ${nameOf(autoscaler.manifest)} sets, which is ${other}`,
          got: String(got),
          fix: 'leave it out, or keep the bounds of the autoscaler inside it',
        };
      }
    }
  },
};
