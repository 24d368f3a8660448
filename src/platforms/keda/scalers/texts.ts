import { fault, Fault, mendedBy, within } from '../../../faults/fault';
import { addQuotes } from '../../../faults/fix';
import { isObject, textIn, textsIn } from '../../kubernetes/untyped';

/** The metadata of a trigger as texts, and what of them is none. */
export interface ReadTexts {
  readonly texts: { readonly [key: string]: string };
  readonly faults: Fault[];
}

/** Whether a text says something: KEDA takes blanks for nothing. */
export function isGivenText(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

/** Reads the metadata of a trigger, all of which have to be texts; what is a number or a boolean is judged as the text that was meant. */
export function textsOf(metadata: unknown): ReadTexts {
  if (metadata !== undefined && !isObject(metadata)) {
    return { texts: {}, faults: [{ pointer: ['metadata'], what: 'has to be keys with texts, or the API server refuses it', got: metadata, fix: 'write it as KEY: "VALUE"', rule: 'non-string' }] };
  }
  const entries = Object.entries(metadata ?? {});
  return {
    texts: textsIn(metadata),
    faults: entries.filter(([, value]) => typeof value !== 'string').flatMap(([key, value]) => within(['metadata', key], [notText(value)])),
  };
}

function notText(value: unknown): Fault {
  const text = textIn(value);
  const fix = value === undefined || value === null ? 'give it, or leave out the key' : `write '${text ?? JSON.stringify(value)}'`;
  return mendedBy(text === undefined ? undefined : addQuotes(text), { ...fault('has to be a string, or the API server refuses it', value, fix), rule: 'non-string' });
}

/** How much of a pointer a manifest has: an entry of a list is part of its text, and parameters of an authentication stand elsewhere. */
const DEPTHS: { readonly [field: string]: number } = { authenticationRef: 1, metadata: 2 };

/** Faults of the entries of a list as those of the text that holds them all, and those of a parameter as those of what gives it. */
export function inTexts(faults: Fault[]): Fault[] {
  return faults.map((each) => ({ ...each, pointer: each.pointer.slice(0, DEPTHS[each.pointer[0]]) }));
}
