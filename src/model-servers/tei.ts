import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ListeningServer } from './server-metrics';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { REQUESTS, SECONDS, TOKENS } = CatalogMetricUnit;

/** Nothing says which model it is, and counters do not end in `_total`. */
const ALL = { bornLate: true, labels: [], source: 'huggingface/text-embeddings-inference v1.9.3 router/src/prometheus.rs (0d124dc)' };
const COUNTED = { ...ALL, type: COUNTER, unit: REQUESTS, labels: ['method'] };
/** 35 buckets, each half as wide again as the one before. */
const TIME_BUCKETS = Array.from({ length: 35 }, (_, i) => 0.000015 * 1.5 ** i);
const TIME = { ...ALL, type: HISTOGRAM, unit: SECONDS, buckets: TIME_BUCKETS };

export const TEI: ListeningServer = {
  server: 'Text Embeddings Inference',
  // The images set port 80; the server itself listens at 3000, and at --prometheus-port for metrics too.
  endpoint: { port: 80, path: '/metrics' },
  prefix: 'te_',
  image: 'huggingface/text-embeddings-inference',
  metrics: [
    { ...ALL, name: 'te_queue_size', type: GAUGE, unit: REQUESTS, meaning: 'requests that wait to be computed' },
    { ...COUNTED, name: 'te_request_count', meaning: 'requests that arrived' },
    { ...COUNTED, name: 'te_request_success', meaning: 'requests that were answered' },
    { ...COUNTED, name: 'te_request_failure', labels: ['err'], meaning: 'requests that failed' },
    { ...TIME, name: 'te_request_duration', meaning: 'time of a request' },
    { ...TIME, name: 'te_request_queue_duration', meaning: 'time that a request waited' },
    { ...TIME, name: 'te_request_inference_duration', meaning: 'time that a request was computed' },
    { ...ALL, name: 'te_batch_next_size', type: HISTOGRAM, unit: REQUESTS, meaning: 'requests of a batch' },
    { ...ALL, name: 'te_batch_next_tokens', type: HISTOGRAM, unit: TOKENS, meaning: 'tokens of a batch' },
  ],
};
