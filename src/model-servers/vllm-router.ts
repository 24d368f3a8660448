import { CatalogMetricType, CatalogMetricUnit, MetricAtZero } from './catalog-metric';
import { ServerMetrics } from './server-metrics';

/** What it tells of engines is gone with them. */
const ALL = { bornLate: true, atZero: MetricAtZero.ABSENT, source: 'vllm-project/production-stack src/vllm_router/services/metrics_service (a6c01db)' };

/** What it has of each engine by a name that vLLM has, too, with the label server alone: whoever sums that over both counts twice. */
export const NAMED_AS_OF_VLLM = ['vllm:num_requests_running'];

/** The router of vLLM's production-stack, in front of engines of one or several models. */
export const VLLM_ROUTER: ServerMetrics = {
  server: 'the router of vLLM\'s production-stack',
  endpoint: { port: 8000, path: '/metrics' },
  image: 'lmcache/lmstack-router',
  command: 'vllm-router',
  metrics: [
    {
      // Counted before it looks for an engine, also while there is none. Source: the same, 55ae3da2; in the chart 0.1.8 and later for sure.
      ...ALL,
      name: 'vllm:num_incoming_requests_total',
      type: CatalogMetricType.COUNTER,
      unit: CatalogMetricUnit.REQUESTS,
      labels: ['model'],
      since: '0.1.8',
      atZero: MetricAtZero.ALIVE,
      meaning: 'requests that arrived, whether or not an engine is there',
    },
    { ...ALL, name: 'vllm:current_qps', type: CatalogMetricType.GAUGE, unit: CatalogMetricUnit.REQUESTS, labels: ['server'], meaning: 'requests per second that an engine gets' },
    { ...ALL, name: 'vllm:healthy_pods_total', type: CatalogMetricType.GAUGE, unit: CatalogMetricUnit.EVENTS, labels: ['server'], meaning: 'engines that answer' },
  ],
};
