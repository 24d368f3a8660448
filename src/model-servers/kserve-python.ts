import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { PYTHON_CLIENT_BUCKETS, ListeningServer } from './server-metrics';
import { KSERVE_CONTAINER_PORT } from '../platforms/kserve/names';

const STEP = {
  bornLate: true,
  labels: ['model_name'],
  source: 'kserve/kserve v0.20 python/kserve/kserve/metrics.py',
  type: CatalogMetricType.HISTOGRAM,
  unit: CatalogMetricUnit.SECONDS,
  buckets: PYTHON_CLIENT_BUCKETS,
};

export const KSERVE_PYTHON: ListeningServer = {
  server: 'KServe\'s Python server',
  endpoint: { port: KSERVE_CONTAINER_PORT, path: '/metrics' },
  metrics: [
    { ...STEP, name: 'request_preprocess_seconds', meaning: 'time of preprocessing' },
    { ...STEP, name: 'request_predict_seconds', meaning: 'time of the prediction' },
    { ...STEP, name: 'request_postprocess_seconds', meaning: 'time of postprocessing' },
    { ...STEP, name: 'request_explain_seconds', meaning: 'time of the explanation' },
  ],
};
