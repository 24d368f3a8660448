import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFolder } from '../support/command';
import { serve, succeed } from '../support/http-server';
import { prometheusTrigger } from '../support/previews';
import { Untyped } from '../support/untyped';

const K6 = readFileSync(join(__dirname, '../advise/fixtures/k6-summary-export.json'), 'utf8');
const LOAD = 'spike:base=5,peak=60,at=10m,duration=15m';

function scaledObject(name: string, spec: Untyped = {}): string {
  return JSON.stringify({
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name, namespace: 'ml' },
    spec: { scaleTargetRef: { name }, minReplicaCount: 1, maxReplicaCount: 3, triggers: [prometheusTrigger()], ...spec },
  });
}

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder({ 'chat.json': scaledObject('chat'), 'two/chat.json': scaledObject('chat'), 'two/other.json': scaledObject('other'), 'k6.json': K6, 'nothing.json': '{}' });
});
afterEach(() => folder.remove());

test('a stated capacity and a measured one', async () => {
  for (const capacity of ['--pod-capacity 19.9', '--pod-capacity-from k6.json', '--pod-capacity-from k6.json --goal p95=1s']) {
    expect(await folder.run(`advise chat.json --load ${LOAD} ${capacity}`)).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('spec.maxReplicaCount: 3 -> 4; ceil(60 / 17.91) = 4') });
  }
});

test('one of several autoscalers, from standard input too', async () => {
  expect((await folder.run(`advise two other --load ${LOAD} --pod-capacity 15`)).stdout).toMatch(/^ScaledObject ml\/other: advice/);
  expect((await folder.run(`advise - --load ${LOAD} --pod-capacity 15`, { stdin: scaledObject('piped') })).stdout).toMatch(/^ScaledObject ml\/piped: advice/);
});

test('formats', async () => {
  const run = async (format: string) => (await folder.run(`advise chat.json --load ${LOAD} --pod-capacity 15 --format ${format}`)).stdout;
  expect(await run('markdown')).toMatch(/^# ScaledObject ml\/chat: advice/);
  const { advice, version } = JSON.parse(await run('json'));
  expect(version).toBe(1);
  expect(advice).toMatchObject({ present: { meetsGoal: false }, proposal: { meetsGoal: true, result: { totals: { demand: { asked: 67_500 } } } } });
});

test('that nothing keeps to the goal has an exit code of its own', async () => {
  expect(await folder.run('advise chat.json --load 60 --pod-capacity 15 --places 2')).toMatchObject({ code: 1, stdout: expect.stringContaining('there are places for 2') });
});

test('the load is what a Prometheus answers, and its target is proposed', async () => {
  const server = await serve(({ parameters }, response) => {
    const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(parameters.get(name)));
    const values = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, i) => [start + i * step, i * step < 3600 ? '5' : '60']);
    succeed(response, { resultType: 'matrix', result: [{ metric: {}, values }] });
  });
  try {
    const { code, stdout } = await folder.run(`advise chat.json --from-prometheus http://127.0.0.1:${server.port} --last 2h --pod-capacity 15`);
    expect(code).toBe(0);
    expect(stdout).toContain('spec.triggers[0].metadata.threshold: 10 -> 13.5; 90 % of 15 = 13.5 per second of each pod');
    expect(stdout).toContain('spec.maxReplicaCount: 3 -> 5; ceil(60 / 13.5) = 5 at the peak');
    expect(stdout).not.toContain('has a load of its own');
  } finally {
    await server.stop();
  }
});

test('--benchmark-pods divides what was measured', async () => {
  expect((await folder.run(`advise chat.json --load ${LOAD} --pod-capacity-from k6.json --benchmark-pods 2`)).stdout).toContain('19.9 requests per second of 2 pods: 19.9 / 2 = 9.95');
});

test.each([
  ['chat.json --pod-capacity 15', /^error: advise follows from what all users ask together; state it as --load/],
  ['chat.json --load 20', /^error: advise follows from what one pod serves; give --pod-capacity NUMBER, .* or --pod-capacity-from FILE/],
  ['chat.json --load 20 --pod-capacity 15 --pod-capacity-from k6.json', /^error: advise follows from what one pod serves; give one of --pod-capacity NUMBER, .* and --pod-capacity-from/],
  ['chat.json --load 20 --pod-capacity-from missing.json', /^error: --pod-capacity-from missing.json does not exist; correct the path/],
  ['chat.json --load 20 --pod-capacity-from nothing.json', /^error: nothing.json holds no results of a load test that is known here; give the JSON of k6/],
  ['chat.json --load 20 --pod-capacity 15 --goal fast', /^error: fast is no goal; write unserved=1/],
  ['chat.json --load 20 --pod-capacity 15 --goal p95=2s', /^error: whether 95 % of the requests take 2 s at most follows from a measurement alone/],
  ['chat.json --load 20 --pod-capacity-from k6.json --benchmark-pods 0', /^error: --benchmark-pods 0 is no whole number from 1 on/],
  ['two --load 20 --pod-capacity 15', /^error: there are 2 autoscalers; name one of chat, other/],
  ['--load 20 --pod-capacity 15', /^error: there is nothing to advise; name a file or a folder/],
])('wrong use: %s', async (args, message) => {
  const { code, stderr, stdout } = await folder.run(`advise ${args}`);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(message);
});
