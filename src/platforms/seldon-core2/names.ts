import { NAME_LABEL } from '../kubernetes/kinds';
// What Seldon Core 2 calls what it makes and reads. Source: seldon-core v2.10, where nothing else is said.

export const SELDON_CORE2_GROUP = 'mlops.seldon.io';
export const SELDON_CORE2_API_VERSION = `${SELDON_CORE2_GROUP}/v1alpha1`;

// Kinds, each with its group.
export const SELDON_MODEL = `${SELDON_CORE2_GROUP}/Model`;
export const SELDON_SERVER = `${SELDON_CORE2_GROUP}/Server`;
export const SELDON_PIPELINE = `${SELDON_CORE2_GROUP}/Pipeline`;
export const SELDON_EXPERIMENT = `${SELDON_CORE2_GROUP}/Experiment`;

/** Labels of the pods of all Servers. Source: operator/controllers/reconcilers/server. */
export const SERVER_POD_LABELS = { [NAME_LABEL]: 'seldon-server' };
/** Label of the same, which holds the name of their Server. */
export const SERVER_NAME_LABEL = 'seldon-server-name';

/** The container of those pods that counts requests, and the port where it tells them. Source: scheduler/pkg/metrics/agent.go, k8s/ manifests. */
export const AGENT_CONTAINER = 'agent';
export const AGENT_PORT = { name: 'metrics', number: 9006, path: '/metrics' };
/** The PodMonitor that Seldon Core 2 ships for it, and how often that scrapes. Source: prometheus/monitors/agent-podmonitor.yaml. */
export const SHIPPED_MONITOR = { name: 'agent', intervalSeconds: 15 };

/** The Service through which all Models of a namespace are asked, on its port 80. Source: samples/k8s-examples.md. */
export const MESH_SERVICE = 'seldon-mesh';
/** The header of requests that names the Model. Source: the same. */
export const MODEL_HEADER = 'Seldon-Model';

/** How the installation is told to scale by itself, by kind. Source: k8s/helm-charts/seldon-core-v2-setup/values.yaml. */
export const AUTOSCALING_VALUES: { readonly [kind: string]: string } = {
  Model: 'autoscaling.autoscalingModelEnabled', Server: 'autoscaling.autoscalingServerEnabled',
};
