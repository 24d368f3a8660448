import { checkHttpUrl } from '../kubernetes/http-url';
import { Place } from '../place';

/** A part of a host name; names in clusters may hold what DNS does not. */
const LABEL = /^[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?$/i;

/** How an address in a cluster is written. */
export const SERVER_URL = 'http://SERVICE.NAMESPACE.svc:PORT';

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '::1', '0.0.0.0'];

/** Refuses a `host:port` that the KEDA operator, in its own namespace, could not reach. */
export function checkHostPort(place: Place, address: string): void {
  const match = /^(?:\[([0-9a-f:]+)\]|([^\s:/[\]]+)):(\d+)$/i.exec(address);
  if (match === null || Number(match[3]) < 1 || Number(match[3]) > 65535) {
    return place.refuse('is no host with a port', address, 'write it as SERVICE.NAMESPACE.svc:PORT, without a scheme');
  }
  checkHost(place, match[1] ?? match[2], address);
}

/** Refuses an http or https address that the KEDA operator, in its own namespace, could not reach. */
export function checkUrl(place: Place, address: string): void {
  checkHost(place, checkHttpUrl(place, address, SERVER_URL).hostname, address);
}

/** Refuses a host without a port that the KEDA operator could not reach. */
export function checkBareHost(place: Place, host: string): void {
  if (/[:/,]/.test(host)) {
    place.refuse('is no name of one host', host, 'write it as SERVICE.NAMESPACE.svc; a port stands apart');
  }
  checkHost(place, host, host);
}

/** Refuses a host that is another one inside the KEDA operator. */
export function checkHost(place: Place, host: string, address: string): void {
  if (LOCAL_HOSTS.includes(host.replace(/^\[|\]$/g, ''))) {
    place.refuse('is the KEDA operator itself', address, 'name the Service and its namespace: SERVICE.NAMESPACE.svc');
  }
  if (!host.includes(':') && !host.split('.').every((label) => LABEL.test(label))) {
    place.refuse('is no name of a host', address, 'use letters, digits and "-" between dots, with a letter or digit first and last');
  }
  if (!host.includes('.') && !host.includes(':')) {
    place.refuse('names no namespace, so it is looked up in the namespace of KEDA', address, `use ${host}.NAMESPACE.svc as its host`);
  }
}
