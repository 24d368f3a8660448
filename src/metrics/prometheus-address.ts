import { Place } from '../place';
import { Prometheus } from './prometheus';

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]', '0.0.0.0'];

/** Refuses an address that the KEDA operator, in its own namespace, could not reach. */
export function checkPrometheusAddress(place: Place, prometheus: Prometheus): void {
  const { address } = prometheus;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    return place.refuse('is no http or https address', address, 'write it as http://SERVICE.NAMESPACE.svc:PORT');
  }
  if (url.search !== '' || url.hash !== '') {
    place.refuse('holds more than a base address', address, 'leave out "?" and "#": KEDA appends /api/v1/query to it');
  }
  if (/\/api\/v1(\/.*)?$/.test(url.pathname)) {
    place.refuse('names the API, and KEDA appends /api/v1/query to it', address, `write it as ${address.replace(/\/api\/v1.*$/, '')}`);
  }
  if (address.endsWith('/')) {
    place.refuse('ends with a slash, and KEDA appends /api/v1/query to it', address, `write it as ${address.replace(/\/+$/, '')}`);
  }
  if (LOCAL_HOSTS.includes(url.hostname)) {
    place.refuse('is the KEDA operator itself', address, 'name the Service and its namespace: http://SERVICE.NAMESPACE.svc:PORT');
  }
  if (!url.hostname.includes('.') && !url.hostname.startsWith('[')) {
    place.refuse('names no namespace, so it is looked up in the namespace of KEDA', address, `use ${url.hostname}.NAMESPACE.svc as its host`);
  }
}
