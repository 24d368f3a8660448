/**
 * The version of Kubernetes from which each feature is on.
 *
 * Source: kubernetes v1.36 pkg/features, HPAConfigurableTolerance: from 1.33 behind a gate that is off, without which the API server drops
 * the field in silence; on from 1.35.
 */
export const KUBERNETES_SINCE = {
  'behavior.tolerance': '1.35',
} as const;

/** Feature gates of Kubernetes on which an HPA depends. Source: kubernetes v1.36 pkg/features/kube_features.go. */
export const HPA_FEATURE_GATES = ['HPAConfigurableTolerance', 'HPAScaleToZero'] as const;
