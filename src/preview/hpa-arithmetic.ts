import { HpaController } from './hpa-input';
import { ScalingBehavior } from '../graph/scaling-behavior';
import { MAX_INT32 } from '../platforms/kubernetes/limits';

/** The metrics APIs and the HPA count in thousandths of a unit, which are whole numbers here. */
export const THOUSAND = 1000;

/** What a binary number is off from the decimal that is meant, at most, as a share of it. */
const NOISE = 1e-9;

/** An amount in thousandths as an HPA reads a quantity: what is less than one counts as one. Source: apimachinery resource.Quantity, MilliValue. */
export function inThousandths(amount: number): number {
  const thousandths = amount * THOUSAND;
  const nearest = Math.round(thousandths);
  return Math.abs(thousandths - nearest) <= NOISE * Math.abs(thousandths) ? nearest : Math.ceil(thousandths);
}

/** `part` of `whole` in percent, without its decimals, as 64-bit integers divide; amounts of memory leave what a double holds. */
export function wholePercent(part: number, whole: number): number {
  return part * 100 <= Number.MAX_SAFE_INTEGER ? Math.trunc((part * 100) / whole) : Number((BigInt(part) * 100n) / BigInt(whole));
}

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
