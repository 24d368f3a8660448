import { LabelMatcher } from '../../src';
import { CatalogMetricType, CatalogMetricUnit } from '../../src/model-servers/catalog-metric';
import { DYNAMO_FRONTEND } from '../../src/model-servers/dynamo-frontend';
import { gatewayMetric, gatewayOf } from '../../src/model-servers/gateway-metrics';
import { LLM_D_EPP } from '../../src/model-servers/llm-d-epp';
import { meaningOf } from '../../src/model-servers/metric-meanings';
import { knownMetrics } from '../../src/model-servers/model-servers';
import { isLabelName, isMetricName } from '../../src/promql/label-matcher';

const METRICS = [LLM_D_EPP, DYNAMO_FRONTEND].flatMap(({ metrics }) => metrics);

test.each(METRICS.map((metric) => [metric.name, metric] as const))('%s is named once, as its unit and its type say, and by no model server', (name, { labels, type, unit }) => {
  expect(METRICS.filter((metric) => metric.name === name)).toHaveLength(1);
  expect(knownMetrics(name)).toEqual([]);
  expect([isMetricName(name), ...labels.map(isLabelName)]).not.toContain(false);
  expect(name.endsWith('_total')).toBe(type === CatalogMetricType.COUNTER);
  expect(name.endsWith('_seconds')).toBe(unit === CatalogMetricUnit.SECONDS);
});

test.each([
  ['llm_d_epp_flow_control_queue_size', 'amount', false],
  ['llm_d_epp_flow_control_pool_saturation', 'level', false],
  ['llm_d_epp_request_ttft_seconds_bucket', 'counter', false],
  ['llm_d_epp_request_ttft_seconds', undefined, false],
  ['dynamo_frontend_requests_total', 'counter', false],
  ['vllm:num_requests_waiting', 'amount', true],
  ['vllm:kv_cache_usage_perc', 'level', true],
  ['QueueTime', 'level', true],
  ['http_requests_total', 'counter', true],
  ['model_infer_request_duration_sum', 'counter', true],
])('%s is %p, of each pod: %p', (name, is, ofPods) => {
  expect(meaningOf(name)).toMatchObject({ is, ofPods });
});

test('what nobody has means nothing', () => {
  expect(meaningOf('own_total')).toBeUndefined();
  expect(gatewayMetric('vllm:num_requests_waiting')).toBeUndefined();
});

const { equal, matches, notEqual } = LabelMatcher;

test.each<[string, LabelMatcher[], string | undefined]>([
  ['istio_requests_total', [equal('reporter', 'source')], 'Istio'],
  ['istio_requests_total', [matches('reporter', 'source|waypoint')], 'Istio'],
  ['istio_requests_total', [notEqual('reporter', 'destination')], 'Istio'],
  ['istio_requests_total', [matches('reporter', 'source|destination')], undefined],
  ['istio_requests_total', [equal('reporter', 'destination')], undefined],
  ['istio_requests_total', [], undefined],
  ['inference_extension_flow_control_queue_size', [], 'the endpoint picker of llm-d'],
  ['traefik_service_requests_total', [], 'Traefik'],
  ['envoy_cluster_upstream_rq_total', [], 'Envoy'],
  ['nginx_ingress_controller_requests', [], 'ingress-nginx'],
  ['nginx_connections_active', [], undefined],
  ['dynamo_frontend_requests_total', [], undefined],
])('%s %# is of %s', (metric, conditions, name) => {
  expect(gatewayOf(metric, conditions)?.name).toBe(name);
});
