import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ServerMetrics } from './server-metrics';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { BYTES, EVENTS, REQUESTS, SECONDS, SHARE, TOKENS } = CatalogMetricUnit;

const ALL = { bornLate: true, since: '0.9', source: 'llm-d/llm-d-router v0.10.0 pkg/epp/metrics/llm_d_router_metrics.go, docs/metrics.md' };
const REQUEST = { ...ALL, labels: ['model_name', 'target_model_name', 'fairness_id', 'priority'] };
const TIME = { ...REQUEST, type: HISTOGRAM, unit: SECONDS };
const COUNTED_TOKENS = { ...REQUEST, type: HISTOGRAM, unit: TOKENS };
const POOL = { ...ALL, type: GAUGE, labels: ['name'] };
/** Without the feature gate flowControl in its EndpointPickerConfig the endpoint picker writes none of them. */
const FLOW = { ...ALL, needs: 'featureGates: [flowControl]' };
const QUEUE = { ...FLOW, type: GAUGE, labels: ['fairness_id', 'priority', 'inference_pool', 'model_name', 'target_model_name'] };
const FULLNESS = { ...FLOW, type: GAUGE, unit: SHARE, maximum: 1, since: '0.11', labels: ['priority', 'inference_pool'] };
const IN_FLIGHT = {
  ...ALL,
  type: GAUGE,
  since: '0.10',
  needs: 'the plugin inflight-load-producer',
  labels: ['endpoint_name', 'namespace', 'producer_name', 'fairness_id', 'priority'],
};

/** The endpoint picker of llm-d and of the Gateway API inference extension: one process tells of all pods of a pool. */
export const LLM_D_EPP: ServerMetrics = {
  server: 'the endpoint picker of llm-d',
  endpoint: { port: 9090, path: '/metrics' },
  metrics: [
    { ...REQUEST, name: 'llm_d_epp_request_total', type: COUNTER, unit: REQUESTS, meaning: 'requests that were given a pod' },
    { ...REQUEST, name: 'llm_d_epp_request_error_total', type: COUNTER, unit: REQUESTS, labels: [...REQUEST.labels, 'error_code'], meaning: 'requests that failed' },
    { ...REQUEST, name: 'llm_d_epp_request_running', type: GAUGE, unit: REQUESTS, meaning: 'requests that are with a pod; those that wait for one are not in it' },
    { ...TIME, name: 'llm_d_epp_request_ttft_seconds', meaning: 'time to the first token' },
    { ...TIME, name: 'llm_d_epp_request_streaming_tpot_seconds', meaning: 'mean time of a token of a request' },
    { ...TIME, name: 'llm_d_epp_request_streaming_itl_seconds', meaning: 'time between two tokens' },
    { ...TIME, name: 'llm_d_epp_request_ntpot_seconds', meaning: 'time of a request over its tokens' },
    { ...TIME, name: 'llm_d_epp_request_duration_seconds', meaning: 'time from arrival to the last token' },
    { ...COUNTED_TOKENS, name: 'llm_d_epp_request_input_tokens', meaning: 'tokens of prompts' },
    { ...COUNTED_TOKENS, name: 'llm_d_epp_request_output_tokens', meaning: 'tokens of answers' },
    { ...COUNTED_TOKENS, name: 'llm_d_epp_request_cached_tokens', meaning: 'tokens that were in a cache' },
    { ...POOL, name: 'llm_d_epp_ready_endpoints', unit: EVENTS, bornLate: false, meaning: 'pods of the pool that tell how they are' },
    { ...QUEUE, name: 'llm_d_epp_flow_control_queue_size', unit: REQUESTS, meaning: 'requests that wait for a pod' },
    { ...QUEUE, name: 'llm_d_epp_flow_control_queue_bytes', unit: BYTES, meaning: 'bytes of the requests that wait for a pod' },
    {
      // Not cut off at 1. The label came after 0.10.
      ...FLOW,
      name: 'llm_d_epp_flow_control_pool_saturation',
      type: GAUGE,
      unit: SHARE,
      labels: ['inference_pool', 'stage'],
      labelsSince: { stage: '0.11' },
      meaning: 'how full the pool is; 1 for one without pods',
    },
    { ...FULLNESS, name: 'llm_d_epp_flow_control_capacity_utilization_requests', meaning: 'share of the queue that is taken, by requests' },
    { ...FULLNESS, name: 'llm_d_epp_flow_control_capacity_utilization_bytes', meaning: 'share of the queue that is taken, by bytes' },
    {
      ...FLOW,
      name: 'llm_d_epp_flow_control_requests_total',
      type: COUNTER,
      unit: REQUESTS,
      since: '0.10',
      labels: ['outcome', 'priority', 'inference_pool'],
      meaning: 'requests by what became of them',
    },
    // What the Gateway API inference extension up to 1.5 calls the queue and how full the pool is.
    { ...QUEUE, since: undefined, name: 'inference_extension_flow_control_queue_size', unit: REQUESTS, meaning: 'requests that wait for a pod' },
    {
      ...FLOW,
      since: undefined,
      name: 'inference_extension_flow_control_pool_saturation',
      type: GAUGE,
      unit: SHARE,
      labels: ['inference_pool'],
      meaning: 'how full the pool is; 1 for one without pods',
    },
    { ...IN_FLIGHT, name: 'llm_d_epp_inflight_requests', unit: REQUESTS, meaning: 'requests that were sent to a pod and are not seen to have ended' },
    { ...IN_FLIGHT, name: 'llm_d_epp_inflight_tokens', unit: TOKENS, meaning: 'tokens of those requests' },
  ],
};
