import { keyOf, OtherName, ScalerParameter, ScalerTable } from './scaler-table';
import { Fault, fault, mendedBy } from '../../../faults/fault';
import { removeField, renameKey, Repair } from '../../../faults/fix';
import { meantBy, onlyMeantBy } from '../../../faults/nearest';
import { isEveryVersion, upgradeFix } from '../../product-version';

const FROM_ENV = 'FromEnv';
/** What scalers read once, and none does since 2.12: their metrics name themselves. Source: kedacore/keda CHANGELOG 2.12.0. */
const OLD_METRIC_NAME = 'metricName';

/** What is wrong with a key that a scaler with a table does not read. */
export function keyFaults(table: ScalerTable, key: string, value: unknown): Fault[] {
  const { type, parameters, others } = table;
  const other = others.find(({ name }) => key === name || key === `${name}${FROM_ENV}`);
  if (other !== undefined) {
    return otherFaults(other, key, value);
  }
  if (parameters.some((parameter) => isRead(parameter, key))) {
    return [];
  }
  if (parameters.some((parameter) => keyOf(parameter) === key && parameter.sources.includes('auth'))) {
    return [{ ...fault(`is read by the ${type} scaler in a TriggerAuthentication alone, and ignored here in silence`, undefined, 'give it by authenticationRef'), rule: 'typo-metadata' }];
  }
  return unreadFaults(key, value, parameters.flatMap((parameter) =>
    [keyOf(parameter), `${keyOf(parameter)}${FROM_ENV}`].filter((name) => isRead(parameter, name))));
}

/** What is wrong with a key that is none of those that a scaler reads. Without a name that it stands for it may be a leftover, which does no harm. */
export function unreadFaults(key: string, value: unknown, known: string[]): Fault[] {
  if (known.includes(key)) {
    return [];
  }
  const what = 'is read by nothing, and KEDA ignores it in silence';
  const meant = meantBy(key, known);
  if (key === OLD_METRIC_NAME) {
    const found = { ...fault(what, value, meant === undefined ? 'leave it out' : `leave it out, or did you mean ${meant}?`), rule: 'removed-metadata', isWarning: true };
    return [mendedBy(meant === undefined ? removeField(true) : undefined, found)];
  }
  return meant === undefined
    ? [{ ...fault(what, value, `leave it out; known are ${known.join(', ')}`), rule: 'typo-metadata', isWarning: true }]
    : [mendedBy(keyRepair(key, value, known), { ...fault(what, value, `did you mean ${meant}?`), rule: 'typo-metadata' })];
}

/** Renames a key that can mean one parameter only, given in the same way. */
function keyRepair(key: string, value: unknown, known: string[]): Repair | undefined {
  const isFromEnv = (name: string) => name.toLowerCase().endsWith(FROM_ENV.toLowerCase());
  const meant = onlyMeantBy(key, known.filter((name) => isFromEnv(name) === isFromEnv(key)));
  return meant && renameKey(meant.name, value, meant.hasSameLetters);
}

/** What a KEDA before a version does not read yet: it ignores it in silence. */
export function ignoredBeforeFaults(version: string, got: unknown): Fault[] {
  return [{
    ...fault(`needs KEDA ${version}, before which it is ignored in silence`, got, upgradeFix('KEDA')),
    rule: 'scaler-ignored',
    isWarning: true,
    only: { product: 'KEDA', before: version },
  }];
}

/** The same of a parameter that a TriggerAuthentication gives, whose pointer is its name. */
export function givenBeforeFaults(version: string, name: string): Fault[] {
  return ignoredBeforeFaults(version, name).map((each) => ({
    ...each, pointer: [name], what: `gives ${name}, which needs KEDA ${version}: an older one ignores it in silence`,
  }));
}

/** What is wrong with a name that not every version of KEDA reads. */
function otherFaults({ ignoredFrom, name, refusedFrom, since }: OtherName, key: string, value: unknown): Fault[] {
  if (since !== undefined) {
    return ignoredBeforeFaults(`2.${since}`, value);
  }
  if (refusedFrom !== undefined && key === name) {
    return [mendedBy(removeField(false), {
      ...fault('is refused by KEDA, which disables the whole ScaledObject', value, 'leave it out'), rule: 'removed-metadata', ...spanFrom(refusedFrom),
    })];
  }
  if (ignoredFrom === undefined) {
    return [];
  }
  const span = spanFrom(ignoredFrom);
  return [mendedBy(removeField(span.only === undefined), {
    ...fault('is no longer read, and KEDA ignores it in silence', value, 'leave it out'), rule: 'removed-metadata', isWarning: true, ...span,
  })];
}

function spanFrom(minor: number): Pick<Fault, 'only'> {
  const only = { product: 'KEDA', from: `2.${minor}` };
  return isEveryVersion(only) ? {} : { only };
}

function isRead(parameter: ScalerParameter, name: string): boolean {
  const { form, sources } = parameter;
  const key = keyOf(parameter);
  return (form.kind === 'rows' ? name.startsWith(form.prefix) : sources.includes('meta') && name === key) || (sources.includes('env') && name === `${key}${FROM_ENV}`);
}
