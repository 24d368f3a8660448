import { THOUSAND } from './hpa-arithmetic';
import { FormulaInput, KedaInput, KedaTriggerInput } from './keda-input';
import { Fallback } from '../graph/keda-options';
import { MAKES_NIL } from '../platforms/keda/fallback-faults';

/** The replicas that a fallback looks at. */
export interface FallbackSituation {
  readonly replicas: number;
  /** Running and ready pods, those that are being deleted too. */
  readonly readyPods: number;
}

/** What a trigger that is lost for long yields. */
export type FallbackResult = { readonly value: number } | 'nil' | 'error';

/** Whether KEDA falls back at all. */
export function hasFallback({ fallback, formula }: KedaInput): boolean {
  return fallback !== undefined && formula?.canFallBack !== false;
}

/**
 * The value, in thousandths, by which the HPA comes to the replicas of a fallback.
 *
 * Source: kedacore/keda v2.20 pkg/fallback/fallback.go, doFallback.
 */
export function fallbackResult(fallback: Fallback, compared: Pick<KedaTriggerInput | FormulaInput, 'target' | 'targetType'>, situation: FallbackSituation): FallbackResult {
  if (fallback.behavior === MAKES_NIL) {
    return 'nil';
  }
  const replicas = fallbackReplicas(fallback, situation.replicas);
  if (compared.targetType === 'AverageValue') {
    return { value: Math.trunc(compared.target * THOUSAND * replicas) };
  }
  return situation.readyPods === 0 ? 'error' : { value: Math.trunc(compared.target * THOUSAND * (replicas / situation.readyPods)) };
}

function fallbackReplicas({ behavior, replicas = 0 }: Fallback, current: number): number {
  switch (behavior) {
    case 'currentReplicas': return current;
    case 'currentReplicasIfHigher': return Math.max(current, replicas);
    case 'currentReplicasIfLower': return Math.min(current, replicas);
    default: return replicas;
  }
}
