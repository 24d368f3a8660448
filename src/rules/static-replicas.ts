import { Rule, Finding, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';

export const staticReplicas: Rule = {
  id: 'static-replicas',
  severity: Severity.ERROR,
  says: 'Each apply of a workload that states its replicas resets the number that its autoscaler chose.',
  remedy: 'Leave replicas out of what something scales.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling (1.36)',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const workload = graph.targetOf(autoscaler);
      if (workload?.replicas !== undefined) {
        yield {
          at: workload,
          alsoAt: [autoscaler],
          field: workload.replicasPath ?? 'spec.replicas',
          problem: `is reset by each apply, although ${nameOf(autoscaler.manifest)} decides it`,
          got: String(workload.replicas),
          // What this library writes states none; others may have whoever applies them leave the field alone.
          ...!workload.isOurs && { severity: Severity.WARNING },
          fix: workload.owner === undefined
            ? 'leave replicas out (a cdk8s-plus workload writes 2 unless its markHasAutoscaler() is called)'
            : `leave replicas out of ${nameOf(workload.owner.manifest)}, of which ${nameOf(workload.manifest)} is made`,
        };
      }
    }
  },
};
