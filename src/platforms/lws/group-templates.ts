import { podsOf, ReplicaTemplates } from '../kubernetes/replica-templates';
import { listIn, numberIn, objectIn } from '../kubernetes/untyped';

/** Pods of a group, and slices of a DisaggregatedSet, where nothing is said. */
const [DEFAULT_SIZE, DEFAULT_SLICES] = [1, 1];

/**
 * The pods of one group, by the spec of a LeaderWorkerSet that stands at a path: a leader, and workers that make up its size.
 *
 * Source: kubernetes-sigs/lws v0.10.0 api/leaderworkerset/v1/leaderworkerset_types.go, LeaderWorkerTemplate.
 */
export function groupTemplates(spec: unknown, path: string): ReplicaTemplates {
  const { leaderTemplate, size, workerTemplate } = objectIn(objectIn(spec).leaderWorkerTemplate);
  const at = `${path}.leaderWorkerTemplate`;
  const leader = leaderTemplate === undefined ? podsOf(workerTemplate, `${at}.workerTemplate`, 1) : podsOf(leaderTemplate, `${at}.leaderTemplate`, 1);
  return [...leader, ...podsOf(workerTemplate, `${at}.workerTemplate`, (numberIn(size) ?? DEFAULT_SIZE) - 1)];
}

/**
 * The pods of one replica of a role, by the spec of its DisaggregatedSet.
 *
 * Source: the same, api/disaggregatedset/v1/disaggregatedset_types.go, DisaggregatedRoleSpec.
 */
export function roleTemplates(setSpec: unknown, index: number): ReplicaTemplates {
  const { roles, slices } = objectIn(setSpec);
  const { spec, subRoles } = objectIn(listIn(roles)[index]);
  if (subRoles !== undefined || (numberIn(slices) ?? DEFAULT_SLICES) !== DEFAULT_SLICES) {
    return { unknown: 'how a DisaggregatedSet shares replicas among slices or subRoles is not known here' };
  }
  return groupTemplates(spec, `spec.roles[${index}].spec`);
}
