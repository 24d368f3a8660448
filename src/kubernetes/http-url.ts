import { Place } from '../place';

/** Refuses what is no absolute http or https address. */
export function checkHttpUrl(place: Place, url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !['http:', 'https:'].includes(parsed.protocol) || parsed.hostname === '') {
    place.refuse('is no absolute http or https address', url, 'write it as https://HOST:PORT');
  }
}
