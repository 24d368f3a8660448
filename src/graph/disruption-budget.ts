import { LocatedManifest, numberIn, objectIn } from './manifest';
import { PodSelector, selectorIn } from '../platforms/kubernetes/pod-template';
import { isObject } from '../platforms/kubernetes/untyped';

/** A PodDisruptionBudget: how many replicas may be missing, each as a number or a percentage. */
export interface DisruptionBudget extends LocatedManifest {
  readonly selector: PodSelector;
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
}

/** The budget that a manifest is; undefined without a selector, since it then selects no pod. */
export function disruptionBudgetOf(located: LocatedManifest): DisruptionBudget | undefined {
  const { maxUnavailable, minAvailable, selector } = objectIn(located.manifest.spec);
  return isObject(selector)
    ? { ...located, selector: selectorIn(selector), minAvailable: amountIn(minAvailable), maxUnavailable: amountIn(maxUnavailable) } : undefined;
}

function amountIn(value: unknown): number | string | undefined {
  return typeof value === 'string' && value.endsWith('%') ? value : numberIn(value);
}

/** How many of some replicas it lets be evicted. */
export function evictable({ minAvailable, maxUnavailable }: DisruptionBudget, replicas: number): number {
  return maxUnavailable !== undefined ? count(maxUnavailable, replicas) : replicas - count(minAvailable ?? 0, replicas);
}

/** Percentages are rounded up, for both fields. */
function count(amount: number | string, replicas: number): number {
  return typeof amount === 'number' ? amount : Math.ceil(parseFloat(amount) / 100 * replicas);
}
