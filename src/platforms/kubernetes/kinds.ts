// Kinds that several parts of this library write and look for, each with its group, and the API versions in which they are written.

/** The API version of Deployments, ReplicaSets, StatefulSets and DaemonSets. */
export const APPS_API_VERSION = 'apps/v1';
export const DEPLOYMENT = { apiVersion: APPS_API_VERSION, kind: 'Deployment' } as const;

export const HPA_API_VERSION = 'autoscaling/v2';
/** The version whose metrics are written in other words. */
export const HPA_API_VERSION_2_BETA_1 = 'autoscaling/v2beta1';
export const HPA_KIND = 'HorizontalPodAutoscaler';
export const HORIZONTAL_POD_AUTOSCALER = `autoscaling/${HPA_KIND}`;

export const PDB_API_VERSION = 'policy/v1';
export const PDB_KIND = 'PodDisruptionBudget';
export const POD_DISRUPTION_BUDGET = `policy/${PDB_KIND}`;

/** Pods that come bit by bit; their template may stand in another object. Source: argoproj/argo-rollouts v1.8 pkg/apis/rollouts/v1alpha1/types.go. */
export const ROLLOUT = 'argoproj.io/Rollout';

/** Pods in groups, each with a leader. Source: kubernetes-sigs/lws v0.10.0 api/leaderworkerset/v1. */
export const LEADER_WORKER_SET = { apiVersion: 'leaderworkerset.x-k8s.io/v1', kind: 'LeaderWorkerSet' } as const;
export const LEADER_WORKER_SETS = 'leaderworkerset.x-k8s.io/LeaderWorkerSet';

/** The label with the name of what an object is part of. Source: kubernetes docs, recommended labels. */
export const NAME_LABEL = 'app.kubernetes.io/name';

/** Which of the APIs an HPA asks for a metric that is not of resources. */
export type MetricsApi = 'custom' | 'external';
/** Their groups. A cluster has one provider of each. Source: kubernetes v1.36 staging/src/k8s.io/metrics/pkg/apis. */
export const METRICS_APIS: { readonly [api in MetricsApi]: string } = { custom: 'custom.metrics.k8s.io', external: 'external.metrics.k8s.io' };
/** The group of the API that serves what pods use of CPU and memory. Source: kubernetes v1.36 staging/src/k8s.io/metrics/pkg/apis/metrics. */
export const RESOURCE_METRICS_GROUP = 'metrics.k8s.io';
/** What registers the server of an API, and tells whether it answers. Source: kubernetes v1.36 staging/src/k8s.io/kube-aggregator. */
export const API_SERVICE = { apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService' } as const;
export const API_SERVICES = 'apiregistration.k8s.io/APIService';
