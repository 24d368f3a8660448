import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordedCluster, status } from './recorded-cluster';

/** A tool of the machine, not a package: where it is missing, tests use the answers that it would have given. */
export const describeKubectl = spawnSync('kubectl', ['version', '--client']).status === 0 ? describe : describe.skip;

/** An API server on loopback that answers as one was recorded, and a kubeconfig that leads to it. */
export class ReplayServer {
  static async start(cluster: RecordedCluster, namespace = 'default'): Promise<ReplayServer> {
    const replay = new ReplayServer(cluster);
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

  private constructor(cluster: RecordedCluster) {
    this.server = createServer(({ headers: { accept = '' }, method, url = '' }, response) => {
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

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
