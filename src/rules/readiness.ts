import { Finding, Rule, Severity } from './rule';
import { ClusterProfile } from '../cluster/cluster-profile';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { serverOf } from '../model-servers/model-servers';

/** A start that nobody would notice. */
const SHORT_START_MILLIS = 10_000;

export const readiness: Rule = {
  id: 'readiness',
  severity: Severity.WARNING,
  says: 'Without a readiness or startup probe a pod counts as ready while it still loads its model: it gets requests that fail, and the autoscaler counts it as serving.',
  remedy: 'Give the server a readiness probe, and a startup probe that covers the load of the model.',
  source: 'kubernetes v1.36 pkg/kubelet/prober/prober_manager.go, UpdatePodStatus; pkg/controller/podautoscaler/replica_calculator.go',
  *find(graph: ScalingGraph, cluster: ClusterProfile): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const workload = graph.targetOf(autoscaler);
      const containers = workload?.containers.flatMap(({ isInit, name, stated }, i) =>
        isInit || stated === undefined ? [] : [{ i, name, ...stated }]) ?? [];
      if (workload?.pods === undefined || containers.length === 0 || containers.some(({ isProbed }) => isProbed)) {
        continue;
      }
      const { podStartupMillis } = autoscaler.cluster ?? cluster;
      const known = containers.find(({ image }) => image !== undefined && serverOf(image) !== undefined);
      const { i, name } = known ?? containers[0];
      const finding = {
        at: workload,
        alsoAt: [autoscaler],
        cause: workload.location,
        field: `${workload.pods.path}.containers[${i}]`,
        got: `container ${name} with neither`,
        fix: {
          yaml: 'add a readinessProbe on the health endpoint of the server, and a startupProbe that covers the load of the model',
          typescript: 'give the container a readiness probe on the health endpoint of the server, and set coldStart of the server',
        },
      };
      if (podStartupMillis !== undefined && podStartupMillis >= SHORT_START_MILLIS) {
        yield {
          ...finding,
          problem: `has no readinessProbe and no startupProbe: new pods of ${nameOf(workload.manifest)} count as ready for the ${Math.round(podStartupMillis / 1000)} s in which they start`,
        };
      } else if (podStartupMillis === undefined && known !== undefined) {
        yield {
          ...finding,
          severity: Severity.INFO,
          problem: `has no readinessProbe and no startupProbe: new pods of ${nameOf(workload.manifest)} count as ready while they load the model`,
        };
      }
    }
  },
};
