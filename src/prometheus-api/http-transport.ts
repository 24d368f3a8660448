import * as http from 'node:http';
import * as https from 'node:https';
import { ApiRequest, HttpAnswer, PrometheusFault, Transport } from './answer';
import { addressText, authorizationOf, Connection, secretsOf, urlOf } from './connection';
import { connectionFault } from './connection-fault';

/** A query at the defaults of Prometheus ends after two minutes; people do not wait that long. Source: prometheus v3.14 cmd/prometheus, query.timeout. */
export const DEFAULT_TIMEOUT_MILLIS = 30_000;
export const DEFAULT_MAX_BYTES = 32 * 1024 * 1024;
/** From here on some servers and proxies refuse an address. */
const LONGEST_ADDRESS = 2000;
const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
const HIDDEN = '[hidden]';

type Sent = HttpAnswer | { readonly fault: PrometheusFault };

/** Asks a Prometheus over HTTP. No message holds a credential, not even where the server repeats one. */
export class HttpTransport implements Transport {
  private readonly secrets: string[];

  constructor(private readonly connection: Connection, readonly address = addressText(urlOf(connection.url, ''))) {
    this.secrets = secretsOf(connection);
  }

  async send({ parameters, path }: ApiRequest): Promise<Sent> {
    const url = urlOf(this.connection.url, path);
    const body = new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString();
    const isLong = url.href.length + body.length > LONGEST_ADDRESS;
    const end = new Ending(this.timeoutMillis, this.connection.signal);
    try {
      return await this.follow(isLong ? url : withQuery(url, body), isLong ? body : undefined, end);
    } finally {
      end.clear();
    }
  }

  hide(text: string): string {
    return this.secrets.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
  }

  private async follow(url: URL, body: string | undefined, end: Ending): Promise<Sent> {
    let to = url;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const sent = await this.sendTo(to, body, end);
      if (sent.fault !== undefined || !REDIRECTS.includes(sent.status) || sent.location === undefined) {
        return sent;
      }
      const next = URL.canParse(sent.location, to.href) ? new URL(sent.location, to.href) : undefined;
      if (next === undefined || (next.origin !== url.origin && this.hasCredentials)) {
        return { fault: this.redirectFault(sent.status, next) };
      }
      to = next;
    }
    return { fault: { kind: 'redirect', what: `${this.address} redirects more than ${MOST_REDIRECTS} times`, fix: 'check the address, and the path before /api/v1' } };
  }

  private get timeoutMillis(): number {
    return this.connection.timeoutMillis ?? DEFAULT_TIMEOUT_MILLIS;
  }

  private get hasCredentials(): boolean {
    return this.secrets.length > 0 || this.connection.tls?.key !== undefined;
  }

  private redirectFault(status: number, next: URL | undefined): PrometheusFault {
    return {
      kind: 'redirect',
      status,
      what: this.hide(`${this.address} redirects to ${next === undefined ? 'no address' : next.origin}, and credentials are not sent to another host`),
      fix: 'use that address where it is the Prometheus; where it is a page to log in, check the credentials',
    };
  }

  private sendTo(url: URL, body: string | undefined, end: Ending): Promise<Sent> {
    return new Promise((resolve) => {
      const fail = (error: Error) => resolve({ fault: this.failure(error, end) });
      const options: https.RequestOptions = {
        method: body === undefined ? 'GET' : 'POST',
        headers: this.headers(body),
        agent: false,
        signal: end.signal,
        ...this.tlsOptions(),
      };
      try {
        const request = (url.protocol === 'https:' ? https : http).request(url, options, (response) => this.read(response, resolve, fail));
        request.on('error', fail);
        request.end(body);
      } catch (error) {
        // A header, a key or a certificate that cannot be sent: Node tells before it connects.
        fail(error as Error);
      }
    });
  }

  private headers(body: string | undefined): http.OutgoingHttpHeaders {
    const authorization = authorizationOf(this.connection);
    return {
      Accept: 'application/json',
      ...authorization !== undefined && { Authorization: authorization },
      ...this.connection.headers,
      ...body !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) },
    };
  }

  private tlsOptions(): https.RequestOptions {
    const { ca, cert, insecure, key, serverName } = this.connection.tls ?? {};
    return {
      ...ca !== undefined && { ca },
      ...cert !== undefined && { cert },
      ...key !== undefined && { key },
      ...serverName !== undefined && { servername: serverName },
      ...insecure && { rejectUnauthorized: false },
    };
  }

  private read(response: http.IncomingMessage, resolve: (sent: Sent) => void, fail: (error: Error) => void): void {
    const most = this.connection.maxBytes ?? DEFAULT_MAX_BYTES;
    const chunks: Buffer[] = [];
    let length = 0;
    response.on('data', (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > most) {
        resolve({
          fault: {
            kind: 'too-large',
            what: `${this.address} answers with more than ${most} bytes`,
            fix: 'ask for fewer series, such as sum(...) of them, or a shorter time',
          },
        });
        response.destroy();
      }
    });
    response.on('error', fail);
    response.on('end', () => resolve({
      status: response.statusCode ?? 0,
      contentType: response.headers['content-type'],
      location: response.headers.location,
      body: Buffer.concat(chunks).toString('utf8'),
    }));
  }

  private failure(error: Error, { reason }: Ending): PrometheusFault {
    if (reason === 'aborted') {
      return { kind: 'aborted', what: `the request to ${this.address} was ended`, fix: 'run it again' };
    }
    if (reason === 'time-out') {
      return {
        kind: 'time-out',
        what: `${this.address} did not answer within ${this.timeoutMillis / 1000} s`,
        fix: 'check that it is not overloaded, ask for a shorter time, or wait longer',
      };
    }
    return connectionFault(this.address, error);
  }
}

/** What ends a request early: its time-out, or whoever asked for it. */
class Ending {
  reason?: 'aborted' | 'time-out';
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;

  constructor(millis: number, private readonly asked?: AbortSignal) {
    this.timer = setTimeout(() => this.end('time-out'), millis);
    asked?.addEventListener('abort', this.onAbort);
    if (asked?.aborted) {
      this.onAbort();
    }
  }

  private readonly onAbort = () => this.end('aborted');

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  clear(): void {
    clearTimeout(this.timer);
    this.asked?.removeEventListener('abort', this.onAbort);
  }

  private end(reason: Ending['reason']): void {
    this.reason ??= reason;
    this.controller.abort();
  }
}

/** An address with more parameters behind those that it has. */
function withQuery(url: URL, query: string): URL {
  const found = new URL(url.href);
  found.search = [found.search.replace(/^\?/, ''), query].filter((each) => each !== '').join('&');
  return found;
}
