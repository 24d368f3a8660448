import { Rule, Finding, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { DEFAULT_MAX_REPLICAS } from '../platforms/keda/bounds-faults';

export const maxDefault: Rule = {
  id: 'max-default',
  severity: Severity.WARNING,
  says: `KEDA scales up to ${DEFAULT_MAX_REPLICAS} replicas where a ScaledObject does not set maxReplicaCount.`,
  remedy: 'Set the most replicas that you can pay for.',
  source: 'kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go, GetHPAMaxReplicas; kedacore/http-add-on v0.15 operator/apis/http/v1alpha1',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { maxReplicas, target, unstatedMaxPath } = autoscaler;
      if (unstatedMaxPath !== undefined) {
        yield {
          at: autoscaler,
          field: unstatedMaxPath,
          problem: `is not set: KEDA scales ${target.kind} ${target.name} up to ${maxReplicas} replicas`,
          got: 'no value',
          fix: 'set the most replicas that you can pay for',
        };
      }
    }
  },
};
