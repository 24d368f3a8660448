import { Place } from '../../faults/place';

/** What KEDA splits a map at, without any way to quote it. Source: kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go. */
const SEPARATORS = /[=,]/;

/** A map as KEDA reads it, `a=b,c=d`; refuses what it would take apart in the wrong place. */
export function keyValues(place: Place, values: { [key: string]: string }): string {
  for (const [key, value] of Object.entries(values)) {
    if (key.trim() === '') {
      place.refuse('has an entry without a name', key, 'name it');
    }
    for (const part of [key, value]) {
      if (SEPARATORS.test(part)) {
        place.at(key).refuse('holds "=" or ",", where KEDA takes it apart (the padding of base64 does too)', part,
          'give it otherwise: credentials as authentication, other values without these characters');
      }
    }
  }
  return Object.entries(values).map(([key, value]) => `${key}=${value}`).join(',');
}

/** Refuses a text that KEDA cannot read as a map. */
export function checkKeyValues(place: Place, text: string): void {
  for (const entry of text.split(',')) {
    if (entry.split('=').length !== 2) {
      place.refuse('cannot be read by KEDA, which splits it at each "," and then at each "="', text,
        'write a=b,c=d; values cannot hold these characters (the padding of base64 does)');
    }
  }
}
