import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';

export const andVsMax: Rule = {
  id: 'and-vs-max',
  severity: Severity.INFO,
  says: 'Of several triggers the one that asks for the most replicas decides. They are not added up, and they do not have to agree.',
  remedy: 'Combine them by a formula where another rule is wanted.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go, computeReplicasForMetrics',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      if (autoscaler.triggers.length > 1 && autoscaler.formula === undefined) {
        yield {
          at: autoscaler,
          field: autoscaler.targetPath,
          problem: `has ${autoscaler.triggers.length} triggers: the one that asks for the most replicas decides`,
          got: autoscaler.triggers.map(({ type }) => type).join(', '),
          fix: 'leave it so, or combine them by scalingModifiers.formula of a ScaledObject',
        };
      }
    }
  },
};
