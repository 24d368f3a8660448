import { Finding, Rule, Severity } from './rule';
import { ClusterProfile } from '../cluster/cluster-profile';
import { AutoscalerNode } from '../graph/autoscaler';
import { nameOf } from '../graph/manifest';
import { serversIn } from '../graph/pod-contents';
import { ScalingGraph } from '../graph/scaling-graph';

/** Source: kubernetes v1.36 pkg/apis/core/v1/defaults.go. */
const DEFAULT_GRACE_SECONDS = 30;

export const drain: Rule = {
  id: 'drain',
  severity: Severity.WARNING,
  says: 'A pod that is scaled in is killed at the end of its grace period: requests that take longer are cut off, at every scale-in.',
  remedy: 'Set terminationGracePeriodSeconds above the longest request; a preStop hook is part of that time.',
  source: 'kubernetes v1.36 pkg/kubelet/kuberuntime/kuberuntime_container.go, killContainer',
  *find(graph: ScalingGraph, cluster: ClusterProfile): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const workload = scalesIn(autoscaler) ? graph.targetOf(autoscaler) : undefined;
      if (workload?.pods === undefined) {
        continue;
      }
      const { graceSeconds = DEFAULT_GRACE_SECONDS, path } = workload.pods;
      const { longestRequestMillis } = autoscaler.cluster ?? cluster;
      const generates = serversIn(workload).find(({ isLlm }) => isLlm);
      const finding = {
        at: workload,
        alsoAt: [autoscaler],
        cause: workload.location,
        field: `${path}.terminationGracePeriodSeconds`,
        got: workload.pods.graceSeconds === undefined ? `no value, which is ${DEFAULT_GRACE_SECONDS} s` : `${graceSeconds} s`,
      };
      if (longestRequestMillis !== undefined && longestRequestMillis > graceSeconds * 1000) {
        const seconds = Math.ceil(longestRequestMillis / 1000);
        yield {
          ...finding,
          problem: `is less than the longest request takes, ${seconds} s: ${nameOf(autoscaler.manifest)} cuts requests off when it scales in`,
          fix: { yaml: `set it to more than ${seconds}`, typescript: `set terminationGracePeriod of the server to more than ${seconds} s` },
        };
      } else if (longestRequestMillis === undefined && generates !== undefined && graceSeconds <= DEFAULT_GRACE_SECONDS) {
        yield {
          ...finding,
          severity: Severity.INFO,
          problem: `is less than a long generation of ${generates.server} takes: ${nameOf(autoscaler.manifest)} cuts it off when it scales in`,
          fix: {
            yaml: 'set it above the longest request, and state that as longestRequest of the Cluster',
            typescript: 'set terminationGracePeriod of the server above the longest request, and state that as longestRequest of the Cluster',
          },
        };
      }
    }
  },
};

function scalesIn({ idleReplicas, maxReplicas, minReplicas }: AutoscalerNode): boolean {
  return maxReplicas === undefined || maxReplicas > (idleReplicas ?? minReplicas);
}
