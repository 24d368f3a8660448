import * as fc from 'fast-check';
import { AutoscaledModel, CatalogMetric, CatalogMetricType, CatalogMetricUnit, CpuTrigger, MetricCatalog, ModelServer, Monitor } from '../../src';
import { PREFIXES } from '../../src/model-servers/model-servers';
import { isBefore, isServerVersion } from '../../src/model-servers/server-metrics';
import { isLabelName, isMetricName } from '../../src/promql/label-matcher';
import { messageOf } from '../support/captured';
import { CONTAINER, manifest, newChart, PROMETHEUS } from '../support/synth';
import { Untyped } from '../support/untyped';

const ALL = MetricCatalog.all();
const METRICS = ALL.flatMap(({ server, metrics }) => metrics.map((metric) => [`${server}: ${metric.name}`, metric] as const));

/** What names end with, after a `_total` or `_gauge` of their own. */
const SUFFIXES: [RegExp, CatalogMetricUnit][] = [
  [/_seconds(_summary|_total)?$/, CatalogMetricUnit.SECONDS],
  [/_(ms|milliseconds)$/, CatalogMetricUnit.MILLISECONDS],
  [/_(us|microseconds)$/, CatalogMetricUnit.MICROSECONDS],
  [/_bytes(_gauge)?$/, CatalogMetricUnit.BYTES],
  [/_perc$/, CatalogMetricUnit.SHARE],
  [/tokens(_total)?$/, CatalogMetricUnit.TOKENS],
];

test.each(METRICS)('%s has names that PromQL takes, a meaning and a source', (_name, { name, labels, meaning, source }) => {
  expect(isMetricName(name)).toBe(true);
  expect(labels.filter((label) => !isLabelName(label))).toEqual([]);
  expect(labels).toEqual([...new Set(labels)]);
  expect(meaning).toMatch(/^[a-zA-Z].*[^.]$/);
  expect(source).toMatch(/\w+[/.]\w+.*[\w)]$/);
});

test.each(METRICS)('%s has the unit that its name ends with', (_name, { name, unit }) => {
  const suffix = SUFFIXES.find(([ending]) => ending.test(name));
  expect(unit).toBe(suffix?.[1] ?? unit);
});

test.each(METRICS)('%s has no name of one series of a histogram', (_name, { name, type }) => {
  expect(type === CatalogMetricType.HISTOGRAM || type === CatalogMetricType.SUMMARY ? name : '').not.toMatch(/_(bucket|sum|count)$/);
});

test.each(METRICS)('%s has a largest value where it is a share, and buckets in order where it is a histogram', (_name, { type, unit, maximum, buckets }) => {
  expect(maximum).toBe({ [CatalogMetricUnit.SHARE]: 1, [CatalogMetricUnit.PERCENT]: 100 }[unit as string]);
  expect(buckets === undefined || type === CatalogMetricType.HISTOGRAM).toBe(true);
  expect(buckets).toEqual(buckets && [...new Set(buckets)].sort((one, other) => one - other));
});

describe.each(ALL.map((catalog) => [catalog.server, catalog] as const))('%s', (_server, { metrics, endpoint }) => {
  test('names each metric once', () => {
    const names = metrics.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  test('knows old names too, as what they were', () => {
    for (const metric of metrics.filter(({ oldName }) => oldName !== undefined)) {
      const old = metrics.find(({ name }) => name === metric.oldName);
      const kind = ({ labels, type, unit, maximum, buckets, bornLate }: Partial<CatalogMetric> = {}) =>
        ({ labels, type, unit, maximum, buckets, bornLate });
      expect(kind(old)).toEqual(kind(metric));
      expect(isBefore(metric.since ?? '', old?.until ?? '') || metric.since === old?.until).toBe(true);
    }
  });

  test('writes versions that can be compared', () => {
    expect(metrics.flatMap(({ since = '1', until = '1' }) => [since, until]).filter((version) => !isServerVersion(version))).toEqual([]);
  });

  test('is scraped where it serves metrics', () => {
    const chart = newChart();
    new AutoscaledModel(chart, 'model', {
      server: ModelServer.deployment({ container: CONTAINER, metrics: endpoint, monitor: Monitor.pod() }),
      prometheus: PROMETHEUS,
      maxReplicas: 3,
      triggers: [CpuTrigger.utilization(50)],
    });
    const { ports } = manifest(chart, 'Deployment').spec.template.spec.containers[0];
    const [scraped] = manifest(chart, 'PodMonitor').spec.podMetricsEndpoints;
    expect(ports.find(({ name }: { name: string }) => name === scraped.port).containerPort).toBe(endpoint.port ?? CONTAINER.portNumber);
    expect(scraped.path).toBe(endpoint.path);
  });
});

test('the catalogue says in one place what each server serves', () => {
  expect(ALL.map(({ server, endpoint, metrics }) => `${server} :${endpoint.port ?? '?'}${endpoint.path} ${metrics.length}`)).toEqual([
    'BentoML :3000/metrics 9',
    'FastAPI with prometheus-fastapi-instrumentator :?/metrics 4',
    'KServe\'s Python server :8080/metrics 4',
    'llama.cpp :8080/metrics 7',
    'LMDeploy :23333/metrics 15',
    'MLServer :8082/metrics 8',
    'NVIDIA NIM for LLMs :8000/v1/metrics 10',
    'Ray Serve :8080/metrics 10',
    'Ray Serve LLM :8080/metrics 25',
    'Seldon Core 1 :8000/prometheus 4',
    'Seldon Core 2 :9006/metrics 19',
    'SGLang :30000/metrics 24',
    'TensorFlow Serving :8501/monitoring/prometheus/metrics 3',
    'TensorRT-LLM :8000/prometheus/metrics 13',
    'Text Embeddings Inference :80/metrics 9',
    'Text Generation Inference :80/metrics 9',
    'TorchServe :8082/metrics 7',
    'Triton Inference Server :8002/metrics 9',
    'vLLM :8000/metrics 38',
  ]);
});

test.each(['ray_serve_num_ongoing_requests_at_replicas', 'ray_serve_deployment_queued_queries', 'ray_serve_num_router_requests_total'])(
  '%s has a series for each handle and its actor', (name) => {
    expect(MetricCatalog.rayServe().tryFindMetric(name)?.labels).toEqual(expect.arrayContaining(['deployment', 'application', 'handle', 'actor_id']));
  },
);

test('HTTP requests of vLLM do not count what its instrumentator leaves out', () => {
  expect(MetricCatalog.vllm().tryFindMetric('http_requests_total')?.meaning).toContain('without those of probes and scrapes');
  expect(MetricCatalog.fastApi().tryFindMetric('http_requests_total')?.meaning).toContain('those of probes and scrapes among them');
});

test('a server is found by its name, in upper or lower case', () => {
  for (const { server, endpoint } of ALL) {
    expect(MetricCatalog.ofServer(server).endpoint).toBe(endpoint);
    expect(MetricCatalog.ofServer(server.toUpperCase()).server).toBe(server);
  }
});

test.each<[string, () => unknown]>([
  ['a misspelled server', () => MetricCatalog.ofServer('vLMM')],
  ['a part of its name', () => MetricCatalog.ofServer('Triton')],
  ['no text', () => MetricCatalog.ofServer(5 as never)],
])('%s is refused', (_title, find) => expect(messageOf(find)).toMatchSnapshot());

test('a server that nobody knows is refused with all that are known', () => {
  expect(messageOf(() => MetricCatalog.ofServer('Clipper'))).toContain(`got "Clipper"; take one of: ${ALL.map(({ server }) => server).join(', ')}`);
});

test('prefixes of servers are listed once: a server of the catalogue is none of those without one', () => {
  expect(PREFIXES).toEqual([...new Set(PREFIXES)]);
});

test('methods named after servers are of the catalogue, each of another server', () => {
  const factories = Object.getOwnPropertyNames(MetricCatalog).filter((name) => !['length', 'name', 'prototype', 'all', 'ofServer'].includes(name));
  const named = factories.map((name) => (MetricCatalog as Untyped)[name]().server);
  expect(named.length).toBeGreaterThan(10);
  expect(named).toEqual([...new Set(named)]);
  expect(ALL.map(({ server }) => server)).toEqual(expect.arrayContaining(named));
});

test('an endpoint can be changed in part', () => {
  expect(MetricCatalog.nim().endpointWith({ port: 9000 })).toEqual({ port: 9000, path: '/v1/metrics' });
  expect(MetricCatalog.vllm().endpointWith({ path: '/m' })).toEqual({ port: 8000, path: '/m' });
  expect(MetricCatalog.vllm().endpointWith({ tls: { serverName: 'a' } })).toEqual({ port: 8000, path: '/metrics', tls: { serverName: 'a' } });
});

test.each([
  [MetricCatalog.vllm(), 'vllm:num_requests_waiting', 'vllm:num_requests_waiting'],
  [MetricCatalog.vllm(), 'vllm:time_to_first_token_seconds_bucket', 'vllm:time_to_first_token_seconds'],
  [MetricCatalog.mlServer(), 'model_infer_request_duration_sum', 'model_infer_request_duration'],
  [MetricCatalog.tgi(), 'tgi_request_count', 'tgi_request_count'],
  [MetricCatalog.tgi(), 'tgi_queue_size_count', undefined],
  [MetricCatalog.vllm(), 'vllm_num_requests_waiting', undefined],
])('%#: %s finds %s', (catalog, name, found) => {
  expect(catalog.tryFindMetric(name)?.name).toBe(found);
});

const versions = fc.array(fc.nat(60), { minLength: 1, maxLength: 4 }).map((numbers) => numbers.join('.'));

test('versions are ordered by their numbers', () => {
  fc.assert(fc.property(versions, versions, versions, (one, two, three) => {
    expect(isBefore(one, one)).toBe(false);
    expect(isBefore(one, two) && isBefore(two, one)).toBe(false);
    expect(isBefore(one, two) && isBefore(two, three) && !isBefore(one, three)).toBe(false);
  }));
  expect([isBefore('0.9.1', '0.10'), isBefore('0.10', '0.10.0'), isBefore('v0.4.6.post5', '0.4.7'), isBefore('24.11-py3', '24.11')])
    .toEqual([true, false, true, false]);
});

test.each(['latest', '', 'main', '0.9.', '1..2', '>=0.9'])('%p is no version', (text) => {
  expect(isServerVersion(text)).toBe(false);
});
