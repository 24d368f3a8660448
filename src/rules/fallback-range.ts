import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { fallbackRangeFaults } from '../platforms/keda/fallback-faults';

export const fallbackRange: Rule = {
  id: 'fallback-range',
  severity: Severity.WARNING,
  says: 'The HPA keeps a fallback within its bounds: the model gets another number of replicas than fallback.replicas.',
  remedy: 'Set fallback.replicas to a number from the least to the most replicas.',
  source: 'kedacore/keda v2.20 pkg/fallback/fallback.go; kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go, normalizeDesiredReplicas',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { maxReplicas, minReplicas, scaledObject } = autoscaler;
      if (scaledObject?.fallback !== undefined) {
        const bounds = { minReplicaCount: minReplicas, maxReplicaCount: maxReplicas };
        yield* faultFindings(autoscaler, scaledObject.path, fallbackRangeFaults({ ...scaledObject.stated, ...bounds }));
      }
    }
  },
};
