import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ListeningServer } from './server-metrics';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { EVENTS, MILLISECONDS, REQUESTS, SECONDS, SHARE, TOKENS } = CatalogMetricUnit;

/** Every series is made with its engine, before the first request. */
const ALL = {
  bornLate: false,
  labels: ['model_name', 'engine'],
  // That of the engine V1, with which some release of 0.8 or 0.9 begins.
  labelsSince: { engine: '0.8' },
  source: 'vllm-project/vllm vllm/v1/metrics/loggers.py (005a810)',
};
/** Sources of what was renamed: both names from some release of 0.9 on, the old one hidden in 0.11. */
const RENAMED = { ...ALL, source: 'vllm-project/vllm pull requests 18354, 24245, 29330, issue 24110' };
/** What the engine V0 had, and V1 has not. */
const GONE = { bornLate: true, labels: ['model_name'], until: '0.10', source: 'vllm-project/vllm docs/design/metrics.md (0328b59)' };
/** What came with later versions; with which ones is not known of all. */
const NEW = { ...ALL, bornLate: true, source: 'vllm-project/vllm docs/usage/metrics v0.32.0, pull requests 27867, 49445, 55812' };
const HTTP = { bornLate: true, source: 'vllm-project/vllm vllm/entrypoints/serve/instrumentator/metrics.py (02a69ad), by trallnag/prometheus-fastapi-instrumentator 8 metrics.py (c1c1fb6)' };

const FIRST_TOKEN_BUCKETS = [
  0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640, 2560,
];
const TOKEN_BUCKETS = [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80];
const REQUEST_BUCKETS = [0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680];
const TRACED = { ...GONE, type: HISTOGRAM, unit: MILLISECONDS, needs: '--collect-detailed-traces' };
const REQUEST_TIME = { ...ALL, type: HISTOGRAM, unit: SECONDS, buckets: REQUEST_BUCKETS };
/** What an override is called, and the histograms that it is of. Source: vllm-project/vllm docs/usage/metrics.md of 2026-10, from about 0.31 on. */
const BUCKET_FAMILIES = [
  [
    'request_latency', 'e2e_request_latency_seconds', 'request_queue_time_seconds', 'request_inference_time_seconds', 'request_prefill_time_seconds',
    'request_decode_time_seconds',
  ],
  ['time_to_first_token', 'time_to_first_token_seconds'],
  ['inter_token_latency', 'inter_token_latency_seconds', 'request_time_per_output_token_seconds'],
  ['iteration_tokens', 'iteration_tokens_total'],
  ['request_tokens', 'request_prefill_kv_computed_tokens'],
];

export const VLLM: ListeningServer = {
  server: 'vLLM',
  endpoint: { port: 8000, path: '/metrics' },
  prefix: 'vllm:',
  bucketOptions: BUCKET_FAMILIES.map(([key, ...histograms]) => ({ option: '--custom-histogram-buckets', key, histograms: histograms.map((name) => `vllm:${name}`) })),
  limitOptions: [{ option: '--max-num-queued-reqs', of: 'requests' }, { option: '--max-num-queued-tokens', of: 'tokens' }],
  image: 'vllm/vllm-openai',
  // What HTTP requests it counts beside, it counts all the same.
  metricsSwitch: {
    off: '--disable-log-stats',
    programs: ['vllm serve', 'vllm.entrypoints.openai.api_server'],
    source: 'vllm-project/vllm vllm/v1/engine/async_llm.py, vllm/engine/arg_utils.py (0.11)',
  },
  isLlm: true,
  metrics: [
    { ...ALL, name: 'vllm:num_requests_running', type: GAUGE, unit: REQUESTS, meaning: 'requests that are being computed' },
    { ...ALL, name: 'vllm:num_requests_waiting', type: GAUGE, unit: REQUESTS, meaning: 'requests that wait to be computed' },
    {
      ...ALL,
      name: 'vllm:num_requests_waiting_by_reason',
      type: GAUGE,
      unit: REQUESTS,
      labels: [...ALL.labels, 'reason'],
      source: 'vllm-project/vllm docs/design/metrics.md (0328b59)',
      meaning: 'waiting requests by reason: capacity, or deferred',
    },
    {
      ...RENAMED,
      name: 'vllm:kv_cache_usage_perc',
      type: GAUGE,
      unit: SHARE,
      maximum: 1,
      since: '0.10',
      oldName: 'vllm:gpu_cache_usage_perc',
      meaning: 'share of the KV cache that is in use',
    },
    { ...RENAMED, name: 'vllm:gpu_cache_usage_perc', type: GAUGE, unit: SHARE, maximum: 1, until: '0.11', meaning: 'share of the KV cache that is in use' },
    { ...ALL, name: 'vllm:time_to_first_token_seconds', type: HISTOGRAM, unit: SECONDS, buckets: FIRST_TOKEN_BUCKETS, meaning: 'time to the first token' },
    {
      ...RENAMED,
      name: 'vllm:inter_token_latency_seconds',
      type: HISTOGRAM,
      unit: SECONDS,
      buckets: TOKEN_BUCKETS,
      since: '0.11',
      oldName: 'vllm:time_per_output_token_seconds',
      meaning: 'time between two outputs',
    },
    {
      ...RENAMED,
      name: 'vllm:time_per_output_token_seconds',
      type: HISTOGRAM,
      unit: SECONDS,
      buckets: TOKEN_BUCKETS,
      until: '0.12',
      meaning: 'time between two outputs',
    },
    {
      ...RENAMED,
      name: 'vllm:request_time_per_output_token_seconds',
      type: HISTOGRAM,
      unit: SECONDS,
      since: '0.11',
      meaning: 'mean time of a token of a request',
    },
    { ...REQUEST_TIME, name: 'vllm:e2e_request_latency_seconds', meaning: 'time from arrival to the last token' },
    { ...REQUEST_TIME, name: 'vllm:request_queue_time_seconds', meaning: 'time that a request waited' },
    { ...REQUEST_TIME, name: 'vllm:request_prefill_time_seconds', meaning: 'time that the prompt took' },
    { ...REQUEST_TIME, name: 'vllm:request_decode_time_seconds', meaning: 'time that the answer took' },
    { ...REQUEST_TIME, name: 'vllm:request_inference_time_seconds', meaning: 'time that a request was computed' },
    { ...ALL, name: 'vllm:prompt_tokens_total', type: COUNTER, unit: TOKENS, meaning: 'tokens of prompts' },
    { ...ALL, name: 'vllm:generation_tokens_total', type: COUNTER, unit: TOKENS, meaning: 'tokens of answers' },
    {
      ...ALL,
      name: 'vllm:request_success_total',
      type: COUNTER,
      unit: REQUESTS,
      labels: [...ALL.labels, 'finished_reason'],
      meaning: 'requests that were answered',
    },
    {
      ...NEW,
      name: 'vllm:prompt_tokens_by_source_total',
      type: COUNTER,
      unit: TOKENS,
      labels: [...ALL.labels, 'source'],
      meaning: 'tokens of prompts by where they came from: local_compute, local_cache_hit, or external_kv_transfer',
    },
    { ...NEW, name: 'vllm:external_prefix_cache_queries_total', type: COUNTER, unit: TOKENS, meaning: 'tokens looked for in the external prefix cache' },
    { ...NEW, name: 'vllm:external_prefix_cache_hits_total', type: COUNTER, unit: TOKENS, meaning: 'tokens found in the external prefix cache' },
    { ...NEW, name: 'vllm:request_prefill_kv_computed_tokens', type: HISTOGRAM, unit: TOKENS, meaning: 'tokens of a prompt that were not in a cache' },
    { ...NEW, name: 'vllm:iteration_tokens_total', type: HISTOGRAM, unit: TOKENS, meaning: 'tokens of a step of the engine' },
    {
      ...NEW,
      name: 'vllm:engine_sleep_state',
      type: GAUGE,
      unit: EVENTS,
      labels: [...ALL.labels, 'sleep_state'],
      meaning: 'whether the engine is in a state: awake, weights_offloaded, or discard_all',
    },
    {
      ...NEW,
      name: 'vllm:admission_rejections_total',
      type: COUNTER,
      unit: REQUESTS,
      labels: ['model_name', 'reason'],
      meaning: 'requests that were refused because too many wait',
    },
    { ...ALL, name: 'vllm:num_preemptions_total', type: COUNTER, unit: EVENTS, meaning: 'requests put back for lack of KV cache' },
    {
      ...RENAMED,
      name: 'vllm:prefix_cache_queries_total',
      type: COUNTER,
      unit: TOKENS,
      since: '0.10',
      oldName: 'vllm:gpu_prefix_cache_queries_total',
      meaning: 'tokens looked for in the prefix cache',
    },
    {
      ...RENAMED,
      name: 'vllm:prefix_cache_hits_total',
      type: COUNTER,
      unit: TOKENS,
      since: '0.10',
      oldName: 'vllm:gpu_prefix_cache_hits_total',
      meaning: 'tokens found in the prefix cache',
    },
    { ...RENAMED, name: 'vllm:gpu_prefix_cache_queries_total', type: COUNTER, unit: TOKENS, until: '0.11', meaning: 'tokens looked for in the prefix cache' },
    { ...RENAMED, name: 'vllm:gpu_prefix_cache_hits_total', type: COUNTER, unit: TOKENS, until: '0.11', meaning: 'tokens found in the prefix cache' },
    { ...RENAMED, name: 'vllm:num_requests_swapped', type: GAUGE, unit: REQUESTS, until: '0.10', meaning: 'requests moved to the memory of the CPU' },
    { ...RENAMED, name: 'vllm:cpu_cache_usage_perc', type: GAUGE, unit: SHARE, maximum: 1, until: '0.10', meaning: 'share of the CPU\'s KV cache in use' },
    { ...GONE, name: 'vllm:gpu_prefix_cache_hit_rate', type: GAUGE, unit: SHARE, maximum: 1, meaning: 'share of the prompts\' blocks found in the cache' },
    {
      ...GONE,
      name: 'vllm:cpu_prefix_cache_hit_rate',
      type: GAUGE,
      unit: SHARE,
      maximum: 1,
      meaning: 'share of the prompts\' blocks found in the cache of the CPU',
    },
    { ...GONE, name: 'vllm:time_in_queue_requests', type: HISTOGRAM, unit: SECONDS, meaning: 'time that a request waited' },
    { ...TRACED, name: 'vllm:model_forward_time_milliseconds', meaning: 'time of the forward pass' },
    { ...TRACED, name: 'vllm:model_execute_time_milliseconds', meaning: 'time of the model\'s execution' },
    {
      ...HTTP,
      name: 'http_requests_total',
      type: COUNTER,
      unit: REQUESTS,
      labels: ['handler', 'method', 'status'],
      meaning: 'HTTP requests without those of probes and scrapes (/health, /ping, /load, /version, /metrics)',
    },
    {
      ...HTTP,
      name: 'http_request_duration_seconds',
      type: HISTOGRAM,
      unit: SECONDS,
      labels: ['handler', 'method'],
      buckets: [0.1, 0.5, 1],
      meaning: 'time of HTTP requests without those of probes and scrapes, in three buckets',
    },
  ],
};
