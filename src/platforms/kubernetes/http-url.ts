import { Place } from '../../faults/place';

/** Refuses what is no absolute http or https address; `form` is how to write one. */
export function checkHttpUrl(place: Place, address: string, form = 'https://HOST:PORT'): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && ['http:', 'https:'].includes(url.protocol) ? url : place.refuse('is no absolute http or https address', address, `write it as ${form}`);
}
