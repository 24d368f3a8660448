import { HpaController } from './hpa-input';
import { ScalingBehavior } from '../graph/scaling-behavior';
import { MAX_INT32 } from '../platforms/kubernetes/limits';

/** How far a metric may be off its target before the replicas change. */
export interface Tolerance {
  readonly least: number;
  readonly most: number;
}

export function toleranceOf(behavior: ScalingBehavior | undefined, { tolerance }: HpaController): Tolerance {
  return { least: 1 - (behavior?.scaleDown.tolerance ?? tolerance), most: 1 + (behavior?.scaleUp.tolerance ?? tolerance) };
}

/** Whether a ratio of a metric to its target leaves the replicas as they are. */
export function holds({ least, most }: Tolerance, ratio: number): boolean {
  return least <= ratio && ratio <= most;
}

/** Replicas for a ratio: a part of one is a whole one, and more than 32 bits do not count. */
export function wholeReplicas(replicas: number): number {
  return Math.min(Math.ceil(replicas), MAX_INT32);
}
