import { isIP } from 'node:net';
import { asWarnings, fault, Fault, ofRule } from '../../faults/fault';
import { httpUrlFaults, httpUrlOf } from '../kubernetes/http-url';
import { isPort } from '../kubernetes/names';

/** A part of a host name; names in clusters may hold what DNS does not. */
const LABEL = /^[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?$/i;

/** How an address in a cluster is written. */
const SERVER_URL = 'http://SERVICE.NAMESPACE.svc:PORT';

/** What is one's own pod, wherever it is asked. Source: RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC 4291 section 2.5. */
const LOCAL_HOSTS = [/^(.+\.)?localhost$/i, /^127(\.\d+){1,3}$/, /^0(\.0){3}$/, /^(0{0,4}:){2,7}0{0,3}[01]?$/, /^::ffff:(127\.|7f)/i];

/** What URLs begin with. */
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Host and port of an address; an IPv6 address stands in brackets. */
const AUTHORITY = /^(?:\[([0-9a-f:.]+)\]|([^\s:/[\]@?#,]+))(?::(\d+))?$/i;

/** Why the KEDA operator, in its own namespace, could not reach a `host:port`. */
export function hostPortFaults(address: string): Fault[] {
  return authorityFaults(address, address);
}

/** The same of a part of an address. */
function authorityFaults(authority: string, address: string): Fault[] {
  const parts = authorityOf(authority);
  return parts?.port === undefined ? [fault('is no host with a port', address, 'write it as SERVICE.NAMESPACE.svc:PORT, without a scheme')] : hostFaults(parts.host, address);
}

/** Who looks up the host of a gRPC target, such as `dns:///` or `ipv4:`. Source: grpc/grpc doc/naming.md; grpc-go takes passthrough too. */
const RESOLVER = /^((dns|passthrough):(\/\/[^/]*\/)?|ipv[46]:)(?=.*:)/i;

/** The same of what a client of gRPC connects to, which may say how the host is looked up: `dns:///host:port`. */
export function grpcTargetFaults(address: string): Fault[] {
  return authorityFaults(address.replace(RESOLVER, ''), address);
}

/** The same of a `host` or `host:port`. */
export function serverFaults(address: string): Fault[] {
  const connection = connectionFaults(address);
  if (connection.length > 0) {
    return connection;
  }
  const parts = authorityOf(address);
  return parts === undefined ? [fault('is no host, with or without a port', address, 'write it as SERVICE.NAMESPACE.svc or SERVICE.NAMESPACE.svc:PORT, without a scheme')] : hostFaults(parts.host, address);
}

/** The same of a `host`, `host:port` or `host:port/path`, before which KEDA puts a scheme. */
export function endpointFaults(address: string): Fault[] {
  if (SCHEME.test(address)) {
    return [fault('has a scheme, and KEDA puts one before it', address, `write it as ${address.replace(SCHEME, '')}`)];
  }
  // A login may stand before the host.
  return serverFaults(address.replace(/\/.*$/, '').replace(/^.*@/, ''));
}

/** The same of a `host:port`, with http:// or https:// before it or without. */
export function optionalUrlFaults(address: string): Fault[] {
  return hostPortFaults(address.replace(/^https?:\/\//i, '').replace(/\/.*$/, ''));
}

/** The same of an http or https address; `form` is how to write one. */
export function urlFaults(address: string, form = SERVER_URL): Fault[] {
  const url = httpUrlOf(address);
  return url === undefined ? httpUrlFaults(address, form) : hostFaults(url.hostname, address);
}

/** The same of a host without a port. */
export function bareHostFaults(host: string): Fault[] {
  const connection = connectionFaults(host);
  if (connection.length > 0) {
    return connection;
  }
  return /[:/,]/.test(host) && isIP(host) === 0 ? [fault('is no name of one host', host, 'write it as SERVICE.NAMESPACE.svc; a port stands apart')] : hostFaults(host, host);
}

/** A connection string where a host stands alone: what else it says is given apart. It may hold a login, and is not shown. */
function connectionFaults(text: string): Fault[] {
  return /[@=]/.test(text) ? [fault('is a connection string, and KEDA takes a host alone here', '...',
    'write it as SERVICE.NAMESPACE.svc and the rest apart, or give the connection string by authentication')] : [];
}

/** Why a host is another one inside the KEDA operator. A name without a namespace may be that of a Service beside KEDA. */
export function hostFaults(host: string, address: string): Fault[] {
  const name = host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (LOCAL_HOSTS.some((local) => local.test(name))) {
    return [fault('is the KEDA operator itself', address, 'name the Service and its namespace: SERVICE.NAMESPACE.svc')];
  }
  if (name.includes(':')) {
    return [];
  }
  if (!name.split('.').every((label) => LABEL.test(label))) {
    return [fault('is no name of a host', address, 'use letters, digits and "-" between dots, with a letter or digit first and last')];
  }
  return name.includes('.') ? []
    : asWarnings([fault('names no namespace, so it is looked up in the namespace of KEDA', address, `use ${name}.NAMESPACE.svc as its host`)]);
}

/** Host and port of an address without a scheme; undefined where it is none. */
export function authorityOf(address: string): { readonly host: string; readonly port?: number } | undefined {
  const [, literal, name, digits] = AUTHORITY.exec(address) ?? [];
  const port = digits === undefined ? undefined : Number(digits);
  const host = literal ?? name;
  return host === undefined || (port !== undefined && !isPort(port)) ? undefined : { host, port };
}

/** Why the KEDA operator, in its own namespace, could not ask the Prometheus at an address. Source: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go. */
export function prometheusAddressFaults(address: string): Fault[] {
  const url = httpUrlOf(address);
  if (url === undefined) {
    return ofRule('server-address', httpUrlFaults(address, SERVER_URL));
  }
  const isOfApi = /\/api\/v1(\/query(_range)?)?\/?$/.test(url.pathname);
  return ofRule('server-address', [
    ...url.search !== '' || url.hash !== '' ? [fault('holds more than a base address', address, 'leave out "?" and "#": KEDA appends /api/v1/query to it')] : [],
    ...isOfApi ? [fault('names the API, and KEDA appends /api/v1/query to it', address, `write it as ${address.replace(/\/api\/v1.*$/, '')}`)] : [],
    ...url.username !== '' || url.password !== ''
      ? asWarnings([fault('holds credentials in clear text', `${url.protocol}//...@${url.host}`, 'give them by a Secret, as authentication of the mode basic')])
      : [],
    ...address.endsWith('/') && !isOfApi
      ? asWarnings([fault('ends with a slash, and KEDA appends /api/v1/query to it', address, `write it as ${address.replace(/\/+$/, '')}`)])
      : [],
    ...hostFaults(url.hostname, address),
  ]);
}
