import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';

export const oneDeadTrigger: Rule = {
  id: 'one-dead-trigger',
  severity: Severity.INFO,
  says: 'If one of several triggers fails, the HPA does not scale in, however idle the others are.',
  remedy: 'Add a fallback where that costs too much, and an alert on triggers that fail.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go, computeReplicasForMetrics',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const external = autoscaler.triggers.filter(({ resource, type }) => resource === undefined && type !== 'cron');
      if (external.length > 0 && autoscaler.triggers.length > 1 && autoscaler.fallback === undefined && autoscaler.formula === undefined) {
        yield {
          at: autoscaler,
          field: autoscaler.targetPath,
          problem: `has ${autoscaler.triggers.length} triggers and no fallback: while one of them fails, nothing scales in`,
          got: external.map(({ path, type }) => `${type} at ${path}`).join(', '),
          fix: 'add a fallback where idle replicas cost too much, and an alert on triggers that fail',
        };
      }
    }
  },
};
