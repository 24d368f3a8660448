import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { PYTHON_CLIENT_BUCKETS, ServerMetrics } from './server-metrics';
import { EXECUTOR_HTTP_PORT, EXECUTOR_METRICS_PATH } from '../platforms/seldon-core1/names';

const { HISTOGRAM, SUMMARY } = CatalogMetricType;
const LABELS = ['deployment_name', 'predictor_name', 'predictor_version', 'service', 'method', 'code'];
const ENTRY = { bornLate: true, labels: LABELS, unit: CatalogMetricUnit.SECONDS, source: 'SeldonIO/seldon-core v1.18.2 executor/api/metric' };
const CALL = { ...ENTRY, labels: [...LABELS, 'model_name', 'model_image', 'model_version'] };
/** Its own, which are those of Python's client. */
const BUCKETS = PYTHON_CLIENT_BUCKETS;

export const SELDON_CORE1: ServerMetrics = {
  server: 'Seldon Core 1',
  endpoint: { port: EXECUTOR_HTTP_PORT, path: EXECUTOR_METRICS_PATH },
  metrics: [
    { ...ENTRY, name: 'seldon_api_executor_server_requests_seconds', type: HISTOGRAM, buckets: BUCKETS, meaning: 'time of requests at the entry of the graph' },
    { ...ENTRY, name: 'seldon_api_executor_server_requests_seconds_summary', type: SUMMARY, meaning: 'time of requests at the entry of the graph' },
    { ...CALL, name: 'seldon_api_executor_client_requests_seconds', type: HISTOGRAM, buckets: BUCKETS, meaning: 'time of the executor\'s calls of each unit' },
    { ...CALL, name: 'seldon_api_executor_client_requests_seconds_summary', type: SUMMARY, meaning: 'time of the executor\'s calls of each unit' },
  ],
};
