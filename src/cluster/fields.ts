import { fault, Fault, faultAt, within } from '../faults/fault';
import { meantBy } from '../faults/nearest';
import { quantityValue } from '../platforms/kubernetes/quantity';
import { isObject } from '../platforms/kubernetes/untyped';
import { prometheusMillis } from '../promql/duration';

/** Reads a value of a document, whatever it is: adds what is wrong with it to the faults, and is undefined where it is not what is wanted. */
export type Read<T> = (value: unknown, faults: Fault[]) => T | undefined;

export type Fields<T> = { readonly [K in keyof T]: Read<T[K]> };

/** An object of known fields, of which none is needed. */
export function fields<T extends object>(known: Fields<T>): Read<Partial<T>> {
  return (value, faults) => {
    if (!isObject(value)) {
      faults.push(fault('is no object', value, `write it with fields: ${Object.keys(known).join(', ')}`));
      return undefined;
    }
    const read: Partial<T> = {};
    for (const [name, each] of Object.entries(value)) {
      if (!Object.hasOwn(known, name)) {
        const meant = meantBy(name, Object.keys(known));
        faults.push(...within([name], [fault('is no field that is known here', each,
          meant === undefined ? `write one of ${Object.keys(known).join(', ')}` : `did you mean ${meant}?`)]));
      } else if (each !== null && each !== undefined) {
        const found = below(name, known[name as keyof T], each, faults);
        if (found !== undefined) {
          read[name as keyof T] = found;
        }
      }
    }
    return read;
  };
}

/** An object of known fields, some of which have to be there. */
export function withNeeded<T extends object, N extends keyof T & string>(known: Fields<T>, ...needed: N[]): Read<Partial<T> & Pick<T, N>> {
  const read = fields(known);
  return (value, faults) => {
    const found = read(value, faults);
    const stated: { readonly [name: string]: unknown } = isObject(value) ? value : {};
    faults.push(...(found === undefined ? [] : needed).filter((name) => (stated[name] ?? undefined) === undefined)
      .map((name) => faultAt([name], 'is missing', undefined, `write it beside ${Object.keys(stated).join(', ') || 'the others'}`)));
    return needed.every((name) => found?.[name] !== undefined) ? found as Partial<T> & Pick<T, N> : undefined;
  };
}

/** A list; items that are not what is wanted are left out. */
export function list<T>(item: Read<T>): Read<T[]> {
  return (value, faults) => {
    if (!Array.isArray(value)) {
      faults.push(fault('is no list', value, 'write it as a list'));
      return undefined;
    }
    return value.map((each, i) => below(i, item, each, faults)).filter((each) => each !== undefined);
  };
}

/** An object of any keys. */
export function mapOf<T>(item: Read<T>): Read<{ [key: string]: T }> {
  return (value, faults) => {
    if (!isObject(value)) {
      faults.push(fault('is no object', value, 'write it as key: value'));
      return undefined;
    }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, below(key, item, each, faults)] as const)
      .filter((entry): entry is readonly [string, NonNullable<T>] => entry[1] !== undefined));
  };
}

export const text = reader((value) => typeof value === 'string' && value !== '' ? value : undefined, 'is no text', 'write a text, in quotes where YAML would take it for something else');
export const bool = reader((value) => typeof value === 'boolean' ? value : undefined, 'is neither true nor false', 'write true or false, without quotes');
export const number = reader((value) => typeof value === 'number' && Number.isFinite(value) ? value : undefined, 'is no number', 'write a number, such as 0.1');
export const nonNegative = reader((value) => typeof value === 'number' && value >= 0 ? value : undefined, 'is no number from 0 on', 'write a number, such as 0.1');
export const duration = reader((value) => typeof value === 'string' ? prometheusMillis(value) : undefined, 'is no duration', 'write it as 15s, 5m or 1m30s');
export const quantity = reader((value) => {
  const amount = quantityValue(value);
  return amount === undefined || !(amount >= 0) ? undefined : amount;
}, 'is no quantity', 'write it as 500m, 4 or 16Gi');
export const texts = mapOf(text);
export const quantities = mapOf(quantity);

/** A value that is refused unless something holds of it. */
export function where<T>(read: Read<T>, holds: (value: T) => boolean, what: string, fix: string): Read<T> {
  return (value, faults) => {
    const found = read(value, faults);
    if (found === undefined || holds(found)) {
      return found;
    }
    faults.push(fault(what, value, fix));
    return undefined;
  };
}

export const positive = where(number, (value) => value > 0, 'is no number above 0', 'write a larger one');

/** One of some words. */
export function choiceOf<T extends string>(...words: T[]): Read<T> {
  return (value, faults) => {
    if (words.some((word) => word === value)) {
      return value as T;
    }
    const meant = typeof value === 'string' ? meantBy(value, words) : undefined;
    faults.push(fault('is none of what can stand here', value, meant === undefined ? `write one of ${words.join(', ')}` : `did you mean ${meant}?`));
    return undefined;
  };
}

function reader<T>(convert: (value: unknown) => T | undefined, what: string, fix: string): Read<T> {
  return (value, faults) => {
    const read = convert(value);
    if (read === undefined) {
      faults.push(fault(what, value, fix));
    }
    return read;
  };
}

function below<T>(part: string | number, read: Read<T>, value: unknown, faults: Fault[]): T | undefined {
  const own: Fault[] = [];
  const found = read(value, own);
  faults.push(...within([part], own));
  return found;
}
