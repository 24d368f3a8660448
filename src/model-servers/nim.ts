import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ServerMetrics } from './server-metrics';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { REQUESTS, SECONDS, SHARE, TOKENS } = CatalogMetricUnit;

/** Names without a prefix. */
const ALL = {
  bornLate: true, labels: ['model_name'], source: 'docs.nvidia.com/nim/large-language-models/latest/observability.html',
};
const TIME = { ...ALL, type: HISTOGRAM, unit: SECONDS };

export const NIM: ServerMetrics = {
  server: 'NVIDIA NIM for LLMs',
  endpoint: { port: 8000, path: '/v1/metrics' },
  metrics: [
    { ...ALL, name: 'num_requests_running', type: GAUGE, unit: REQUESTS, meaning: 'requests that are being computed' },
    { ...ALL, name: 'num_requests_waiting', type: GAUGE, unit: REQUESTS, meaning: 'requests that wait to be computed' },
    { ...ALL, name: 'num_request_max', type: GAUGE, unit: REQUESTS, meaning: 'requests that can be computed at once' },
    { ...ALL, name: 'gpu_cache_usage_perc', type: GAUGE, unit: SHARE, maximum: 1, meaning: 'share of the KV cache that is in use' },
    { ...ALL, name: 'prompt_tokens_total', type: COUNTER, unit: TOKENS, meaning: 'tokens of prompts' },
    { ...ALL, name: 'generation_tokens_total', type: COUNTER, unit: TOKENS, meaning: 'tokens of answers' },
    { ...ALL, name: 'request_finish_total', type: COUNTER, unit: REQUESTS, meaning: 'requests that were answered' },
    { ...TIME, name: 'time_to_first_token_seconds', meaning: 'time to the first token' },
    { ...TIME, name: 'time_per_output_token_seconds', meaning: 'time between two tokens' },
    { ...TIME, name: 'e2e_request_latency_seconds', meaning: 'time from arrival to the last token' },
  ],
};
