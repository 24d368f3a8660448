import { Finding, Rule, Severity } from './rule';
import { ClusterProfile } from '../cluster/cluster-profile';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { Workload } from '../graph/workload';
import { LEADER_WORKER_SET } from '../platforms/kubernetes/kinds';
import { quantityValue, sizeQuantity } from '../platforms/kubernetes/quantity';

const KIBIBYTE = 1024;

export const capacity: Rule = {
  id: 'capacity',
  severity: Severity.WARNING,
  says: 'Pods stay pending if the most replicas of an autoscaler request more than the cluster has, and an HPA counts pending pods as replicas.',
  remedy: 'Lower the most replicas, or state the larger capacity of the Cluster.',
  source: 'kubernetes v1.36 pkg/scheduler/framework/plugins/noderesources/fit.go; pkg/controller/podautoscaler/replica_calculator.go',
  *find(graph: ScalingGraph, cluster: ClusterProfile): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { maxReplicas = 0, cluster: own } = autoscaler;
      const stated = (own ?? cluster).capacity;
      const workload = stated === undefined || maxReplicas === 0 ? undefined : graph.targetOf(autoscaler);
      if (stated === undefined || workload === undefined || workload.manifest.kind === LEADER_WORKER_SET.kind) {
        continue;
      }
      const { cpu, memory, extended } = stated;
      for (const [resource, limit] of Object.entries({ cpu, memory, ...extended })) {
        const requested = limit === undefined ? 0 : maxReplicas * requestOf(workload, resource);
        if (limit !== undefined && requested > limit) {
          yield {
            at: autoscaler,
            alsoAt: [workload],
            field: autoscaler.targetPath,
            problem: `scales ${nameOf(workload.manifest)} to ${maxReplicas} replicas, which request ${shown(resource, requested)} ${resource}; the cluster has ${shown(resource, limit)}`,
            got: `${maxReplicas} x ${shown(resource, requested / maxReplicas)}`,
            effect: 'the last replicas stay pending',
            fix: `lower the most replicas to ${Math.floor(limit / (requested / maxReplicas))}, or state the larger capacity of the Cluster`,
          };
        }
      }
    }
  },
};

/** What one pod requests of a resource at least; a limit without a request is one. */
function requestOf({ containers, podResources }: Workload, resource: string): number {
  const amountIn = (each: Workload['podResources']) => quantityValue(each?.requests[resource]) ?? quantityValue(each?.limits[resource]);
  return amountIn(podResources) ?? containers.reduce((sum, { resources, statedLimits }) =>
    sum + (amountIn(resources) ?? quantityValue(statedLimits?.[resource]) ?? 0), 0);
}

function shown(resource: string, amount: number): string {
  return resource === 'memory' && amount % KIBIBYTE === 0 ? sizeQuantity({ toKibibytes: () => amount / KIBIBYTE }) : String(Number(amount.toFixed(3)));
}
