import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import * as library from '../../../../src';
import { LabelMatcher, MetricCatalog, MetricType, Trigger, TritonTrigger, VllmTrigger } from '../../../../src';
import { DerivedSignal } from '../../../../src/constructs/triggers/hpa-signal';
import { ServerTrigger } from '../../../../src/constructs/triggers/servers/server-trigger';
import { isBefore } from '../../../../src/model-servers/server-metrics';
import { parse } from '../../../../src/promql/parse';
import { metricsOf } from '../../../../src/promql/selectors';
import { yieldsOneSeries } from '../../../../src/promql/single-series';
import { messageOf } from '../../../support/captured';
import { contextOf, SIGNALS } from '../../../support/signals';
import { manifest, newChart, newModel } from '../../../support/synth';

const NAMES = Object.keys(SIGNALS);
const SERVICE_MONITOR = {
  series: [LabelMatcher.equal('namespace', 'ml'), LabelMatcher.equal('service', 'm')],
  attached: ['namespace', 'pod', 'container', 'endpoint', 'job', 'instance', 'service'],
};
const CATALOG = MetricCatalog.all();

function keda(trigger: Trigger, scrape = {}) {
  const { metadata, metricType } = trigger._toKeda(contextOf(scrape));
  return { query: String(metadata.query), threshold: metadata.threshold, metricType, ignoreNullValues: metadata.ignoreNullValues };
}

/** A table with a row of text for each signal. */
function table(row: (trigger: Trigger) => string): string {
  return NAMES.map((name) => `${name}\n    ${row(SIGNALS[name])}`).join('\n');
}

test('every factory of every server\'s trigger is in the table', () => {
  const classes = Object.values(library).filter((exported): exported is typeof ServerTrigger & (new () => ServerTrigger) =>
    typeof exported === 'function' && exported.prototype instanceof ServerTrigger);
  const factories = classes.flatMap((each) => Object.getOwnPropertyNames(each)
    .filter((name) => !['length', 'name', 'prototype'].includes(name)).map((name) => `${each.name}.${name}`));
  expect(factories.sort()).toEqual([...NAMES].sort());
});

test('to KEDA, each is a query, a threshold and a type', () => {
  expect(table((trigger) => {
    const { query, threshold, metricType } = keda(trigger);
    return `${metricType} ${threshold}: ${query}`;
  })).toMatchSnapshot();
});

test('to an HPA, each is a metric of the pods', () => {
  expect(table((trigger) => {
    const signal = trigger._toHpa(contextOf());
    return signal.source === 'derived' ? `${signal.metricType} ${signal.target} of ${signal.metricName}, by ${signal.series}: ${signal.metricsQuery}` : signal.source;
  })).toMatchSnapshot();
});

test('to an HPA, no two of one server have one name', () => {
  const names = NAMES.map((name) => `${name.split('.')[0]} ${(SIGNALS[name]._toHpa(contextOf()) as DerivedSignal).metricName}`);
  expect(names).toEqual([...new Set(names)]);
});

test('to KServe, each is an external metric or refused for being a level', () => {
  const totals = NAMES.filter((name) => keda(SIGNALS[name]).metricType === MetricType.AVERAGE_VALUE);
  for (const name of NAMES) {
    if (totals.includes(name)) {
      const { external } = SIGNALS[name]._toKserve(contextOf());
      expect(external!.metric.query).toBe(`${keda(SIGNALS[name]).query} or on () (vector(0) or label_replace(vector(0), "lost", "true", "", ""))`);
      expect(external!.target).toEqual({ type: 'Value', value: keda(SIGNALS[name]).threshold });
    } else {
      expect(messageOf(() => SIGNALS[name]._toKserve(contextOf()))).toMatch(/target: is a level, .* externalAutoscaler: true/);
    }
  }
  expect(NAMES.filter((name) => !totals.includes(name))).toMatchSnapshot();
});

test('a ScaledObject can have them all', () => {
  const chart = newChart();
  newModel({ server: { metrics: MetricCatalog.vllm().endpoint }, triggers: Object.values(SIGNALS) }, chart);
  expect(manifest(chart, 'ScaledObject').spec.triggers).toHaveLength(NAMES.length);
});

describe.each(NAMES)('%s', (name) => {
  const trigger = SIGNALS[name];
  const { query, ignoreNullValues } = keda(trigger);

  test('asks for one series, and takes a lost metric for an error', () => {
    expect(yieldsOneSeries(query, parse(query))).toBe(true);
    expect(ignoreNullValues).toBe('false');
  });

  test('asks for metrics of one server in the catalogue, and for up', () => {
    expect(query).toContain('up{');
    const asked = metricsOf(query, parse(query)).filter((metric) => metric !== 'up');
    const catalog = CATALOG.find((each) => asked.every((metric) => each.tryFindMetric(metric) !== undefined));
    expect(catalog).toBeDefined();
  });

  test('selects the model alone, in every part', () => {
    expect(query.split('namespace="ml",job="ml/m"')).toHaveLength(query.split('{').length);
  });

  test('has a name that an API of metrics takes, and finds its series for an adapter', () => {
    const signal = trigger._toHpa(contextOf());
    expect(signal).toMatchObject({ source: 'derived', metricName: expect.stringMatching(/^[a-z][a-z0-9_]*$/) });
    const { metricsQuery, series } = signal as { metricsQuery: string; series: string };
    expect(query).toContain(`${series}{`);
    expect(metricsQuery).toContain('<<.Series>>{<<.LabelMatchers>>');
    expect(metricsQuery.split('<<.GroupBy>>')).toHaveLength(metricsQuery.split(/\b(?:sum|avg|max)\b/).length);
  });
});

describe('a label that the monitor has too', () => {
  const query = (name: string, scrape = {}) => /irate\((.*?)\[/.exec(keda(SIGNALS[name], scrape).query)![1];

  test('is renamed under a ServiceMonitor, and not under a PodMonitor that lacks it', () => {
    expect(query('SeldonCore1Trigger.requestRate', SERVICE_MONITOR)).toBe(
      'seldon_api_executor_server_requests_seconds_count{namespace="ml",service="m",exported_service="predictions"}');
    expect(query('SeldonCore1Trigger.requestRate')).toBe(
      'seldon_api_executor_server_requests_seconds_count{namespace="ml",job="ml/m",service="predictions"}');
  });

  test('is renamed where an external monitor is said to have it', () => {
    const scrape = { scrapedBy: 'x', series: [LabelMatcher.equal('service', 'm')], up: undefined, attached: undefined };
    const trigger = library.SeldonCore1Trigger.requestRate({ requestsPerSecondPerReplica: 5, ignoreNullValues: true });
    const series = 'seldon_api_executor_server_requests_seconds_count{service="m",exported_service="predictions"}';
    expect(keda(trigger, scrape).query).toBe(`avg_over_time(sum(rate(${series}[30s]))[1m:15s]) and on () ${series}`);
  });

  test('is dropped under both names where it is not known which it is', () => {
    const scrape = { scrapedBy: 'x', up: undefined, attached: undefined };
    const trigger = library.BentoMlTrigger.requestRate({ requestsPerSecondPerReplica: 5, ignoreNullValues: true });
    expect(keda(trigger, scrape).query).toContain('sum(rate(bentoml_service_request_total{namespace="ml",job="ml/m",'
      + 'endpoint!~"/(healthz|livez|readyz)",exported_endpoint!~"/(healthz|livez|readyz)"}[30s])');
  });

  test('gives way to a condition of the user\'s', () => {
    const matchers = [LabelMatcher.equal('service', '/seldon.protos.Seldon/Predict')];
    expect(keda(library.SeldonCore1Trigger.requestRate({ requestsPerSecondPerReplica: 5, matchers })).query).toContain(
      '{namespace="ml",job="ml/m",service="/seldon.protos.Seldon/Predict"}');
    const exported = [LabelMatcher.equal('exported_endpoint', '/predict')];
    expect(keda(library.BentoMlTrigger.requestRate({ requestsPerSecondPerReplica: 5, matchers: exported })).query).toContain(
      '{namespace="ml",job="ml/m",exported_endpoint="/predict"}');
  });
});

test.each<[string, Trigger, string]>([
  ['vLLM 0.9.2', VllmTrigger.kvCacheUsage({ serverVersion: '0.9.2' }), 'vllm:gpu_cache_usage_perc'],
  ['vLLM 0.10.0', VllmTrigger.kvCacheUsage({ serverVersion: '0.10.0' }), 'vllm:kv_cache_usage_perc'],
  ['vLLM 0.10.2', VllmTrigger.interTokenLatency({ quantile: 0.5, target: Duration.millis(60), serverVersion: 'v0.10.2' }), 'vllm:time_per_output_token_seconds_bucket'],
  ['vLLM 0.11.0', VllmTrigger.interTokenLatency({ quantile: 0.5, target: Duration.millis(60), serverVersion: '0.11.0' }), 'vllm:inter_token_latency_seconds_bucket'],
  ['SGLang 0.4.4', library.SglangTrigger.interTokenLatency({ quantile: 0.5, target: Duration.millis(60), serverVersion: '0.4.4.post1' }), 'sglang:time_per_output_token_seconds_bucket'],
  ['Ray 2.40', library.RayServeTrigger.requestRate({ requestsPerSecondPerReplica: 5, serverVersion: '2.40.0' }), 'ray_serve_deployment_request_counter'],
  ['BentoML 1.1', library.BentoMlTrigger.inProgressRequests({ perReplica: 5, serverVersion: '1.1.11' }), 'bentoml_api_server_request_in_progress'],
  ['Triton 23.09', TritonTrigger.pendingRequests({ perReplica: 5, serverVersion: '23.09' }), 'nv_inference_pending_request_count'],
])('%s is asked by the name that it has', (_version, trigger, metric) => {
  const { query } = keda(trigger);
  expect(metricsOf(query, parse(query))[0]).toBe(metric);
});

test('of any version, the metric asked for is there, or is refused', () => {
  const parts = fc.tuple(fc.nat(2), fc.nat(60), fc.nat(20)).map((numbers) => numbers.join('.'));
  fc.assert(fc.property(parts, (version) => {
    const { query } = keda(VllmTrigger.kvCacheUsage({ serverVersion: version }));
    const { since = '0', until = '999' } = MetricCatalog.vllm().tryFindMetric(metricsOf(query, parse(query))[0])!;
    expect(isBefore(version, since)).toBe(false);
    expect(isBefore(version, until)).toBe(true);
  }));
});

test('a latency target is taken exactly where the buckets can tell', () => {
  const { buckets } = MetricCatalog.vllm().tryFindMetric('vllm:e2e_request_latency_seconds')!;
  fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000 }), (millis) => {
    const make = () => keda(VllmTrigger.endToEndLatency({ quantile: 0.9, target: Duration.millis(millis) }));
    if (millis / 1000 >= buckets![0] && millis / 1000 < buckets![buckets!.length - 1]) {
      expect(Number(make().threshold)).toBe(millis / 1000);
    } else {
      expect(make).toThrow('bucket');
    }
  }));
});
