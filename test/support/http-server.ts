import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import * as https from 'node:https';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a server of a test got. */
export interface Got {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly parameters: URLSearchParams;
}

export type Handler = (got: Got, response: http.ServerResponse) => void;

/** A server on loopback. */
export interface TestServer {
  readonly port: number;
  readonly got: Got[];
  stop(): Promise<void>;
}

/** Starts a server on loopback; over TLS where it gets a certificate. */
export async function serve(handler: Handler, tls?: https.ServerOptions): Promise<TestServer> {
  const got: Got[] = [];
  const listener: http.RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url!, 'http://loopback');
      const body = Buffer.concat(chunks).toString();
      const each: Got = { method: request.method!, path: url.pathname, headers: request.headers, parameters: body === '' ? url.searchParams : new URLSearchParams(body) };
      got.push(each);
      handler(each, response);
    });
  };
  const server = tls === undefined ? http.createServer(listener) : https.createServer(tls, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    got,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

/** Answers as Prometheus does. */
export function succeed(response: http.ServerResponse, data: unknown, warnings?: string[]): void {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ status: 'success', data, warnings }));
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = await serve(() => undefined);
  await server.stop();
  return server.port;
}

/** Certificates of a private authority, in PEM. */
export interface Certificates {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** Makes certificates; a tool of the machine, not a package. */
export const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0;

/** An authority, and what it signed for a name. */
export function certificatesFor(name: string): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  try {
    const at = (file: string) => join(folder, file);
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    writeFileSync(at('names'), `subjectAltName=DNS:${name}\nextendedKeyUsage=serverAuth,clientAuth\n`);
    openssl('req', '-x509', ...key, '-days', '2', '-subj', '/CN=authority of a test', '-keyout', at('ca.key'), '-out', at('ca.pem'));
    openssl('req', ...key, '-subj', `/CN=${name}`, '-keyout', at('key.pem'), '-out', at('request.pem'));
    openssl('x509', '-req', '-in', at('request.pem'), '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-days', '2', '-set_serial', '2', '-extfile', at('names'), '-out', at('cert.pem'));
    const [ca, cert, ownKey] = ['ca.pem', 'cert.pem', 'key.pem'].map((file) => readFileSync(at(file), 'utf8'));
    return { ca, cert, key: ownKey };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function openssl(...args: string[]): void {
  const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(stderr);
  }
}
