/** An HPA reads quantities in thousandths, and rounds up to one. Source: kubernetes v1.36 resource.Quantity, MilliValue. */
const THOUSAND = 1000;
/** What a binary number is off from the decimal that is meant, at most, as a share of it. */
const NOISE = 1e-9;

/** Whether a number has no more than three decimals, but for what is lost in binary: 0.1 + 0.2 has one. */
export function isInThousandths(value: number): boolean {
  return Number.isInteger(value) || Math.abs(value - nearestThousandth(value)) <= NOISE * Math.abs(value);
}

/** The number with three decimals that is nearest. */
export function nearestThousandth(value: number): number {
  return Number(value.toFixed(3));
}

/** What an HPA takes a quantity for. */
export function thousandthAbove(value: number): number {
  return isInThousandths(value) ? nearestThousandth(value) : Math.ceil(value * THOUSAND) / THOUSAND;
}
