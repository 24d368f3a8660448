import { Rule, Finding, Severity } from './rule';
import { removeField } from '../faults/fix';
import { AutoscalerNode } from '../graph/autoscaler';
import { isLive, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { Workload } from '../graph/workload';

export const staticReplicas: Rule = {
  id: 'static-replicas',
  severity: Severity.ERROR,
  says: 'Each apply of a workload that states its replicas resets the number that its autoscaler chose.',
  remedy: 'Leave replicas out of what something scales.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling (1.36)',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const scalers = new Map<Workload, AutoscalerNode[]>();
    for (const autoscaler of graph.autoscalers) {
      const workload = graph.targetOf(autoscaler);
      if (workload?.replicas !== undefined && !isLive((workload.owner ?? workload).manifest)) {
        scalers.set(workload, [...scalers.get(workload) ?? [], autoscaler]);
      }
    }
    for (const [workload, autoscalers] of scalers) {
      yield {
        at: workload.owner ?? workload,
        alsoAt: workload.owner === undefined ? autoscalers : [workload, ...autoscalers],
        field: workload.replicasPath ?? 'spec.replicas',
        problem: `is reset by every apply, undoing what ${autoscalers.map(({ manifest }) => nameOf(manifest)).join(' and ')} scaled`,
        got: String(workload.replicas),
        // What this library writes states none; others may have whoever applies them leave the field alone.
        ...!workload.isOurs && { severity: Severity.WARNING },
        fix: fixFor(workload),
        // Another field of its owner may say replicas too.
        ...workload.owner === undefined && { repair: removeField(true) },
      };
    }
  },
};

function fixFor({ manifest, owner, positionOf, replicasPath = 'spec.replicas' }: Workload): string {
  if (owner !== undefined) {
    return `remove replicas from ${nameOf(owner.manifest)}, from which ${nameOf(manifest)} is made`;
  }
  // What was not read from a text may be written by cdk8s-plus.
  return positionOf !== undefined ? `remove ${replicasPath}` : `remove ${replicasPath} (a cdk8s-plus workload writes 2 unless its markHasAutoscaler() is called)`;
}
