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

/** What Go takes as the name of a header. Source: RFC 9110 section 5.6.2. */
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

/** Headers that cannot be sent, and those that nobody is to read. */
export function headerFaults(names: string[]): Fault[] {
  return [
    ...names.filter((name) => !HEADER_NAME.test(name)).slice(0, 1)
      .map((name) => fault('holds an invalid header name: no request is sent', name, 'use letters, digits and "-"')),
    ...names.filter((name) => name.toLowerCase() === 'authorization').map((name) => ({
      ...faultAt([name], 'stands in the manifest in clear text', '...', {
        yaml: 'give it by authModes and a TriggerAuthentication that reads a Secret', typescript: 'use PrometheusAuthentication.bearer, basic or custom with a Secret',
      }),
      isWarning: true,
    })),
  ];
}

/** What of a text KEDA cannot read as headers, or should not. */
export function headersFaults(text: string): Fault[] {
  const unread = keyValuesFaults(text);
  return unread.length > 0 ? unread
    : headerFaults(text.split(',').map((entry) => entry.split('=')[0].trim())).map((each) => ({ ...each, pointer: [] }));
}

/** What of a text KEDA cannot read as a map. */
export function keyValuesFaults(text: string): Fault[] {
  return text.split(',').every((entry) => entry.split('=').length === 2) ? [] : [fault(
    'cannot be read by KEDA: it splits the text at each "," and then at each "="', text,
    'write a=b,c=d; values cannot hold these characters (the padding of base64 does)',
  )];
}
