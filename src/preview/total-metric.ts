import { holds, Tolerance, wholeReplicas } from './hpa-arithmetic';
import { Proposal, TotalMetric } from './hpa-input';
import { Pods } from './pods';

/** The replicas that an autoscaler's target has: those it asks for, and those that it says it has, which come later. */
export interface ScaleCounts {
  readonly spec: number;
  readonly status: number;
}

/**
 * The replicas that one number for all pods asks for; undefined where it cannot be compared.
 *
 * Source: kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go, GetExternalPerPodMetricReplicas, GetExternalMetricReplicas.
 */
export function totalProposal(
  { targetType, target }: TotalMetric, value: number, counts: ScaleCounts, pods: Pods, tolerance: Tolerance,
): Proposal | undefined {
  if (targetType === 'AverageValue') {
    return { value, replicas: holds(tolerance, value / (target * counts.status)) ? counts.status : wholeReplicas(value / target) };
  }
  const ratio = value / target;
  if (counts.spec === 0) {
    return { value, replicas: wholeReplicas(ratio) };
  }
  if (holds(tolerance, ratio)) {
    return { value, replicas: counts.spec };
  }
  return pods.standing.length + pods.ending.length === 0 ? undefined : { value, replicas: wholeReplicas(ratio * pods.readyAndEnding) };
}
