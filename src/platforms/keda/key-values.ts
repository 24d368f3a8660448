import { fault, Fault, faultAt, refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { byName } from '../by-name';

/** What KEDA splits a map at, without any way to quote it. Source: kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go. */
const SEPARATORS = /[=,]/;

/** What of a map KEDA would take apart in the wrong place. */
export function mapFaults(values: { [key: string]: string }): Fault[] {
  return Object.entries(values).flatMap(([key, value]) => [
    ...key.trim() === '' ? [fault('has an entry without a name', key, 'name it')] : [],
    ...[key, value].filter((part) => SEPARATORS.test(part)).map((part) =>
      faultAt([key], 'holds "=" or ",", where KEDA takes it apart (the padding of base64 does too)', part,
        'give it otherwise: credentials as authentication, other values without these characters')),
  ]);
}

/** A map as KEDA reads it, `a=b,c=d`. */
export function keyValuesText(values: { [key: string]: string }): string {
  return byName(values).map(([key, value]) => `${key}=${value}`).join(',');
}

/** The same; refuses what KEDA would take apart in the wrong place. */
export function keyValues(place: Place, values: { [key: string]: string }): string {
  refuseAll(place, mapFaults(values));
  return keyValuesText(values);
}

/** What of a text KEDA cannot read as a map. */
export function keyValuesFaults(text: string): Fault[] {
  return text.split(',').every((entry) => entry.split('=').length === 2) ? [] : [fault(
    'cannot be read by KEDA, which splits it at each "," and then at each "="', text,
    'write a=b,c=d; values cannot hold these characters (the padding of base64 does)',
  )];
}
