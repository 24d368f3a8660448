import { Answer, HttpAnswer, PrometheusFault, PrometheusFaultKind, Transport } from './answer';
import { isObject, listIn, textIn } from '../platforms/kubernetes/untyped';

const LONGEST_EXCERPT = 200;
/** What a server of Go says to those who forget the s. Source: go 1.24 net/http/server.go. */
const WANTS_TLS = 'Client sent an HTTP request to an HTTPS server';

/** What each HTTP status means, whoever gives it. */
const STATUSES: { readonly [status: number]: readonly [kind: PrometheusFaultKind, what: string, fix: string] } = {
  401: ['unauthorized', 'does not accept the credentials, or got none', 'give a token, or a user and a password, that are valid now'],
  403: ['forbidden', 'does not let these credentials read', 'give them the right to query, or take others; with several tenants, check the header of the tenant'],
  404: ['not-prometheus', 'has no API of Prometheus at this path', 'check the path before /api/v1, such as /prometheus, or that it is a Prometheus at all'],
  405: ['not-prometheus', 'does not take requests of this kind', 'check that it is a Prometheus, and what stands between'],
  429: ['unavailable', 'has had too many requests', 'wait, and ask for less'],
  500: ['unavailable', 'failed', 'look at its logs'],
  502: ['unavailable', 'is not there behind its proxy', 'check that Prometheus runs'],
  503: ['unavailable', 'has too much to do, is starting, or is down', 'wait until it is ready, and ask for a shorter time'],
  504: ['unavailable', 'did not answer its proxy in time', 'ask for a shorter time, or wait longer'],
};
/** What Prometheus calls its errors. Source: prometheus v3.14 web/api/v1/api.go. */
const REFUSALS = ['bad_data', 'execution', 'not_found', 'not_acceptable'];

/** What is in the envelope of each answer of Prometheus: `{"status":"success","data":...}`. */
export function opened({ body, contentType, status }: HttpAnswer, server: Transport): Answer<unknown> {
  const { address } = server;
  const refuse = (kind: PrometheusFaultKind, what: string, fix: string): Answer<unknown> => ({ fault: { kind, what: `${address} ${what}`, fix, status } });
  const value = jsonIn(body);
  if (isObject(value) && value.status === 'error') {
    return { fault: apiFault(address, status, textIn(value.errorType) ?? '', server.hide(textIn(value.error) ?? '')) };
  }
  if (body.includes(WANTS_TLS)) {
    return refuse('tls', 'speaks TLS on this port', 'write https://');
  }
  if (status < 200 || status >= 300) {
    const [kind, what, fix] = STATUSES[status] ?? ['unavailable', 'answers in a way that no Prometheus does', 'check the address, and what stands between'];
    return refuse(kind, `${what} (HTTP ${status}${body.trim() === '' ? '' : `: ${server.hide(excerpt(body))}`})`, fix);
  }
  if (value === undefined) {
    const isPage = contentType?.includes('html') ?? false;
    return refuse('not-json', `answers with ${isPage ? 'a web page' : 'a text'} that is no JSON: ${server.hide(excerpt(body))}`,
      isPage ? 'check the path before /api/v1, and whether a page to log in stands before it' : 'check that it is a Prometheus, and what stands between');
  }
  if (!isObject(value) || value.status !== 'success') {
    return refuse('not-prometheus', `answers with JSON that Prometheus does not give: ${server.hide(excerpt(body))}`, 'check that it is a Prometheus, and the path before /api/v1');
  }
  return { value: value.data, warnings: [...listIn(value.warnings), ...listIn(value.infos)].flatMap((each) => textIn(each) ?? []) };
}

function apiFault(address: string, status: number, type: string, error: string): PrometheusFault {
  if (REFUSALS.includes(type) && STATUSES[status]?.[0] !== 'unauthorized') {
    return { kind: 'refused', status, what: `${address} refuses the request (${type}): ${error}`, fix: 'correct the query' };
  }
  const [kind, , fix] = STATUSES[status] ?? STATUSES[503];
  return { kind, status, what: `${address} answers with an error (HTTP ${status}, ${type}): ${error}`, fix };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first words of a text that may be long, in one line. */
function excerpt(text: string): string {
  const line = text.slice(0, 2 * LONGEST_EXCERPT).replace(/<[^>]*>/g, ' ').replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > LONGEST_EXCERPT ? `${line.slice(0, LONGEST_EXCERPT)}...` : line;
}
