import { ScalerParts } from './scaler-parts';
import { ScalerTable } from './scaler-table';

/** What a rule does with the words after its own. */
type Rule = (parts: ScalerParts, words: string, inFormula: boolean) => void;

/**
 * The rules that hold between the parameters of a scaler, which no parameter says by itself; their sources stand beside them in
 * `projenrc/scalers/overlay`.
 */
const RULES: Record<string, Rule> = {
  /** `one A,B | C`: one of the ways, each named by its first parameter, which needs its others. */
  one: oneOf,
  /** `some A | B`: at least one. */
  some: (parts, words) => {
    const names = words.split(' | ');
    if (names.every((name) => parts.has(name) === false)) {
      parts.place.refuse(`needs one of ${names.join(', ')}`, undefined, `give ${names.map((name) => parts.ways(name)).join(' or ')}`);
    }
  },
  /** `most A | B`: no more than one. */
  most: (parts, words) => {
    const given = words.split(' | ').filter((name) => parts.has(name));
    if (given.length > 1) {
      parts.place.at(given[1]).refuse(`cannot stand beside ${given[0]}`, parts.shown(given[1]), 'leave out one of the two');
    }
  },
  /** `apart A x|y`: a list that holds no more than one of these. */
  apart: (parts, words) => {
    const [name, values] = words.split(' ');
    const value = parts.value(name);
    const given = Array.isArray(value) ? values.split('|').filter((each) => value.includes(each)) : [];
    if (given.length > 1) {
      parts.place.at(name).refuse(`names ${given.join(' and ')}, and a request holds one of ${values.replace(/\|/g, ', ')}`, value, 'leave the others out');
    }
  },
  /** `if A=x & !B: needs C D`, or `: not C D`. */
  if: conditional,
  /** `least A 1`: a number that is no less. */
  least: (parts, words) => {
    const [name, least] = words.split(' ');
    const value = parts.value(name);
    if (typeof value === 'number' && value < Number(least)) {
      parts.place.at(name).refuse(`is refused by KEDA below ${least}`, value, 'raise it, or leave it out');
    }
  },
  /** `alike A B`: lists of one length. */
  alike: (parts, words) => {
    const [first, second] = words.split(' ');
    const [one, other] = [parts.value(first), parts.value(second)];
    if (Array.isArray(one) && Array.isArray(other) && one.length !== other.length) {
      parts.place.at(second).refuse(`has another length than ${first} (${one.length})`, other, 'give one for each');
    }
  },
  /** `multiple A 300 B 300`: seconds that hold the others a whole number of times, with what KEDA takes unless given. */
  multiple: (parts, words) => {
    const [name, standard, unit, standardUnit] = words.split(' ');
    const [value = standard, each = standardUnit] = [parts.metadata[name], parts.metadata[unit]];
    if (Number(value) % Number(each) !== 0) {
      parts.place.at(name).refuse(`is no multiple of ${unit} (${each} s)`, `${value} s`, `use one, or change ${unit}`);
    }
  },
  /** `key A B`: a text that is a key of a map. */
  key: (parts, words) => {
    const [name, map] = words.split(' ');
    const [value, keys] = [parts.value(name), Object.keys(parts.value(map) ?? {})];
    if (value !== undefined && keys.length > 0 && !keys.includes(String(value))) {
      parts.place.at(name).refuse(`is none of ${map}`, value, `name one of ${keys.join(', ')}`);
    }
  },
  /** `alone A`: needed unless a formula has a target of its own. */
  alone: (parts, name, inFormula) => {
    if (!inFormula && parts.has(name) === false) {
      parts.place.at(name).refuse('is what the HPA divides by, and has no default', undefined, `give ${parts.ways(name)}`);
    }
  },
};

/** Refuses what KEDA refuses of a scaler's parameters as a whole, or would ignore. */
export function checkRules({ rules }: ScalerTable, parts: ScalerParts, inFormula: boolean): void {
  for (const rule of rules) {
    const end = rule.indexOf(' ');
    RULES[rule.slice(0, end)](parts, rule.slice(end + 1), inFormula);
  }
}

function oneOf(parts: ScalerParts, words: string): void {
  const ways = words.split(' | ').map((way) => way.split(','));
  const [chosen, second] = ways.filter(([name]) => parts.has(name));
  if (second !== undefined) {
    parts.place.at(second[0]).refuse(`cannot stand beside ${chosen[0]}`, parts.shown(second[0]), 'leave out one of the two');
  }
  if (chosen === undefined && ways.every(([name]) => parts.has(name) === false)) {
    parts.place.refuse(`needs ${ways.map((way) => way.join(' with ')).join(', or ')}`, undefined, `give ${ways.map(([name]) => parts.ways(name)).join(' or ')}`);
  }
  chosen?.forEach((name) => need(parts, name, chosen[0]));
}

function conditional(parts: ScalerParts, words: string): void {
  const [condition, consequence] = words.split(': ');
  if (!condition.split(' & ').every((term) => holds(parts, term))) {
    return;
  }
  const [verb, ...names] = consequence.split(' ');
  for (const name of names) {
    if (verb === 'some') {
      RULES.some(parts, consequence.slice(verb.length + 1), false);
      return;
    }
    if (verb === 'needs') {
      need(parts, name, condition);
    } else if (parts.has(name) && parts.value(name) !== false) {
      parts.place.at(name).refuse(`cannot be used ${spoken(condition)}`, parts.shown(name), 'leave it out');
    }
  }
}

function need(parts: ScalerParts, name: string, condition: string): void {
  if (parts.has(name) === false) {
    parts.place.at(name).refuse(`is needed ${spoken(condition)}`, undefined, `give ${parts.ways(name)}`);
  }
}

/**
 * Whether a term of a condition is known to hold: `A` is given and not false, `!A` is neither, `A=x/y` is one of these, or a list with one,
 * and `A!=x` is something else or left to KEDA.
 */
function holds(parts: ScalerParts, term: string): boolean {
  const [, name, operator, texts] = /^(!?\w+)(?:(!?=)(.+))?$/.exec(term)!;
  if (operator === undefined) {
    return name.startsWith('!') ? parts.has(name.slice(1)) === false || parts.value(name.slice(1)) === false
      : parts.has(name) === true && parts.value(name) !== false;
  }
  const value = parts.value(name);
  if (operator === '!=') {
    return value === undefined ? parts.has(name) === false : String(value) !== texts;
  }
  return value !== undefined && (Array.isArray(value) ? value : [String(value)]).some((each) => texts.split('/').includes(each));
}

/** A condition in words: `with sasl plaintext and without tls`. */
function spoken(condition: string): string {
  return condition.split(' & ').map((term) => term.startsWith('!') ? `without ${term.slice(1)}`
    : `with ${term.replace('!=', ' other than ').replace('=', ' ').replace(/\//g, ' or ')}`).join(' and ');
}
