import { podsOf, ReplicaTemplates } from '../kubernetes/replica-templates';
import { Fields, listIn, numberIn, objectIn } from '../kubernetes/untyped';

/** What counts of a role or of a group of workers that says nothing: one role, one pod of it, no worker, and one pod of it. */
const [DEFAULT_ROLES, DEFAULT_GROUP_SIZE, DEFAULT_WORKERS, DEFAULT_HOSTS] = [1, 1, 0, 1];

/**
 * The pods of one replica of a StormService: those of each role, as often as the role is there.
 *
 * Source: vllm-project/aibrix v0.7.0 api/orchestration/v1alpha1/roleset_types.go.
 */
export function stormServiceTemplates(spec: unknown): ReplicaTemplates {
  const { roles } = objectIn(objectIn(objectIn(spec).template).spec);
  return listIn(roles).map(objectIn).flatMap(({ podGroupSize, replicas, template }, i) =>
    podsOf(template, `spec.template.spec.roles[${i}].template`, (numberIn(replicas) ?? DEFAULT_ROLES) * (numberIn(podGroupSize) ?? DEFAULT_GROUP_SIZE)));
}

/** The pods of one replica of a RayClusterFleet: a RayCluster. Source: the same, rayclusterfleet_types.go. */
export function fleetTemplates(spec: unknown): ReplicaTemplates {
  const { enableInTreeAutoscaling, headGroupSpec, workerGroupSpecs } = objectIn(objectIn(objectIn(spec).template).spec);
  const groups = listIn(workerGroupSpecs).map(objectIn);
  if (enableInTreeAutoscaling === true && groups.length > 0) {
    return { unknown: 'Ray sets how many workers each cluster has (enableInTreeAutoscaling)' };
  }
  const path = 'spec.template.spec';
  return [
    ...podsOf(objectIn(headGroupSpec).template, `${path}.headGroupSpec.template`, 1),
    ...groups.flatMap((group, i) => podsOf(group.template, `${path}.workerGroupSpecs[${i}].template`, workersOf(group))),
  ];
}

/** Source: ray-project/kuberay v1.4 ray-operator/controllers/ray/utils/util.go, GetWorkerGroupDesiredReplicas. */
function workersOf({ maxReplicas, minReplicas, numOfHosts, replicas, suspend }: Fields): number {
  const wanted = Math.min(Math.max(numberIn(replicas) ?? DEFAULT_WORKERS, numberIn(minReplicas) ?? 0), numberIn(maxReplicas) ?? Infinity);
  return suspend === true ? 0 : wanted * (numberIn(numOfHosts) ?? DEFAULT_HOSTS);
}
