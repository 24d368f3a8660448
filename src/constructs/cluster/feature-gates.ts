/** A feature gate of Kubernetes that decides what an HPA may be told. */
export enum HpaFeatureGate {
  /** For `tolerance` of a behavior: off in 1.33 and 1.34, on from 1.35. */
  CONFIGURABLE_TOLERANCE = 'HPAConfigurableTolerance',
  /** For HPAs that go to no replicas: off up to 1.36, on from 1.37. */
  SCALE_TO_ZERO = 'HPAScaleToZero',
}

/** A feature gate of VPA, alpha and off up to 1.7.1 unless somebody turns it on in recommender, updater and admission controller. */
export enum VerticalFeatureGate {
  /** For `startupBoost`: VPA 1.7, and Kubernetes 1.33 to undo the boost in place. */
  CPU_STARTUP_BOOST = 'CPUStartupBoost',
  /** For `VerticalUpdateMode.IN_PLACE`: VPA 1.7. */
  IN_PLACE = 'InPlace',
  /** For `oomBumpUpRatio` and `oomMinBumpUp` (VPA 1.6), `memoryAggregation*` and `evictAfterOom` (VPA 1.7). */
  PER_VPA_CONFIG = 'PerVPAConfig',
}
