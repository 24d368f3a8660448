import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { targetIdentityOf } from '../graph/autoscaler';
import { identityOf, nameOf, statedSpec } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { vpaIn } from '../graph/vertical-autoscaler';
import { AUTO, EVICTING_MODES, VERTICAL_POD_AUTOSCALER } from '../platforms/vpa/vertical-pod-autoscaler';
import { unsizedFaults } from '../platforms/vpa/vpa-faults';

/** Least live replicas with which the updater evicts a pod. Source: kubernetes/autoscaler vertical-pod-autoscaler 1.7 docs/flags.md, --min-replicas. */
const LEAST_LIVE = 2;

export const vpaInert: Rule = {
  id: 'vpa-inert',
  severity: Severity.WARNING,
  says: 'VPA evicts no pod of a workload with one replica, so its recommendation is never applied. Bounds of what is not sized have no effect. The mode Auto is deprecated.',
  remedy: 'Set updatePolicy.minReplicas: 1, or keep two replicas. Write Recreate for Auto.',
  source: 'kubernetes/autoscaler vertical-pod-autoscaler 1.7 pkg/updater/restriction; pkg/apis/autoscaling.k8s.io/v1/types.go; #2388, #3167',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const vpas = graph.objects(VERTICAL_POD_AUTOSCALER);
    const most = new Map((vpas.length === 0 ? [] : graph.autoscalers).map((autoscaler) => [targetIdentityOf(autoscaler), autoscaler.maxReplicas]));
    const workloads = new Map((vpas.length === 0 ? [] : graph.workloads).map((workload) => [identityOf(workload.manifest), workload]));
    for (const vpa of vpas) {
      yield* faultFindings(vpa, 'spec', unsizedFaults(statedSpec(vpa)));
      const { minReplicas, target, updateMode } = vpaIn(vpa.manifest);
      const workload = workloads.get(target);
      const replicas = most.has(target) ? most.get(target) : workload === undefined ? undefined : workload.replicas ?? 1;
      if (EVICTING_MODES.includes(updateMode) && minReplicas === undefined && replicas !== undefined && replicas < LEAST_LIVE) {
        yield {
          at: vpa,
          ...workload !== undefined && { alsoAt: [workload] },
          field: 'spec.updatePolicy.minReplicas',
          problem: `is not set, and ${workload === undefined ? 'the target' : nameOf(workload.manifest)} never has ${LEAST_LIVE} replicas: with fewer the updater evicts no pod, so nothing is resized`,
          got: 'no value',
          fix: 'set it to 1 where a restart of the only pod is fine, or keep two replicas',
        };
      }
      if (updateMode === AUTO) {
        yield { at: vpa, field: 'spec.updatePolicy.updateMode', problem: 'is deprecated: it means Recreate', got: AUTO, fix: 'write Recreate, or InPlaceOrRecreate from VPA 1.5 on' };
      }
    }
  },
};
