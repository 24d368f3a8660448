import { CommandFolder } from '../support/command';
import { closedPort, Handler, serve, succeed, TestServer } from '../support/http-server';
import { MODEL, QUERY } from '../support/preview-manifests';
import { describePrometheus, startPrometheus } from '../support/prometheus';

const trigger = (query: string, more = '') => `    - type: prometheus
      metadata: {serverAddress: "http://prometheus.monitoring:9090", query: "${query}", threshold: "10"${more}}
`;
/** On a whole hour. */
const NOW_SECONDS = 1_764_547_200;
const HOUR = 3600;

let folder: CommandFolder;
let server: TestServer | undefined;
beforeEach(() => {
  folder = new CommandFolder({
    'model.yaml': MODEL,
    'two.yaml': MODEL + trigger('sum(queued)', ', namespace: ml, queryParameters: "dedup=true,max_source_resolution=5m"'),
    'strict.yaml': MODEL.replace('threshold: "10"', 'threshold: "10", ignoreNullValues: "false"'),
    'latency.yaml': MODEL.replace(QUERY, 'histogram_quantile(0.95, sum by (le) (rate(latency_bucket[1m])))'),
    'template.yaml': MODEL.replace(QUERY, 'sum(rate(requests_total[$__rate_interval]))'),
    'cpu.yaml': `${MODEL}    - type: cpu\n      metricType: Utilization\n      metadata: {value: "60"}\n`,
    'hpa.yaml': `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: model, namespace: ml}
spec:
  maxReplicas: 3
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: model}
  metrics: [{type: External, external: {metric: {name: jobs}, target: {type: AverageValue, averageValue: "5"}}}]
`,
  });
});
afterEach(async () => {
  folder.remove();
  await server?.stop();
  server = undefined;
});

/** A series with a value for each point of a range that is asked for. */
const series = (parameters: URLSearchParams, value: (seconds: number) => string | undefined, labels = {}) => {
  const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(parameters.get(name)));
  const times = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, i) => start + i * step);
  return { metric: labels, values: times.flatMap((at) => value(at - start) === undefined ? [] : [[at, value(at - start)]]) };
};
const answering = (...all: ((seconds: number) => string | undefined)[]): Handler => ({ parameters }, response) =>
  succeed(response, { resultType: 'matrix', result: all.map((value, i) => series(parameters, value, all.length > 1 ? { pod: String(i) } : {})).filter(({ values }) => values.length > 0) });

async function preview(args: string, handler: Handler, env = {}) {
  server = await serve(handler);
  const { stderr, ...rest } = await folder.run(`preview ${args} --from-prometheus http://127.0.0.1:${server.port}`, { now: (NOW_SECONDS + 7) * 1000, env });
  return { ...rest, stderr: stderr.replaceAll(`127.0.0.1:${server.port}`, 'HOST') };
}
async function result(args: string, handler: Handler) {
  const { stdout, stderr } = await preview(`${args} --format json`, handler);
  expect(stderr.split('\n').filter((line) => line.startsWith('error'))).toEqual([]);
  return JSON.parse(stdout.replaceAll(`127.0.0.1:${server!.port}`, 'HOST')).previews[0].result;
}

test('the load is what the query of the trigger gave, asked once, over the time that was asked for', async () => {
  const { assumptions, durationSeconds, signals, totals } = await result('model.yaml --last 1h', answering((seconds) => seconds < 1800 ? '5' : '55'));
  expect(server!.got.map(({ method, parameters, path }) => [method, path, Object.fromEntries(parameters)])).toEqual([
    ['GET', '/api/v1/query_range', { query: QUERY, start: String(NOW_SECONDS - HOUR), end: String(NOW_SECONDS), step: '15' }],
  ]);
  expect([durationSeconds, totals.mostReplicas]).toEqual([HOUR, 6]);
  expect(signals[0].points.find(({ atSeconds }: { atSeconds: number }) => atSeconds > 2000).value).toBe(55);
  expect(assumptions).toEqual(expect.arrayContaining([
    's0-prometheus: 241 answers of http://HOST, one each 15s', 's0-prometheus: it is what was answered then, whatever the replicas of this preview',
  ]));
});

test('what was answered is not measured again', async () => {
  const spike = answering((seconds) => seconds >= 1800 && seconds < 1860 ? '55' : '5');
  const { totals } = await result('model.yaml --last 1h --scrape-interval 30s', spike);
  await server!.stop();
  expect(totals).toEqual((await result('model.yaml --last 1h', spike)).totals);
});

test('each trigger is asked, with what it says to send', async () => {
  const { totals } = await result('two.yaml --last 1h', ({ parameters, ...got }, response) =>
    answering(() => parameters.get('query') === QUERY ? '5' : '75')({ parameters, ...got }, response));
  expect(server!.got.map(({ parameters }) => [parameters.get('query'), parameters.get('namespace'), parameters.get('dedup'), parameters.get('max_source_resolution')]))
    .toEqual([[QUERY, null, null, null], ['sum(queued)', 'ml', 'true', '5m']]);
  expect(totals.mostReplicas).toBe(8);
});

test('a day and a week have as many points as Prometheus gives at most', async () => {
  for (const last of ['24h', '7d']) {
    await result(`model.yaml --last ${last}`, answering(() => '5'));
    const { end, start, step } = Object.fromEntries(server!.got[0].parameters);
    expect((Number(end) - Number(start)) / Number(step)).toBeLessThanOrEqual(5760);
    await server!.stop();
  }
});

test('another signal may be made of it', async () => {
  const { signals, totals } = await result('cpu.yaml --last 1h --signal cpu=perPod:perUnit=0.02', answering(() => '30'));
  expect([signals.map(({ metric }: { metric: string }) => metric), totals.mostReplicas]).toEqual([['s0-prometheus', 'cpu'], 3]);
  await server!.stop();
  const ofLevel = await result('latency.yaml --last 1h --signal rate=perPod:perUnit=0.5', answering(() => '30'));
  expect(ofLevel.totals.mostReplicas).toBe(2);
});

test('two configurations are asked for their own', async () => {
  folder.write('other.yaml', MODEL.replace(QUERY, 'sum(queued)'));
  const { code } = await preview('model.yaml --last 1h --against other.yaml', answering(() => '5'));
  expect([code, server!.got.map(({ parameters }) => parameters.get('query'))]).toEqual([0, [QUERY, 'sum(queued)']]);
});

describe('answers that KEDA reads in its own way', () => {
  const mostAndNotes = async (args: string, ...values: ((seconds: number) => string | undefined)[]) => {
    const { stdout, stderr } = await preview(`${args} --last 1h --format json`, answering(...values));
    return [JSON.parse(stdout).previews[0].result.totals.mostReplicas, JSON.parse(stdout).previews[0].result.totals.replicaHours > 3.5, stderr];
  };
  const lostAfter = (seconds: number) => seconds < 900 ? '55' : undefined;

  test.each<[string, string, ((seconds: number) => string | undefined)[]]>([
    ['no series for a while are 0', 'model.yaml', [lostAfter]],
    ['no series for a while are an error with ignoreNullValues false', 'strict.yaml', [lostAfter]],
    ['NaN for a while is 0', 'model.yaml', [(seconds) => seconds < 900 ? '55' : 'NaN']],
    ['infinities are an error with ignoreNullValues false', 'strict.yaml', [(seconds) => seconds < 900 ? '55' : '+Inf']],
    ['several series for a while are an error', 'model.yaml', [() => '55', (seconds) => seconds < 900 ? undefined : '5']],
    ['several series all the time never scale', 'model.yaml', [() => '55', () => '5']],
    ['no series at all are 0', 'model.yaml', []],
  ])('%s', async (_title, args, values) => {
    expect(await mostAndNotes(args, ...values)).toMatchSnapshot();
  });
});

describe('what cannot be asked is told', () => {
  test.each([
    ['a query that is a template', 'template.yaml'],
    ['metrics that an adapter serves', 'hpa.yaml'],
    ['a level, which depends on the pods of then', 'latency.yaml'],
    ['CPU, which has no query', 'cpu.yaml'],
  ])('%s', async (_title, args) => {
    expect(await preview(`${args} --last 1h`, answering(() => '5'))).toMatchSnapshot();
  });
});

describe('to be let in', () => {
  const guarded: Handler = (got, response) => {
    if (got.headers.authorization === 'Bearer t0p-secret' && got.headers['x-scope-orgid'] === 'ml') {
      answering(() => '5')(got, response);
    } else {
      response.writeHead(401);
      response.end();
    }
  };
  const ORG = '--prometheus-header X-Scope-OrgID:ml';

  test.each([
    ['a file', `--prometheus-token-file token ${ORG}`, {}],
    ['the environment', ORG, { PROMETHEUS_TOKEN: 't0p-secret' }],
    ['a file that the environment names', ORG, { PROMETHEUS_TOKEN_FILE: 'token' }],
    ['a file as promtool takes it', '--prometheus-config http/config.yaml', { PROMETHEUS_TOKEN: 'another' }],
  ])('a token comes from %s', async (_title, args, env) => {
    folder.write('token', 't0p-secret\n');
    folder.write('http/token', 't0p-secret\n');
    folder.write('http/config.yaml', 'authorization: {credentials_file: token}\nhttp_headers: {X-Scope-OrgID: {values: [ml]}}\n');
    expect(await preview(`model.yaml --last 1h ${args}`, guarded, env)).toMatchObject({ code: 0, stderr: '' });
  });

  test('a user and a password come from the environment', async () => {
    await preview('model.yaml --last 1h', answering(() => '5'), { PROMETHEUS_USERNAME: 'me', PROMETHEUS_PASSWORD: 'secret' });
    expect(server!.got[0].headers.authorization).toBe(`Basic ${Buffer.from('me:secret').toString('base64')}`);
  });

  test('without, it is an error that ends with the code of what could not be read, and shows no secret', async () => {
    const { code, stdout, stderr } = await preview('model.yaml --last 1h', guarded, { PROMETHEUS_TOKEN: 'wr0ng-secret' });
    expect([code, stdout, stderr]).toEqual([3, '', 'error: --from-prometheus: s0-prometheus: http://HOST does not accept the credentials, or got none (HTTP 401); '
      + 'give a token, or a user and a password, that are valid now\n']);
  });
});

test.each([
  ['no address', 'model.yaml --from-prometheus prometheus:9090'],
  ['an address that is none', 'model.yaml --from-prometheus http://me:secret@[bad'],
  ['a time that is none', 'model.yaml --from-prometheus http://localhost:9090 --last day'],
  ['a time without a server', 'model.yaml --last 1h'],
  ['a time-out that is none', 'model.yaml --from-prometheus http://localhost:9090 --prometheus-timeout 5'],
  ['a header that is none', 'model.yaml --from-prometheus http://localhost:9090 --prometheus-header secret'],
  ['a file that is not there', 'model.yaml --from-prometheus http://localhost:9090 --prometheus-token-file nowhere'],
  ['a configuration with fields of no meaning here', 'model.yaml --from-prometheus http://localhost:9090 --prometheus-config config.yaml'],
  ['an empty configuration', 'model.yaml --from-prometheus http://localhost:9090 --prometheus-config empty.yaml'],
])('is refused with %s', async (_title, args) => {
  folder.write('empty.yaml', '');
  folder.write('config.yaml', `oauth2: {client_id: me, client_secret: secret}
basic_auth: {username: me, password: secret, password_file: nowhere}
bearer_token_file: nowhere
tls_config: {ca_fle: ca.pem, insecure_skip_verify: "yes"}
`);
  const { code, stdout, stderr } = await folder.run(`preview ${args}`);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).not.toMatch(/secret(?!_)/);
  expect(stderr).toMatchSnapshot();
});

test('nobody listens there', async () => {
  const port = await closedPort();
  const { code, stderr } = await folder.run(`preview model.yaml --from-prometheus http://127.0.0.1:${port}`);
  expect([code, stderr.replace(String(port), 'PORT')]).toEqual([3, expect.stringMatching(/^error: --from-prometheus: s0-prometheus: http:\/\/127.0.0.1:PORT refuses the connection/)]);
});

describePrometheus('a real Prometheus (needs Debian\'s package)', () => {
  test('gives the load of the last hour', async () => {
    // 5 a second for half an hour, then 45.
    const counts = Array.from({ length: 300 }, (_, i) => 15 * i).map((at) => [at, at <= 2100 ? 5 * at : 5 * 2100 + 45 * (at - 2100)]);
    const prometheus = await startPrometheus({ history: counts.map(([at, count]) => `requests_total ${count} ${NOW_SECONDS - 4200 + at}`) });
    const { code, stdout, stderr } = await folder.run(`preview model.yaml --from-prometheus ${prometheus.url} --last 1h --format json`, { now: NOW_SECONDS * 1000 });
    await prometheus.stop();
    expect([code, stderr]).toEqual([0, '']);
    const { signals, totals } = JSON.parse(stdout).previews[0].result;
    const values = signals[0].points.flatMap(({ value }: { value?: number }) => value ?? []);
    expect([Math.min(...values), Math.max(...values), totals.mostReplicas]).toEqual([5, 45, 5]);
  });
});
