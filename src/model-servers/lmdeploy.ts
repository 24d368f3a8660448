import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ListeningServer } from './server-metrics';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { REQUESTS, SECONDS, SHARE, TOKENS } = CatalogMetricUnit;

/** Served unless --disable-metrics is set, from 0.14 on. */
const ALL = { bornLate: true, labels: ['model_name', 'engine'], source: 'InternLM/lmdeploy lmdeploy/metrics (1263d5cd8, 28de9a863; v0.16)' };
const NUMBER = { ...ALL, type: GAUGE, unit: REQUESTS };
const TIME = { ...ALL, type: HISTOGRAM, unit: SECONDS };

export const LMDEPLOY: ListeningServer = {
  server: 'LMDeploy',
  endpoint: { port: 23333, path: '/metrics' },
  prefix: 'lmdeploy:',
  image: 'openmmlab/lmdeploy',
  isLlm: true,
  metricsSwitch: { off: '--disable-metrics', programs: ['lmdeploy serve'], source: 'InternLM/lmdeploy 28de9a863 (0.14)' },
  metrics: [
    { ...NUMBER, name: 'lmdeploy:num_requests_running', meaning: 'requests that are being computed' },
    { ...NUMBER, name: 'lmdeploy:num_requests_waiting', meaning: 'requests that wait to be computed' },
    { ...NUMBER, name: 'lmdeploy:num_api_requests_routed', meaning: 'requests that were given to an engine' },
    { ...NUMBER, name: 'lmdeploy:num_api_requests_waiting', meaning: 'requests that wait for an engine' },
    // Gauges, although both only grow.
    { ...NUMBER, name: 'lmdeploy:num_requests_succeeded', meaning: 'requests that were answered since the start' },
    { ...NUMBER, name: 'lmdeploy:num_requests_failed', meaning: 'requests that failed since the start' },
    { ...ALL, name: 'lmdeploy:gpu_cache_usage_perc', type: GAUGE, unit: SHARE, maximum: 1, meaning: 'share of the KV cache that is in use' },
    { ...ALL, name: 'lmdeploy:prefix_cache_hit_rate', type: GAUGE, unit: SHARE, maximum: 1, meaning: 'share of the prompts\' blocks found in the cache' },
    { ...ALL, name: 'lmdeploy:prompt_tokens_total', type: COUNTER, unit: TOKENS, meaning: 'tokens of prompts' },
    { ...ALL, name: 'lmdeploy:generation_tokens_total', type: COUNTER, unit: TOKENS, meaning: 'tokens of answers' },
    {
      ...ALL,
      name: 'lmdeploy:request_success_total',
      type: COUNTER,
      unit: REQUESTS,
      labels: [...ALL.labels, 'finished_reason'],
      meaning: 'requests that were answered',
    },
    { ...TIME, name: 'lmdeploy:time_to_first_token_seconds', meaning: 'time to the first token' },
    { ...TIME, name: 'lmdeploy:time_per_output_token_seconds', meaning: 'time between two tokens' },
    { ...TIME, name: 'lmdeploy:e2e_request_latency_seconds', meaning: 'time from arrival to the last token' },
    { ...TIME, name: 'lmdeploy:request_queue_time_seconds', meaning: 'time that a request waited' },
  ],
};
