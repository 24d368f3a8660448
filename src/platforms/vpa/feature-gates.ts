/** Feature gates of VPA on which fields depend. Source: kubernetes/autoscaler vertical-pod-autoscaler-1.7.1 pkg/features/versioned_features.go. */
export const VPA_FEATURE_GATES = ['CPUStartupBoost', 'InPlace', 'PerVPAConfig'] as const;
