import { Unread } from '../kubectl/refusals';

/**
 * Resources of a namespace that say what scales what, and what became of it. ConfigMaps and Secrets are not among them: they may hold anything.
 * What the API server does not have is not asked for.
 */
export const NAMESPACED = [
  'pods', 'services', 'events', 'limitranges', 'deployments.apps', 'statefulsets.apps', 'replicasets.apps', 'horizontalpodautoscalers.autoscaling',
  'poddisruptionbudgets.policy', 'verticalpodautoscalers.autoscaling.k8s.io', 'scaledobjects.keda.sh', 'scaledjobs.keda.sh', 'triggerauthentications.keda.sh',
  'servicemonitors.monitoring.coreos.com', 'podmonitors.monitoring.coreos.com', 'inferenceservices.serving.kserve.io',
  'llminferenceservices.serving.kserve.io', 'models.mlops.seldon.io', 'servers.mlops.seldon.io', 'seldondeployments.machinelearning.seldon.io',
  'rollouts.argoproj.io', 'leaderworkersets.leaderworkerset.x-k8s.io', 'httpscaledobjects.http.keda.sh',
];

/** Resources that decide on what happens in a namespace from outside of it. */
export const CLUSTER_WIDE = [
  'nodes', 'namespaces', 'apiservices.apiregistration.k8s.io', 'clustertriggerauthentications.keda.sh', 'prometheuses.monitoring.coreos.com',
  'prometheusagents.monitoring.coreos.com',
];

/** Without these nobody can tell what there is to look at. */
export const AUTOSCALER_RESOURCES = ['horizontalpodautoscalers.autoscaling', 'scaledobjects.keda.sh'];

/** Whether what could not be read says what scales what; without the rest less is known of it. */
export function isOfNamespace({ resource, group }: Unread): boolean {
  return NAMESPACED.includes(group === '' ? resource : `${resource}.${group}`);
}
