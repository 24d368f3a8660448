import { Rule, Finding, Severity } from './rule';
import { bothWords, Fix } from '../faults/fix';
import { AutoscalerNode, sleeps } from '../graph/autoscaler';
import { Role, rolesOf } from '../graph/disaggregated-roles';
import { LocatedManifest, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { ONE_REPLICA } from '../platforms/keda/bounds-faults';
import { DISAGGREGATED_SETS } from '../platforms/scale-targets';

export const roleAtZero: Rule = {
  id: 'role-at-zero',
  severity: Severity.WARNING,
  says: 'Roles of a DisaggregatedSet, such as prefill and decode, serve requests together, and each is scaled alone: where one goes to zero and another one keeps its pods, these wait for a role that is not there.',
  remedy: 'Give each role at least one replica, or let all of them go to zero by the same triggers.',
  source: 'kubernetes-sigs/lws v0.10.0 api/disaggregatedset/v1/disaggregatedset_types.go, DisaggregatedSetSpec (all or none, of roles that are not External)',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const set of graph.objects(DISAGGREGATED_SETS)) {
      const roles = rolesOf(graph, set);
      yield* scaledApart(set, roles);
      yield* statedApart(set, roles.filter(({ hasSubRoles, isExternal }) => !isExternal && !hasSubRoles));
    }
  },
};

function* scaledApart(set: LocatedManifest, roles: Role[]): Iterable<Finding> {
  const awake = roles.find(({ autoscaler, isExternal, replicas }) => isExternal ? autoscaler !== undefined && !sleeps(autoscaler) : replicas > 0);
  for (const { autoscaler, isExternal, name } of awake === undefined ? [] : roles) {
    if (isExternal && autoscaler !== undefined && sleeps(autoscaler)) {
      yield {
        at: autoscaler,
        alsoAt: [set],
        field: autoscaler.targetPath,
        problem: `lets the role ${name} of ${nameOf(set.manifest)} go to zero, and its role ${awake!.name} keeps its pods`,
        got: `${autoscaler.idleReplicas ?? autoscaler.minReplicas} replicas of ${name}`,
        effect: 'requests that need both roles fail or wait',
        fix: bothWords`${keepingOne(autoscaler)}, or let all roles go to zero by the same triggers`,
      };
    }
  }
}

/** What keeps a replica of what an autoscaler lets go to zero. */
function keepingOne({ controller, idleReplicas, minReplicas }: AutoscalerNode): Fix {
  const least = controller === 'HPA' ? 'set minReplicas: 1' : bothWords`set ${ONE_REPLICA}`;
  return idleReplicas !== 0 ? least : minReplicas === 0 ? bothWords`leave idleReplicaCount out and ${least}` : 'leave idleReplicaCount out';
}

function* statedApart(set: LocatedManifest, fixed: Role[]): Iterable<Finding> {
  const other = fixed.find(({ replicas }) => replicas > 0);
  const none = fixed.find(({ replicas }) => replicas === 0);
  if (other !== undefined && none !== undefined) {
    yield {
      at: set,
      field: `spec.roles[${none.index}].spec.replicas`,
      severity: Severity.ERROR,
      problem: `is 0, and the role ${other.name} has ${other.replicas}: the API server rejects a set whose roles are partly at zero, save for those with scaling.mode External`,
      got: '0',
      fix: 'give all of these roles replicas, or none of them',
    };
  }
}
