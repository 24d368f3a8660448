import { exampleOf, typeInWords } from './props-examples';
import { propsTypes } from './props-types';
import { below, fault, Fault, faultAt, within } from '../../faults/fault';
import { meantBy } from '../../faults/nearest';
import { classNameOf, Place } from '../../faults/place';

interface PropFault extends Fault {
  /** Whether it is a value of another class than the prop holds. */
  readonly isOfClass?: boolean;
}

/** Props of which the rules of servers tell what becomes of a model without them. */
const TOLD_ELSEWHERE = ['resources'];

/**
 * Refuses props of wrong types and unknown names, as only plain JavaScript and casts have them: all in one error, before anything is made
 * of them.
 *
 * @param place of the props: a construct, or `Place.named` of the factory that was called
 * @param type the name of the interface
 */
export function checkProps(place: Place, type: string, props: unknown): void {
  refuse(place, propsFaults(type, props));
}

/** Refuses a value of another type than a call takes. */
export function checkValue(place: Place, type: string, value: unknown): void {
  refuse(place, valueFaults(type, value));
}

/** What a value was made of that is refused with the construct which it is given to, so that one error tells all, and where. */
export interface GivenProps {
  readonly type: string;
  readonly props: unknown;
}

/** Refuses props of a construct, together with those that values of its props were made of. */
export function checkPropsOf(place: Place, type: string, props: unknown, parts: { readonly [prop: string]: GivenProps | undefined }): void {
  const ofParts = Object.entries(parts).flatMap(([key, given]) => given === undefined ? [] : within([key], propsFaults(given.type, given.props)));
  refuse(place, [...propsFaults(type, props), ...ofParts]);
}

/**
 * Refuses objects of wrong classes, and props without which nothing can be said of the others, where something else looks at texts, numbers
 * and names, and knows more of them.
 */
export function checkPropClasses(place: Place, type: string, props: unknown, needed: string[] = []): void {
  refuse(place, propsFaults(type, props).filter(({ isOfClass, pointer: [prop, ...inner] }) =>
    isOfClass || (inner.length === 0 && needed.includes(String(prop)))));
}

function refuse(place: Place, faults: PropFault[]): void {
  if (faults.length > 0) {
    Place.refuseAll(faults.map(({ pointer, ...rest }) => ({ at: below(place, pointer), ...rest })));
  }
}

/** The same as values; none for an interface that is not known. */
export function propsFaults(type: string, props: unknown): PropFault[] {
  const known = propsTypes().structs.get(type);
  if (known === undefined) {
    return [];
  }
  if (typeof props !== 'object' || props === null || Array.isArray(props)) {
    return [wrong(type, props)];
  }
  const faults: PropFault[] = [];
  const given = props as { readonly [key: string]: unknown };
  for (const key of Object.keys(given)) {
    const [prop, value] = [known.props.get(key), given[key]];
    if (prop !== undefined) {
      // What is missing is told below.
      if (value !== undefined && !(value === null && prop.isRequired)) {
        const found = valueFaults(prop.type, value);
        if (found.length > 0) {
          faults.push(...within([key], found));
        }
      }
    } else if (value !== undefined && isPlain(props)) {
      faults.push(unknown(type, key, value, [...known.props.keys()].filter((name) => !(name in props))));
    }
  }
  for (const key of known.required) {
    if ((given[key] === undefined || given[key] === null) && !TOLD_ELSEWHERE.includes(key)) {
      faults.push(faultAt([key], 'is required', given[key], `give it, such as ${key}: ${exampleOf(known.props.get(key)!.type, key)}`));
    }
  }
  return faults;
}

function valueFaults(type: string, value: unknown): PropFault[] {
  if (isProduced(value)) {
    return [];
  }
  switch (type) {
    case '*': return [];
    case '$': return typeof value === 'string' ? [] : [wrong(type, value)];
    case '#': return typeof value === 'number' ? [] : [wrong(type, value)];
    case '?': return typeof value === 'boolean' ? [] : [wrong(type, value)];
  }
  if (type.includes('|')) {
    return type.split('|').some((each) => valueFaults(each, value).length === 0) ? [] : [wrong(type, value)];
  }
  if (type.startsWith('[]')) {
    return Array.isArray(value) ? value.flatMap((item, i) => within([i], valueFaults(type.slice(2), item))) : [wrong(type, value)];
  }
  if (type.startsWith('{}')) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, item]) => item === undefined ? [] : within([key], valueFaults(type.slice(2), item)))
      : [wrong(type, value)];
  }
  return propsTypes().structs.has(type) ? propsFaults(type, value) : isOf(type, value) ? [] : [wrong(type, value)];
}

function unknown(type: string, key: string, value: unknown, others: string[]): Fault {
  const meant = meantBy(key, others);
  const example = exampleOf(type);
  return faultAt([key], `is no property of ${type}`, value, meant !== undefined ? `did you mean ${meant}?`
    : `remove it; others are ${others.sort().join(', ')}${example.startsWith('{') ? `, such as ${example}` : ''}`);
}

function wrong(type: string, value: unknown): PropFault {
  return { ...fault(`must be ${typeInWords(type)}`, value, `write ${meantAs(type, value) ?? exampleOf(type)}`), isOfClass: /^\w+$/.test(type) };
}

/** A text or a number that was given as the other one. */
function meantAs(type: string, value: unknown): string | undefined {
  if (type === '$' && (typeof value === 'number' || typeof value === 'boolean')) {
    return `'${value}'`;
  }
  return type === '#' && typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? `${Number(value)}` : undefined;
}

/** Whether cdk8s makes the value when it is written. */
function isProduced(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !isPlain(value) && ('resolve' in value || 'produce' in value || 'producer' in value);
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

/** Whether a value is of a class, of another copy of it, or has what its objects have. */
function isOf(type: string, value: unknown): boolean {
  const known = propsTypes().objects.get(type);
  if (known === undefined) {
    return true;
  }
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  for (let prototype = Object.getPrototypeOf(value); prototype !== null; prototype = Object.getPrototypeOf(prototype)) {
    const { constructor } = prototype;
    if (constructor.name === type || classNameOf(constructor) === type) {
      return true;
    }
  }
  return known.members.length > 0 && known.members.every((member) => member in value);
}
