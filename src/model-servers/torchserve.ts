import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ListeningServer } from './server-metrics';

const { COUNTER, GAUGE } = CatalogMetricType;
const { MICROSECONDS, MILLISECONDS, PERCENT, REQUESTS } = CatalogMetricUnit;

const ALL = {
  bornLate: true,
  needs: 'metrics_mode=prometheus and metrics_address=http://0.0.0.0:8082',
  source: 'pytorch/serve ts/configs/metrics.yaml, docs/metrics.md, docs/metrics_api.md (62c4d6a1f)',
};
const MODEL = { ...ALL, type: COUNTER, labels: ['model_name', 'model_version', 'hostname'] };

export const TORCHSERVE: ListeningServer = {
  server: 'TorchServe',
  endpoint: { port: 8082, path: '/metrics' },
  prefix: 'ts_',
  image: 'pytorch/torchserve',
  metrics: [
    { ...MODEL, name: 'ts_inference_requests_total', unit: REQUESTS, meaning: 'requests' },
    { ...MODEL, name: 'ts_inference_latency_microseconds', unit: MICROSECONDS, meaning: 'time that requests took, all told' },
    { ...MODEL, name: 'ts_queue_latency_microseconds', unit: MICROSECONDS, meaning: 'time that requests waited, all told' },
    { ...ALL, name: 'QueueTime', type: GAUGE, unit: MILLISECONDS, labels: ['Level', 'Hostname'], meaning: 'time that the last job waited' },
    { ...ALL, name: 'PredictionTime', type: GAUGE, unit: MILLISECONDS, labels: ['ModelName', 'Level', 'Hostname'], meaning: 'time that the last prediction took' },
    { ...ALL, name: 'GPUUtilization', type: GAUGE, unit: PERCENT, maximum: 100, labels: ['Level', 'Hostname'], meaning: 'how busy the GPU is' },
    { ...ALL, name: 'Requests2XX', type: COUNTER, unit: REQUESTS, labels: ['Level', 'Hostname'], meaning: 'requests that were answered' },
  ],
};
