import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ServerMetrics } from './server-metrics';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { REQUESTS, SECONDS, TOKENS } = CatalogMetricUnit;

const ALL = { bornLate: true, labels: ['model'], source: 'ai-dynamo/dynamo docs v1.7.0; ai-dynamo/aiperf docs/server-metrics/server-metrics-reference.md (6d492f96)' };
const TIME = { ...ALL, type: HISTOGRAM, unit: SECONDS };

/** The frontend of NVIDIA Dynamo: one process tells of all workers of a graph. */
export const DYNAMO_FRONTEND: ServerMetrics = {
  server: 'the frontend of NVIDIA Dynamo',
  endpoint: { port: 8000, path: '/metrics' },
  metrics: [
    { ...ALL, name: 'dynamo_frontend_active_requests', type: GAUGE, unit: REQUESTS, meaning: 'requests from their arrival to their end' },
    { ...ALL, name: 'dynamo_frontend_inflight_requests', type: GAUGE, unit: REQUESTS, meaning: 'requests that are with a worker' },
    { ...ALL, name: 'dynamo_frontend_queued_requests', type: GAUGE, unit: REQUESTS, meaning: 'requests without a first token yet' },
    {
      ...ALL,
      name: 'dynamo_frontend_requests_total',
      type: COUNTER,
      unit: REQUESTS,
      labels: ['model', 'endpoint', 'error_type', 'request_type', 'status'],
      meaning: 'requests',
    },
    { ...TIME, name: 'dynamo_frontend_time_to_first_token_seconds', meaning: 'time to the first token' },
    { ...TIME, name: 'dynamo_frontend_inter_token_latency_seconds', meaning: 'time between two tokens' },
    { ...TIME, name: 'dynamo_frontend_request_duration_seconds', meaning: 'time of requests' },
    { ...ALL, name: 'dynamo_frontend_router_queue_pending_requests', type: GAUGE, unit: REQUESTS, labels: ['model', 'worker_type'], meaning: 'requests that wait in the router' },
    { ...ALL, name: 'dynamo_frontend_router_queue_pending_isl_tokens', type: GAUGE, unit: TOKENS, labels: ['model', 'worker_type'], meaning: 'tokens of the prompts that wait in the router' },
  ],
};
