import { Duration } from 'cdk8s';
import { ScalingPolicy, ScalingStrategy } from 'cdk8s-plus-27';

/** How fast replicas may come or go in one direction; the rules of cdk8s-plus fit, and may hold a tolerance too. */
export interface HpaScalingRules {
  /**
   * How many replicas may be added or removed in which time; at least one policy. A policy without a duration holds for 15 s.
   *
   * @default - those of the HPA: 4 pods or 100 % per 15 s out, 100 % per 15 s in
   */
  readonly policies?: ScalingPolicy[];

  /**
   * Time in which the most cautious recommendation wins: whole seconds, 0 to 3600.
   *
   * @default - those of the HPA: none out, 300 s in
   */
  readonly stabilizationWindow?: Duration;

  /**
   * Which of several policies wins.
   *
   * @default - that of the HPA, the one that changes most
   */
  readonly strategy?: ScalingStrategy;

  /**
   * How far a metric may be off its target without a change, as a share of it: 0.1 for 10 %, from 0 to 1. Needs KEDA 2.18 and
   * Kubernetes 1.35; from 1.33 the API server drops it without the feature gate HPAConfigurableTolerance. `Autoscaler.hpa()` refuses it
   * below 1.35.
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
   * How fast the HPA removes replicas.
   *
   * @default - a window of 300 s, then everything at once
   */
  readonly scaleDown?: HpaScalingRules;

  /**
   * How fast the HPA adds replicas.
   *
   * @default - no window, then 4 pods or 100 % per 15 s, whichever is more
   */
  readonly scaleUp?: HpaScalingRules;
}
