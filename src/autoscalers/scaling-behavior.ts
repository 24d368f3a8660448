import { ScalingRules } from 'cdk8s-plus-27';

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
  readonly scaleDown?: ScalingRules;

  /**
   * Scaling out: window 0 to 3600 s, at most 1800 s per policy.
   *
   * @default - no window, then 4 pods or 100 % per 15 s, whichever is more
   */
  readonly scaleUp?: ScalingRules;
}
