import { nearestThousandth } from '../kubernetes/thousandths';

/** Steps of one unit in which an HPA of KEDA holds a target. Source: apimachinery resource.NewMilliQuantity. */
const THOUSAND = 1000;
/** Ties between two thousandths are odd multiples of a sixteenth: no other sum of powers of two lies half-way. */
const SIXTEENTHS = 16;

/**
 * What an HPA is given of a trigger's target: three decimals as Go's `%.3f` writes them, which at a tie takes the even one. Before 2.20
 * KEDA cut them off. Source: kedacore/keda v2.20 pkg/scalers/scaler.go, GetMetricTargetMili.
 */
export function heldTarget(target: number): number {
  const sixteenths = target * SIXTEENTHS;
  if (Number.isInteger(sixteenths) && sixteenths % 2 !== 0) {
    const below = Math.floor(target * THOUSAND);
    return (below % 2 === 0 ? below : below + 1) / THOUSAND;
  }
  return nearestThousandth(target);
}

/** What an HPA is given of a formula's target, whose further decimals are cut off. Source: kedacore/keda v2.20 controllers/keda/hpa.go. */
export function heldFormulaTarget(target: number): number {
  return Math.trunc(target * THOUSAND) / THOUSAND;
}
