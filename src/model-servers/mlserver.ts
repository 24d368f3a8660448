import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ListeningServer } from './server-metrics';

const { COUNTER, GAUGE, HISTOGRAM, SUMMARY } = CatalogMetricType;
const { REQUESTS, SECONDS } = CatalogMetricUnit;

const MODEL = { bornLate: true, labels: ['model', 'version'], source: 'SeldonIO/MLServer mlserver/handlers/dataplane.py, settings.py (a325e523)' };
const QUEUE = { bornLate: true, type: HISTOGRAM, unit: REQUESTS, source: 'SeldonIO/MLServer mlserver/parallel/dispatcher.py, batching (a325e523)' };
const REST = {
  bornLate: true, labels: ['method', 'path', 'status_code', 'app_name'], source: 'SeldonIO/MLServer mlserver/rest/app.py (a325e523), by starlette-exporter',
};

export const MLSERVER: ListeningServer = {
  server: 'MLServer',
  endpoint: { port: 8082, path: '/metrics' },
  prefix: 'model_infer_request_',
  image: 'seldonio/mlserver',
  metrics: [
    { ...MODEL, name: 'model_infer_request_success_total', type: COUNTER, unit: REQUESTS, meaning: 'requests that were answered' },
    { ...MODEL, name: 'model_infer_request_failure_total', type: COUNTER, unit: REQUESTS, meaning: 'requests that failed' },
    { ...MODEL, name: 'model_infer_request_duration', type: SUMMARY, unit: SECONDS, meaning: 'time that requests took' },
    { ...QUEUE, name: 'parallel_request_queue', labels: [], meaning: 'length of the queue of the workers, as each request found it' },
    { ...QUEUE, name: 'batch_request_queue', labels: ['model_name', 'model_version'], meaning: 'length of the queue of a batch, as each request found it' },
    { ...REST, name: 'rest_server_requests_total', type: COUNTER, unit: REQUESTS, meaning: 'HTTP requests' },
    { ...REST, name: 'rest_server_request_duration_seconds', type: HISTOGRAM, unit: SECONDS, meaning: 'time of HTTP requests' },
    { ...REST, name: 'rest_server_requests_in_progress', type: GAUGE, unit: REQUESTS, labels: ['method', 'app_name'], meaning: 'HTTP requests in progress' },
  ],
};
