import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ServerMetrics } from './server-metrics';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { REQUESTS, SECONDS } = CatalogMetricUnit;

const SOURCE = 'trallnag/prometheus-fastapi-instrumentator 8 metrics.py (c1c1fb6)';
/** Defaults of `latency_highr_buckets` and `latency_lowr_buckets`. */
const FINE_BUCKETS = [0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 7.5, 10, 30, 60];
const COARSE_BUCKETS = [0.1, 0.5, 1];

export const FASTAPI_INSTRUMENTATOR: ServerMetrics = {
  server: 'FastAPI with prometheus-fastapi-instrumentator',
  // The port is that of the application.
  endpoint: { path: '/metrics' },
  metrics: [
    {
      bornLate: true,
      labels: ['handler', 'method', 'status'],
      meaning: 'requests, those of probes and scrapes among them',
      name: 'http_requests_total',
      source: SOURCE,
      type: COUNTER,
      unit: REQUESTS,
    },
    {
      bornLate: true,
      labels: ['handler', 'method'],
      meaning: 'time of requests, in three buckets',
      name: 'http_request_duration_seconds',
      source: SOURCE,
      type: HISTOGRAM,
      unit: SECONDS,
      buckets: COARSE_BUCKETS,
    },
    {
      bornLate: false,
      labels: [],
      meaning: 'time of requests, in fine buckets',
      name: 'http_request_duration_highr_seconds',
      source: SOURCE,
      type: HISTOGRAM,
      unit: SECONDS,
      buckets: FINE_BUCKETS,
    },
    {
      bornLate: true,
      labels: ['handler', 'method'],
      meaning: 'requests in progress',
      name: 'http_requests_inprogress',
      source: SOURCE,
      type: GAUGE,
      unit: REQUESTS,
      needs: 'should_instrument_requests_inprogress (its labels: inprogress_labels)',
    },
  ],
};
