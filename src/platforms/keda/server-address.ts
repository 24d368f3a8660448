import { isIP } from 'node:net';
import { Place } from '../../faults/place';
import { checkHttpUrl } from '../kubernetes/http-url';

/** A part of a host name; names in clusters may hold what DNS does not. */
const LABEL = /^[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?$/i;

/** How an address in a cluster is written. */
export const SERVER_URL = 'http://SERVICE.NAMESPACE.svc:PORT';

/** What is one's own pod, wherever it is asked. Source: RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC 4291 section 2.5. */
const LOCAL_HOSTS = [/^(.+\.)?localhost$/i, /^127(\.\d+){1,3}$/, /^0(\.0){3}$/, /^(0{0,4}:){2,7}0{0,3}[01]?$/, /^::ffff:(127\.|7f)/i];

/** What URLs begin with. */
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Host and port of an address; an IPv6 address stands in brackets. */
const AUTHORITY = /^(?:\[([0-9a-f:.]+)\]|([^\s:/[\]@?#,]+))(?::(\d+))?$/i;
const LARGEST_PORT = 65535;

/** Refuses a `host:port` that the KEDA operator, in its own namespace, could not reach. */
export function checkHostPort(place: Place, address: string): void {
  checkAuthority(place, address, address);
}

/** The same of a part of an address. */
function checkAuthority(place: Place, authority: string, address: string): void {
  const parts = authorityOf(authority);
  if (parts?.port === undefined) {
    return place.refuse('is no host with a port', address, 'write it as SERVICE.NAMESPACE.svc:PORT, without a scheme');
  }
  checkHost(place, parts.host, address);
}

/** Who looks up the host of a gRPC target, such as `dns:///` or `ipv4:`. Source: grpc/grpc doc/naming.md; grpc-go takes passthrough too. */
const RESOLVER = /^((dns|passthrough):(\/\/[^/]*\/)?|ipv[46]:)(?=.*:)/i;

/** The same of what a client of gRPC connects to, which may say how the host is looked up: `dns:///host:port`. */
export function checkGrpcTarget(place: Place, address: string): void {
  checkAuthority(place, address.replace(RESOLVER, ''), address);
}

/** Refuses a `host` or `host:port` that the KEDA operator could not reach. */
export function checkServer(place: Place, address: string): void {
  checkNoConnection(place, address);
  const parts = authorityOf(address);
  if (parts === undefined) {
    return place.refuse('is no host, with or without a port', address, 'write it as SERVICE.NAMESPACE.svc or SERVICE.NAMESPACE.svc:PORT, without a scheme');
  }
  checkHost(place, parts.host, address);
}

/** Refuses a `host`, `host:port` or `host:port/path`, before which KEDA puts a scheme, that the KEDA operator could not reach. */
export function checkEndpoint(place: Place, address: string): void {
  if (SCHEME.test(address)) {
    place.refuse('has a scheme, and KEDA puts one before it', address, `write it as ${address.replace(SCHEME, '')}`);
  }
  // A login may stand before the host.
  checkServer(place, address.replace(/\/.*$/, '').replace(/^.*@/, ''));
}

/** Refuses a `host:port`, with http:// or https:// before it or without, that the KEDA operator could not reach. */
export function checkOptionalUrl(place: Place, address: string): void {
  checkHostPort(place, address.replace(/^https?:\/\//i, '').replace(/\/.*$/, ''));
}

/** Refuses an http or https address that the KEDA operator, in its own namespace, could not reach; `form` is how to write one. */
export function checkUrl(place: Place, address: string, form = SERVER_URL): void {
  checkHost(place, checkHttpUrl(place, address, form).hostname, address);
}

/** Refuses a host without a port that the KEDA operator could not reach. */
export function checkBareHost(place: Place, host: string): void {
  checkNoConnection(place, host);
  if (/[:/,]/.test(host) && isIP(host) === 0) {
    place.refuse('is no name of one host', host, 'write it as SERVICE.NAMESPACE.svc; a port stands apart');
  }
  checkHost(place, host, host);
}

/** Refuses a connection string where a host stands alone: what else it says is given apart. It may hold a login, and is not shown. */
function checkNoConnection(place: Place, text: string): void {
  if (/[@=]/.test(text)) {
    place.refuse('is a connection string, and KEDA takes a host alone here', '...',
      'write it as SERVICE.NAMESPACE.svc and the rest apart, or give the connection string by authentication');
  }
}

/** Refuses a host that is another one inside the KEDA operator. */
export function checkHost(place: Place, host: string, address: string): void {
  const name = host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (LOCAL_HOSTS.some((local) => local.test(name))) {
    place.refuse('is the KEDA operator itself', address, 'name the Service and its namespace: SERVICE.NAMESPACE.svc');
  }
  if (name.includes(':')) {
    return;
  }
  if (!name.split('.').every((label) => LABEL.test(label))) {
    place.refuse('is no name of a host', address, 'use letters, digits and "-" between dots, with a letter or digit first and last');
  }
  if (!name.includes('.')) {
    place.refuse('names no namespace, so it is looked up in the namespace of KEDA', address, `use ${name}.NAMESPACE.svc as its host`);
  }
}

/** Host and port of an address without a scheme; undefined where it is none. */
export function authorityOf(address: string): { readonly host: string; readonly port?: number } | undefined {
  const [, literal, name, digits] = AUTHORITY.exec(address) ?? [];
  const port = digits === undefined ? undefined : Number(digits);
  const host = literal ?? name;
  return host === undefined || (port !== undefined && (port < 1 || port > LARGEST_PORT)) ? undefined : { host, port };
}
