import { ScalingRules } from 'cdk8s-plus-27';

/** How fast replicas may come or go in one direction: the rules of cdk8s-plus, and the tolerance. */
export interface DirectionRules extends ScalingRules {
  /**
   * How far a metric may be off its target without a change, as a share of it: 0.1 for 10 %. At least 0. Needs KEDA 2.18 and
   * Kubernetes 1.35 (from 1.33 with the feature gate HPAConfigurableTolerance; without it the API server drops it).
   *
   * @default - that of the cluster, 0.1
   */
  readonly tolerance?: number;
}

/**
 * How fast replicas may come and go. A direction that is not given keeps the HPA's defaults.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior
 */
export interface ScalingBehavior {
  /**
   * Scaling in: window 0 to 3600 s, at most 1800 s per policy.
   *
   * @default - a window of 300 s, then everything at once
   */
  readonly scaleDown?: DirectionRules;

  /**
   * Scaling out: window 0 to 3600 s, at most 1800 s per policy.
   *
   * @default - no window, then 4 pods or 100 % per 15 s, whichever is more
   */
  readonly scaleUp?: DirectionRules;
}
