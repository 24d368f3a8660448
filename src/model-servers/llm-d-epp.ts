import { CatalogMetric, CatalogMetricType, CatalogMetricUnit, MetricAtZero } from './catalog-metric';
import { ServerMetrics } from './server-metrics';
import { EPP_METRICS_TARGET, FLOW_CONTROL_GATE, INFLIGHT_PLUGIN, neededPlugin, PREDICTED_PLUGIN, STAGE } from '../platforms/llm-d/names';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { BYTES, EVENTS, REQUESTS, SECONDS, SHARE, TOKENS } = CatalogMetricUnit;
const { ABSENT, ALIVE, FROZEN, ONE, ZERO } = MetricAtZero;

const SOURCE = 'llm-d/llm-d-router v0.10.0 pkg/epp/metrics/llm_d_router_metrics.go, docs/metrics.md';
const ALL = { bornLate: true, since: '0.9', source: SOURCE };
/** Counted once a request was given a pod: those that wait for one are in none of them. */
const REQUEST = { ...ALL, atZero: ABSENT, labels: ['model_name', 'target_model_name', 'fairness_id', 'priority'] };
const TIME = { ...REQUEST, type: HISTOGRAM, unit: SECONDS };
const COUNTED_TOKENS = { ...REQUEST, type: HISTOGRAM, unit: TOKENS };
const PREDICTED = { ...REQUEST, needs: neededPlugin(PREDICTED_PLUGIN) };
const POOL = { ...ALL, type: GAUGE, labels: ['name'] };
/** Averages over the pods that were seen last: a pool without pods is not looked at. Source: the same, pkg/epp/datalayer/logger/logger.go. */
const AVERAGE = { ...POOL, atZero: FROZEN, isMean: true };
const SPREAD = { ...AVERAGE, since: '0.10' };
/** Without the feature gate flowControl in its EndpointPickerConfig the endpoint picker writes none of them. */
const FLOW = { ...ALL, needs: FLOW_CONTROL_GATE };
const QUEUE = { ...FLOW, type: GAUGE, atZero: ALIVE, labels: ['fairness_id', 'priority', 'inference_pool', 'model_name', 'target_model_name'] };
const FULLNESS = { ...FLOW, type: GAUGE, unit: SHARE, maximum: 1, atZero: ALIVE, since: '0.11', labels: ['priority', 'inference_pool'] };
/** Not cut off at 1. */
const SATURATION = { ...FLOW, type: GAUGE, unit: SHARE, atZero: ONE, meaning: 'how full the pool is; 1 for one without pods' };
/** Up to 0.10 those of a pod that is gone stay, at their last value (llm-d-router#2529). */
const IN_FLIGHT = {
  ...ALL,
  type: GAUGE,
  atZero: ABSENT,
  since: '0.10',
  needs: neededPlugin(INFLIGHT_PLUGIN),
  labels: ['endpoint_name', 'namespace', 'producer_name', 'fairness_id', 'priority'],
};
/** Names of the Gateway API inference extension up to 1.5, which routers 0.9 and 0.10 export beside their own. Source: llm-d-router#2675, #2826. */
const FORMER = { ...ALL, since: undefined, until: '0.11' };

const REQUESTS_AND_TIMES: CatalogMetric[] = [
  { ...REQUEST, name: 'llm_d_epp_request_total', oldName: 'inference_objective_request_total', type: COUNTER, unit: REQUESTS, meaning: 'requests that were given a pod' },
  { ...REQUEST, name: 'llm_d_epp_request_error_total', type: COUNTER, unit: REQUESTS, labels: [...REQUEST.labels, 'error_code'], meaning: 'requests that failed' },
  {
    ...REQUEST, name: 'llm_d_epp_request_running', oldName: 'inference_objective_running_requests', type: GAUGE, unit: REQUESTS, atZero: ZERO, meaning: 'requests that are with a pod; those that wait for one are not in it',
  },
  { ...TIME, name: 'llm_d_epp_request_ttft_seconds', meaning: 'time to the first token' },
  { ...TIME, name: 'llm_d_epp_request_streaming_tpot_seconds', meaning: 'mean time of a token of a request' },
  { ...TIME, name: 'llm_d_epp_request_streaming_itl_seconds', meaning: 'time between two tokens' },
  { ...TIME, name: 'llm_d_epp_request_ntpot_seconds', meaning: 'time of a request over its tokens' },
  { ...TIME, name: 'llm_d_epp_request_duration_seconds', meaning: 'time from arrival to the last token' },
  { ...COUNTED_TOKENS, name: 'llm_d_epp_request_input_tokens', meaning: 'tokens of prompts' },
  { ...COUNTED_TOKENS, name: 'llm_d_epp_request_output_tokens', meaning: 'tokens of answers' },
  { ...COUNTED_TOKENS, name: 'llm_d_epp_request_cached_tokens', meaning: 'tokens that were in a cache' },
  { ...PREDICTED, name: 'llm_d_epp_request_predicted_ttft_seconds', type: HISTOGRAM, unit: SECONDS, meaning: 'predicted time to the first token' },
  { ...PREDICTED, name: 'llm_d_epp_request_predicted_tpot_seconds', type: HISTOGRAM, unit: SECONDS, meaning: 'predicted time of a token' },
  { ...PREDICTED, name: 'llm_d_epp_request_slo_violation_total', type: COUNTER, unit: REQUESTS, meaning: 'requests that took longer than they were to' },
];

const PODS: CatalogMetric[] = [
  { ...POOL, name: 'llm_d_epp_ready_endpoints', oldName: 'inference_pool_ready_pods', unit: EVENTS, bornLate: false, atZero: ZERO, meaning: 'pods of the pool that tell how they are' },
  { ...AVERAGE, name: 'llm_d_epp_average_queue_size', oldName: 'inference_pool_average_queue_size', unit: REQUESTS, meaning: 'mean over the pods of the requests that wait in one' },
  { ...AVERAGE, name: 'llm_d_epp_average_running_requests', unit: REQUESTS, meaning: 'mean over the pods of the requests that one computes' },
  { ...AVERAGE, name: 'llm_d_epp_average_kv_cache_utilization', oldName: 'inference_pool_average_kv_cache_utilization', unit: SHARE, maximum: 1, meaning: 'mean over the pods of the share of the KV cache that is taken' },
  { ...SPREAD, name: 'llm_d_epp_std_dev_queue_size', unit: REQUESTS, meaning: 'spread over the pods of the requests that wait in one' },
  { ...SPREAD, name: 'llm_d_epp_std_dev_running_requests', unit: REQUESTS, meaning: 'spread over the pods of the requests that one computes' },
  { ...SPREAD, name: 'llm_d_epp_std_dev_kv_cache_utilization', unit: SHARE, maximum: 1, meaning: 'spread over the pods of the share of the KV cache that is taken' },
  {
    ...POOL, name: 'llm_d_epp_per_endpoint_queue_size', oldName: 'inference_pool_per_pod_queue_size', unit: REQUESTS, atZero: ABSENT, labels: ['name', 'model_server_endpoint'], meaning: 'requests that wait in one pod',
  },
  { ...IN_FLIGHT, name: 'llm_d_epp_inflight_requests', unit: REQUESTS, meaning: 'requests that were sent to a pod and are not seen to have ended' },
  { ...IN_FLIGHT, name: 'llm_d_epp_inflight_tokens', unit: TOKENS, meaning: 'tokens of prompts that were sent to a pod, were not cached, and are not computed yet' },
];

const FLOW_CONTROL: CatalogMetric[] = [
  { ...QUEUE, name: 'llm_d_epp_flow_control_queue_size', oldName: 'inference_extension_flow_control_queue_size', unit: REQUESTS, meaning: 'requests that wait for a pod' },
  { ...QUEUE, name: 'llm_d_epp_flow_control_queue_bytes', unit: BYTES, meaning: 'bytes of the requests that wait for a pod' },
  // The label came after 0.10.
  { ...SATURATION, name: 'llm_d_epp_flow_control_pool_saturation', oldName: 'inference_extension_flow_control_pool_saturation', labels: ['inference_pool', STAGE], labelsSince: { [STAGE]: '0.11' } },
  { ...FULLNESS, name: 'llm_d_epp_flow_control_capacity_utilization_requests', meaning: 'share of the queue that is taken, by requests' },
  { ...FULLNESS, name: 'llm_d_epp_flow_control_capacity_utilization_bytes', meaning: 'share of the queue that is taken, by bytes' },
  {
    ...FLOW,
    name: 'llm_d_epp_flow_control_requests_total',
    type: COUNTER,
    unit: REQUESTS,
    atZero: ALIVE,
    since: '0.10',
    labels: ['outcome', 'priority', 'inference_pool'],
    meaning: 'requests by what became of them',
  },
  {
    ...FLOW,
    name: 'llm_d_epp_flow_control_request_queue_duration_seconds',
    type: HISTOGRAM,
    unit: SECONDS,
    atZero: ALIVE,
    labels: ['outcome', 'priority', 'inference_pool'],
    meaning: 'time that requests waited for a pod',
  },
];

const FORMER_NAMES: CatalogMetric[] = [
  { ...REQUEST, ...FORMER, name: 'inference_objective_request_total', type: COUNTER, unit: REQUESTS, meaning: 'requests that were given a pod' },
  { ...REQUEST, ...FORMER, name: 'inference_objective_running_requests', type: GAUGE, unit: REQUESTS, atZero: ZERO, labels: ['model_name'], meaning: 'requests that are with a pod' },
  { ...POOL, ...FORMER, name: 'inference_pool_ready_pods', unit: EVENTS, atZero: ZERO, meaning: 'pods of the pool that tell how they are' },
  { ...AVERAGE, ...FORMER, name: 'inference_pool_average_queue_size', unit: REQUESTS, meaning: 'mean over the pods of the requests that wait in one' },
  { ...AVERAGE, ...FORMER, name: 'inference_pool_average_kv_cache_utilization', unit: SHARE, maximum: 1, meaning: 'mean over the pods of the share of the KV cache that is taken' },
  {
    ...POOL, ...FORMER, name: 'inference_pool_per_pod_queue_size', unit: REQUESTS, atZero: ABSENT, labels: ['name', 'model_server_pod'], meaning: 'requests that wait in one pod',
  },
  // Whether 0.11 still has it beside its own is told in two ways upstream (llm-d-router#2826, docs/metrics.md).
  { ...QUEUE, since: undefined, name: 'inference_extension_flow_control_queue_size', unit: REQUESTS, meaning: 'requests that wait for a pod' },
  { ...SATURATION, ...FORMER, name: 'inference_extension_flow_control_pool_saturation', labels: ['inference_pool'] },
];

/** The endpoint picker of llm-d and of the Gateway API inference extension: one process tells of all pods of a pool. */
export const LLM_D_EPP: ServerMetrics = {
  server: 'the endpoint picker of llm-d',
  endpoint: { port: EPP_METRICS_TARGET, path: '/metrics' },
  metrics: [
    ...REQUESTS_AND_TIMES, ...PODS, ...FLOW_CONTROL,
    { ...ALL, name: 'llm_d_epp_info', type: GAUGE, unit: EVENTS, bornLate: false, atZero: ZERO, labels: ['commit', 'build_ref'], meaning: '1 while the endpoint picker runs' },
    ...FORMER_NAMES,
  ],
};
