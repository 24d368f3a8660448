import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ServerMetrics } from './server-metrics';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { REQUESTS, SECONDS, SHARE, TOKENS, TOKENS_PER_SECOND } = CatalogMetricUnit;

/** Without it nothing is mounted at /metrics. */
const ENABLE_METRICS = '--enable-metrics';
const ALL = {
  bornLate: true,
  needs: ENABLE_METRICS,
  source: 'sgl-project/sglang python/sglang/srt/observability/metrics_collector.py (44cedc2), scheduler_metrics_mixin.py (00eef54)',
};
/** Rank 0 of the attention's tensor parallelism reports alone, unless --enable-metrics-for-all-schedulers is set. */
const SCHEDULER = {
  ...ALL, type: GAUGE, labels: ['model_name', 'engine_type', 'tp_rank', 'pp_rank', 'moe_ep_rank', 'dp_rank', 'priority'],
};
/** Seen in about 0.5.20; with which version each came is not known. */
const NEW = { ...SCHEDULER, source: 'sgl-project/sglang python/sglang/srt/observability/metrics_collector.py (0.5.20)' };
const REQUEST = { ...ALL, labels: ['model_name', 'engine_type'] };
/** Buckets unless options of the server say others. Source: ai-dynamo/aiperf docs/server-metrics/server-metrics-reference.md (6d492f96). */
const TIME = { ...REQUEST, type: HISTOGRAM, unit: SECONDS };
const FIRST_TOKEN_BUCKETS = [0.1, 0.2, 0.4, 0.6, 0.8, 1, 2, 4, 6, 8, 10, 20, 40, 60, 80, 100, 200, 400];
const TOKEN_BUCKETS = [
  0.002, 0.004, 0.006, 0.008, 0.01, 0.015, 0.02, 0.025, 0.03, 0.035, 0.04, 0.06, 0.08, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 2, 4, 6, 8,
];
const REQUEST_BUCKETS = [...FIRST_TOKEN_BUCKETS, 600, 1200, 1800, 2400];
const QUEUE_BUCKETS = [
  0.001, 0.005, 0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 3, 4, 5, 10, 15, 20, 30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000,
  1200, 1400, 1600, 1800, 2000, 2500, 3000,
];
const RENAMED_IN = '0.4.5';
const RENAMED = 'sgl-project/sglang pull requests 3988 and 4914, issue 6806';

export const SGLANG: ServerMetrics = {
  server: 'SGLang',
  endpoint: { port: 30000, path: '/metrics' },
  prefix: 'sglang:',
  image: 'lmsysorg/sglang',
  isLlm: true,
  metricsSwitch: {
    on: ENABLE_METRICS,
    files: ['--config'],
    programs: ['sglang.launch_server', 'sglang serve'],
    source: 'sgl-project/sglang python/sglang/srt/entrypoints/http_server.py, docs/references/production_metrics.md (0.5)',
  },
  // Source: sgl-project/sglang python/sglang/srt/server_args.py (0.5).
  bucketOptions: [
    { option: '--bucket-time-to-first-token', histograms: ['sglang:time_to_first_token_seconds'] },
    { option: '--bucket-inter-token-latency', histograms: ['sglang:inter_token_latency_seconds', 'sglang:time_per_output_token_seconds'] },
    { option: '--bucket-e2e-request-latency', histograms: ['sglang:e2e_request_latency_seconds'] },
  ],
  metrics: [
    { ...SCHEDULER, name: 'sglang:num_running_reqs', unit: REQUESTS, meaning: 'requests that are being computed' },
    { ...SCHEDULER, name: 'sglang:num_queue_reqs', unit: REQUESTS, meaning: 'requests that wait to be computed' },
    { ...SCHEDULER, name: 'sglang:token_usage', unit: SHARE, maximum: 1, meaning: 'share of the KV cache that is in use' },
    ...['full', 'swa'].map((kind) => (
      { ...NEW, name: `sglang:${kind}_token_usage`, unit: SHARE, maximum: 1, meaning: `share of the KV cache of ${kind} attention that is in use, in hybrid models` }
    )),
    { ...NEW, name: 'sglang:mamba_usage', unit: SHARE, maximum: 1, meaning: 'share of the states of Mamba that is in use, in hybrid models' },
    { ...NEW, name: 'sglang:kv_available_tokens', unit: TOKENS, meaning: 'tokens that the KV cache has room for' },
    { ...NEW, name: 'sglang:kv_evictable_tokens', unit: TOKENS, meaning: 'tokens in the KV cache that may be dropped' },
    { ...NEW, name: 'sglang:kv_used_tokens', unit: TOKENS, meaning: 'tokens in the KV cache that are in use' },
    { ...NEW, name: 'sglang:num_prefill_bootstrap_queue_reqs', unit: REQUESTS, meaning: 'requests whose prefill waits for a decoder; num_queue_reqs has none of them' },
    { ...NEW, name: 'sglang:num_prefill_inflight_queue_reqs', unit: REQUESTS, meaning: 'requests whose KV cache is on its way to a decoder' },
    { ...NEW, name: 'sglang:num_decode_prealloc_queue_reqs', unit: REQUESTS, meaning: 'requests that wait for room in the KV cache of a decoder' },
    { ...NEW, name: 'sglang:num_decode_transfer_queue_reqs', unit: REQUESTS, meaning: 'requests that wait for their KV cache at a decoder' },
    { ...SCHEDULER, name: 'sglang:gen_throughput', unit: TOKENS_PER_SECOND, meaning: 'tokens of answers per second' },
    { ...SCHEDULER, name: 'sglang:utilization', unit: SHARE, maximum: 1, meaning: 'how busy the engine is' },
    { ...TIME, name: 'sglang:time_to_first_token_seconds', buckets: FIRST_TOKEN_BUCKETS, meaning: 'time to the first token' },
    {
      ...TIME,
      name: 'sglang:inter_token_latency_seconds',
      since: RENAMED_IN,
      oldName: 'sglang:time_per_output_token_seconds',
      buckets: TOKEN_BUCKETS,
      source: RENAMED,
      meaning: 'time between two tokens',
    },
    { ...TIME, name: 'sglang:time_per_output_token_seconds', buckets: TOKEN_BUCKETS, until: RENAMED_IN, source: RENAMED, meaning: 'time between two tokens' },
    { ...TIME, name: 'sglang:e2e_request_latency_seconds', buckets: REQUEST_BUCKETS, meaning: 'time from arrival to the last token' },
    { ...TIME, name: 'sglang:queue_time_seconds', labels: SCHEDULER.labels, buckets: QUEUE_BUCKETS, meaning: 'time that a request waited' },
    { ...REQUEST, name: 'sglang:prompt_tokens_total', type: COUNTER, unit: TOKENS, meaning: 'tokens of prompts' },
    { ...REQUEST, name: 'sglang:generation_tokens_total', type: COUNTER, unit: TOKENS, meaning: 'tokens of answers' },
    { ...REQUEST, name: 'sglang:num_requests_total', type: COUNTER, unit: REQUESTS, meaning: 'requests that were answered' },
    { ...REQUEST, name: 'sglang:num_retracted_requests_total', type: COUNTER, unit: REQUESTS, meaning: 'requests put back for lack of KV cache' },
  ],
};
