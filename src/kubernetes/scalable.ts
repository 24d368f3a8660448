/** Groups of Kubernetes' own none of whose kinds has a scale, but for the exceptions below. Source: kubernetes v1.36 api/openapi-spec. */
const BUILT_IN_GROUPS = ['', 'apps', 'autoscaling', 'batch', 'networking.k8s.io', 'policy', 'rbac.authorization.k8s.io', 'storage.k8s.io'];
const WITH_SCALE = ['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'];

/** Whether a kind is known to have no scale subresource; of kinds that others define nothing is known. */
export function cannotScale(apiVersion: string, kind: string): boolean {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return BUILT_IN_GROUPS.includes(group) && !WITH_SCALE.includes(kind);
}
