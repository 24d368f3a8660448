import { causesIn } from '../../src/chain/chain';
import { ClusterClient } from '../../src/kubectl/cluster-client';
import { look } from '../../src/live/look';
import { HttpTransport } from '../../src/prometheus-api/http-transport';
import { PrometheusClient } from '../../src/prometheus-api/prometheus-client';
import { serve, TestServer } from '../support/http-server';
import { newerPrometheus } from '../support/newer-prometheus';
import { RunningPrometheus, startPrometheus } from '../support/prometheus';
import { RecordedCluster, recordedStates } from '../support/recorded-cluster';
import { recordedKubectl } from '../support/recorded-kubectl';
import { Untyped } from '../support/untyped';

const PROGRAM = newerPrometheus();
const { cluster, namespace } = recordedStates(undefined).find(({ id }) => id === '04-metric-never-there')!;
const OWN = `namespace="${namespace}",service="iris"`;
const EXPORTED = [
  '# TYPE wait_seconds histogram', 'wait_seconds_bucket{le="1"} 3', 'wait_seconds_bucket{le="+Inf"} 4', 'wait_seconds_sum 5', 'wait_seconds_count 4',
  '# TYPE queue_total counter', 'queue_total 7', '# TYPE up_down gauge', '{"queue.depth", "queue.name"="a"} 3', '',
].join('\n');

function withQuery(query: string): RecordedCluster {
  const path = `/apis/keda.sh/v1alpha1/namespaces/${namespace}/scaledobjects`;
  const answer = cluster.answer(path);
  const body = structuredClone(answer.body);
  Object.assign(body.items[0].spec.triggers[0].metadata, { query });
  return cluster.with({ ...answer, path, body });
}

// Where neither a package nor PROMETHEUS_3 has one, these states cannot be shown.
(PROGRAM === undefined ? describe.skip : describe)('what Prometheus 3 alone shows', () => {
  let exporter: TestServer;
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    exporter = await serve(({ path }, response) => {
      response.writeHead(200, path === '/untyped' ? {} : { 'content-type': 'text/plain; version=1.0.0; escaping=allow-utf-8' }).end(EXPORTED);
    });
    const job = (name: string, path: string, service: string) => ({
      job_name: name, metrics_path: path, scrape_interval: '2s', static_configs: [{ targets: [`127.0.0.1:${exporter.port}`], labels: { namespace, service } }],
    });
    prometheus = await startPrometheus({ program: PROGRAM, config: { scrape_configs: [job('typed', '/metrics', 'iris'), job('untyped', '/untyped', 'untyped')] } });
    // Two scrapes, so that a rate over more than one has a value.
    const asked = async (): Promise<Untyped> => (await fetch(`${prometheus.url}/api/v1/query?query=${encodeURIComponent('sum(count_over_time(up[1m]))')}`)).json();
    while (!(Number((await asked()).data.result[0]?.value[1]) >= 6)) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  afterAll(async () => {
    await prometheus?.stop();
    await exporter?.stop();
  });

  async function linkOf(recorded: RecordedCluster, name: string) {
    const client = new PrometheusClient(new HttpTransport({ url: prometheus.url }));
    const { chains } = await look(new ClusterClient(recordedKubectl(recorded)), { namespaces: [namespace], prometheus: client });
    const [{ links }] = chains[0].triggers;
    return { link: links.find((each) => each.name === name), causes: causesIn(links) };
  }

  test.each<[string, string, string, string, RegExp]>([
    ['le is stored as 1.0, and a matcher for 1 finds nothing', `sum(wait_seconds_bucket{le="1",${OWN}})`, 'series', 'broken', /with other labels: le is never "1", but "\+Inf", "1\.0"/],
    ['le as it is stored', `sum(wait_seconds_bucket{le="1.0",${OWN}})`, 'query', 'ok', /the query gives 3/],
    ['a window of one scrape never holds two samples', `sum(rate(queue_total{${OWN}}[2s]))`, 'query', 'ok', /the query is empty now, which KEDA takes for 0; it was empty for the last hour/],
    ['a window of more', `sum(rate(queue_total{${OWN}}[30s]))`, 'query', 'ok', /the query gives 0/],
    ['names in UTF-8', `sum({"queue.depth",${OWN}})`, 'series', 'ok', /1 of queue\.depth since/],
    ['labels in UTF-8', `sum({"queue.depth","queue.name"="b",${OWN}})`, 'series', 'broken', /queue\.name is never "b", but "a"/],
  ])('%s', async (_title, query, name, state, says) => {
    expect((await linkOf(withQuery(query), name)).link).toMatchObject({ state, says: expect.stringMatching(says) });
  });

  test('a target without a Content-Type is not read', async () => {
    const path = `/api/v1/namespaces/${namespace}/services`;
    const answer = cluster.answer(path);
    const body = structuredClone(answer.body);
    body.items[0].metadata.name = 'untyped';
    const { causes } = await linkOf(cluster.with({ ...answer, path, body }), 'scrape');
    expect(causes[0]).toMatchObject({ name: 'scrape', got: expect.stringContaining('Content-Type'), fix: expect.stringContaining('fallbackScrapeProtocol: PrometheusText0.0.4') });
  });
});
