import { App, Chart, Duration, Yaml } from 'cdk8s';
import { parse } from 'yaml';
import {
  AdapterOutput, AdapterResource, AdapterRule, AdapterSeriesFilter, AdapterTrigger, AutoscaledModel, Autoscaler, ExternalAdapterRule, LabelMatcher,
  LatencyTrigger, ModelServer, Monitor, Prometheus, PrometheusAdapter, PrometheusAdapterProps, PrometheusTrigger, QueryDialect, RequestRateTrigger,
  ResourceAdapterRule, RpsAdapterRule, Trigger,
} from '../../../src';
import { describeEvaluated, expectResult } from '../../support/promtool';
import { CONTAINER, manifest, newChart, PROMETHEUS, synth, yamlOf } from '../../support/synth';
import { Untyped } from '../../support/untyped';

/** The ConfigMap of Seldon's tutorial, as it is published. */
const SOURCE = `
"rules":
-
  "seriesQuery": |
     {__name__="seldon_model_infer_total",namespace!=""}
  "resources":
    "overrides":
      "model": {group: "mlops.seldon.io", resource: "model"}
      "server": {group: "mlops.seldon.io", resource: "server"}
      "pod": {resource: "pod"}
      "namespace": {resource: "namespace"}
  "name":
    "matches": "seldon_model_infer_total"
    "as": "infer_rps"
  "metricsQuery": |
    sum by (<<.GroupBy>>) (
      rate (
        <<.Series>>{<<.LabelMatchers>>}[2m]
      )
    )
`;

const INFER_RPS = new RpsAdapterRule({
  counter: 'seldon_model_infer_total',
  metricName: 'infer_rps',
  window: Duration.minutes(2),
  resources: {
    model: AdapterResource.SELDON_MODEL, server: AdapterResource.SELDON_SERVER, pod: AdapterResource.POD, namespace: AdapterResource.NAMESPACE,
  },
});
const BACKLOG = new ExternalAdapterRule({
  seriesQuery: '{__name__="queue_length"}', metricName: 'backlog', namespaced: false, metricsQuery: 'max(<<.Series>>{<<.LabelMatchers>>})',
});
const USE = {
  containerQuery: 'sum by (<<.GroupBy>>) (rate(container_cpu_usage_seconds_total{<<.LabelMatchers>>,container!=""}[3m]))',
  nodeQuery: 'sum by (<<.GroupBy>>) (rate(container_cpu_usage_seconds_total{<<.LabelMatchers>>,id="/"}[3m]))',
  resources: { instance: AdapterResource.NODE, namespace: AdapterResource.NAMESPACE, pod: AdapterResource.POD },
};
const RESOURCES = new ResourceAdapterRule({ cpu: USE, memory: USE, window: Duration.minutes(3) });
const MODEL = { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Model', name: 'irisa0' };

function newAdapter(props: Partial<PrometheusAdapterProps> = {}, chart = newChart({ namespace: 'seldon-monitoring' })): PrometheusAdapter {
  return new PrometheusAdapter(chart, 'adapter', { release: 'hpa-metrics', prometheus: PROMETHEUS, ...props });
}

const configOf = (adapter: PrometheusAdapter): Untyped => parse(adapter.configText);
const words = (text: string): string => text.replace(/\s+/g, '');

/** A model in a chart of its own, with metrics that are scraped. */
function scaled(adapter: PrometheusAdapter, triggers: Trigger[], name = 'model'): Untyped {
  const chart = newChart();
  new AutoscaledModel(chart, name, {
    server: ModelServer.deployment({ container: CONTAINER, metrics: { port: 8000 } }),
    prometheus: PROMETHEUS,
    maxReplicas: 5,
    triggers,
    autoscaler: Autoscaler.hpa({ adapter }),
  });
  return manifest(chart, 'HorizontalPodAutoscaler').spec.metrics;
}

describe('the ConfigMap', () => {
  test('says what that of Seldon\'s tutorial says', () => {
    const chart = newChart({ namespace: 'seldon-monitoring' });
    newAdapter({ rules: [INFER_RPS] }, chart);
    const written = manifest(chart, 'ConfigMap');
    expect(written.metadata).toEqual({ name: 'hpa-metrics-prometheus-adapter', namespace: 'seldon-monitoring' });
    const [ours, theirs] = [written.data['config.yaml'], SOURCE].map((text) => parse(text).rules.map((rule: Untyped) => ({
      ...rule, seriesQuery: words(rule.seriesQuery), metricsQuery: words(rule.metricsQuery),
    })));
    expect(ours).toEqual(theirs);
  });

  test('is readable', () => {
    const chart = newChart({ namespace: 'seldon-monitoring' });
    newAdapter({ rules: [INFER_RPS, BACKLOG], resourceRule: RESOURCES }, chart);
    expect(yamlOf(chart)).toMatchSnapshot();
  });

  test.each([
    ['hpa-metrics', 'hpa-metrics-prometheus-adapter'],
    ['my-prometheus-adapter', 'my-prometheus-adapter'],
    [`a${'b'.repeat(61)}`, `a${'b'.repeat(61)}`],
  ])('of release %s is called as the chart calls it', (release, name) => {
    expect(newAdapter({ release, rules: [INFER_RPS] }).configMap?.name).toBe(name);
  });

  test('is called otherwise where that is said', () => {
    expect(newAdapter({ configMapName: 'rules', namespace: 'ops', rules: [INFER_RPS] }).configMap?.toJson().metadata).toEqual({ name: 'rules', namespace: 'ops' });
  });

  test('holds what is added after it, from any chart, and patches', () => {
    const app = new App();
    const chart = new Chart(app, 'monitoring', { namespace: 'monitoring' });
    const adapter = newAdapter({}, chart);
    new AutoscaledModel(new Chart(app, 'models', { namespace: 'ml' }), 'model', {
      server: ModelServer.deployment({ container: CONTAINER, metrics: { port: 8000 } }),
      prometheus: PROMETHEUS,
      maxReplicas: 5,
      triggers: [AdapterTrigger.total({ rule: INFER_RPS, perReplica: 3 })],
      autoscaler: Autoscaler.hpa({ adapter }),
    });
    adapter.addRule(BACKLOG);
    adapter.configMap?.metadata.addLabel('team', 'ml');
    const written = synth(chart)[0];
    expect(Object.keys(parse(written.data['config.yaml']))).toEqual(['rules', 'externalRules']);
    expect(written.metadata.labels).toEqual({ team: 'ml' });
  });

  test('holds an equal rule once', () => {
    const adapter = newAdapter({ rules: [INFER_RPS, INFER_RPS] });
    adapter.addRule(INFER_RPS);
    expect(configOf(adapter).rules).toHaveLength(1);
  });

  test('refers to nothing by an anchor', () => {
    expect(newAdapter({ rules: [INFER_RPS], resourceRule: RESOURCES }).configText).not.toMatch(/[&*]\w/);
  });
});

describe('Helm values', () => {
  test('name the ConfigMap, and keep the API registered', () => {
    const adapter = newAdapter({ rules: [INFER_RPS], metricsRelistInterval: Duration.seconds(90), metricsMaxAge: Duration.hours(1) });
    expect(adapter.helmValues).toEqual({
      prometheus: { url: 'http://prom-kube-prometheus-stack-prometheus.monitoring.svc', port: 9090 },
      metricsRelistInterval: '1m30s',
      extraArguments: ['--metrics-max-age=1h'],
      podAnnotations: { 'checksum/rules': expect.stringMatching(/^[0-9a-f]{64}$/) },
      rules: { default: true, existing: 'hpa-metrics-prometheus-adapter' },
    });
  });

  test('hold external and resource rules beside the ConfigMap, since the chart registers their APIs by them', () => {
    const { rules } = newAdapter({ rules: [BACKLOG], resourceRule: RESOURCES }).helmValues;
    expect(rules).toMatchObject({ default: false, existing: 'hpa-metrics-prometheus-adapter', external: [{ name: { as: 'backlog' } }], resource: { window: '3m' } });
    expect(rules.custom).toBeUndefined();
  });

  test('hold the rules where no ConfigMap is written', () => {
    const chart = newChart();
    const adapter = newAdapter({ output: AdapterOutput.HELM_VALUES, rules: [INFER_RPS, BACKLOG], prometheus: Prometheus.fromAddress('https://thanos.obs.svc/prom') }, chart);
    expect(synth(chart)).toEqual([]);
    expect(adapter.configMap).toBeUndefined();
    const { rules, externalRules } = configOf(adapter);
    expect(adapter.helmValues).toEqual({
      prometheus: { url: 'https://thanos.obs.svc', port: 0, path: '/prom' },
      rules: { default: false, custom: rules, external: externalRules },
    });
    expect(Yaml.stringify(adapter.helmValues)).toContain('as: infer_rps');
  });

  test('change their checksum with the rules', () => {
    const adapter = newAdapter({ rules: [INFER_RPS] });
    const before = adapter.helmValues.podAnnotations;
    adapter.addRule(BACKLOG);
    expect(adapter.helmValues.podAnnotations).not.toEqual(before);
  });
});

describe('rules', () => {
  test('of a counter get a name of their own, its conditions, and any label for the namespace', () => {
    const rule = new RpsAdapterRule({
      counter: 'http_requests_total',
      window: Duration.minutes(1),
      matchers: [LabelMatcher.notEqual('path', '/metrics')],
      resources: { kubernetes_namespace: AdapterResource.NAMESPACE, kubernetes_pod: AdapterResource.POD },
    });
    expect(configOf(newAdapter({ rules: [rule] })).rules).toEqual([{
      seriesQuery: '{__name__="http_requests_total",kubernetes_namespace!="",path!="/metrics"}',
      resources: { overrides: { kubernetes_namespace: { resource: 'namespace' }, kubernetes_pod: { resource: 'pod' } } },
      name: { matches: 'http_requests_total', as: 'http_requests_per_second' },
      metricsQuery: 'sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>,path!="/metrics"}[1m]))',
    }]);
  });

  test('of several metrics are written and named as the tutorial\'s second snippet means', () => {
    const rule = new AdapterRule({
      seriesQuery: '{__name__=~"^seldon_model.*_total",namespace!=""}',
      seriesFilters: [AdapterSeriesFilter.notMatches('^seldon_.*_seconds_total'), AdapterSeriesFilter.notMatches('^seldon_.*_aggregate_.*')],
      matches: '^seldon_model_(.*)_total',
      metricName: '${1}_rps',
      resources: { model: AdapterResource.SELDON_MODEL, namespace: AdapterResource.NAMESPACE },
      metricsQuery: 'sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m]))',
    });
    expect(configOf(newAdapter({ rules: [rule] })).rules[0]).toMatchObject({
      seriesFilters: [{ isNot: '^seldon_.*_seconds_total' }, { isNot: '^seldon_.*_aggregate_.*' }],
      name: { matches: '^seldon_model_(.*)_total', as: '${1}_rps' },
    });
    expect(['seldon_model_infer_total', 'seldon_model_infer_seconds_total', 'seldon_model_aggregate_infer_total', 'up'].map((metric) => rule.metricNameOf(metric)))
      .toEqual(['infer_rps', undefined, undefined, undefined]);
  });

  test('of a server of MetricsQL may have any window, since a rate there reads the sample before it too', () => {
    const prometheus = Prometheus.fromAddress(PROMETHEUS.address, { dialect: QueryDialect.METRICS_QL, scrapeInterval: Duration.seconds(30) });
    const metricsQuery = 'sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[30s]))';
    const resources = { pod: AdapterResource.POD, namespace: AdapterResource.NAMESPACE };
    const rule = new AdapterRule({ seriesQuery: 'a_total', metricName: 'a_rate', resources, metricsQuery });
    const use = { ...USE, containerQuery: USE.containerQuery.replace('3m', '30s') };
    const resourceRule = new ResourceAdapterRule({ cpu: use, memory: USE, window: Duration.minutes(3) });
    const adapter = newAdapter({ prometheus, rules: [rule], resourceRule });
    expect(configOf(adapter).rules).toHaveLength(1);
    const chart = newChart();
    const trigger = AdapterTrigger.total({ rule, perReplica: 3 });
    new AutoscaledModel(chart, 'model', { server: ModelServer.deployment({ container: CONTAINER, metrics: { port: 8000 } }), prometheus, maxReplicas: 5, triggers: [trigger] });
    expect(manifest(chart, 'ScaledObject').spec.triggers).toHaveLength(1);
  });

  test('may be on a kind that the user knows', () => {
    const robot = AdapterResource.of({ group: 'acme.io', kind: 'Robot' });
    const rule = new RpsAdapterRule({ counter: 'moves_total', window: Duration.minutes(1), resources: { robot, namespace: AdapterResource.NAMESPACE } });
    const adapter = newAdapter({ resources: [robot], rules: [rule] });
    expect(adapter.metricsOf({ metric: 'moves_total', labels: ['robot', 'namespace'] })).toEqual(['namespaces/moves_per_second', 'robots.acme.io/moves_per_second']);
    expect(configOf(adapter).rules[0].resources.overrides.robot).toEqual({ group: 'acme.io', resource: 'robot' });
  });

  test.each([
    ['Box', 'boxes.acme.io', 'Box', 'boxes'],
    ['Policy', 'policies.acme.io', 'Policy', undefined],
    ['Class', 'classes.acme.io', 'Class', undefined],
  ])('call many of %s %s', (_title, listedAs, kind, plural) => {
    expect(AdapterResource.of({ group: 'acme.io', kind, plural }).listedAs).toBe(listedAs);
  });
});

describe('what an adapter would ask', () => {
  test.each([
    ['a Model', { resource: AdapterResource.SELDON_MODEL, namespace: 'seldon-mesh', name: 'irisa0' },
      'sum by (model) (rate(seldon_model_infer_total{namespace="seldon-mesh",model="irisa0"}[2m]))'],
    ['a namespace', { resource: AdapterResource.NAMESPACE, name: 'seldon-mesh' },
      'sum by (namespace) (rate(seldon_model_infer_total{namespace="seldon-mesh"}[2m]))'],
    ['a pod, by labels', { resource: AdapterResource.POD, namespace: 'ml', name: 'mlserver-0', selector: { method_type: 'rest', code: '200' } },
      'sum by (pod) (rate(seldon_model_infer_total{code="200",method_type="rest",namespace="ml",pod="mlserver-0"}[2m]))'],
  ])('for %s', (_title, object, query) => {
    expect(INFER_RPS.queryFor(object)).toBe(query);
  });

  test('for an external metric', () => {
    expect(BACKLOG.queryFor({ selector: { queue: 'a' } })).toBe('max(queue_length{queue="a"})');
    const namespaced = new ExternalAdapterRule({
      seriesQuery: 'queue_length', resources: { namespace: AdapterResource.NAMESPACE }, metricsQuery: 'max(<<.Series>>{<<.LabelMatchers>>})',
    });
    expect(namespaced.queryFor({ namespace: 'ml' })).toBe('max(queue_length{namespace="ml"})');
    expect(namespaced.metricNameOf('queue_length')).toBe('queue_length');
  });

  test('KEDA is asked too, without an adapter', () => {
    const object = { resource: AdapterResource.SELDON_MODEL, namespace: 'seldon-mesh', name: 'irisa0' };
    const chart = newChart();
    new AutoscaledModel(chart, 'model', {
      server: ModelServer.fromTarget({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' }, { monitor: Monitor.external('Seldon') }),
      prometheus: PROMETHEUS,
      maxReplicas: 5,
      triggers: [
        INFER_RPS.toPrometheusTotal(object, { perReplica: 3, name: 'rps' }),
        BACKLOG.toPrometheusLevel({}, { target: 3 }),
        BACKLOG.toPrometheusTotal({}, { perReplica: 10 }),
      ],
    });
    expect(manifest(chart, 'ScaledObject').spec.triggers.map(({ name, metricType, metadata: { query, threshold } }: Untyped) => [name, metricType, query, threshold])).toEqual([
      ['rps', 'AverageValue', INFER_RPS.queryFor(object), '3'],
      [undefined, 'Value', 'max(queue_length{})', '3'],
      [undefined, 'AverageValue', 'max(queue_length{})', '10'],
    ]);
  });
});

describe('triggers put their rules into the adapter', () => {
  const RATE = new RequestRateTrigger({ counter: 'http_requests_total', requestsPerSecondPerReplica: 20 });
  const LATENCY = new LatencyTrigger({ histogram: 'http_request_duration_seconds', quantile: 0.95, target: Duration.millis(200) });

  test('a rate and a latency, as metrics of the pods', () => {
    const adapter = newAdapter();
    expect(scaled(adapter, [RATE, LATENCY])).toEqual([
      { type: 'Pods', pods: { metric: { name: 'http_requests_per_second' }, target: { type: 'AverageValue', averageValue: '20' } } },
      { type: 'Pods', pods: { metric: { name: 'http_request_duration_seconds_p95' }, target: { type: 'AverageValue', averageValue: '0.2' } } },
    ]);
    expect(adapter.configText).toMatchSnapshot();
    expect(adapter.metricsOf({ metric: 'http_requests_total', labels: ['namespace', 'pod', 'service'] }))
      .toEqual(['namespaces/http_requests_per_second', 'pods/http_requests_per_second']);
  });

  test('once, however many models have them', () => {
    const adapter = newAdapter();
    scaled(adapter, [RATE, LATENCY], 'one');
    scaled(adapter, [RATE, LATENCY], 'other');
    expect(configOf(adapter).rules).toHaveLength(2);
  });

  test('any query, as an external metric', () => {
    const adapter = newAdapter();
    const query = 'sum(rate(gateway_requests_total{path!~"<<.*"}[2m]))';
    expect(scaled(adapter, [
      PrometheusTrigger.total({ name: 'gateway_rps', query, perReplica: 20 }),
      PrometheusTrigger.level({ name: 'busy', query: 'avg(busy_ratio)', target: 0.7 }),
    ])).toEqual([
      { type: 'External', external: { metric: { name: 'gateway_rps' }, target: { type: 'AverageValue', averageValue: '20' } } },
      { type: 'External', external: { metric: { name: 'busy' }, target: { type: 'Value', value: '0.7' } } },
    ]);
    expect(configOf(adapter).externalRules).toEqual([
      {
        seriesQuery: '{__name__="gateway_requests_total"}',
        resources: { namespaced: false },
        name: { as: 'gateway_rps' },
        metricsQuery: 'sum(rate(gateway_requests_total{path!~"<<"<<">>.*"}[2m]))',
      },
      { seriesQuery: '{__name__="busy_ratio"}', resources: { namespaced: false }, name: { as: 'busy' }, metricsQuery: 'avg(busy_ratio)' },
    ]);
  });

  test('a stated rule, for the pods, for an object, or external', () => {
    const adapter = newAdapter();
    const lag = new AdapterRule({
      seriesQuery: '{__name__="lag_seconds",namespace!=""}',
      resources: { model: AdapterResource.SELDON_MODEL, namespace: AdapterResource.NAMESPACE },
      metricsQuery: 'max by (<<.GroupBy>>) (<<.Series>>{<<.LabelMatchers>>})',
    });
    expect(scaled(adapter, [
      AdapterTrigger.total({ rule: INFER_RPS, perReplica: 3 }),
      AdapterTrigger.level({ rule: INFER_RPS, target: 3 }),
      AdapterTrigger.total({ rule: INFER_RPS, perReplica: 3, describedObject: MODEL, selector: { code: '200' } }),
      AdapterTrigger.level({ rule: lag, target: 3, describedObject: MODEL }),
      AdapterTrigger.total({ rule: INFER_RPS, perReplica: 3, describedObject: { apiVersion: 'v1', kind: 'Namespace', name: 'ml' } }),
      AdapterTrigger.total({ rule: BACKLOG, perReplica: 0.5 }),
      AdapterTrigger.level({ rule: BACKLOG, target: 1e15 }),
    ])).toEqual([
      { type: 'Pods', pods: { metric: { name: 'infer_rps' }, target: { type: 'AverageValue', averageValue: '3' } } },
      { type: 'Pods', pods: { metric: { name: 'infer_rps' }, target: { type: 'AverageValue', averageValue: '3' } } },
      { type: 'Object', object: { describedObject: MODEL, metric: { name: 'infer_rps', selector: { matchLabels: { code: '200' } } }, target: { type: 'AverageValue', averageValue: '3' } } },
      { type: 'Object', object: { describedObject: MODEL, metric: { name: 'lag_seconds' }, target: { type: 'Value', value: '3' } } },
      {
        type: 'Object',
        object: { describedObject: { apiVersion: 'v1', kind: 'Namespace', name: 'ml' }, metric: { name: 'infer_rps' }, target: { type: 'AverageValue', averageValue: '3' } },
      },
      { type: 'External', external: { metric: { name: 'backlog' }, target: { type: 'AverageValue', averageValue: '0.5' } } },
      { type: 'External', external: { metric: { name: 'backlog' }, target: { type: 'Value', value: '1000000000000000' } } },
    ]);
    expect(configOf(adapter).rules).toHaveLength(2);
    expect(configOf(adapter).externalRules).toHaveLength(1);
  });
});

describe('KEDA asks Prometheus what the adapter would', () => {
  const queries = (triggers: Trigger[]): Untyped => {
    const chart = newChart();
    new AutoscaledModel(chart, 'model', {
      server: ModelServer.deployment({ container: CONTAINER, metrics: { port: 8000 } }), prometheus: PROMETHEUS, maxReplicas: 5, triggers,
    });
    return manifest(chart, 'ScaledObject').spec.triggers.map(({ metricType, metadata: { query } }: Untyped) => [metricType, query]);
  };

  test('for the pods of the model together, for an object, and as an external metric', () => {
    const all = new ExternalAdapterRule({
      seriesQuery: 'queue_length', resources: { namespace: AdapterResource.NAMESPACE }, metricsQuery: '<<.Series>>{<<.LabelMatchers>>}',
    });
    expect(queries([
      AdapterTrigger.total({ rule: INFER_RPS, perReplica: 3, selector: { code: '200' } }),
      AdapterTrigger.level({ rule: INFER_RPS, target: 3 }),
      AdapterTrigger.total({ rule: INFER_RPS, perReplica: 3, describedObject: MODEL }),
      AdapterTrigger.total({ rule: BACKLOG, perReplica: 3 }),
      AdapterTrigger.total({ rule: all, perReplica: 3 }),
    ])).toEqual([
      ['AverageValue', 'sum(sum by (pod) (rate(seldon_model_infer_total{code="200",namespace="ml",service="model"}[2m])))'],
      ['Value', 'avg(sum by (pod) (rate(seldon_model_infer_total{namespace="ml",service="model"}[2m])))'],
      ['AverageValue', 'sum by (model) (rate(seldon_model_infer_total{namespace="ml",model="irisa0"}[2m]))'],
      ['AverageValue', 'max(queue_length{})'],
      ['AverageValue', 'sum(queue_length{namespace="ml"})'],
    ]);
  });

  test('as often as the model is scraped, whatever its Prometheus does otherwise', () => {
    const rule = new RpsAdapterRule({ counter: 'a_total', window: Duration.seconds(20), resources: { pod: AdapterResource.POD, namespace: AdapterResource.NAMESPACE } });
    const chart = newChart();
    new AutoscaledModel(chart, 'model', {
      server: ModelServer.deployment({ container: CONTAINER, metrics: { port: 8000, scrapeInterval: Duration.seconds(10) } }),
      prometheus: PROMETHEUS,
      maxReplicas: 5,
      triggers: [AdapterTrigger.total({ rule, perReplica: 3 })],
    });
    expect(manifest(chart, 'ScaledObject').spec.triggers).toHaveLength(1);
  });

  const P50_QUERY = 'histogram_quantile(0.5, sum by (le, <<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m])))';
  const P50_RESOURCES = { pod: AdapterResource.POD, namespace: AdapterResource.NAMESPACE };
  const P50 = new AdapterRule({ seriesQuery: '{__name__="x_bucket"}', metricName: 'x_p50', resources: P50_RESOURCES, metricsQuery: P50_QUERY });
  const bucket = (pod: string, le: string) => `x_bucket{namespace="ml",service="model",pod="${pod}",le="${le}"}`;
  const BUSY = { [bucket('a', '1')]: '0+10x40', [bucket('a', '3')]: '0+30x40', [bucket('a', '+Inf')]: '0+30x40' };
  const IDLE = { [bucket('b', '1')]: '7x40', [bucket('b', '3')]: '9x40', [bucket('b', '+Inf')]: '9x40' };

  test('and comments of its author do not cut it off', () => {
    const commented = new AdapterRule({ seriesQuery: '{__name__="x_bucket"}', metricName: 'x_p50', resources: P50_RESOURCES, metricsQuery: `${P50_QUERY} # of each pod` });
    const [[, level]] = queries([AdapterTrigger.level({ rule: commented, target: 1 })]);
    expect(level).toBe(queries([AdapterTrigger.level({ rule: P50, target: 1 })])[0][1]);
  });

  describeEvaluated('and a pod without requests counts as 0, as the adapter has it', () => {
    const [[, level]] = queries([AdapterTrigger.level({ rule: P50, target: 1 })]);
    test.each<[string, object, number | undefined]>([
      ['busy pods alone', BUSY, 1.5], ['a busy and an idle one', { ...BUSY, ...IDLE }, 0.75], ['idle ones alone', IDLE, 0], ['lost ones', {}, undefined],
    ])('%s', (_title, series, result) => {
      expectResult(level, { ...series }, result);
    });

    test('for one pod too', () => {
      const pod = { resource: AdapterResource.POD, namespace: 'ml', name: 'b' };
      const [[, query]] = queries([P50.toPrometheusLevel(pod, { target: 1 })]);
      expectResult(`sum(${query})`, { ...BUSY, ...IDLE }, 0);
    });
  });
});
