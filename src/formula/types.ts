/** What an expression yields, as far as it is known before it runs; `any` may be anything. */
export type Type = 'int' | 'float' | 'boolean' | 'string' | 'map' | 'function' | 'nil' | 'any' | ArrayType;

export interface ArrayType {
  readonly of: Type;
}

export const isArray = (type: Type): type is ArrayType => typeof type === 'object';
export const isNumber = (type: Type): boolean => type === 'int' || type === 'float';
export const isInt = (type: Type): boolean => type === 'int';
export const isBoolean = (type: Type): boolean => type === 'boolean';
export const isString = (type: Type): boolean => type === 'string';

/** Whether a value may turn out to be what a test asks for. */
export function maybe(type: Type, test: (type: Type) => boolean): boolean {
  return type === 'any' || test(type);
}

/** Whether both values may turn out to be what a test asks for. */
export function both(left: Type, right: Type, test: (type: Type) => boolean): boolean {
  return maybe(left, test) && maybe(right, test);
}

/** Whether `==` takes two values. */
export function comparable(left: Type, right: Type): boolean {
  return [left, right].some((type) => type === 'any' || type === 'nil')
    || (isNumber(left) && isNumber(right)) || (isArray(left) && isArray(right)) || left === right;
}

/** The type of a value that is one of two; of two arrays, expr compares what Go makes of them, so anything is possible. */
export function either(one: Type, other: Type): Type {
  if (one === 'nil' || other === 'nil') {
    return one === 'nil' ? other : one;
  }
  return one === other ? one : 'any';
}

/** The type in words. */
export function say(type: Type): string {
  return isArray(type) ? 'an array' : { int: 'an int', any: 'any value', nil: 'nil' }[type as string] ?? `a ${type as string}`;
}
