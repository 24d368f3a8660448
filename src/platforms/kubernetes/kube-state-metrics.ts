/** How kube-state-metrics shows a kind that has replicas. */
export interface WorkloadMetrics {
  /** The label that names the object. */
  readonly label: string;
  /** The replicas that are asked for. */
  readonly wanted: string;
  /** Those that are ready. */
  readonly ready: string;
}

/**
 * Metrics of kube-state-metrics about an HPA, labelled `horizontalpodautoscaler` and `namespace`. Each is marked stable there.
 *
 * Source: kubernetes/kube-state-metrics c92fe0c5 (2026-08-20), docs/metrics/workload/horizontalpodautoscaler-metrics.md.
 */
export const HPA_METRICS = {
  label: 'horizontalpodautoscaler',
  /** 1 for the `status` (true, false, unknown) that a `condition` has. */
  condition: 'kube_horizontalpodautoscaler_status_condition',
  current: 'kube_horizontalpodautoscaler_status_current_replicas',
  desired: 'kube_horizontalpodautoscaler_status_desired_replicas',
  max: 'kube_horizontalpodautoscaler_spec_max_replicas',
  min: 'kube_horizontalpodautoscaler_spec_min_replicas',
} as const;

/** By kind. Source: the same, deployment-metrics.md; kubernetes/kube-state-metrics a588bd11, docs/metrics/workload/statefulset-metrics.md. */
const WORKLOADS: { readonly [kind: string]: WorkloadMetrics } = {
  Deployment: { label: 'deployment', wanted: 'kube_deployment_spec_replicas', ready: 'kube_deployment_status_replicas_ready' },
  StatefulSet: { label: 'statefulset', wanted: 'kube_statefulset_replicas', ready: 'kube_statefulset_status_replicas_ready' },
};

/** What there is of a kind of workload; undefined where kube-state-metrics has nothing of it. */
export function workloadMetricsOf(kind: string): WorkloadMetrics | undefined {
  return Object.hasOwn(WORKLOADS, kind) ? WORKLOADS[kind] : undefined;
}
