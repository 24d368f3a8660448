import { Duration } from 'cdk8s';
import {
  AdapterTrigger, Autoscaler, ExternalAdapterRule, KedaFallbackBehavior, KedaFormula, KedaTrigger, LabelMatcher, LatencyTrigger, MetricType, Monitor,
  Prometheus, PrometheusAdapter, PrometheusLevelOptions, PrometheusTotalOptions, PrometheusTrigger, QueryDialect, RequestRateTrigger, Trigger,
} from '../../../src';
import { messageOf } from '../../support/captured';
import { manifest, ModelOptions, newChart, newModel, PROMETHEUS } from '../../support/synth';

type Make = () => unknown;

const ADDRESS = 'http://p.m.svc:9090';
const GATEWAY = 'the gateway exports it';
const LATENCY = 'histogram_quantile(0.95, sum by (le) (rate(vllm:e2e_request_latency_seconds_bucket{service="model"}[2m])))';
const MEAN = 'sum(rate(work_seconds_sum[2m])) / sum(rate(work_seconds_count[2m]))';
/** How many pods are alive, as Envoy tells. */
const HEALTHY = 'max(envoy_cluster_membership_healthy)';

/** A model whose monitor gives its series namespace="ml" and service="model". */
const scaled = (triggers: Trigger[], options: ModelOptions = {}): Make => () => {
  const chart = newChart();
  newModel({ server: { metrics: { port: 8000 } }, triggers, ...options }, chart);
  return manifest(chart, 'ScaledObject').spec.triggers;
};
const external: ModelOptions = { server: { monitor: Monitor.external('the platform team') } };
const at = (options = {}): ModelOptions => ({ prometheus: Prometheus.fromAddress(ADDRESS, { scrapeInterval: Duration.seconds(30), ...options }) });

const total = (query: string, options: Partial<PrometheusTotalOptions> = {}, model?: ModelOptions): Make =>
  scaled([PrometheusTrigger.total({ query, perReplica: 5, ...options })], model);
const level = (query: string, options: Partial<PrometheusLevelOptions> = {}, model?: ModelOptions): Make =>
  scaled([PrometheusTrigger.level({ query, target: 0.5, ...options })], model);
const keda = (query: string, metadata = {}, metricType?: MetricType, model?: ModelOptions): Make =>
  scaled([new KedaTrigger({ type: 'prometheus', metricType, metadata: { serverAddress: ADDRESS, query, threshold: '0.5', ...metadata } })], model);
const hpa = (trigger: Trigger): Make => () => {
  const chart = newChart();
  newModel({
    server: { metrics: { port: 8000 } },
    triggers: [trigger],
    autoscaler: Autoscaler.hpa({ adapter: new PrometheusAdapter(chart, 'adapter', { release: 'm', prometheus: PROMETHEUS }) }),
  }, chart);
  return manifest(chart, 'HorizontalPodAutoscaler').spec.metrics;
};
const formula = (query: string, behavior?: KedaFallbackBehavior): Make => scaled([PrometheusTrigger.total({ name: 'a', query, perReplica: 5 })], {
  autoscaler: Autoscaler.keda({
    formula: KedaFormula.total({ expression: behavior === undefined ? 'a' : 'a ?? 0', perReplica: 1 }),
    fallback: behavior && { failureThreshold: 3, replicas: 2, behavior },
  }),
});
const rate = (counter: string, matchers?: LabelMatcher[], model?: ModelOptions): Make =>
  scaled([new RequestRateTrigger({ counter, requestsPerSecondPerReplica: 5, matchers, ignoreNullValues: true })], model);
const sleeping = (query: string, availableAtZero = GATEWAY, model: ModelOptions = {}): Make =>
  total(query, { availableAtZero, ignoreNullValues: true }, { minReplicas: 0, ...model });

/** What is wrong, by what refuses it. */
const REFUSED: [string, Make][] = [
  // NaN while idle
  ['a bare quantile', level(LATENCY)],
  ['a bare mean', level(MEAN)],
  ['a bare mean, with an `or` that cannot help', level(`${MEAN} or vector(0)`)],
  ['a bare quantile by irate, of a bucket less', level('max(histogram_quantile(0.9, sum by (le) (irate(x_bucket{a="b",le!="+Inf"}[5m]))))')],
  ['the inverse of a rate', level('1 / sum(rate(requests_total[2m]))')],
  ['a logarithm of a rate in KEDA\'s words', keda('ln(sum(rate(requests_total[2m])))', { ignoreNullValues: 'false' }, MetricType.VALUE)],
  ['a bare quantile in KEDA\'s words', keda(LATENCY, { ignoreNullValues: 'false' }, MetricType.VALUE)],
  ['a bare quantile in a formula that knows no nil', formula(LATENCY)],
  // Totals and levels
  ['the saturation of a pool as a total', total('max(llm_d_epp_flow_control_pool_saturation{inference_pool="pool"})', { perReplica: 0.7 })],
  ['the sum of the saturation of a pool as a total', total('sum(llm_d_epp_flow_control_pool_saturation)', { perReplica: 0.7 })],
  ['the KV cache of one pod as a total', total('max(vllm:kv_cache_usage_perc)', { perReplica: 0.7 })],
  ['an average as a total', total('avg(vllm:num_requests_waiting)')],
  ['a sum of rates as a level', level('sum(rate(requests_total[2m]))')],
  ['a scaled sum of rates as a level, for an HPA', hpa(PrometheusTrigger.level({ name: 'rps', query: '60 * sum(rate(requests_total[2m]))', target: 5 }))],
  ['a sum of waiting and running requests as a level', level('sum(vllm:num_requests_waiting) + sum(vllm:num_requests_running)')],
  ['a sum of requests that a gateway holds as a level', level('sum(llm_d_epp_flow_control_queue_size) or vector(0)')],
  ['a sum of shares as a level', level('sum(vllm:kv_cache_usage_perc)')],
  ['a sum of rates as a level in KEDA\'s words', keda('sum(rate(requests_total[2m]))', {}, MetricType.VALUE)],
  // What the catalogue knows
  ['a counter as it is', total('sum(vllm:request_success_total)')],
  ['a counter as it is, in KEDA\'s words', keda('max(nv_inference_request_success{namespace="ml"}) / 2')],
  ['a counter of a gateway as it is', total('sum(llm_d_epp_request_total) or vector(0)')],
  ['a rate of a gauge', total('sum(rate(vllm:num_requests_waiting[2m]))')],
  ['a growth of a share', level('max(increase(vllm:kv_cache_usage_perc[2m] offset 1m))')],
  ['a difference of a counter', total('sum(delta(dynamo_frontend_requests_total{model="m"}[5m])) > bool 0')],
  ['a last difference of a counter', total('sum(idelta(nv_inference_queue_duration_us[5m]))')],
  ['a quantile whose buckets are summed up', total('histogram_quantile(0.95, sum(rate(x_bucket[2m])))')],
  ['a quantile by pod alone', total('max(histogram_quantile(0.95, 2 * sum by (pod) (rate(x_bucket[2m]))))')],
  ['a quantile without le', total('max(histogram_quantile(0.95, sum without (le, pod) (rate(x_bucket[2m]))))')],
  ['a quantile of a counter', level('histogram_quantile(0.95, sum by (le) (rate(vllm:request_success_total[2m])))')],
  ['a quantile of the count of a histogram', level('histogram_quantile(0.95, sum by (le) (rate(vllm:time_to_first_token_seconds_count[2m])))')],
  ['a quantile since the start', level('histogram_quantile(0.95, sum by (le) (vllm:time_to_first_token_seconds_bucket)) >= 0')],
  ['a share in percent', level('avg(vllm:kv_cache_usage_perc)', { target: 70 })],
  ['a share that is never above its largest', level('(max(nv_gpu_utilization) >= 0) or vector(0)', { target: 1 })],
  ['a share made percent, above 100', level('100 * avg(avg_over_time(sglang:token_usage[1m]))', { target: 120 })],
  ['a sum of shares in percent', total('sum(nv_gpu_utilization)', { perReplica: 70 })],
  ['a sum of the shares of pods', total('sum(max by (pod) (vllm:kv_cache_usage_perc))', { perReplica: 1.5 })],
  ['a share in percent, in KEDA\'s words', keda('avg(vllm:kv_cache_usage_perc)', { threshold: '70' }, MetricType.VALUE)],
  ['a rate of a sum', total('sum(rate(sum(vllm:request_success_total)[5m:1m]))')],
  ['a slope of a counter', total('sum(deriv(vllm:prompt_tokens_total[5m]))')],
  ['a quantile in percent', level('histogram_quantile(95, sum by (le) (rate(x_bucket[2m]))) >= 0')],
  ['a quantile of pods in percent', level('quantile(99.9, queue_length)')],
  ['a negative quantile over time', keda('max(quantile_over_time(-0.5, queue_length[5m]))')],
  // What the monitor knows
  ['a name with another separator', total('sum(vllm_num_requests_waiting{service="model"})')],
  ['a counter without its end', total('sum(rate(vllm:request_success{namespace="ml"}[2m]))')],
  ['a label that the metric does not have', total('sum(vllm:num_requests_waiting{model="llama"})')],
  ['a label of another server', total('sum(nv_inference_pending_request_count{model_name=~"llama.+"})')],
  ['a Service with a letter too few', total('sum(rate(requests_total{namespace="ml",service="modl"}[2m]))')],
  ['a job with a letter too few, of what is scraped through a Service', total('sum(rate(requests_total{namespace="ml",job="modl"}[2m]))')],
  // Zero
  ['the model\'s own metric at zero', sleeping('sum(vllm:num_requests_waiting)')],
  ['the model\'s own metric at zero, selected by its labels', sleeping('sum(rate(http_requests_total{namespace="ml",service="model"}[2m]))')],
  ['a gateway\'s metric over the model\'s own', sleeping(`sum(rate(envoy_cluster_upstream_rq_time_sum[1m])) / 1e3
    * scalar(clamp_min(${HEALTHY}, 1)) / clamp_min(clamp_min(sum(rate(nv_inference_request_duration_us{release="sonic"}[1m])) / 1e6, scalar(${HEALTHY})), 1)`)],
  ['the model\'s own metric at zero, whoever scrapes it', sleeping('sum(tgi_queue_size) + sum(gateway_queue)', GATEWAY, external)],
  ['the model\'s own metric at zero, although it never sleeps', total('sum(vllm:num_requests_waiting)', { availableAtZero: GATEWAY })],
  ['a metric in KEDA\'s words alone with minReplicas 0', keda('sum(vllm:num_requests_waiting)', {}, undefined, { minReplicas: 0 })],
  ['a metric in KEDA\'s words that is an error at zero', scaled([
    new KedaTrigger({ type: 'prometheus', metadata: { serverAddress: ADDRESS, query: 'sum(vllm:num_requests_waiting)', threshold: '5', ignoreNullValues: 'false' } }),
    PrometheusTrigger.total({ query: 'sum(gateway_queue)', perReplica: 5, availableAtZero: GATEWAY }),
  ], { minReplicas: 0 })],
  // Windows
  ['a rate over one step', total('sum(rate(sum(requests_total)[1m:1m]))', {}, { prometheus: Prometheus.fromAddress(ADDRESS) })],
  ['a difference over less than two steps', total('max(deriv(sum(queue)[90s:1m] offset 5m))')],
  ['a rate with an offset over one scrape', total('sum(rate(requests_total[30s] offset 5m))')],
  ['a rate over one scrape in KEDA\'s words', keda('sum(rate(requests_total[30s]))', {}, undefined, at())],
  // Versions and dialects
  ['a bucket by a whole number', total('sum(rate(x_bucket{le="1"}[2m]))')],
  ['buckets by whole numbers', total('sum(rate(x_bucket{le=~"1|10"}[2m]))')],
  ['holt_winters in Prometheus 3', total('sum(holt_winters(x[5m], 0.5, 0.5))', {}, at({ prometheusVersion: '3.5' }))],
  ['double_exponential_smoothing in Prometheus 2', total('sum(double_exponential_smoothing(x[5m], 0.5, 0.5))', {}, at({ prometheusVersion: '2.55.1' }))],
  ['a computed duration before 3.14', total('sum(rate(x[1m * 2]))', {}, at({ prometheusVersion: 'v3.13' }))],
  ['a name in quotes in Prometheus 2', total('sum({"my.metric"})', {}, at({ prometheusVersion: '2.x' }))],
  ['a version that is none', total('sum(x)', {}, at({ prometheusVersion: '4.0' }))],
  ['MetricsQL that is not stated', total('sum(rate(x) keep_metric_names)')],
  ['several series in MetricsQL', total('rate(x[1m])', {}, at({ dialect: QueryDialect.METRICS_QL }))],
  // Metrics of gateways in derived triggers
  ['requests that Istio counts at their source', rate('istio_requests_total', [LabelMatcher.equal('reporter', 'source')])],
  ['requests of ingress-nginx', rate('nginx_ingress_controller_requests')],
  ['requests of Traefik', rate('traefik_service_requests_total')],
  ['requests of the endpoint picker', rate('llm_d_epp_request_total')],
  ['requests of Envoy, for an HPA', hpa(new RequestRateTrigger({ counter: 'envoy_cluster_upstream_rq_total', requestsPerSecondPerReplica: 5 }))],
  ['a latency of Istio at the source', scaled([new LatencyTrigger({
    histogram: 'istio_request_duration_milliseconds', quantile: 0.9, target: Duration.millis(80), matchers: [LabelMatcher.matches('reporter', 'source|waypoint')],
  })])],
];

test.each(REFUSED)('refused: %s', (_title, make) => {
  expect(messageOf(make)).toMatchSnapshot();
});

/** What looks like it, and is right. */
const TAKEN: [string, Make][] = [
  ['a guarded quantile', level(`(${LATENCY} >= 0) or 0 * sum(rate(vllm:e2e_request_latency_seconds_count{service="model"}[2m]))`)],
  ['a quantile that is 0 where it is NaN', level(LATENCY, { ignoreNullValues: true })],
  ['a quantile that KEDA reads as 0', keda(LATENCY, {}, MetricType.VALUE)],
  ['a mean over what is never 0', level('sum(rate(a_sum[2m])) / clamp_min(sum(rate(a_count[2m])), 1)')],
  ['a mean over what is dropped at 0', level('sum(rate(a_sum[2m])) / (sum(rate(a_count[2m])) > 0)')],
  ['a quantile in a formula that makes nil of it', formula(LATENCY, KedaFallbackBehavior.SCALING_MODIFIERS)],
  ['a level in a formula, which compares its result alone', formula('max(vllm:kv_cache_usage_perc)')],
  ['the saturation of a pool as a level', level('max(llm_d_epp_flow_control_pool_saturation)')],
  ['shares summed up per pod as a total', total('sum(max by (pod) (vllm:kv_cache_usage_perc))', { perReplica: 0.8 })],
  ['a sum of eight GPUs of a pod', total('sum(nv_gpu_utilization)', { perReplica: 6 })],
  ['a sum of something as a level', level('sum(queue_length)')],
  ['requests by pods as a level', level('sum(rate(requests_total[2m])) / count(up == 1)')],
  ['a deepest queue as a total', total('max(queue_length)')],
  ['a mean queue as a level', level('avg(vllm:num_requests_waiting)', { target: 5 })],
  ['a share made percent', level('100 * avg(vllm:kv_cache_usage_perc)', { target: 70 })],
  ['a counter that nobody knows', total('sum(requests_total)')],
  ['what a counter grew by', total('sum(vllm:request_success_total) - sum(vllm:request_success_total offset 5m)')],
  ['how many there are of a counter', total('count(vllm:request_success_total)')],
  ['a guard by a counter', total('sum(queue) or 0 * sum(vllm:request_success_total)')],
  ['a difference of a gauge', total('sum(delta(vllm:num_requests_waiting[5m]))')],
  ['a quantile of a native histogram', level('histogram_quantile(0.95, sum(rate(work_seconds[2m]))) >= 0')],
  ['a quantile by le and Service', level('max(histogram_quantile(0.95, sum by (le, service) (rate(x_bucket[2m])))) >= 0')],
  ['a quantile of rates that a rule records', level('histogram_quantile(0.95, sum by (le) (job:x_bucket:rate2m)) >= 0')],
  ['a bucket by a fraction', total('sum(rate(x_bucket{le=~"1\\\\.0|2.5"}[2m]))')],
  ['a bucket by a whole number in Prometheus 2', total('sum(rate(x_bucket{le="1"}[2m]))', {}, at({ prometheusVersion: '2.x' }))],
  ['holt_winters where no version is stated', total('sum(holt_winters(x[5m], 0.5, 0.5))')],
  ['holt_winters in Prometheus 2', total('sum(holt_winters(x[5m], 0.5, 0.5))', {}, at({ prometheusVersion: '2.55' }))],
  ['a computed duration', total('sum(rate(x[1m * 2]))', {}, at({ prometheusVersion: '3.14' }))],
  ['a rate without a range in MetricsQL', total('sum(rate(x))', {}, at({ dialect: QueryDialect.METRICS_QL }))],
  ['a default in MetricsQL', total('sum(x) default 0', {}, at({ dialect: QueryDialect.METRICS_QL }))],
  ['a last value in MetricsQL, in KEDA\'s words', keda('sum(keep_last_value(x))', {}, undefined, at({ dialect: QueryDialect.METRICS_QL }))],
  ['a short window in MetricsQL', total('sum(rate(x[5s]))', {}, at({ dialect: QueryDialect.METRICS_QL }))],
  ['a bucket by a whole number in MetricsQL', total('sum(rate(x_bucket{le="1"}[2m]))', {}, at({ dialect: QueryDialect.METRICS_QL }))],
  ['a job of a like name, of what is scraped from the pods', total('sum(rate(requests_total{namespace="ml",job="modl"}[2m]))', {}, { server: { metrics: { port: 8000 }, monitor: Monitor.pod() } })],
  ['the quantiles 0 and 1', level('quantile(1, queue_length) - quantile(0, queue_length)')],
  ['a share of an adapter in a formula', scaled([AdapterTrigger.total({
    name: 'a', perReplica: 1, rule: new ExternalAdapterRule({ seriesQuery: 'vllm:kv_cache_usage_perc', metricName: 'kv', namespaced: false, metricsQuery: 'max(<<.Series>>)' }),
  })], { autoscaler: Autoscaler.keda({ formula: KedaFormula.level({ expression: 'a', target: 0.7 }) }) })],
  ['another namespace of a like name', total('sum(rate(x[2m])) + sum(rate(gateway_errors{namespace="mlx"}[2m]))')],
  ['two steps', total('sum(rate(sum(x)[2m:1m]))')],
  ['steps that the server chooses', total('sum(rate(sum(x)[1m:]))')],
  ['a metric of a version that nobody states', level('avg(vllm:gpu_cache_usage_perc)')],
  ['a metric that is like that of another process', total('sum(vllm_num_requests_waiting)', {}, external)],
  ['a metric that is not in the catalogue', total('sum(nv_cpu_memory_used_bytes)')],
  ['a label that something attaches', total('sum(vllm:num_requests_waiting{cluster="a",job="ml/model",exported_namespace="x"})')],
  ['a label that must be absent', total('sum(vllm:num_requests_waiting{model=""})')],
  ['another model of a like name', total('sum(vllm:num_requests_waiting{service="model-b"})')],
  ['a Service of a like name, of which it is said whose it is', total('sum(x{service="modl"})', { availableAtZero: GATEWAY })],
  ['a metric of other pods at zero', sleeping('sum(vllm:num_requests_waiting{service="prefill"})')],
  ['a metric of pods that are named', sleeping('sum(vllm:num_requests_waiting{pod=~"prefill-.*"})', 'the prefill pods', external)],
  ['a gateway\'s metric, or the model\'s own', sleeping('sum(gateway_queue) or sum(vllm:num_requests_waiting)')],
  ['a gateway\'s metric unless the model\'s own is high', sleeping('sum(gateway_queue) unless sum(vllm:num_requests_waiting) > 5')],
  ['a gateway of FastAPI', sleeping('sum(rate(http_requests_total[2m]))')],
  ['a gateway\'s metric in KEDA\'s words alone with minReplicas 0', keda('sum(gateway_queue)', {}, undefined, { minReplicas: 0 })],
  ['a metric of the endpoint picker at zero', sleeping('sum(llm_d_epp_flow_control_queue_size{inference_pool="pool"}) or vector(0)')],
  ['requests that Istio counts at their destination', rate('istio_requests_total', [LabelMatcher.equal('reporter', 'destination')])],
  ['requests of a gateway that somebody else scrapes', rate('nginx_ingress_controller_requests', [], {
    server: { monitor: Monitor.external('the platform team', { labels: { exported_service: 'model' } }) },
  })],
];

test.each(TAKEN)('taken: %s', (_title, make) => {
  expect(make()).toBeDefined();
});
