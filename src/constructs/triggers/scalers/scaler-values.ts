import { Duration } from 'cdk8s';
import { Fault, fault, within } from '../../../faults/fault';
import { variableFaults } from '../../../platforms/keda/authentication-sources';
import { keyValuesText, mapFaults } from '../../../platforms/keda/key-values';
import { ScalerParameter, TimeUnit } from '../../../platforms/keda/scalers/scaler-table';
import { durationText } from '../../../promql/duration';

/** A value as metadata have it, or why it has none. */
export type Written = { readonly text: string } | { readonly faults: Fault[] };

/** Units in which KEDA counts whole numbers of time, in milliseconds; an offset may be none. */
const UNITS: { readonly [unit in TimeUnit]: number } = { seconds: 1000, offset: 1000, period: 1000, minutes: 60_000, hours: 60_000, clock: 1000 };

/** How Go writes times. Source: Go time.ParseDuration. */
const GO_UNITS: [string, number][] = [['h', 3_600_000], ['m', 60_000], ['s', 1000], ['ms', 1]];

/**
 * Writes a value of a parameter so that KEDA reads back what was given: whoever writes without types may give anything. What KEDA would
 * refuse of the text, the rules of its metadata tell. Source: kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go.
 */
export function written(value: unknown, { form, isTarget }: ScalerParameter): Written {
  switch (form.kind) {
    case 'boolean': return typeof value === 'boolean' ? { text: String(value) } : refused('is no boolean', value, 'write true or false');
    case 'integer':
    case 'number': return numberText(value, isTarget);
    case 'list': return listText(value, form.separator);
    case 'enums':
    case 'ranges': return listText(value, ',');
    case 'address': return form.isList ? listText(value, ',') : plainText(value);
    case 'map': return mapText(value);
    case 'duration': return timeText(value, form.unit);
    case 'variable': return variableFaults(value).length > 0 ? { faults: variableFaults(value) } : { text: String(value) };
    case 'single': return String(value).includes(',') ? refused('holds several values, and KEDA uses only the first', value, 'give one') : plainText(value);
    default: return plainText(value);
  }
}

function refused(what: string, got: unknown, fix: string): Written {
  return { faults: [fault(what, got, fix)] };
}

function plainText(value: unknown): Written {
  const faults = textFaults(value);
  return faults.length > 0 ? { faults } : { text: value as string };
}

function textFaults(value: unknown): Fault[] {
  if (typeof value !== 'string') {
    return [fault('has to be a text', value, `write '${String(value)}'`)];
  }
  return value.trim() === '' ? [fault('is blank, which KEDA takes for nothing', value, 'give it, or leave it out')] : [];
}

function numberText(value: unknown, isTarget?: boolean): Written {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return refused('is no number', value, typeof value === 'number' ? 'give a finite number' : `write ${String(value)} without quotes`);
  }
  return isTarget && value <= 0 ? refused('is what the HPA divides by, and has to be greater than 0', value, 'raise it') : { text: JSON.stringify(value) };
}

function listText(value: unknown, separator: string): Written {
  if (!Array.isArray(value)) {
    return refused('is no list', value, typeof value === 'string' ? `write it as ['${value}']` : 'write it as [...]');
  }
  if (value.length === 0) {
    return refused('is empty, which KEDA takes for nothing', value, 'give it an entry, or leave it out');
  }
  const faults = value.flatMap((each, i) => within([i], [
    ...textFaults(each),
    ...String(each).includes(separator) ? [fault(`holds "${separator}", where KEDA takes the list apart`, each, 'write the parts as entries of their own')] : [],
  ]));
  return faults.length > 0 ? { faults } : { text: value.join(separator) };
}

function mapText(value: unknown): Written {
  const values = value as { [key: string]: string };
  const faults = mapFaults(values);
  return faults.length > 0 ? { faults } : { text: keyValuesText(values) };
}

function timeText(value: unknown, unit: TimeUnit | undefined): Written {
  if (!(value instanceof Duration)) {
    return refused('is no Duration', value, 'write it as Duration.seconds(n)');
  }
  const millis = value.toMilliseconds();
  if (!(millis > 0) && unit !== 'offset') {
    return refused('must be greater than 0', `${millis}ms`, 'leave it out for the default of KEDA');
  }
  if (unit === undefined) {
    return { text: durationText(millis, GO_UNITS) };
  }
  if (millis % UNITS[unit] !== 0) {
    const word = UNITS[unit] === 1000 ? 'seconds' : 'minutes';
    return refused(`is counted in whole ${word}`, `${millis}ms`, `use Duration.${word}(n)`);
  }
  return { text: unit === 'clock' || unit === 'hours' ? clockText(millis / 1000, unit) : String(millis / UNITS[unit]) };
}

/** Hours, minutes and, unless hours are to be all, seconds, as Azure's scalers read them. */
function clockText(seconds: number, unit: 'clock' | 'hours'): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, ...unit === 'clock' ? [seconds % 60] : []];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
