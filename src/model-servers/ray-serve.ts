import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ServerMetrics } from './server-metrics';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { MILLISECONDS, REQUESTS } = CatalogMetricUnit;

/** On every series of Ray. Source: ray-project/ray issue 59072. */
const OF_RAY = ['Component', 'NodeAddress', 'SessionName', 'Version', 'WorkerId'];
const ALL = { bornLate: true, source: 'ray-project/ray doc/source/serve/monitoring.md' };
const DEPLOYMENT = { ...ALL, labels: [...OF_RAY, 'application', 'deployment'] };
/** What routers tell: one series for each handle and the actor that holds it. Source: ray-project/ray python/ray/serve/_private/router.py. */
const ROUTER = { ...ALL, labels: [...DEPLOYMENT.labels, 'handle', 'actor_id'] };
const REPLICA = { ...ALL, labels: [...OF_RAY, 'application', 'deployment', 'replica'] };
/** Both names are written for years; 2.52.0 writes the old one alone, after which it was given up. */
const COUNTED = { type: COUNTER, unit: REQUESTS, source: 'ray-project/ray pull request 58573, issue 59072' };
const RENAMED_IN = '2.53';

const counters = (name: string, labels: string[], meaning: string) => [
  { ...ALL, ...COUNTED, name: `${name}_total`, labels, since: RENAMED_IN, oldName: name, meaning },
  { ...ALL, ...COUNTED, name, labels, until: RENAMED_IN, meaning },
];

export const RAY_SERVE: ServerMetrics = {
  server: 'Ray Serve',
  endpoint: { port: 8080, path: '/metrics' },
  metrics: [
    { ...ROUTER, name: 'ray_serve_num_ongoing_requests_at_replicas', type: GAUGE, unit: REQUESTS, meaning: 'requests that handles have sent to replicas' },
    { ...REPLICA, name: 'ray_serve_replica_processing_queries', type: GAUGE, unit: REQUESTS, meaning: 'requests that are being computed' },
    { ...ROUTER, name: 'ray_serve_deployment_queued_queries', type: GAUGE, unit: REQUESTS, meaning: 'requests that wait for a replica' },
    ...counters('ray_serve_deployment_request_counter', [...REPLICA.labels, 'route'], 'requests that replicas answered'),
    ...counters('ray_serve_num_http_requests', [...OF_RAY, 'application', 'route', 'method', 'status_code'], 'HTTP requests'),
    ...counters('ray_serve_num_router_requests', [...ROUTER.labels, 'route'], 'requests that routers took'),
    {
      ...REPLICA,
      name: 'ray_serve_deployment_processing_latency_ms',
      type: HISTOGRAM,
      unit: MILLISECONDS,
      labels: [...REPLICA.labels, 'route'],
      meaning: 'time that requests took in a replica',
    },
  ],
};
