import { Place } from '../../faults/place';
import { checkHost, SERVER_URL } from '../../platforms/keda/server-address';
import { checkHttpUrl } from '../../platforms/kubernetes/http-url';

/** Refuses an address that the KEDA operator, in its own namespace, could not reach. */
export function checkPrometheusAddress(place: Place, address: string): void {
  const url = checkHttpUrl(place, address, SERVER_URL);
  if (url.search !== '' || url.hash !== '') {
    place.refuse('holds more than a base address', address, 'leave out "?" and "#": KEDA appends /api/v1/query to it');
  }
  if (/\/api\/v1(\/query(_range)?)?\/?$/.test(url.pathname)) {
    place.refuse('names the API, and KEDA appends /api/v1/query to it', address, `write it as ${address.replace(/\/api\/v1.*$/, '')}`);
  }
  if (url.username !== '' || url.password !== '') {
    place.refuse('holds credentials in clear text', `${url.protocol}//...@${url.host}`, 'use PrometheusAuthentication.basic with a Secret');
  }
  if (address.endsWith('/')) {
    place.refuse('ends with a slash, and KEDA appends /api/v1/query to it', address, `write it as ${address.replace(/\/+$/, '')}`);
  }
  checkHost(place, url.hostname, address);
}
