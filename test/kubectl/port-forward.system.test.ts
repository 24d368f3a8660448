import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenForward, portForwarder } from '../../src/kubectl/port-forward';
import { serve, TestServer } from '../support/http-server';
import { recordedStates } from '../support/recorded-cluster';
import { describeKubectl, ReplayServer } from '../support/replay-server';

const TO = { namespace: 'monitoring', service: 'prometheus', port: 9090 };
const FORWARDING = 'echo "Forwarding from 127.0.0.1:40123 -> 9090"; echo "Forwarding from [::1]:40123 -> 9090"';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'forward-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A kubectl that says its arguments and its process, and then does something. */
function kubectlThat(does: string): string {
  const program = join(folder, 'kubectl');
  writeFileSync(program, `#!/bin/sh\necho "$@" > ${folder}/arguments\necho $$ > ${folder}/pid\n${does}\n`);
  chmodSync(program, 0o755);
  return program;
}

const written = (file: string) => readFileSync(join(folder, file), 'utf8').trim();

/** Waits until a process is gone. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('the port is the one that kubectl says, until it is closed', async () => {
  const before = process.listenerCount('SIGTERM');
  const forward = await portForwarder({ program: kubectlThat(`${FORWARDING}\nexec sleep 60`), context: 'mine' })(TO) as OpenForward;
  expect([forward.port, forward.isOpen, process.listenerCount('SIGTERM')]).toEqual([40123, true, before + 1]);
  expect(written('arguments')).toBe('--context=mine port-forward --namespace=monitoring --address=127.0.0.1 --pod-running-timeout=10s service/prometheus :9090');
  await forward.close();
  await gone(Number(written('pid')));
  expect([forward.isOpen, process.listenerCount('SIGTERM')]).toEqual([false, before]);
});

test('it is not open any more when kubectl ended by itself', async () => {
  const forward = await portForwarder({ program: kubectlThat(FORWARDING) })(TO) as OpenForward;
  await gone(Number(written('pid')));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(forward.isOpen).toBe(false);
  await forward.close();
});

test('all of it ends where kubectl is a script around another program', async () => {
  const forward = await portForwarder({ program: kubectlThat(`sleep 60 & echo $! > ${folder}/other\n${FORWARDING}\nwait`) })(TO) as OpenForward;
  await forward.close();
  await gone(Number(written('other')));
});

test.each<[string, string, RegExp]>([
  ['what kubectl says is told', 'echo "Error from server (NotFound): services \\"prometheus\\" not found" >&2; exit 1', /^Error from server \(NotFound\): services "prometheus" not found$/],
  ['a kubectl that says nothing ends', 'exit 1', /ended without a word/],
  ['a kubectl that does not begin is ended', 'exec sleep 60', /^kubectl port-forward did not begin within 0\.5 s$/],
])('%s', async (_title, does, said) => {
  expect(await portForwarder({ program: kubectlThat(does), startSeconds: 0.5 })(TO)).toEqual({ said: expect.stringMatching(said) });
  await gone(Number(written('pid')));
});

test('there is no kubectl', async () => {
  expect(await portForwarder({ program: join(folder, 'nowhere') })(TO)).toEqual({ said: expect.stringContaining('ENOENT') });
});

describe('it ends with the program', () => {
  const begin = `import { portForwarder } from ${JSON.stringify(join(__dirname, '../../src/kubectl/port-forward.ts'))};
const forward = await portForwarder({ program: process.argv[2] })(${JSON.stringify(TO)});
console.log(forward.port);
`;
  const run = (then: string) => {
    const main = join(folder, 'main.mts');
    writeFileSync(main, `${begin}${then}\n`);
    return spawn(process.execPath, ['--import', require.resolve('tsx'), main, kubectlThat(`${FORWARDING}\nexec sleep 60`)], { stdio: ['ignore', 'pipe', 'ignore'] });
  };

  test.each<NodeJS.Signals>(['SIGINT', 'SIGTERM', 'SIGHUP'])('by %s, which ends the program as ever', async (signal) => {
    const child = run('setInterval(() => undefined, 1000);');
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill(signal);
    expect(await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)))).toBe(signal);
    await gone(Number(written('pid')));
  });

  test.each([['its exit', 'process.exit(7);', 7], ['an error that nobody catches', 'throw new Error("a");', 1]])('by %s', async (_title, then, code) => {
    const child = run(then);
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(code);
    expect(existsSync(join(folder, 'pid'))).toBe(true);
    await gone(Number(written('pid')));
  });
});

describeKubectl('the real kubectl', () => {
  let target: TestServer;
  beforeAll(async () => {
    target = await serve(({ path }, response) => void response.end(`from the pod: ${path}`));
  });
  afterAll(() => target.stop());
  const [{ cluster }] = recordedStates(undefined);
  const service = { namespace: 'monitoring', name: 'prometheus', port: 9090, allows: ['pods/portforward' as const] };

  test('leads to the pod of the Service, from one question to the next', async () => {
    const server = await ReplayServer.start(cluster, 'default', { ...service, target: target.port });
    const forward = await portForwarder({ env: server.env })(TO) as OpenForward;
    expect(forward).toMatchObject({ isOpen: true });
    for (const path of ['/one', '/two']) {
      expect(await (await fetch(`http://127.0.0.1:${forward.port}${path}`)).text()).toBe(`from the pod: ${path}`);
    }
    await forward.close();
    await server.stop();
    expect(server.writes).toEqual([]);
  });

  test.each<[string, string, typeof TO, RegExp]>([
    ['may not forward', 'default', TO, /cannot create resource "pods\/portforward" in API group "" in the namespace "monitoring"/],
    ['finds no such Service', 'default', { ...TO, service: 'prometeus' }, /services "prometeus" not found/],
    ['finds no such port', 'default', { ...TO, port: 9091 }, /9091/],
  ])('%s', async (_title, namespace, to, said) => {
    const server = await ReplayServer.start(cluster, namespace, { ...service, allows: [], target: target.port });
    expect(await portForwarder({ env: server.env })(to)).toEqual({ said: expect.stringMatching(said) });
    await server.stop();
  });
});
