import { fault, Fault } from '../../faults/fault';
import { Place } from '../../faults/place';

/** A text as an absolute http or https address; undefined where it is none. */
export function httpUrlOf(address: string): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && ['http:', 'https:'].includes(url.protocol) ? url : undefined;
}

/** What is no absolute http or https address; `form` is how to write one. */
export function httpUrlFaults(address: string, form = 'https://HOST:PORT'): Fault[] {
  return httpUrlOf(address) === undefined ? [fault('is no absolute http or https address', address, `write it as ${form}`)] : [];
}

/** The same as an address; refuses what is none. */
export function checkHttpUrl(place: Place, address: string, form?: string): URL {
  for (const { what, got, fix } of httpUrlFaults(address, form)) {
    place.refuse(what, got, fix);
  }
  return new URL(address);
}
