import { Finding, Rule, Severity } from './rule';
import { AutoscalerNode, targetIdentityOf } from '../graph/autoscaler';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { FollowedResource } from '../graph/scaling-trigger';
import { NO_POLICY, VerticalPolicy, vpaIn } from '../graph/vertical-autoscaler';
import { ALL_CONTAINERS, OFF, VERTICAL_POD_AUTOSCALER } from '../platforms/vpa/vertical-pod-autoscaler';

export const vpaConflict: Rule = {
  id: 'vpa-conflict',
  severity: Severity.ERROR,
  says: 'A VPA changes the requests against which an autoscaler measures utilization: each reacts to the other.',
  remedy: 'Let the VPA control the other resource only, or set its updateMode to Off.',
  source: 'kubernetes/autoscaler vertical-pod-autoscaler 1.7.1 docs/known-limitations.md',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const vpas = graph.objects(VERTICAL_POD_AUTOSCALER);
    const autoscalers = vpas.length === 0 ? new Map<string, AutoscalerNode[]>() : byTarget(graph.autoscalers);
    for (const vpa of vpas) {
      const { policies, target, updateMode } = vpaIn(vpa.manifest);
      for (const autoscaler of updateMode === OFF ? [] : autoscalers.get(target) ?? []) {
        const containers = containersOf(graph, autoscaler);
        const moved = autoscaler.triggers.filter(({ resource }) => resource !== undefined && moves(policies, resource, containers));
        const shares = moved.filter(({ targetType }) => targetType === 'Utilization');
        const followed = (shares.length > 0 ? shares : moved).flatMap(({ resource }) => resource?.name ?? []);
        if (followed.length > 0) {
          yield {
            at: vpa,
            alsoAt: [autoscaler],
            field: 'spec.resourcePolicy',
            problem: shares.length > 0
              ? `changes the requests against which ${nameOf(autoscaler.manifest)} measures utilization, made at ${autoscaler.location}`
              : `changes the limits of what ${nameOf(autoscaler.manifest)} follows an amount of, made at ${autoscaler.location}: VPA supports no HPA on the same resource`,
            ...shares.length === 0 && { severity: Severity.WARNING },
            got: [...new Set(followed)].sort().join(', '),
            fix: 'leave that resource out of controlledResources, or set updatePolicy.updateMode to Off',
          };
        }
      }
    }
  },
};

/** An autoscaler whose bounds are equal follows nothing. */
function byTarget(autoscalers: AutoscalerNode[]): Map<string, AutoscalerNode[]> {
  const found = new Map<string, AutoscalerNode[]>();
  for (const autoscaler of autoscalers.filter(({ minReplicas, maxReplicas }) => maxReplicas === undefined || maxReplicas > minReplicas)) {
    const key = targetIdentityOf(autoscaler);
    found.set(key, [...found.get(key) ?? [], autoscaler]);
  }
  return found;
}

/** Names of the containers that are scaled; undefined where they are not all known. */
function containersOf(graph: ScalingGraph, autoscaler: AutoscalerNode): string[] | undefined {
  const workload = graph.targetOf(autoscaler);
  return workload === undefined || workload.openPorts ? undefined : workload.containers.map(({ name }) => name);
}

/** Whether policies let a VPA move a resource of a container, or of any where all of them count. */
function moves(policies: VerticalPolicy[], { name, container }: FollowedResource, containers?: string[]): boolean {
  const policyOf = (wanted: string) => policies.find(({ containerName }) => containerName === wanted);
  const stated = policies.length === 0 ? [ALL_CONTAINERS] : policies.flatMap(({ containerName }) => containerName ?? []);
  return (container !== undefined ? [container] : containers ?? stated).some((each) => {
    const { mode, controlledResources } = policyOf(each) ?? policyOf(ALL_CONTAINERS) ?? NO_POLICY;
    return mode !== OFF && controlledResources.includes(name);
  });
}
