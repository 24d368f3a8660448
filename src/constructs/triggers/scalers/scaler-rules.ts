import { holds, isAmong, spoken, termOf } from './scaler-conditions';
import { ScalerParts } from './scaler-parts';
import { TRUST_FIX } from '../../../platforms/keda/authentication-modes';
import { ProductVersion } from '../../../platforms/product-version';
import { goRegexp } from '../../../promql/go-regexp';

/** What of the model decides whether a rule holds. */
export interface RuleContext {
  /** Of KEDA; the newest where none is stated. */
  readonly version: ProductVersion<'KEDA'>;
  readonly inFormula: boolean;
  readonly sleeps: boolean;
}

/** What a rule does with the words after its own. */
type Rule = (parts: ScalerParts, words: string, context: RuleContext) => void;

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
  /** `if A=x & !B: needs C D=y E@auth`, `: some C | D`, `: not C D=y`, `: http C`, `: trust C` or `: regex C`. */
  if: conditional,
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
    const [value, each] = [secondsOf(parts.value(name)) ?? Number(standard), secondsOf(parts.value(unit)) ?? Number(standardUnit)];
    if (value % each !== 0) {
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
  alone: (parts, name, { inFormula }) => {
    if (!inFormula && parts.has(name) === false) {
      parts.place.at(name).refuse('is what the HPA divides by, and has no default', undefined, `give ${parts.ways(name)}`);
    }
  },
  /** `before 17 RULE`: a rule of the versions of KEDA before 2.17. */
  before: (parts, words, context) => {
    const [minor] = words.split(' ');
    if (!context.version.isAtLeast(`2.${minor}`)) {
      checkRules(parts, context, [words.slice(minor.length + 1)]);
    }
  },
  /** `wakeless CONDITION`: such a trigger reads 0 for ever while there are no pods; `wakes` tells it. */
  wakeless: () => {},
  /** `sleepless`: it is always active, so that a model never goes to zero. */
  sleepless: (parts, _, { sleeps }) => {
    if (sleeps) {
      parts.place.refuse('is always active, so that the model never goes to zero', parts.table.type, 'set minReplicas: 1, without idleReplicaCount, or use another trigger');
    }
  },
};

/** Refuses what KEDA refuses of a scaler's parameters as a whole, or would ignore. */
export function checkRules(parts: ScalerParts, context: RuleContext, rules = parts.table.rules): void {
  for (const rule of rules) {
    const [verb] = rule.split(' ');
    RULES[verb](parts, rule.slice(verb.length + 1), context);
  }
}

function secondsOf(value: unknown): number | undefined {
  // Of what has a time KEDA counts seconds here, whether it is given as a Duration or in KEDA's own words.
  return value === undefined ? undefined : typeof value === 'number' ? value : (value as { toSeconds(): number }).toSeconds();
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

function conditional(parts: ScalerParts, words: string, context: RuleContext): void {
  const end = words.indexOf(': ');
  const condition = words.slice(0, end);
  if (!holds(parts, condition)) {
    return;
  }
  const [verb, ...names] = words.slice(end + 2).split(' ');
  if (verb === 'some') {
    RULES.some(parts, names.join(' '), context);
    return;
  }
  for (const name of names) {
    CONSEQUENCES[verb](parts, name, condition);
  }
}

/** What a condition asks of each parameter. */
const CONSEQUENCES: Record<string, (parts: ScalerParts, name: string, condition: string) => void> = {
  needs: need,
  not: (parts, name, condition) => {
    const { name: unwanted, source, operator, text } = termOf(name);
    if (operator !== undefined && !isAmong(parts.value(unwanted), text)) {
      return;
    }
    if ((source === undefined ? parts.has(unwanted) : parts.sources(unwanted).includes(source)) && parts.value(unwanted) !== false) {
      parts.place.at(unwanted).refuse(`cannot be used ${spoken(condition)}`, parts.shown(unwanted), 'leave it out');
    }
  },
  /** What only the management API of RabbitMQ can tell. */
  http: (parts, name) => {
    if (parts.has(name) && parts.value(name) !== false) {
      parts.place.at(name).refuse('needs the management API of RabbitMQ, and the trigger speaks AMQP', parts.shown(name),
        'give host as http://HOST:15672, and protocol as http where it is said, or leave it out');
    }
  },
  /** A certificate of an authority, which is read beside a mode alone. */
  trust: (parts, name) => {
    parts.place.at(name).refuse('is read only with authModes; without it KEDA trusts no private authority', parts.shown(name), `give authModes, or ${TRUST_FIX}`);
  },
  regex: (parts, name) => {
    const value = parts.value(name);
    if (value !== undefined && goRegexp(String(value)) === 'invalid') {
      parts.place.at(name).refuse('is no regular expression to KEDA, which reads it as Go does', value, 'correct it');
    }
  },
};

function need(parts: ScalerParts, text: string, condition: string): void {
  const { name, source, operator, text: values } = termOf(text);
  const value = parts.value(name);
  const wanted = operator === undefined ? '' : ` as ${values.split('/').join(' or ')}`;
  const fix = `give ${parts.ways(name, source)}${wanted}`;
  const given = source === undefined ? parts.has(name) !== false : parts.sources(name).includes(source) || (parts.has(name) === undefined && source === 'auth');
  if (!given || (operator !== undefined && value !== undefined && !isAmong(value, values))) {
    parts.place.at(name).refuse(`is needed ${spoken(condition)}`, parts.shown(name), fix);
  }
}
