import { Literal } from './syntax-tree';

/** What an expression yields when it runs; nil is `null`, a whole number is a `bigint`. */
export type Value = Literal | Value[];

/** The formula leaves what is evaluated here: its result is not known. */
export class Unknown extends Error {}

export const isNumeric = (value: Value): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';

/** Whether two values are `==`; 1 is 1.0. */
export function equal(one: Value, other: Value): boolean {
  if (isNumeric(one) && isNumeric(other)) {
    return Number(one) === Number(other);
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, index) => equal(value, other[index]));
  }
  return one === other;
}

/** A whole number, in the 64 bits that Go gives it. */
export function int(value: number | bigint): bigint {
  if (typeof value === 'bigint') {
    return BigInt.asIntN(64, value);
  }
  // What Go makes of these depends on the processor.
  if (!Number.isFinite(value) || Math.abs(value) >= 2 ** 63) {
    throw new Unknown();
  }
  return BigInt(Math.trunc(value));
}

/** The value in words. */
export function describe(value: Value): string {
  if (Array.isArray(value)) {
    return 'an array';
  }
  return value === null ? 'nil' : typeof value === 'bigint' ? 'an int' : typeof value === 'number' ? 'a float' : `a ${typeof value}`;
}

/** What helps where one of some values is nil. */
export function onNil(...values: Value[]): string {
  return values.includes(null) ? '; a failing trigger is nil: write (... ?? 0)' : '';
}
