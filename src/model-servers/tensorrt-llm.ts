import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ListeningServer } from './server-metrics';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { REQUESTS, SECONDS, SHARE, TOKENS } = CatalogMetricUnit;

/** A setting without which nothing serves them. */
const RETURN_PERF_METRICS = 'return_perf_metrics';
const ALL = {
  bornLate: true,
  labels: ['model_name', 'engine_type'],
  needs: `${RETURN_PERF_METRICS}: true`,
  source: 'NVIDIA/TensorRT-LLM tensorrt_llm/metrics/collector.py (050f80de); ai-dynamo/aiperf docs/server-metrics/server-metrics-reference.md (6d492f96)',
};
/** What each iteration of the engine tells. */
const ITERATION = { ...ALL, type: GAUGE, needs: `${RETURN_PERF_METRICS}: true and enable_iter_perf_stats: true` };
const TIME = { ...ALL, type: HISTOGRAM, unit: SECONDS };
const REQUEST_BUCKETS = [0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680];
const FIRST_TOKEN_BUCKETS = [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640, 2560];
const TOKEN_BUCKETS = [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80];

export const TENSORRT_LLM: ListeningServer = {
  server: 'TensorRT-LLM',
  // At /metrics trtllm-serve has JSON, which it forgets once it is read. Source: NVIDIA/TensorRT-LLM docs, trtllm-serve.rst (0434755f).
  endpoint: { port: 8000, path: '/prometheus/metrics' },
  prefix: 'trtllm_',
  command: 'trtllm-serve',
  metricsSwitch: {
    on: RETURN_PERF_METRICS,
    files: ['--config', '--extra_llm_api_options'],
    programs: ['trtllm-serve'],
    isUnsure: true,
    source: 'NVIDIA/TensorRT-LLM docs, trtllm-serve.rst (0434755f); tensorrt_llm/serve/openai_server.py',
  },
  isLlm: true,
  metrics: [
    { ...ITERATION, name: 'trtllm_num_requests_running', unit: REQUESTS, meaning: 'requests that are being computed' },
    { ...ITERATION, name: 'trtllm_num_requests_waiting', unit: REQUESTS, meaning: 'requests that wait to be computed' },
    { ...ITERATION, name: 'trtllm_max_num_active_requests', unit: REQUESTS, meaning: 'requests that can be computed at once' },
    { ...ITERATION, name: 'trtllm_kv_cache_utilization', unit: SHARE, maximum: 1, meaning: 'share of the KV cache that is in use' },
    { ...ITERATION, name: 'trtllm_kv_cache_hit_rate', unit: SHARE, maximum: 1, meaning: 'share of the prompts\' blocks found in the cache' },
    {
      ...ALL,
      name: 'trtllm_request_success_total',
      type: COUNTER,
      unit: REQUESTS,
      labels: [...ALL.labels, 'finished_reason'],
      meaning: 'requests that were answered',
    },
    { ...ALL, name: 'trtllm_request_error_total', type: COUNTER, unit: REQUESTS, meaning: 'requests that failed' },
    { ...ALL, name: 'trtllm_prompt_tokens_total', type: COUNTER, unit: TOKENS, meaning: 'tokens of prompts' },
    { ...ALL, name: 'trtllm_generation_tokens_total', type: COUNTER, unit: TOKENS, meaning: 'tokens of answers' },
    { ...TIME, name: 'trtllm_e2e_request_latency_seconds', buckets: REQUEST_BUCKETS, meaning: 'time from arrival to the last token' },
    { ...TIME, name: 'trtllm_request_queue_time_seconds', buckets: REQUEST_BUCKETS, meaning: 'time that a request waited' },
    { ...TIME, name: 'trtllm_time_to_first_token_seconds', buckets: FIRST_TOKEN_BUCKETS, meaning: 'time to the first token' },
    { ...TIME, name: 'trtllm_time_per_output_token_seconds', buckets: TOKEN_BUCKETS, meaning: 'time between two tokens' },
  ],
};
