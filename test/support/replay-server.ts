import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, IncomingMessage, request, Server, ServerResponse } from 'node:http';
import { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forwardTo } from './forwarding';
import { RecordedCluster, status } from './recorded-cluster';

/** A tool of the machine, not a package: where it is missing, tests use the answers that it would have given. */
export const describeKubectl = spawnSync('kubectl', ['version', '--client']).status === 0 ? describe : describe.skip;

/** A Service of the cluster that leads to a port of loopback, by what the user may do. */
export interface ServedService {
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
  readonly target: number;
  readonly allows: readonly ('services/proxy' | 'pods/portforward')[];
}

/** An API server on loopback that answers as one was recorded, and a kubeconfig that leads to it. */
export class ReplayServer {
  static async start(cluster: RecordedCluster, namespace = 'default', service?: ServedService): Promise<ReplayServer> {
    const replay = new ReplayServer(service === undefined ? cluster : withService(cluster, service));
    if (service !== undefined) {
      replay.serve(service);
    }
    await new Promise<void>((resolve) => replay.server.listen(0, '127.0.0.1', resolve));
    writeFileSync(replay.kubeconfig, JSON.stringify({
      'apiVersion': 'v1',
      'kind': 'Config',
      'current-context': 'replay',
      'clusters': [{ name: 'replay', cluster: { server: `http://127.0.0.1:${(replay.server.address() as AddressInfo).port}` } }],
      'contexts': [{ name: 'replay', context: { cluster: 'replay', namespace, user: '' } }],
    }));
    return replay;
  }

  /** What was asked that reads nothing: there is to be none. */
  readonly writes: string[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'replay-'));
  readonly kubeconfig = join(this.folder, 'config');
  private readonly server: Server;
  private service?: ServedService;
  /** How the Service was reached, in order. */
  readonly ways: string[] = [];

  private constructor(cluster: RecordedCluster) {
    this.server = createServer((got, response) => {
      const { headers: { accept = '' }, method, url = '' } = got;
      if (this.service !== undefined && url.includes('/proxy/')) {
        this.proxy(this.service, got, response);
        return;
      }
      if (method !== 'GET') {
        this.writes.push(`${method} ${url}`);
      }
      const found = method === 'GET' ? cluster.answer(url, accept.includes('as=APIGroupDiscoveryList') ? 'aggregated' : undefined)
        : { status: 405, contentType: undefined, body: status(405, 'MethodNotAllowed', 'this answers GET only') };
      const isText = typeof found.body === 'string';
      response.writeHead(found.status, { 'content-type': found.contentType ?? (isText ? 'text/plain' : 'application/json') });
      response.end(isText ? found.body : JSON.stringify(found.body));
    });
  }

  /** The environment of a kubectl that asks it: what kubectl keeps of discovery is kept here. */
  get env(): NodeJS.ProcessEnv {
    return { ...process.env, HOME: this.folder, KUBECONFIG: this.kubeconfig, KUBECACHEDIR: join(this.folder, 'cache') };
  }

  private serve(service: ServedService): void {
    this.service = service;
    this.server.on('upgrade', ({ headers }: IncomingMessage, socket: Socket) => {
      if (headers.upgrade?.toLowerCase() === 'websocket') {
        // Before Kubernetes 1.31 there is none: kubectl goes on to SPDY.
        socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      this.ways.push('pods/portforward');
      if (service.allows.includes('pods/portforward')) {
        forwardTo(service.target, socket);
      } else {
        const body = JSON.stringify(forbidden('create', `pods "${service.name}-0"`, 'pods/portforward', service));
        socket.end(`HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
      }
    });
  }

  private proxy(service: ServedService, { url = '' }: IncomingMessage, response: ServerResponse): void {
    const { allows, name, namespace, port, target } = service;
    const base = `/api/v1/namespaces/${namespace}/services/http:${name}:${port}/proxy`;
    this.ways.push('services/proxy');
    if (!allows.includes('services/proxy') || !url.startsWith(base)) {
      response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify(forbidden('get', `services "http:${name}:${port}"`, 'services/proxy', service)));
      return;
    }
    request({ host: '127.0.0.1', port: target, path: url.slice(base.length) }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    }).end();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Source: kubernetes v1.36 apiserver pkg/endpoints/handlers/responsewriters/errors.go. */
function forbidden(verb: string, object: string, resource: string, { namespace }: ServedService): object {
  return status(403, 'Forbidden', `${object} is forbidden: User "jane" cannot ${verb} resource "${resource}" in API group "" in the namespace "${namespace}"`);
}

/** What kubectl asks for before it forwards a port. */
function withService(cluster: RecordedCluster, { name, namespace, port }: ServedService): RecordedCluster {
  const of = (kind: string, spec: object, more: object = {}) => ({ apiVersion: 'v1', kind, metadata: { name: kind === 'Pod' ? `${name}-0` : name, namespace, labels: { app: name } }, spec, ...more });
  const pod = of('Pod', { containers: [{ name: 'a', image: 'a', ports: [{ name: 'web', containerPort: port }] }] }, { status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] } });
  return [
    { path: `/api/v1/namespaces/${namespace}/services`, kind: 'ServiceList', items: [of('Service', { selector: { app: name }, ports: [{ name: 'web', port, targetPort: 'web' }] })] },
    { path: `/api/v1/namespaces/${namespace}/pods`, kind: 'PodList', items: [pod] },
  ].reduce((with_, { items, kind, path }) => with_.with({ path, status: 200, body: { apiVersion: 'v1', kind, metadata: {}, items } }), cluster);
}
