import { ArrayType, Type, isArray, isInt, isNumber, isString, maybe, say } from './types';

/** What a function takes and yields: undefined is a fault of the arguments. */
interface Builtin {
  /** How many arguments it takes. */
  readonly arity: readonly [number, number];
  /** What it takes, in words. */
  readonly takes: string;
  readonly yields: (given: Type[]) => Type | undefined;
}

interface Predicate {
  /** Whether it may be called without a predicate. */
  readonly optional?: boolean;
  /** Whether it takes a third argument. */
  readonly last?: boolean;
  /** What it yields, given what the predicate yields. */
  readonly yields: (array: Type, each: Type) => Type;
}

const isSized = (type: Type) => isArray(type) || type === 'map' || isString(type);
const isNumeral = (type: Type) => isNumber(type) || isString(type);
const elementOf = (type: Type) => isArray(type) ? type.of : 'any';
const isSortable = (type: Type, order: Type) => maybe(type, isArray) && maybe(order, isString);
const ANY_ARRAY: ArrayType = { of: 'any' };

/** Functions whose second argument is evaluated for each element of the first. Source: expr v1.17 parser/parser.go. */
export const PREDICATES = new Map<string, Predicate>([
  ...predicates(['all', 'any', 'one', 'none'], { yields: () => 'boolean' }),
  ...predicates(['filter'], { yields: (array) => ({ of: elementOf(array) }) }),
  ...predicates(['map'], { yields: (_, of) => ({ of }) }),
  ...predicates(['find', 'findLast'], { yields: elementOf }),
  ...predicates(['findIndex', 'findLastIndex'], { yields: () => 'int' }),
  ...predicates(['count'], { optional: true, yields: () => 'int' }),
  ...predicates(['sum'], { optional: true, yields: (_, of) => of }),
  ...predicates(['groupBy'], { yields: () => 'map' }),
  ...predicates(['sortBy'], { last: true, yields: (array) => array }),
  ...predicates(['reduce'], { last: true, yields: (_, of) => of }),
]);

/** Predicates that may yield something else than a boolean. */
export const NO_CONDITION = new Set(['map', 'sum', 'groupBy', 'sortBy', 'reduce']);

/** Functions that scaling has no use for: their arguments are not checked, and they are not evaluated. */
const OPAQUE = [
  'type', 'string', 'trim', 'trimPrefix', 'trimSuffix', 'upper', 'lower', 'split', 'splitAfter', 'replace', 'repeat', 'join', 'indexOf',
  'lastIndexOf', 'hasPrefix', 'hasSuffix', 'toJSON', 'fromJSON', 'toBase64', 'fromBase64', 'now', 'duration', 'date', 'timezone', 'get',
  'keys', 'values', 'toPairs', 'fromPairs', 'bitand', 'bitor', 'bitxor', 'bitnand', 'bitnot', 'bitshl', 'bitshr', 'bitushr',
];

/** The functions of expr that take no predicate. Source: expr v1.17 builtin/builtin.go. */
export const BUILTINS = new Map<string, Builtin>([
  ...builtins(OPAQUE, { arity: [0, Infinity], takes: 'anything', yields: () => 'any' }),
  ['len', { arity: [1, 1], takes: 'an array', yields: ([of]) => maybe(of, isSized) ? 'int' : undefined }],
  ['abs', { arity: [1, 1], takes: 'a number', yields: ([of]) => maybe(of, isNumber) ? of : undefined }],
  ...builtins(['ceil', 'floor', 'round'], { arity: [1, 1], takes: 'a number', yields: ([of]) => maybe(of, isNumber) ? 'float' : undefined }),
  ['int', { arity: [1, 1], takes: 'a number', yields: ([of]) => maybe(of, isNumeral) ? 'int' : undefined }],
  ['float', { arity: [1, 1], takes: 'a number', yields: ([of]) => maybe(of, isNumeral) ? 'float' : undefined }],
  ...builtins(['max', 'min', 'mean', 'median'], { arity: [1, Infinity], takes: 'numbers or arrays of numbers', yields: aggregated }),
  ...builtins(['first', 'last'], { arity: [1, 1], takes: 'an array', yields: ([of]) => maybe(of, isArray) ? elementOf(of) : undefined }),
  ['take', { arity: [2, 2], takes: 'an array and an int', yields: ([of, count]) => maybe(of, isArray) && maybe(count, isInt) ? of : undefined }],
  ...builtins(['reverse', 'uniq', 'flatten'], { arity: [1, 1], takes: 'an array', yields: ([of]) => maybe(of, isArray) ? ANY_ARRAY : undefined }),
  ['sort', { arity: [1, 2], takes: 'an array and an order', yields: ([of, order = 'any']) => isSortable(of, order) ? ANY_ARRAY : undefined }],
  ['concat', { arity: [1, Infinity], takes: 'arrays', yields: (given) => given.every((of) => maybe(of, isArray)) ? ANY_ARRAY : undefined }],
]);

/** What a call yields, or why it cannot be, in words. */
export function typeOfCall(name: string, given: Type[]): { type: Type } | { fault: string } {
  // Asked for names of this table alone.
  const { arity: [least, most], takes, yields } = BUILTINS.get(name)!;
  if (given.length < least || given.length > most) {
    return { fault: `\`${name}\` takes ${takes}, got ${given.length === 0 ? 'nothing' : `${given.length} arguments`}` };
  }
  const type = yields(given);
  return type === undefined ? { fault: `\`${name}\` takes ${takes}, got ${given.map(say).join(', ')}` } : { type };
}

/** expr looks no further than the first argument that may be an array. */
function aggregated(given: Type[]): Type | undefined {
  const array = given.findIndex((type) => maybe(type, isArray));
  if (!given.slice(0, array === -1 ? undefined : array).every(isNumber)) {
    return undefined;
  }
  return array === -1 ? given[0] : 'any';
}

function predicates(names: string[], of: Predicate): [string, Predicate][] {
  return names.map((name) => [name, of]);
}

function builtins(names: string[], of: Builtin): [string, Builtin][] {
  return names.map((name) => [name, of]);
}
