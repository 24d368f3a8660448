import { Finding, Rule, Severity } from './rule';
import { ClusterProfile } from '../cluster/cluster-profile';
import { targetNameOf } from '../graph/autoscaler';
import { replicaOf } from '../graph/replica-pods';
import { requestedByReplica } from '../graph/requested';
import { ScalingGraph } from '../graph/scaling-graph';
import { sizeQuantity } from '../platforms/kubernetes/quantity';

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
      if (stated === undefined || maxReplicas === 0) {
        continue;
      }
      const replica = replicaOf(graph, autoscaler);
      const requested = requestedByReplica(replica, graph);
      const { cpu, memory, extended } = stated;
      for (const [resource, limit] of Object.entries({ cpu, memory, ...extended })) {
        const each = requested[resource] ?? 0;
        if (limit !== undefined && maxReplicas * each > limit) {
          yield {
            at: autoscaler,
            alsoAt: replica.at && [replica.at],
            field: autoscaler.targetPath,
            problem: `scales ${targetNameOf(autoscaler)} to ${maxReplicas} replicas, which request ${shown(resource, maxReplicas * each)} ${resource}; the cluster has ${shown(resource, limit)}`,
            got: `${maxReplicas} x ${shown(resource, each)}`,
            effect: 'the last replicas stay pending',
            fix: `lower the most replicas to ${Math.floor(limit / each)}, or state the larger capacity of the Cluster`,
          };
        }
      }
    }
  },
};

function shown(resource: string, amount: number): string {
  return resource === 'memory' && amount % KIBIBYTE === 0 ? sizeQuantity({ toKibibytes: () => amount / KIBIBYTE }) : String(Number(amount.toFixed(3)));
}
