/**
 * Versions of what runs in the cluster, such as `2.17`, with a patch where that matters. What is not stated is assumed to be as the
 * `kedaVersion`, `kserveVersion`, ... of its autoscaler or server says; a fault that only some versions have is then a warning.
 */
export interface ClusterVersions {
  /**
   * KEDA, from 2.12 to 2.21.
   *
   * @default - not stated; 2.21 is assumed
   */
  readonly keda?: string;

  /**
   * KServe, from 0.15 to 0.21.
   *
   * @default - not stated; 0.21 is assumed
   */
  readonly kserve?: string;

  /**
   * Kubernetes, from 1.27 to 1.37.
   *
   * @default - not stated; 1.37 is assumed
   */
  readonly kubernetes?: string;

  /**
   * The router of llm-d, whose endpoint picker spreads requests over a pool, from 0.9 to 0.11.
   *
   * @default - not stated: `LlmdEppTrigger` writes queries that each version answers
   */
  readonly llmdRouter?: string;

  /**
   * The Prometheus operator, from 0.60 to 0.95.
   *
   * @default - not stated; 0.95 is assumed
   */
  readonly prometheusOperator?: string;

  /**
   * Seldon Core 1, from 1.14 to 1.19.
   *
   * @default - not stated; 1.19 is assumed
   */
  readonly seldonCore1?: string;

  /**
   * Seldon Core 2, from 2.8 to 2.10.
   *
   * @default - not stated; 2.10 is assumed
   */
  readonly seldonCore2?: string;

  /**
   * The VerticalPodAutoscaler, from 1.0 to 1.8.
   *
   * @default - not stated; 1.8 is assumed
   */
  readonly vpa?: string;
}

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
  /** Allows `VerticalUpdateMode.IN_PLACE`. Since VPA 1.7. */
  IN_PLACE = 'InPlace',
  /** For `oomBumpUpRatio` and `oomMinBumpUp` (VPA 1.6), `memoryAggregation*` and `evictAfterOom` (VPA 1.7). */
  PER_VPA_CONFIG = 'PerVPAConfig',
}
