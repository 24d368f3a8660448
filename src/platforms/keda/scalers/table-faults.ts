import { activatesFaults } from './activation-faults';
import { authenticationFaults } from './authentication-faults';
import { givenBeforeFaults, ignoredBeforeFaults, keyFaults } from './key-faults';
import { readValue } from './read-value';
import { ruleFaults } from './rule-faults';
import { GivenAuthentication, Surroundings, ScalerGiven, waysTo } from './scaler-given';
import { keyOf, ScalerParameter, ScalerTable } from './scaler-table';
import { isGivenText } from './texts';
import { Fault, faultAt, ofRule, within } from '../../../faults/fault';

/** What a trigger whose scaler has a table was given. */
export interface TableTrigger {
  readonly metadata: { readonly [key: string]: string };
  readonly authentication?: GivenAuthentication;
  /** Parameters that are given in a form of which others say what is wrong with it. */
  readonly unreadable?: string[];
}

/** What is wrong with a trigger whose scaler has a table; the pointers are those of a trigger of KEDA. */
export function tableFaults(table: ScalerTable, trigger: TableTrigger, context: Surroundings): Fault[] {
  const { given, faults } = readTrigger(table, trigger);
  const ofParameters = oncePerPlace([
    ...faults,
    ...table.parameters.flatMap((parameter) => requiredFaults(given, parameter, context)),
    ...table.parameters.flatMap((parameter) => sinceFaults(given, parameter)),
    ...table.rules.flatMap((rule) => ruleFaults(given, rule, context)),
    ...table.parameters.filter(({ activates }) => activates !== undefined).flatMap((parameter) => activatesFaults(given, parameter, context)),
  ]);
  return [
    ...Object.entries(trigger.metadata).flatMap(([key, value]) => within(['metadata', key], keyFaults(table, key, value))),
    ...ofParameters.map((each) => ({ ...each, pointer: placeOf(table, trigger, each.pointer) })),
    ...trigger.authentication === undefined ? [] : within(['authenticationRef'], [
      ...authenticationFaults(table, trigger.authentication), ...authenticationSinceFaults(table, trigger.authentication),
    ]),
  ];
}

/** What a trigger was given, and what of it KEDA cannot read. */
export interface ReadTrigger {
  readonly given: ScalerGiven;
  readonly faults: Fault[];
}

/** Reads the metadata of a trigger as KEDA does. */
export function readTrigger(table: ScalerTable, { authentication, metadata, unreadable = [] }: TableTrigger): ReadTrigger {
  const values = new Map<string, unknown>(unreadable.map((name) => [name, undefined]));
  const variables = new Map<string, string>();
  const faults: Fault[] = [];
  for (const parameter of table.parameters) {
    const { form, name, sources } = parameter;
    const keys = [keyOf(parameter), ...table.others.filter(({ of }) => of === name).map((other) => other.name)];
    const own = sources.includes('meta') ? keys.find((key) => isGivenText(metadata[key])) : undefined;
    const variable = sources.includes('env') ? keys.map((key) => metadata[`${key}FromEnv`]).find(isGivenText) : undefined;
    if (own !== undefined) {
      const read = readValue(metadata[own].trim(), parameter);
      values.set(name, read.value);
      faults.push(...within([name], ofRule('scaler-refused', read.faults)));
    }
    if (variable !== undefined) {
      variables.set(name, variable);
    }
    const rows = form.kind === 'rows' ? Object.entries(metadata).filter(([key]) => key.startsWith(form.prefix)) : [];
    if (rows.length > 0 && form.kind === 'rows') {
      values.set(name, Object.fromEntries(rows.map(([key, text]) => [key.slice(form.prefix.length), text])));
    }
  }
  return { given: new ScalerGiven(table, values, variables, authentication), faults };
}

/** What has to be given and is not. */
function requiredFaults(given: ScalerGiven, { isRequired, name, sources }: ScalerParameter, context: Surroundings): Fault[] {
  return !isRequired || given.has(name) !== false ? [] : [{
    ...faultAt([name], 'is required; without it the whole ScaledObject is disabled', given.shown(name), `give ${waysTo(given, context, name)}`),
    rule: sources.includes('meta') ? 'scaler-refused' : 'auth-missing',
  }];
}

/** What this KEDA does not read yet: it ignores it in silence. */
function sinceFaults(given: ScalerGiven, { name, since }: ScalerParameter): Fault[] {
  return since === undefined || !given.sources(name).some((source) => source !== 'auth') ? []
    : within([name], ignoredBeforeFaults(`2.${since}`, given.shown(name)));
}

/** The same of what a TriggerAuthentication gives, by the name of its parameter. */
function authenticationSinceFaults({ others, parameters }: ScalerTable, { names, entries = names }: GivenAuthentication): Fault[] {
  return entries.flatMap((name) => {
    const since = (parameters.find((each) => keyOf(each) === name) ?? others.find((other) => other.name === name))?.since;
    return since === undefined ? [] : givenBeforeFaults(`2.${since}`, name);
  });
}

/** The first fault of each parameter, as others mostly follow from it; all faults of the entries of a list, and of the trigger as a whole. */
function oncePerPlace(faults: Fault[]): Fault[] {
  const seen = new Map<string | number, Fault>();
  return faults.filter((each) => {
    const [name, ...rest] = each.pointer;
    const first = seen.get(name);
    if (name !== undefined && first === undefined) {
      seen.set(name, each);
    }
    // What holds of some versions alone says nothing of the others.
    return first === undefined || first.only !== undefined || (rest.length > 0 && first.pointer.length > 1);
  });
}

/** Where a parameter stands in its trigger: under the key that gives it, else under that of the table. */
function placeOf({ others, parameters }: ScalerTable, { metadata }: TableTrigger, [name, ...rest]: (string | number)[]): (string | number)[] {
  if (name === undefined) {
    return [];
  }
  const parameter = parameters.find((each) => each.name === name);
  const key = parameter === undefined ? String(name) : keyOf(parameter);
  const keys = [key, ...others.filter((other) => other.of === name).map((other) => other.name)];
  const own = [...keys, ...keys.map((each) => `${each}FromEnv`)].find((each) => isGivenText(metadata[each]));
  return ['metadata', own ?? key, ...rest];
}
