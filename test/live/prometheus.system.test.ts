import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { causesIn } from '../../src/chain/chain';
import { Link } from '../../src/chain/link';
import { ClusterClient } from '../../src/kubectl/cluster-client';
import { look, Looked } from '../../src/live/look';
import { HttpTransport } from '../../src/prometheus-api/http-transport';
import { PrometheusClient } from '../../src/prometheus-api/prometheus-client';
import { certificatesFor, closedPort, HAS_OPENSSL, serve, succeed, TestServer } from '../support/http-server';
import { saidOf, verdictsOf } from '../support/live';
import { describePrometheus, RunningPrometheus, startPrometheus } from '../support/prometheus';
import { RecordedCluster, recordedStates } from '../support/recorded-cluster';
import { recordedKubectl } from '../support/recorded-kubectl';
import { Untyped } from '../support/untyped';

const STATES = recordedStates(undefined);
/** The one in which the query is wrong, and all looks well. */
const NEVER_THERE = STATES.find(({ id }) => id === '04-metric-never-there')!;
const NAMESPACE = NEVER_THERE.namespace;
const OWN = `namespace="${NAMESPACE}",service="iris"`;

/** The cluster of that state with another query. */
function withQuery(query: string, metadata: Untyped = {}): RecordedCluster {
  const { cluster } = NEVER_THERE;
  const path = `/apis/keda.sh/v1alpha1/namespaces/${NAMESPACE}/scaledobjects`;
  const answer = cluster.answer(path);
  const body = structuredClone(answer.body);
  Object.assign(body.items[0].spec.triggers[0].metadata, { query, ...metadata });
  return cluster.with({ ...answer, path, body });
}

async function lookAt(cluster: RecordedCluster, url: string, connection: Untyped = {}): Promise<Looked> {
  const prometheus = new PrometheusClient(new HttpTransport({ url, ...connection }));
  return look(new ClusterClient(recordedKubectl(cluster)), { namespaces: [NAMESPACE], prometheus });
}

/** The links of the trigger. */
function chainOf({ chains }: Looked): Link[] {
  return chains[0].triggers[0].links;
}

/** The same by their names. */
function linksOf(looked: Looked): { [name: string]: Link } {
  return Object.fromEntries(chainOf(looked).map((link) => [link.name, link]));
}

/** Asks a Prometheus until something holds of it: the first scrape takes its time. */
async function until(prometheus: RunningPrometheus, query: string, isDone: (values: number[]) => boolean): Promise<void> {
  for (;;) {
    const answer: Untyped = await (await fetch(`${prometheus.url}/api/v1/query?query=${encodeURIComponent(query)}`)).json();
    if (isDone(answer.data.result.map(({ value }: Untyped) => Number(value[1])))) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the exporter of the pod says. */
const EXPORTED = [
  '# TYPE http_requests_total counter', 'http_requests_total{code="200"} 7', '# TYPE queue_depth gauge', 'queue_depth{queue="a"} 3', 'queue_depth{queue="b"} 4',
  '# TYPE idle gauge', 'idle 0', '# TYPE odd gauge', 'odd NaN', '# TYPE debt gauge', 'debt -5', '# TYPE known_total counter', '# HELP known_total Has counted nothing yet.', '',
].join('\n');

describePrometheus('with a Prometheus that scrapes the pods', () => {
  let exporter: TestServer;
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    exporter = await serve((_got, response) => {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(EXPORTED);
    });
    const job = (path: string, labels: object) => ({
      job_name: path, metrics_path: path, scrape_interval: '1s', static_configs: [{ targets: [`127.0.0.1:${exporter.port}`], labels }],
    });
    const at = Math.floor(Date.now() / 1000);
    prometheus = await startPrometheus({
      config: { scrape_configs: [job('/metrics', { namespace: NAMESPACE, service: 'iris', pod: 'iris-0' })] },
      // Three days ago, for an hour.
      history: Array.from({ length: 60 }, (_, i) => `lost_total{${OWN}} ${i} ${at - 3 * 86_400 + i * 60}`),
    });
    await until(prometheus, 'up', ([value]) => value === 1);
  });
  afterAll(async () => {
    await prometheus?.stop();
    await exporter?.stop();
  });

  test('the failure of source 001 is found: all is green, and the metric is not in Prometheus', async () => {
    const looked = await lookAt(withQuery(`sum(rate(fastapi_requests_created{${OWN}}[1m]))`), prometheus.url);
    expect(verdictsOf(looked)).toEqual({ [`ScaledObject ${NAMESPACE}/iris`]: 'series' });
    expect(saidOf(looked)).toContain('the metric is not in Prometheus, the target answers without it');
    expect(saidOf(looked)).toContain('the query is empty, which KEDA takes for 0: it never scales');
    expect(linksOf(looked).scrape).toMatchObject({ state: 'ok', says: expect.stringMatching(/^1 target of the pods is up, last scraped /) });
  });

  test.each<[string, string, string, string, RegExp]>([
    ['a wrong name', `sum(rate(http_request_total{${OWN}}[1m]))`, 'series', 'broken', /not in Prometheus, the target answers without it: http_request_total/],
    ['a healthy query', `sum(http_requests_total{${OWN}})`, 'query', 'ok', /the query gives 7; in the last hour 7 to 7, and it never crossed its target 20/],
    ['its series', `sum(http_requests_total{${OWN}})`, 'series', 'ok', /there are series: 1 of http_requests_total since 20/],
    ['an idle model', `sum(idle{${OWN}})`, 'query', 'ok', /the query gives 0/],
    ['a lost metric', `sum(rate(lost_total{${OWN}}[1m]))`, 'series', 'broken', /the series of lost_total are lost: they were there until 20/],
    ['a wrong label', 'sum(http_requests_total{service="irs"})', 'series', 'broken', /with other labels: service is never "irs", but "iris"/],
    ['several series', `sum by (queue) (queue_depth{${OWN}})`, 'query', 'broken', /gives 2 series, and KEDA needs one/],
    ['NaN', `sum(odd{${OWN}})`, 'query', 'broken', /NaN \(0 \/ 0\), which is no number of a load, and gave none in the last hour/],
    ['a number that no load has', `sum(debt{${OWN}})`, 'query', 'broken', /-5, which is no number of a load/],
    ['a query that cannot be parsed', 'sum(', 'query', 'broken', /does not accept the query/],
    ['a metric that a target knows', `sum(known_total{${OWN}}) or 0 * sum(up{${OWN}} == 1)`, 'series', 'ok', /a target knows known_total, and has counted nothing yet/],
    ['a metric that was never there, with a guard', `sum(nothing_like_it{${OWN}}) or 0 * sum(up{${OWN}} == 1)`, 'series', 'unknown', /never there in 14 days/],
    ['empty, though its series are there', `sum(http_requests_total{${OWN}} > 100)`, 'query', 'ok', /empty now, which KEDA takes for 0/],
  ])('%s', async (_title, query, link, state, says) => {
    const looked = await lookAt(withQuery(query), prometheus.url);
    expect(linksOf(looked)[link]).toMatchObject({ state, says: expect.stringMatching(says) });
  });

  test('a name that is nearly right is told what was meant', async () => {
    const { chains } = await lookAt(NEVER_THERE.cluster, prometheus.url);
    expect(causesIn(chains[0].triggers[0].links)[0]).toMatchObject({ name: 'series', fix: 'did you mean http_requests_total?' });
  });

  test('a zero that Prometheus measures is known', async () => {
    expect(verdictsOf(await lookAt(withQuery(`sum(idle{${OWN}})`), prometheus.url))).toEqual({ [`ScaledObject ${NAMESPACE}/iris`]: 'ok' });
  });
});

describePrometheus('with targets that do not answer', () => {
  let exporter: TestServer;
  let slow: TestServer;
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    exporter = await serve(({ path }, response) => {
      response.writeHead(path === '/secret' ? 401 : 503).end();
    });
    slow = await serve(() => undefined);
    const job = (name: string, port: number, more: object = {}) => ({
      job_name: name, scrape_interval: '2s', scrape_timeout: '1s', static_configs: [{ targets: [`127.0.0.1:${port}`], labels: { namespace: NAMESPACE, service: name } }], ...more,
    });
    prometheus = await startPrometheus({ config: { scrape_configs: [job('down', exporter.port), job('secret', exporter.port, { metrics_path: '/secret' }), job('slow', slow.port)] } });
    await until(prometheus, 'up', (values) => values.length === 3);
  });
  afterAll(async () => {
    await prometheus?.stop();
    await exporter?.stop();
    await slow?.stop();
  });

  test.each([
    ['down', /HTTP status 503/, /correct what the error names/],
    ['secret', /HTTP status 401/, /give the monitor the credentials/],
    ['slow', /context deadline exceeded/, /raise scrapeTimeout/],
  ])('%s: the error of the last scrape is told', async (service, got, fix) => {
    // The Service of the pods has the name of the target.
    const path = `/api/v1/namespaces/${NAMESPACE}/services`;
    const answer = NEVER_THERE.cluster.answer(path);
    const body = structuredClone(answer.body);
    body.items[0].metadata.name = service;
    const { chains } = await lookAt(NEVER_THERE.cluster.with({ ...answer, path, body }), prometheus.url);
    expect(causesIn(chains[0].triggers[0].links)[0]).toMatchObject({
      name: 'scrape', says: expect.stringMatching(/1 of 1 target of the pods is down/), got: expect.stringMatching(got), fix: expect.stringMatching(fix),
    });
  });
});

describePrometheus('with a Prometheus that guards itself', () => {
  // Of the password "test". Source: prometheus v3.14 docs/guides/basic-auth.md.
  const USERS = { test: '$2b$12$hNf2lSsxfm0.i4a.1kVpSOVyBCfIB51VRjgBUyv6kdnyTlgWj81Ay' };
  const unknownOf = async (url: string, connection: Untyped) => chainOf(await lookAt(NEVER_THERE.cluster, url, connection)).find(({ name }) => name === 'series');

  test('it lets in whoever has the password, and of others it is told that they are not let in', async () => {
    const { stop, url } = await startPrometheus({ web: { basic_auth_users: USERS } });
    const by = (password: string) => ({ authorization: { scheme: 'Basic', username: 'test', password } });
    expect(await unknownOf(url, by('test'))).toMatchObject({ state: 'broken', says: expect.stringContaining('not in Prometheus') });
    expect(await unknownOf(url, by('t3st'))).toMatchObject({ state: 'unknown', missing: expect.stringMatching(/does not accept the credentials, or got none \(HTTP 401: Unauthorized\); give a token/) });
    expect(await unknownOf(url, {})).toMatchObject({ state: 'unknown', missing: expect.stringContaining('HTTP 401') });
    await stop();
  });

  // Where there is no openssl there are no certificates.
  (HAS_OPENSSL ? test : test.skip)('its authority is private', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guarded-'));
    const { ca, cert, key } = certificatesFor('localhost');
    writeFileSync(join(folder, 'cert'), cert);
    writeFileSync(join(folder, 'key'), key);
    const { port, stop } = await startPrometheus({ web: { tls_server_config: { cert_file: join(folder, 'cert'), key_file: join(folder, 'key') } } });
    const url = `https://localhost:${port}`;
    expect(await unknownOf(url, { tls: { ca } })).toMatchObject({ state: 'broken', says: expect.stringContaining('not in Prometheus') });
    expect(await unknownOf(url, {})).toMatchObject({ state: 'unknown', missing: expect.stringContaining('name the file of its authority as the CA (ca_file)') });
    expect(await unknownOf(url.replace('https', 'http'), {})).toMatchObject({ state: 'unknown', missing: expect.stringContaining('write https://') });
    await stop();
    rmSync(folder, { recursive: true });
  });

  test('it does not answer in time', async () => {
    const { halt, stop, url } = await startPrometheus();
    halt();
    expect(await unknownOf(url, { timeoutMillis: 300 })).toMatchObject({ state: 'unknown', missing: expect.stringContaining('did not answer within 0.3 s') });
    await stop();
  });

  test('its answer is larger than what is taken', async () => {
    const { stop, url } = await startPrometheus();
    expect(await unknownOf(url, { maxBytes: 20 })).toMatchObject({ state: 'unknown', missing: expect.stringContaining('answers with more than 20 bytes') });
    await stop();
  });
});

describe('with a Prometheus that cannot be asked', () => {
  const SECRET = 'not-to-be-printed';
  test.each<[string, number | 'never', RegExp, Untyped]>([
    ['401', 401, /401|credentials/, {}],
    ['a time-out', 'never', /in time|time/, { timeoutMillis: 200 }],
    ['a huge answer', 200, /large|bytes/, { maxBytes: 1000 }],
  ])('%s: what Prometheus has is unknown, and says why without a credential', async (_title, status, why, connection) => {
    const server = await serve((_got, response) => {
      if (status !== 'never') {
        response.writeHead(status, { 'content-type': 'application/json' }).end(status === 200 ? `{"status":"success","data":"${'x'.repeat(10_000)}"}` : SECRET);
      }
    });
    try {
      const looked = await lookAt(NEVER_THERE.cluster, `http://127.0.0.1:${server.port}`, { ...connection, authorization: { scheme: 'Bearer', credentials: SECRET } });
      const unknown = chainOf(looked).find(({ name }) => name === 'series');
      expect(unknown).toMatchObject({ state: 'unknown', missing: expect.stringMatching(why) });
      expect(JSON.stringify(looked.findings)).not.toContain(SECRET);
    } finally {
      await server.stop();
    }
  });

  test('nobody listens', async () => {
    const looked = await lookAt(NEVER_THERE.cluster, `http://127.0.0.1:${await closedPort()}`);
    expect(chainOf(looked).find(({ name }) => name === 'series')).toMatchObject({ state: 'unknown', missing: expect.stringContaining('refuses the connection') });
  });

  // Where there is no openssl there are no certificates.
  (HAS_OPENSSL ? test : test.skip)('TLS of a private authority is trusted where that is given, and told where it is not', async () => {
    const { ca, cert, key } = certificatesFor('localhost');
    const server = await serve(({ path, parameters }, response) => {
      const isTime = parameters.get('query') === 'time()';
      succeed(response, isTime ? { resultType: 'scalar', result: [1_700_000_000, '1700000000'] } : path.endsWith('/targets') ? { activeTargets: [] } : { resultType: 'vector', result: [] });
    }, { cert, key });
    try {
      const url = `https://localhost:${server.port}`;
      const [trusted, untrusted] = [await lookAt(NEVER_THERE.cluster, url, { tls: { ca } }), await lookAt(NEVER_THERE.cluster, url)];
      expect(trusted.seen.observations.prometheus?.fault).toBeUndefined();
      expect(untrusted.seen.observations.prometheus?.fault).toMatchObject({ kind: 'tls' });
    } finally {
      await server.stop();
    }
  });
});
