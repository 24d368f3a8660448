import { Finding, Rule, Severity } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { podsOfReplica } from '../graph/replica-pods';
import { ScalingGraph } from '../graph/scaling-graph';
import { ScalingTrigger } from '../graph/scaling-trigger';
import { scaleTargetKindOf } from '../platforms/scale-targets';

export const podsAsReplicas: Rule = {
  id: 'pods-as-replicas',
  severity: Severity.WARNING,
  says: 'An HPA multiplies the pods that its target selects by how far a CPU, memory, Pods or Value metric is from its target. A StormService selects the pods of all its roles, so a replica of several pods is counted several times.',
  remedy: 'Scale on a total per replica (metricType AverageValue), or scale each role by AIBrix.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go, calcPlainMetricReplicas, getUsageRatioReplicaCount; vllm-project/aibrix v0.7.0 pkg/controller/stormservice/sync.go, status.scalingTargetSelector',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { formula, target, triggers } = autoscaler;
      if (scaleTargetKindOf(target)?.picks !== 'all pods') {
        continue;
      }
      // Without its manifest nothing tells how many pods a replica has: it may be one.
      const pods = podsOfReplica(graph, autoscaler) ?? 1;
      for (const { path, what } of pods <= 1 ? [] : countedFor(triggers, formula)) {
        yield {
          at: autoscaler,
          field: path,
          problem: `counts each pod of ${target.kind} ${target.name} as a replica, and a replica has ${pods} pods`,
          got: what,
          effect: 'a value a little above its target asks for more replicas than there are pods, and soon for the most replicas',
          fix: {
            yaml: 'compare a total of the server with AverageValue (metricType in KEDA), or scale its roles by PodAutoscalers of AIBrix (spec.subTargetSelector.roleName)',
            typescript: 'use a total of the server, such as VllmTrigger.inFlightRequests',
          },
        };
      }
    }
  },
};

/** What an HPA counts pods for: not a total that is divided among replicas. KEDA's formula is one metric of several triggers, save for CPU and memory. */
function countedFor(triggers: ScalingTrigger[], formula: AutoscalerNode['formula']): { readonly path: string; readonly what: string }[] {
  return triggers.flatMap(({ path, resource, targetType, type }) => {
    const isCounted = resource !== undefined || type === 'Pods' || (formula?.metricType ?? targetType) === 'Value';
    return isCounted ? [{ path, what: resource?.name ?? (type === 'Pods' ? type : 'Value') }] : [];
  });
}
