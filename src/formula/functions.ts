import { calculate } from './calculate';
import { Unknown, Value, describe, equal, int, isNumeric, onNil } from './values';

/** Why a function does not take its arguments, in words. */
export class Refused extends Error {}

type Numeral = number | bigint;

/** The functions that are evaluated, by name; the others are unknown. */
export const FUNCTIONS = new Map<string, (given: Value[]) => Value>([
  ['len', ([of]) => typeof of === 'string' ? BigInt([...of].length) : BigInt(elements('len', of).length)],
  ['abs', ([of]) => number('abs', of) < 0 ? -number('abs', of) : of],
  ['ceil', ([of]) => Math.ceil(Number(number('ceil', of)))],
  ['floor', ([of]) => Math.floor(Number(number('floor', of)))],
  // JavaScript rounds -0.5 up, Go away from zero.
  ['round', ([of]) => Math.sign(Number(number('round', of))) * Math.round(Math.abs(Number(of)))],
  ['int', ([of]) => typeof of === 'string' ? integerIn(of) : int(number('int', of))],
  ['float', ([of]) => typeof of === 'string' ? numberIn(of) : Number(number('float', of))],
  ['max', (given) => extreme('max', '>', given)],
  ['min', (given) => extreme('min', '<', given)],
  ['mean', (given) => mean(numbers('mean', given).map(Number))],
  ['median', (given) => median(numbers('median', given).map(Number))],
  ['first', ([of]) => elements('first', of)[0] ?? null],
  ['last', ([of]) => elements('last', of).at(-1) ?? null],
  ['take', ([of, count]) => taken(elements('take', of), Number(number('take', count)))],
  ['reverse', ([of]) => [...elements('reverse', of)].reverse()],
  ['sort', ([of, order = 'asc']) => sorted(elements('sort', of), order)],
  ['uniq', ([of]) => elements('uniq', of).filter((value, index, all) => all.findIndex((other) => equal(other, value)) === index)],
  ['concat', (given) => given.flatMap((of) => elements('concat', of))],
  ['flatten', ([of]) => flattened(elements('flatten', of))],
]);

/** The elements in the order of their keys. */
export function sorted(values: Value[], order: Value, keys: Value[] = values): Value[] {
  if (order !== 'asc' && order !== 'desc') {
    throw new Refused('an order is "asc" or "desc"');
  }
  // Strings are sorted too, by their bytes.
  if (keys.some((key) => typeof key === 'string')) {
    throw new Unknown();
  }
  const direction = order === 'asc' ? 1 : -1;
  const keyed = values.map((value, index) => ({ value, key: number('sort', keys[index]) }));
  return keyed.sort((one, other) => direction * (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)).map(({ value }) => value);
}

function number(name: string, value: Value): Numeral {
  return isNumeric(value) ? value : refuse(name, 'a number', value);
}

/** The elements of an array, or a refusal. */
export function elements(name: string, value: Value): Value[] {
  if (typeof value === 'string') {
    throw new Unknown();
  }
  return Array.isArray(value) ? value : refuse(name, 'an array', value);
}

function refuse(name: string, wanted: string, got: Value): never {
  throw new Refused(`\`${name}\` takes ${wanted}, got ${describe(got)}${onNil(got)}`);
}

function flattened(values: Value[]): Value[] {
  return values.flatMap((value) => Array.isArray(value) ? flattened(value) : [value]);
}

function numbers(name: string, given: Value[]): Numeral[] {
  return flattened(given).map((value) => number(name, value));
}

/** The only argument of max and min is handed back whatever it is. */
function extreme(name: string, better: string, given: Value[]): Value {
  const [only] = given;
  if (given.length === 1 && !Array.isArray(only)) {
    return only;
  }
  return numbers(name, given).reduce<Value>((best, value) => best === null || isBetter(better, value, best) ? value : best, null);
}

function isBetter(operator: string, value: Value, best: Value): boolean {
  const compared = calculate(operator, value, best);
  return 'value' in compared && compared.value === true;
}

function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
}

function median(values: number[]): number {
  const ordered = [...values].sort((one, other) => one - other);
  const half = Math.floor(ordered.length / 2);
  if (ordered.length === 0) {
    return 0;
  }
  return ordered.length % 2 === 1 ? ordered[half] : (ordered[half - 1] + ordered[half]) / 2;
}

function taken(values: Value[], count: number): Value[] {
  return count < 0 ? refuse('take', 'no negative number', BigInt(count)) : values.slice(0, count);
}

function integerIn(text: string): bigint {
  const value = /^[+-]?\d+$/.test(text) ? BigInt(text.replace('+', '')) : undefined;
  return value !== undefined && value === int(value) ? value : fail(`"${text}" is no whole number of 64 bits`);
}

function numberIn(text: string): number {
  if (/^[+-]?(inf|infinity|nan|0x[\da-f_.p+-]+|[\d_]+)$/i.test(text) && !/^[+-]?\d+$/.test(text)) {
    throw new Unknown();
  }
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : fail(`"${text}" is no number`);
}

function fail(what: string): never {
  throw new Refused(what);
}
