/** How kube-state-metrics shows a kind that has replicas. */
export interface WorkloadMetrics {
  /** The label that names the object. */
  readonly label: string;
  /** The replicas that are asked for. */
  readonly wanted: string;
  /** Those that there are. */
  readonly current: string;
  /** Those that are ready. */
  readonly ready: string;
  /** Those that have been ready for minReadySeconds; undefined where that is not known. */
  readonly available?: string;
  /** Those that are asked for and not available; undefined where there is none of this. */
  readonly unavailable?: string;
}

/**
 * Metrics of kube-state-metrics about an HPA, labelled `horizontalpodautoscaler` and `namespace`. Each is marked stable there, but for
 * `statusTarget`.
 *
 * Source: kubernetes/kube-state-metrics c92fe0c5 (2026-08-20), docs/metrics/workload/horizontalpodautoscaler-metrics.md.
 */
export const HPA_METRICS = {
  label: 'horizontalpodautoscaler',
  /** 1 for the `status` (true, false, unknown) that a `condition` has. */
  condition: 'kube_horizontalpodautoscaler_status_condition',
  current: 'kube_horizontalpodautoscaler_status_current_replicas',
  desired: 'kube_horizontalpodautoscaler_status_desired_replicas',
  /** 1, with the target in the labels of HPA_TARGET_LABELS. */
  info: 'kube_horizontalpodautoscaler_info',
  max: 'kube_horizontalpodautoscaler_spec_max_replicas',
  min: 'kube_horizontalpodautoscaler_spec_min_replicas',
  /** What the HPA compares, by `metric_name` and `metric_target_type` (average, utilization, value). Since 2.6 (its CHANGELOG.md). */
  statusTarget: 'kube_horizontalpodautoscaler_status_target_metric',
} as const;

/** The labels of `info` that tell what an HPA scales. */
export const HPA_TARGET_LABELS = { kind: 'scaletargetref_kind', name: 'scaletargetref_name' } as const;

/** Metrics about pods, labelled `pod` and `namespace`. Source: the same, pod-metrics.md. */
export const POD_METRICS = {
  label: 'pod',
  /** 1 for the `phase` (Pending, Running, ...) that a pod is in. */
  phase: 'kube_pod_status_phase',
  /** 1 while no node has room for a pod. */
  unschedulable: 'kube_pod_status_unschedulable',
  /** What a container requests of a `resource`, whose name has underscores where the resource has other characters. */
  requests: 'kube_pod_container_resource_requests',
} as const;

/** By kind. Source: the same, deployment-metrics.md; kubernetes/kube-state-metrics a588bd11, docs/metrics/workload/statefulset-metrics.md. */
const WORKLOADS: { readonly [kind: string]: WorkloadMetrics } = {
  Deployment: {
    label: 'deployment',
    wanted: 'kube_deployment_spec_replicas',
    current: 'kube_deployment_status_replicas',
    ready: 'kube_deployment_status_replicas_ready',
    available: 'kube_deployment_status_replicas_available',
    unavailable: 'kube_deployment_status_replicas_unavailable',
  },
  StatefulSet: {
    label: 'statefulset', wanted: 'kube_statefulset_replicas', current: 'kube_statefulset_status_replicas', ready: 'kube_statefulset_status_replicas_ready',
  },
};

/** What there is of a kind of workload; undefined where kube-state-metrics has nothing of it. */
export function workloadMetricsOf(kind: string): WorkloadMetrics | undefined {
  return Object.hasOwn(WORKLOADS, kind) ? WORKLOADS[kind] : undefined;
}

/** A resource as the label `resource` of `POD_METRICS.requests` calls it. */
export function resourceLabel(resource: string): string {
  return resource.replace(/[^a-zA-Z0-9_]/g, '_');
}
