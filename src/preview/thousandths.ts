import { thousandthAbove } from '../platforms/kubernetes/quantity';

/** The metrics APIs and the HPA count in thousandths of a unit, which are whole numbers here. */
export const THOUSAND = 1000;

/** An amount in thousandths as an HPA reads a quantity: what is less than one counts as one. */
export function inThousandths(amount: number): number {
  return Math.round(thousandthAbove(amount) * THOUSAND);
}

/** `part` of `whole` in percent, without its decimals, as 64-bit integers divide; amounts of memory leave what a double holds. */
export function wholePercent(part: number, whole: number): number {
  return part * 100 <= Number.MAX_SAFE_INTEGER ? Math.trunc((part * 100) / whole) : Number((BigInt(part) * 100n) / BigInt(whole));
}
