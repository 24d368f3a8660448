import { Answer } from '../../src/prometheus-api/answer';
import { HttpTransport } from '../../src/prometheus-api/http-transport';
import { PrometheusClient } from '../../src/prometheus-api/prometheus-client';
import { closedPort, serve, succeed, TestServer } from '../support/http-server';
import { describePrometheus, RunningPrometheus, startPrometheus } from '../support/prometheus';

const clientOf = (url: string) => new PrometheusClient(new HttpTransport({ url }));

function valueOf<T>({ fault, value }: Answer<T>): T {
  expect(fault).toBeUndefined();
  return value!;
}

describePrometheus('a real Prometheus (needs Debian\'s package)', () => {
  /** A moment long ago, on a whole hour. */
  const START = 1_700_000_400 - 1_700_000_400 % 3600;
  const history = Array.from({ length: 240 }, (_, i) => START + 15 * i).flatMap((at, i) => [
    `requests_in_flight{pod="a"} ${i} ${at}`,
    // The second pod came after half an hour.
    ...i < 120 ? [] : [`requests_in_flight{pod="b"} 1 ${at}`],
    ...i > 40 ? [] : [`ended{pod="a"} 1 ${at}`],
  ]).sort((one, other) => one.split('{')[0] < other.split('{')[0] ? -1 : one.split('{')[0] > other.split('{')[0] ? 1 : 0);

  let [exporter, client] = [{} as TestServer, {} as PrometheusClient];
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    exporter = await serve((_got, response) => {
      response.setHeader('Content-Type', 'text/plain; version=0.0.4');
      response.end('# HELP jobs Jobs that wait.\n# TYPE jobs gauge\njobs{queue="images"} 3\n');
    });
    const target = (port: number, name: string) => ({ job_name: name, scrape_interval: '100ms', scrape_timeout: '100ms', static_configs: [{ targets: [`127.0.0.1:${port}`] }] });
    const config = { scrape_configs: [target(exporter.port, 'serviceMonitor/ml/model/0'), target(await closedPort(), 'gone')] };
    prometheus = await startPrometheus({ config, history });
    client = clientOf(prometheus.url);
  });
  afterAll(async () => {
    await prometheus.stop();
    await exporter.stop();
  });

  const range = (endSeconds: number) => ({ startSeconds: START, endSeconds });

  test('tells its version', async () => {
    expect(valueOf(await client.version())).toMatch(/^\d+\.\d+\.\d+/);
  });

  test('gives the series of an instant, and not a number', async () => {
    expect(valueOf(await client.query('requests_in_flight', START + 1800))).toEqual({
      type: 'vector',
      series: [
        { labels: { __name__: 'requests_in_flight', pod: 'a' }, sample: { atSeconds: START + 1800, value: 120 } },
        { labels: { __name__: 'requests_in_flight', pod: 'b' }, sample: { atSeconds: START + 1800, value: 1 } },
      ],
    });
    expect(valueOf(await client.query('sum(ended) / 0 * 0', START)).series[0].sample?.value).toBe(NaN);
    expect(valueOf(await client.query('sum(ended) / 0', START)).series[0].sample?.value).toBe(Infinity);
    expect(valueOf(await client.query('absent_metric', START)).series).toEqual([]);
    expect(valueOf(await client.query('scalar(sum(ended))', START))).toEqual({ type: 'scalar', series: [{ labels: {}, sample: { atSeconds: START, value: 1 } }] });
  });

  test('gives a range in as many points as are asked for', async () => {
    const { series, stepSeconds } = valueOf(await client.queryRange('sum(requests_in_flight)', range(START + 3600)));
    expect([stepSeconds, series.length, series[0].samples.length, series[0].samples[2]]).toEqual([15, 1, 241, { atSeconds: START + 30, value: 2 }]);
    const few = valueOf(await client.queryRange('sum(requests_in_flight)', { ...range(START + 3600), maxPoints: 13 }));
    expect([few.stepSeconds, few.series[0].samples.length]).toEqual([300, 13]);
    const year = valueOf(await client.queryRange('vector(1)', { ...range(START + 366 * 86_400), maxPoints: 1_000_000, leastStepSeconds: 1 }));
    expect([year.stepSeconds, year.series[0].samples.length]).toEqual([3600, 8785]);
  });

  test('knows since when there have been series, until when, and how many', async () => {
    const hour = { ...range(START + 3600), leastStepSeconds: 60 };
    expect(valueOf(await client.presence('requests_in_flight', hour))).toEqual({ stepSeconds: 60, firstSeconds: START, lastSeconds: START + 3600, count: 2, mostCount: 2 });
    expect(valueOf(await client.presence('ended', hour))).toEqual({ stepSeconds: 60, firstSeconds: START, lastSeconds: START + 600 + 60, count: 1, mostCount: 1 });
    expect(valueOf(await client.presence('requests_in_flight{pod="b"}', hour)).firstSeconds).toBe(START + 1800);
    expect(valueOf(await client.presence('never', hour))).toEqual({ stepSeconds: 60, firstSeconds: undefined, lastSeconds: undefined, count: 0, mostCount: 0 });
  });

  test('knows the labels and names that there are', async () => {
    const time = { startSeconds: START, endSeconds: START + 3600 };
    expect(valueOf(await client.series({ selector: 'requests_in_flight', ...time }))).toEqual([{ __name__: 'requests_in_flight', pod: 'a' }, { __name__: 'requests_in_flight', pod: 'b' }]);
    expect(valueOf(await client.labelValues('pod', { selector: 'requests_in_flight', ...time }))).toEqual(['a', 'b']);
    expect(valueOf(await client.labelValues('__name__', time))).toEqual(['ended', 'requests_in_flight']);
  });

  test('knows its targets, and why one is down', async () => {
    let targets = valueOf(await client.targets());
    while (targets.length < 2 || targets.some(({ health }) => health === 'unknown')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      targets = valueOf(await client.targets());
    }
    const [gone, model] = [...targets].sort((one, other) => one.scrapePool.localeCompare(other.scrapePool));
    expect(gone).toMatchObject({ health: 'down', lastError: expect.stringContaining('connection refused'), labels: { job: 'gone' } });
    expect(model).toMatchObject({ health: 'up', lastError: '', scrapeUrl: `http://127.0.0.1:${exporter.port}/metrics`, lastScrapeMillis: expect.any(Number) });
    expect(model.discoveredLabels.__address__).toBe(`127.0.0.1:${exporter.port}`);
    expect(valueOf(await client.metadata('jobs'))).toEqual([{ type: 'gauge', help: 'Jobs that wait.', unit: '' }]);
    expect(valueOf(await client.metadata('jbos'))).toEqual([]);
  });

  test('refuses a query that is none, and one that cannot be evaluated', async () => {
    const faults = await Promise.all(['sum(', 'label_replace(ended, "a", "b", "c", "(")', 'requests_in_flight + on () requests_in_flight'].map((query) => client.query(query, START + 1800)));
    expect(faults.map(({ fault }) => fault && { ...fault, what: fault.what.replace(prometheus.url, 'URL') })).toMatchSnapshot();
  });
});

test.each([
  ['a query', (client: PrometheusClient) => client.query('up')],
  ['a range', (client: PrometheusClient) => client.queryRange('up', { startSeconds: 0, endSeconds: 60 })],
  ['a presence', (client: PrometheusClient) => client.presence('up', { startSeconds: 0, endSeconds: 60 })],
  ['series', (client: PrometheusClient) => client.series({ selector: 'up' })],
  ['values of labels', (client: PrometheusClient) => client.labelValues('job')],
  ['targets', (client: PrometheusClient) => client.targets()],
  ['metadata', (client: PrometheusClient) => client.metadata('up')],
  ['the version', (client: PrometheusClient) => client.version()],
])('what Prometheus never answers is a fault of %s', async (_title, ask) => {
  const server = await serve((_got, response) => succeed(response, 'nothing'));
  const { fault } = await ask(clientOf(`http://127.0.0.1:${server.port}`));
  await server.stop();
  expect(fault?.kind).toBe('not-prometheus');
});

test('warnings and histograms are told', async () => {
  const server = await serve(({ path }, response) => path.endsWith('query_range')
    ? succeed(response, { resultType: 'matrix', result: [{ metric: {}, histograms: [[0, {}], [15, {}]], values: [[30, 'NaN'], [45, '-Inf']] }] })
    : succeed(response, { resultType: 'vector', result: [{ metric: { a: 'b' }, histogram: [0, {}] }] }, ['PromQL info: metric might not be a counter']));
  const client = clientOf(`http://127.0.0.1:${server.port}`);
  const instant = await client.query('x');
  const range = await client.queryRange('x', { startSeconds: 0, endSeconds: 60 });
  await server.stop();
  expect(instant).toEqual({
    value: { type: 'vector', series: [{ labels: { a: 'b' }, sample: undefined }] },
    warnings: ['PromQL info: metric might not be a counter'],
  });
  const samples = [{ atSeconds: 30, value: NaN }, { atSeconds: 45, value: -Infinity }];
  expect(valueOf(range).series).toEqual([{ labels: {}, histograms: 2, samples }]);
});
