import { unescape } from 'node:querystring';
import { Fault, fault } from '../faults/fault';

/** Where a Prometheus is, and what it takes to be let in. */
export interface Connection {
  /** Of the server, with the path before `/api/v1` where there is one; its query is added to each request. */
  readonly url: string;
  /** What stands in the header Authorization. */
  readonly authorization?: Authorization;
  /** Sent with each request, such as `X-Scope-OrgID` for one tenant. */
  readonly headers?: { readonly [name: string]: string };
  readonly tls?: TlsSettings;
  /** For one request, from the first byte to the last, in milliseconds. */
  readonly timeoutMillis?: number;
  /** The most bytes of one answer. */
  readonly maxBytes?: number;
  /** Ends all requests. */
  readonly signal?: AbortSignal;
}

export type Authorization =
  | { readonly scheme: 'Basic'; readonly username: string; readonly password: string }
  /** `Bearer` and a token, or another scheme and its credentials. */
  | { readonly scheme: string; readonly credentials: string };

/** How the server proves who it is, and the client; texts in PEM. */
export interface TlsSettings {
  /** The authorities to trust, in place of the usual ones. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** The name that the server's certificate has, where it is not the host of the address. */
  readonly serverName?: string;
  /** Whether any certificate will do. */
  readonly insecure?: boolean;
}

const EXAMPLE = 'write it as http://prometheus.example:9090, with the path where it is below one';
/** Shorter values of headers are no secrets, and parts of many words. */
const SHORTEST_SECRET = 6;
/** What people copy from their browser, behind the path of the server. */
const PAGES = /\/(?:api\/v1(?:\/.*)?|graph|query|targets|classic\/.*)?$/;

/** What is wrong with an address; nothing of what may be secret in it is repeated. */
export function addressFaults(url: string): Fault[] {
  if (!URL.canParse(url)) {
    return [fault('is no address', withoutCredentials(url), EXAMPLE)];
  }
  const { hostname, protocol } = new URL(url);
  return hostname === '' || !['http:', 'https:'].includes(protocol) ? [fault('is no address of HTTP', withoutCredentials(url), EXAMPLE)] : [];
}

/** The address of a path of the API below that of a server. */
export function urlOf(base: string, path: string): URL {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(PAGES, '')}${path}`;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

/** How messages call a server. */
export function addressText(url: URL): string {
  const { origin, pathname } = url;
  return `${origin}${pathname.replace(/\/$/, '')}`;
}

/** What the header Authorization holds: what is stated, or what stands in the address. */
export function authorizationOf({ authorization, url }: Connection): string | undefined {
  const { password, username } = new URL(url);
  const given = authorization ?? (username === '' ? undefined : { scheme: 'Basic' as const, username: unescape(username), password: unescape(password) });
  if (given === undefined) {
    return undefined;
  }
  return 'credentials' in given ? `${given.scheme} ${given.credentials}` : `Basic ${Buffer.from(`${given.username}:${given.password}`).toString('base64')}`;
}

/** All that must not be printed, wherever it comes back from. */
export function secretsOf(connection: Connection): string[] {
  const { authorization, headers = {}, url } = connection;
  const stated = authorization === undefined ? [] : 'credentials' in authorization ? [authorization.credentials] : [authorization.password];
  const header = authorizationOf(connection)?.replace(/^\S+ /, '');
  const sent = Object.values(headers).filter(({ length }) => length >= SHORTEST_SECRET);
  return [...stated, unescape(new URL(url).password), ...sent, ...header === undefined ? [] : [header]].filter((each) => each !== '');
}

function withoutCredentials(url: string): string {
  return url.replace(/\/\/[^/]*@/, '//');
}
