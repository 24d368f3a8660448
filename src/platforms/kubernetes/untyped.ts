import { fault, Fault, mendedBy, within } from '../../faults/fault';
import { addQuotes } from '../../faults/fix';

/**
 * A manifest or a part of it that somebody wrote, or that cdk8s-plus renders without a public type: it may hold anything, so that whoever
 * reads of it takes nothing for granted. With `unknown` each of its fields would need a guard of its own to be looked at.
 */
export type Untyped = any;

/** The fields of an object of which nothing more is known. */
export type Fields = { readonly [field: string]: unknown };

/** Labels of an object. */
export interface Labels {
  readonly [key: string]: string;
}

// What stands in a manifest is anybody's, and perhaps invalid. Each field is read by one of these, which say what it should be and never
// fail on what it is.

/** The items of a list; none where it is no list. */
export function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The fields of an object; none where it is no object. */
export function objectIn(value: unknown): Fields {
  return isObject(value) ? value : {};
}

/** A text, also one that was written without quotes, so that it is a number or a boolean; undefined where it is none. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A number, also one that was written with quotes; undefined where it is none. */
export function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The texts of an object by their keys, such as labels; without what is no text. */
export function textsIn(value: unknown): { [key: string]: string } {
  const fields = objectIn(value);
  const texts: { [key: string]: string } = {};
  for (const key of Object.keys(fields)) {
    const text = textIn(fields[key]);
    if (text !== undefined) {
      texts[key] = text;
    }
  }
  return texts;
}

/** Whether a value has fields: a list has none. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a message shows it. */
export function shown(value: unknown): string {
  return textIn(value) ?? JSON.stringify(value) ?? 'no value';
}

/** Faults of each item of a list that a manifest may or may not have. */
export function withinEach(field: string, list: Untyped, faultsOf: (item: Untyped, i: number) => Fault[]): Fault[] {
  const faults: Fault[] = [];
  listIn(list).forEach((item, i) => {
    within([field, i], faultsOf(item ?? {}, i)).forEach((each) => faults.push(each));
  });
  return faults;
}

/** The fault of what is to be a text: YAML reads what has no quotes as a number or a boolean where it can. */
export function unquoted(what: string, value: unknown): Fault {
  const text = shown(value);
  return mendedBy(addQuotes(text), fault(`must be a text: the API server rejects any other type as ${what}`, value, `write it in quotes: '${text}'`));
}
