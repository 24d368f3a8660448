import { CatalogMetricType, CatalogMetricUnit, MetricAtZero } from './catalog-metric';
import { ServerMetrics } from './server-metrics';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { REQUESTS, SECONDS, TOKENS } = CatalogMetricUnit;

/** Without a worker the frontend forgets the model, and no request for it is counted. Source: docs.nvidia.com/dynamo v1.3.0, operate/autoscaling. */
const ALL = {
  bornLate: true,
  labels: ['model'],
  atZero: MetricAtZero.ABSENT,
  source: 'ai-dynamo/dynamo docs v1.7.0; ai-dynamo/aiperf docs/server-metrics/server-metrics-reference.md (6d492f96)',
};
/** Without the first bucket, of what takes no time. */
const TIME = { ...ALL, type: HISTOGRAM, unit: SECONDS };
/** Older releases tell of workers alone, newer ones of models and queues, too. Source: docs.nvidia.com/dynamo reference/observability/metrics-catalog (2026-09-23). */
const ROUTER_QUEUE = { ...ALL, type: GAUGE, labels: ['worker_type', 'model', 'policy_class'], needs: '--router-mode kv with --router-queue-threshold' };

/** The frontend of NVIDIA Dynamo: one process tells of all workers of a graph. */
export const DYNAMO_FRONTEND: ServerMetrics = {
  server: 'the frontend of NVIDIA Dynamo',
  endpoint: { port: 8000, path: '/metrics' },
  metrics: [
    { ...ALL, name: 'dynamo_frontend_active_requests', type: GAUGE, unit: REQUESTS, meaning: 'requests from their arrival to their end' },
    { ...ALL, name: 'dynamo_frontend_inflight_requests', type: GAUGE, unit: REQUESTS, meaning: 'requests that are being answered; newer releases call them active' },
    { ...ALL, name: 'dynamo_frontend_queued_requests', type: GAUGE, unit: REQUESTS, meaning: 'requests without a first token yet' },
    {
      ...ALL,
      name: 'dynamo_frontend_requests_total',
      type: COUNTER,
      unit: REQUESTS,
      labels: ['model', 'endpoint', 'error_type', 'request_type', 'status'],
      meaning: 'requests',
    },
    {
      ...TIME,
      name: 'dynamo_frontend_time_to_first_token_seconds',
      buckets: [0.0022, 0.0047, 0.01, 0.022, 0.047, 0.1, 0.22, 0.47, 1, 2.2, 4.7, 10, 22, 48, 100, 220, 480],
      meaning: 'time to the first token',
    },
    {
      ...TIME,
      name: 'dynamo_frontend_inter_token_latency_seconds',
      buckets: [0.0019, 0.0035, 0.0067, 0.013, 0.024, 0.045, 0.084, 0.16, 0.3, 0.56, 1.1, 2],
      meaning: 'time between two tokens',
    },
    { ...TIME, name: 'dynamo_frontend_request_duration_seconds', buckets: [2, 4, 8, 16, 32, 64, 130, 260, 510], meaning: 'time of requests' },
    { ...ROUTER_QUEUE, name: 'dynamo_frontend_router_queue_pending_requests', unit: REQUESTS, meaning: 'requests that wait in the router' },
    { ...ROUTER_QUEUE, name: 'dynamo_frontend_router_queue_pending_isl_tokens', unit: TOKENS, meaning: 'tokens of the prompts that wait in the router' },
  ],
};
