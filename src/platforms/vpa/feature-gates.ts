/** Feature gates of VPA on which fields depend. Source: kubernetes/autoscaler vertical-pod-autoscaler-1.7.1 pkg/features/versioned_features.go. */
export const VPA_FEATURE_GATES = ['CPUStartupBoost', 'InPlace', 'PerVPAConfig'] as const;
/** A feature gate of VPA, off unless somebody turns it on. */
export type VpaGate = typeof VPA_FEATURE_GATES[number];

/** What a feature needs: a gate, and the version of VPA that brought it. */
export interface GatedFeature {
  readonly gate: VpaGate;
  readonly since: string;
}

/**
 * The gate of each field that has one, wherever in the spec of a VerticalPodAutoscaler it stands.
 *
 * Source: VPA 1.7.1 pkg/features/versioned_features.go, pkg/admission-controller validation.go; tag 1.6.0.
 */
export const GATED_FIELDS: { readonly [field: string]: GatedFeature } = {
  startupBoost: { gate: 'CPUStartupBoost', since: '1.7' },
  oomBumpUpRatio: { gate: 'PerVPAConfig', since: '1.6' },
  oomMinBumpUp: { gate: 'PerVPAConfig', since: '1.6' },
  memoryAggregationIntervalSeconds: { gate: 'PerVPAConfig', since: '1.7' },
  memoryAggregationIntervalCount: { gate: 'PerVPAConfig', since: '1.7' },
  evictAfterOOMSeconds: { gate: 'PerVPAConfig', since: '1.7' },
};

/** The update mode that has one. Source: the same. */
export const GATED_UPDATE_MODE = { mode: 'InPlace', gate: 'InPlace', since: '1.7' } as const;
