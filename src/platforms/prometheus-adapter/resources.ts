import { KSERVE_GROUP } from '../kserve/names';
import { SELDON_CORE1_GROUP } from '../seldon-core1/names';
import { SELDON_CORE2_GROUP } from '../seldon-core2/names';
/** A kind of objects, as the API server knows it. */
export interface ApiResource {
  /** Empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** Its name for one, such as `pod`. */
  readonly resource: string;
  /** Its name for many, such as `pods`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** Kinds that metrics are often served for, with their groups; they are found before others of the same name. */
const NAMED: [string, string, boolean?][] = [
  ['', 'Namespace', false], ['', 'Node', false], ['', 'PersistentVolume', false], ['', 'PersistentVolumeClaim'], ['', 'Pod'], ['', 'Service'],
  ['apps', 'Deployment'], ['apps', 'StatefulSet'], ['apps', 'DaemonSet'], ['apps', 'ReplicaSet'], ['batch', 'Job'], ['batch', 'CronJob'],
  ['networking.k8s.io', 'Ingress'], [KSERVE_GROUP, 'InferenceService'], [KSERVE_GROUP, 'LLMInferenceService'],
  [SELDON_CORE2_GROUP, 'Model'], [SELDON_CORE2_GROUP, 'Server'], [SELDON_CORE2_GROUP, 'Pipeline'], [SELDON_CORE1_GROUP, 'SeldonDeployment'],
];
/**
 * Other kinds of Kubernetes, KServe and Seldon: a label that a template reads as one of them is taken for its name.
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
  [KSERVE_GROUP]: ['InferenceGraph', 'ServingRuntime', 'TrainedModel'],
  [SELDON_CORE2_GROUP]: ['Experiment', 'SeldonConfig', 'SeldonRuntime', 'ServerConfig'],
};
const OTHER_CLUSTER_KINDS: Record<string, string[]> = {
  'networking.k8s.io': ['IngressClass'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
  'node.k8s.io': ['RuntimeClass'],
};
const ROOT_SCOPED = ['namespaces', 'nodes', 'persistentvolumes'];

/** A kind, with the names that Kubernetes guesses of it. */
export function apiResource(
  { group, kind, namespaced = true, resource = kind.toLowerCase(), plural = pluralOf(resource) }: Pick<ApiResource, 'group' | 'kind'> & Partial<ApiResource>,
): ApiResource {
  return { group, kind, resource, plural, namespaced };
}

/** The kinds of Kubernetes, KServe and Seldon; where two have one name, that of Kubernetes comes first. */
export const KNOWN_RESOURCES: ApiResource[] = [
  ...NAMED.map(([group, kind, namespaced]) => apiResource({ group, kind, namespaced })),
  ...inGroups(OTHER_KINDS, true), ...inGroups(OTHER_CLUSTER_KINDS, false),
];

export const NAMESPACE = knownResource('', 'Namespace');
export const POD = knownResource('', 'Pod');
export const NODE = knownResource('', 'Node');

/** A kind among those that are known. */
export function knownResource(group: string, kind: string): ApiResource {
  return KNOWN_RESOURCES.find((each) => each.group === group && each.kind === kind)!; // Callers name kinds of the lists above.
}

/** The kind that a rule names by its resource, in the singular or plural: of one that is not known the other name is a guess. */
export function resourceNamed(named: { readonly group?: string; readonly resource?: string }, known = KNOWN_RESOURCES): ApiResource {
  const { group = '', resource = '' } = named;
  const name = resource.toLowerCase();
  return known.find((each) => each.group === group && (each.resource === name || each.plural === name)) ?? apiResource({ group, kind: name });
}

/** Whether two are the same kind. */
export function sameResource(one: ApiResource, other: ApiResource): boolean {
  return one.group === other.group && (one.plural === other.plural || one.resource === other.plural || one.plural === other.resource);
}

/** Whether the adapter asks for a kind without a namespace. Source: prometheus-adapter v0.12 pkg/custom-provider/series_registry.go. */
export function isRootScoped({ group, plural }: ApiResource): boolean {
  return group === '' && ROOT_SCOPED.includes(plural);
}

/** As the metrics API lists it, such as `pods` or `models.mlops.seldon.io`. */
export function listedAs({ group, plural }: ApiResource): string {
  return group === '' ? plural : `${plural}.${group}`;
}

/** The kinds in words. */
export function listed(kinds: ApiResource[]): string {
  return [...new Set(kinds.map(listedAs))].sort().join(', ');
}

function inGroups(kinds: Record<string, string[]>, namespaced: boolean): ApiResource[] {
  return Object.entries(kinds).flatMap(([group, names]) => names.map((kind) => apiResource({ group, kind, namespaced })));
}

/** As Kubernetes guesses it. Source: apimachinery v0.36 pkg/api/meta/restmapper.go, UnsafeGuessKindToResource. */
function pluralOf(resource: string): string {
  if (resource.endsWith('s')) {
    return `${resource}es`;
  }
  return resource.endsWith('y') ? `${resource.slice(0, -1)}ies` : `${resource}s`;
}
