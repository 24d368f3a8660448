import { causesIn } from '../../src/chain/chain';
import { Link } from '../../src/chain/link';
import { ClusterClient } from '../../src/kubectl/cluster-client';
import { look } from '../../src/live/look';
import { HttpTransport } from '../../src/prometheus-api/http-transport';
import { PrometheusClient } from '../../src/prometheus-api/prometheus-client';
import { serve, TestServer } from '../support/http-server';
import { describePrometheus, RunningPrometheus, startPrometheus } from '../support/prometheus';
import { RecordedCluster, recordedStates, status } from '../support/recorded-cluster';
import { recordedKubectl } from '../support/recorded-kubectl';
import { Untyped } from '../support/untyped';

const { cluster, namespace } = recordedStates(undefined).find(({ id }) => id === '11-custom-metrics-ok')!;
const PODS: string[] = cluster.answer(`/api/v1/namespaces/${namespace}/pods`).body.items.map(({ metadata }: Untyped) => metadata.name).filter((name: string) => name.startsWith('iris'));
/** Where the API is served from in this recording. */
const OF_ADAPTER = 'keda';
const METRIC = 'http_requests_per_second';

/** A configuration with one rule, of a series and under a name. */
const rules = (series: string, name = METRIC, query = 'sum by (<<.GroupBy>>) (<<.Series>>{<<.LabelMatchers>>})') => JSON.stringify({
  rules: [{ seriesQuery: `${series}{namespace!="",pod!=""}`, resources: { overrides: { namespace: { resource: 'namespace' }, pod: { resource: 'pod' }, service: { resource: 'service' } } }, name: { as: name }, metricsQuery: query }],
});

const forbidden = (verb: string, resource: string, group = '') => ({
  status: 403, body: status(403, 'Forbidden', `${resource} is forbidden: User "jane" cannot ${verb} resource "${resource}" in API group "${group}" in the namespace "${OF_ADAPTER}"`),
});
const list = (kind: string, items: Untyped[]) => ({ status: 200, body: { apiVersion: 'v1', kind: `${kind}List`, metadata: {}, items } });
const DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'prometheus-adapter', namespace: OF_ADAPTER },
  spec: {
    selector: { matchLabels: { app: 'adapter' } },
    template: {
      metadata: { labels: { app: 'adapter' } },
      spec: { containers: [{ name: 'a', image: 'a', args: ['--config=/etc/adapter/config.yaml'] }], volumes: [{ name: 'config', configMap: { name: 'rules' } }] },
    },
  },
};

/** The recorded cluster with an adapter whose ConfigMap can be read, and what else is to be another way. */
function withAdapter(configuration: string, others: { [path: string]: Untyped } = {}): RecordedCluster {
  const answers: { [path: string]: Untyped } = {
    [`/apis/apps/v1/namespaces/${OF_ADAPTER}/deployments`]: list('Deployment', [DEPLOYMENT]),
    [`/api/v1/namespaces/${OF_ADAPTER}/services`]: list('Service', [{ metadata: { name: 'prometheus-adapter', namespace: OF_ADAPTER }, spec: { selector: { app: 'adapter' } } }]),
    [`/api/v1/namespaces/${OF_ADAPTER}/configmaps/rules`]: { status: 200, body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'rules', namespace: OF_ADAPTER }, data: { 'config.yaml': configuration } } },
    ...others,
  };
  return Object.entries(answers).reduce((changed, [path, answer]) => changed.with({ path, ...answer }), cluster);
}

describePrometheus('an HPA on metrics of an adapter', () => {
  let exporter: TestServer;
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    exporter = await serve((_got, response) => {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end('# TYPE requests gauge\nrequests 18\n# TYPE odd gauge\nodd NaN\n');
    });
    const at = Math.floor(Date.now() / 1000);
    prometheus = await startPrometheus({
      config: { scrape_configs: [{ job_name: 'pods', scrape_interval: '1s', static_configs: PODS.map((pod) => ({ targets: [`127.0.0.1:${exporter.port}`], labels: { namespace, pod } })) }] },
      history: Array.from({ length: 60 }, (_, i) => `gone{namespace="${namespace}",pod="${PODS[0]}"} ${i} ${at - 86_400 + i * 60}`),
    });
    const asked = async (): Promise<Untyped> => (await fetch(`${prometheus.url}/api/v1/query?query=requests`)).json();
    while ((await asked()).data.result.length < PODS.length) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  afterAll(async () => {
    await prometheus?.stop();
    await exporter?.stop();
  });

  async function linksOf(changed: RecordedCluster): Promise<Link[]> {
    const client = new PrometheusClient(new HttpTransport({ url: prometheus.url }));
    const { chains } = await look(new ClusterClient(recordedKubectl(changed)), { namespaces: [namespace], isWanted: ({ manifest }) => manifest.metadata.name === 'iris', prometheus: client });
    return chains[0].triggers[0].links;
  }

  test.each<[string, RecordedCluster, string, string, RegExp]>([
    ['its series are there', withAdapter(rules('requests')), 'series', 'ok', /^there are series: 3 of requests since /],
    ['its query gives a value for each pod', withAdapter(rules('requests')), 'query', 'ok', /^the query of the adapter gives 18 for 3 pods; in the last hour 18 to 18, and it never crossed its target 20$/],
    ['its series was never there', withAdapter(rules('fastapi_requests')), 'series', 'broken', /^the metric is not in Prometheus, the target answers without it: fastapi_requests was never there in 14 days$/],
    ['its series is lost', withAdapter(rules('gone')), 'series', 'broken', /^the series of gone are lost: they were there until /],
    ['its name is nearly right', withAdapter(rules('request')), 'series', 'broken', /request was never there/],
    ['its query gives nothing', withAdapter(rules('requests', METRIC, 'sum by (<<.GroupBy>>) (<<.Series>>{<<.LabelMatchers>>}) > 100')), 'query', 'broken', /^the query of the adapter is empty now$/],
    ['its query gives NaN', withAdapter(rules('odd')), 'query', 'broken', /^the query of the adapter gives NaN \(0 \/ 0\)/],
    ['no rule serves it', withAdapter(rules('requests', 'http_request_per_second')), 'series', 'broken', /^no rule of the adapter serves http_requests_per_second$/],
  ])('%s', async (_title, changed, name, state, says) => {
    expect((await linksOf(changed)).find((link) => link.name === name)).toMatchObject({ state, says: expect.stringMatching(says) });
  });

  test('what was meant is told, and what follows is no cause', async () => {
    const links = await linksOf(withAdapter(rules('requests', 'http_request_per_second')));
    expect(causesIn(links)).toEqual([expect.objectContaining({ name: 'series', got: 'ConfigMap keda/rules', fix: 'did you mean http_request_per_second?' })]);
  });

  test.each<[string, RecordedCluster, string]>([
    ['its ConfigMap may not be read', withAdapter('', { [`/api/v1/namespaces/${OF_ADAPTER}/configmaps/rules`]: forbidden('get', 'configmaps') }), 'the permission to get configmaps in namespace keda is missing'],
    ['its Deployment may not be read', withAdapter('', { [`/apis/apps/v1/namespaces/${OF_ADAPTER}/deployments`]: forbidden('list', 'deployments', 'apps') }), 'the permission to list deployments.apps in namespace keda is missing'],
    ['another adapter serves it', withAdapter('', { [`/apis/apps/v1/namespaces/${OF_ADAPTER}/deployments`]: list('Deployment', []) }), 'custom.metrics.k8s.io is served by Service keda/prometheus-adapter, behind which no Deployment has a configuration of prometheus-adapter'],
    ['its ConfigMap is not there', withAdapter('', { [`/api/v1/namespaces/${OF_ADAPTER}/configmaps/rules`]: { status: 404, body: status(404, 'NotFound', 'configmaps "rules" not found') } }), 'ConfigMap keda/rules, which the adapter mounts, does not exist'],
    ['APIServices may not be read', withAdapter('', { '/apis/apiregistration.k8s.io/v1/apiservices': { status: 403, body: status(403, 'Forbidden', 'apiservices.apiregistration.k8s.io is forbidden: User "jane" cannot list resource "apiservices" in API group "apiregistration.k8s.io" at the cluster scope') } }), 'the permission to list apiservices.apiregistration.k8s.io in the whole cluster is missing'],
  ])('which series it reads is unknown where %s', async (_title, changed, missing) => {
    expect((await linksOf(changed)).find(({ name }) => name === 'series')).toEqual({ name: 'series', state: 'unknown', says: `which series ${METRIC} is made of is not known`, missing });
  });
});
