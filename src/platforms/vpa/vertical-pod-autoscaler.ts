// The VerticalPodAutoscaler. Source: kubernetes/autoscaler vertical-pod-autoscaler 1.7 pkg/apis/autoscaling.k8s.io/v1/types.go.

/** Its kind, with its group. */
export const VERTICAL_POD_AUTOSCALER = 'autoscaling.k8s.io/VerticalPodAutoscaler';

/** The container whose policy holds for all that have none of their own. */
export const ALL_CONTAINERS = '*';
/** An update mode, and a mode of a policy, in which nothing is moved. */
export const OFF = 'Off';
/** Whether a container is sized. */
export const POLICY_MODES = ['Auto', OFF];
/** How pods get new requests where nothing is said. */
export const DEFAULT_UPDATE_MODE = 'Recreate';
/** The deprecated word for it. */
export const AUTO = 'Auto';
/** Modes in which pods are evicted to be resized. */
export const EVICTING_MODES = [DEFAULT_UPDATE_MODE, AUTO, 'InPlaceOrRecreate'];
/** What it moves where nothing is said. */
export const DEFAULT_CONTROLLED_RESOURCES = ['cpu', 'memory'];

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
