import { holds, isAmong, spoken } from './conditions';
import { Surroundings, ScalerGiven, waysTo } from './scaler-given';
import { Condition, Named, ScalerRule } from './scaler-rule';
import { Fault, fault, faultAt } from '../../../faults/fault';
import { goRegexp } from '../../../promql/go-regexp';
import { TRUST_FIX } from '../authentication-modes';

/** What a rule finds at fault. */
type Judge<V extends ScalerRule['verb']> = (given: ScalerGiven, rule: ScalerRule & { readonly verb: V }, context: Surroundings) => Fault[];

/** Whether a parameter is given and not false. */
const isUsed = (given: ScalerGiven, name: string) => given.has(name) === true && given.value(name) !== false;

/** What the rules of each verb find at fault. */
export const JUDGES: { readonly [verb in ScalerRule['verb']]: Judge<verb> } = {
  one: (given, { ways }, context) => {
    const [chosen, second] = ways.filter(([name]) => given.has(name));
    if (chosen === undefined) {
      return ways.every(([name]) => given.has(name) === false)
        ? [fault(`needs ${ways.map((way) => way.join(' with ')).join(', or ')}`, undefined, `give ${ways.map(([name]) => waysTo(given, context, name)).join(' or ')}`)]
        : [];
    }
    return [
      ...second === undefined ? [] : [asIgnored(beside(given, second[0], chosen[0]))],
      ...chosen.flatMap((name) => needFaults(given, { name }, `with ${chosen[0]}`, context)),
    ];
  },
  some: (given, { names, when = [] }, context) => holds(given, when) && names.every((name) => given.has(name) === false)
    ? [fault(`needs one of ${names.join(', ')}`, undefined, `give ${names.map((name) => waysTo(given, context, name)).join(' or ')}`)]
    : [],
  most: (given, { names }) => {
    const [first, second] = names.filter((name) => given.has(name));
    return second === undefined ? [] : [beside(given, second, first)];
  },
  apart: (given, { name, values }) => {
    const value = given.value(name);
    const several = Array.isArray(value) ? values.filter((each) => value.includes(each)) : [];
    return several.length < 2 ? [] : [faultAt([name], `names ${several.join(' and ')}, and a request holds one of ${values.join(', ')}`, value, 'leave the others out')];
  },
  needs: (given, { when, named }, context) => holds(given, when) ? named.flatMap((each) => needFaults(given, each, spoken(when), context)) : [],
  not: (given, { when, named }) => holds(given, when) ? named.filter((each) => isGiven(given, each)).map(({ name }) =>
    faultAt([name], `cannot be used ${spoken(when)}`, given.shown(name), 'leave it out')) : [],
  http: (given, rule) => usedIn(given, rule).map((name) => faultAt([name], 'needs the management API of RabbitMQ, and the trigger speaks AMQP', given.shown(name),
    'give host as http://HOST:15672, and protocol as http where it is said, or leave it out')),
  trust: (given, rule) => usedIn(given, rule).map((name) => faultAt([name], 'is read only with authModes; without it KEDA trusts no private authority', given.shown(name),
    `give authModes, or ${TRUST_FIX}`)),
  regex: (given, rule) => usedIn(given, rule).filter((name) => given.value(name) !== undefined && goRegexp(String(given.value(name))) === 'invalid').map((name) =>
    faultAt([name], 'is no regular expression to KEDA, which reads it as Go does', given.value(name), 'correct it')),
  alike: (given, { names: [first, second] }) => {
    const [one, other] = [given.value(first), given.value(second)];
    return Array.isArray(one) && Array.isArray(other) && one.length !== other.length
      ? [faultAt([second], `has another length than ${first} (${one.length})`, other, 'give one for each')]
      : [];
  },
  less: (given, { name, than, standard }) => {
    const [value, limit] = [given.value(name), numberOf(given, than, standard)];
    return typeof value !== 'number' || limit === undefined || value < limit ? [] : [faultAt([name], `has to be less than ${than} (${limit})`, value, 'lower it')];
  },
  multiple: (given, { name, standard, of, standardOf }) => {
    const [value, each] = [numberOf(given, name, standard), numberOf(given, of, standardOf)];
    return value === undefined || each === undefined || value % each === 0 ? []
      : [faultAt([name], `is no multiple of ${of} (${each} s)`, `${value} s`, `use one, or change ${of}`)];
  },
  key: (given, { name, map }) => {
    const [value, keys] = [given.value(name), Object.keys(given.value(map) ?? {})];
    return value === undefined || keys.length === 0 || keys.includes(String(value)) ? []
      : [faultAt([name], `is none of ${map}`, value, `name one of ${keys.join(', ')}`)];
  },
  alone: (given, { name }, context) => !context.inFormula && given.has(name) === false
    ? [faultAt([name], 'is what the HPA divides by, and has no default', undefined, `give ${waysTo(given, context, name)}`)]
    : [],
  wakeless: () => [],
  sleepless: (given, _, { sleeps }) => sleeps ? [{
    ...fault('is always active: the model never scales to zero', given.table.type, 'keep at least one replica, without idleReplicaCount, or use another trigger'),
    rule: 'never-sleeps',
    isWarning: true,
  }] : [],
};

/** What a rule between the parameters of a scaler finds at fault. */
export function ruleFaults(given: ScalerGiven, rule: ScalerRule, context: Surroundings): Fault[] {
  // Each verb has the judge of its own rules.
  const judge = JUDGES[rule.verb] as Judge<ScalerRule['verb']>;
  return judge(given, rule, context).map((each) => ({
    ...rule.isIgnored && { isWarning: true },
    rule: ruleIdOf(rule),
    ...rule.before !== undefined && { only: { product: 'KEDA', before: `2.${rule.before}` } },
    ...each,
  }));
}

/** Whether a trigger can tell that a model without pods is wanted. */
export function wakes(given: ScalerGiven): boolean {
  return !given.table.rules.some((rule) => rule.verb === 'wakeless' && holds(given, rule.when));
}

/** Whose fault it is: that of a trigger whose credentials are not sent is another one than that of a trigger that is refused. */
function ruleIdOf(rule: ScalerRule): string {
  const isOfModes = rule.verb === 'trust' || (rule.verb === 'needs' && rule.named.some(({ name, values }) => name === 'authModes' && values !== undefined));
  return isOfModes ? 'auth-not-sent' : rule.isIgnored ? 'scaler-ignored' : 'scaler-refused';
}

function asIgnored(found: Fault): Fault {
  return { ...found, rule: 'scaler-ignored', isWarning: true };
}

function beside(given: ScalerGiven, second: string, first: string): Fault {
  return faultAt([second], `cannot stand beside ${first}`, given.shown(second), 'leave out one of the two');
}

/** The parameters that a rule speaks of where its condition holds, as far as they are given. */
function usedIn(given: ScalerGiven, { when, names }: { readonly when: Condition; readonly names: string[] }): string[] {
  return holds(given, when) ? names.filter((name) => isUsed(given, name)) : [];
}

function isGiven(given: ScalerGiven, { name, source, values }: Named): boolean {
  if (values !== undefined && !isAmong(given.value(name), values)) {
    return false;
  }
  return (source === undefined ? given.has(name) === true : given.sources(name).includes(source)) && given.value(name) !== false;
}

function needFaults(given: ScalerGiven, { name, source, values }: Named, condition: string, context: Surroundings): Fault[] {
  if (given.isUnreadable(name)) {
    return [];
  }
  const value = given.value(name);
  const has = source === undefined ? given.has(name) !== false : given.sources(name).includes(source) || (given.has(name) === undefined && source === 'auth');
  if (has && (values === undefined || value === undefined || isAmong(value, values))) {
    return [];
  }
  const wanted = values === undefined ? '' : ` as ${values.join(' or ')}`;
  const isCredential = given.parameter(name)?.sources.includes('auth') && !given.parameter(name)?.sources.includes('meta');
  return [{
    ...faultAt([name], `is needed ${condition}`, given.shown(name), `give ${waysTo(given, context, name, source)}${wanted}`),
    ...isCredential && { rule: 'auth-missing' },
  }];
}

/** A number, such as a time in seconds, or what KEDA takes unless that is given; undefined where it is not known. */
function numberOf(given: ScalerGiven, name: string, standard: number): number | undefined {
  const value = given.value(name);
  return typeof value === 'number' ? value : given.has(name) === false ? standard : undefined;
}
