import { AdapterResource } from './adapter-resource';

/**
 * Kinds of Kubernetes beside those that `AdapterResource` names: a label that a template reads as one of them is taken for its name.
 * Source: kubernetes v1.36 api/openapi-spec.
 */
const OTHER_KINDS: Record<string, string[]> = {
  '': ['ConfigMap', 'Event', 'LimitRange', 'PodTemplate', 'ReplicationController', 'ResourceQuota', 'Secret', 'ServiceAccount'],
  'apps': ['ControllerRevision'],
  'autoscaling': ['HorizontalPodAutoscaler'],
  'coordination.k8s.io': ['Lease'],
  'discovery.k8s.io': ['EndpointSlice'],
  'networking.k8s.io': ['NetworkPolicy'],
  'policy': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io': ['Role', 'RoleBinding'],
  'storage.k8s.io': ['CSIStorageCapacity'],
  'serving.kserve.io': ['InferenceGraph', 'ServingRuntime', 'TrainedModel'],
  'mlops.seldon.io': ['Experiment', 'SeldonConfig', 'SeldonRuntime', 'ServerConfig'],
};
const OTHER_CLUSTER_KINDS: Record<string, string[]> = {
  'networking.k8s.io': ['IngressClass'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
  'node.k8s.io': ['RuntimeClass'],
};

/** The kinds of Kubernetes, KServe and Seldon; where two have one name, that of Kubernetes comes first. */
export const KNOWN_RESOURCES: AdapterResource[] = [
  ...Object.values(AdapterResource).filter((each): each is AdapterResource => each instanceof AdapterResource),
  ...resources(OTHER_KINDS, true),
  ...resources(OTHER_CLUSTER_KINDS, false),
];

function resources(kinds: Record<string, string[]>, namespaced: boolean): AdapterResource[] {
  return Object.entries(kinds).flatMap(([group, names]) => names.map((kind) => AdapterResource.of({ group, kind, namespaced })));
}

/** Whether two are the same kind. */
export function sameResource(one: AdapterResource, other: AdapterResource): boolean {
  return one.group === other.group && one.plural === other.plural;
}

const ROOT_SCOPED = ['namespaces', 'nodes', 'persistentvolumes'];

/** Whether the adapter asks for a kind without a namespace. Source: prometheus-adapter v0.12 pkg/custom-provider/series_registry.go. */
export function isRootScoped({ group, plural }: AdapterResource): boolean {
  return group === '' && ROOT_SCOPED.includes(plural);
}

/** The kinds in words. */
export function listed(kinds: AdapterResource[]): string {
  return [...new Set(kinds.map(({ listedAs }) => listedAs))].sort().join(', ');
}
