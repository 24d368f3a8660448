import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ServerMetrics } from './server-metrics';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { REQUESTS, SECONDS, TOKENS } = CatalogMetricUnit;

/** Nothing says which model it is, and counters do not end in `_total`. */
const ALL = {
  bornLate: true,
  labels: [],
  source: 'huggingface/text-generation-inference docs/source/reference/metrics.md, router/src/server.rs, launcher/src/main.rs (db931fcf)',
};
const TIME = { ...ALL, type: HISTOGRAM, unit: SECONDS };

export const TGI: ServerMetrics = {
  server: 'Text Generation Inference',
  // The images set port 80; the server itself listens at 3000, and at --prometheus-port for metrics alone.
  endpoint: { port: 80, path: '/metrics' },
  prefix: 'tgi_',
  image: 'huggingface/text-generation-inference',
  isLlm: true,
  // Source: the project's repository; its last release is 3.3.7.
  archived: 'its project was archived on 2026-03-21',
  metrics: [
    { ...ALL, name: 'tgi_queue_size', type: GAUGE, unit: REQUESTS, meaning: 'requests that wait to be computed' },
    { ...ALL, name: 'tgi_batch_current_size', type: GAUGE, unit: REQUESTS, meaning: 'requests that are being computed' },
    { ...ALL, name: 'tgi_batch_current_max_tokens', type: GAUGE, unit: TOKENS, meaning: 'tokens that the current batch may grow to' },
    { ...ALL, name: 'tgi_request_count', type: COUNTER, unit: REQUESTS, meaning: 'requests that arrived' },
    { ...ALL, name: 'tgi_request_success', type: COUNTER, unit: REQUESTS, meaning: 'requests that were answered' },
    { ...ALL, name: 'tgi_request_failure', type: COUNTER, unit: REQUESTS, labels: ['err'], meaning: 'requests that failed' },
    { ...TIME, name: 'tgi_request_duration', meaning: 'time from arrival to the last token' },
    { ...TIME, name: 'tgi_request_queue_duration', meaning: 'time that a request waited' },
    { ...TIME, name: 'tgi_request_mean_time_per_token_duration', meaning: 'mean time of a token of a request' },
  ],
};
