import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ListeningServer } from './server-metrics';

const { COUNTER, HISTOGRAM } = CatalogMetricType;
const { MICROSECONDS, REQUESTS } = CatalogMetricUnit;

/** Without it TensorFlow Serving serves no metrics. Source: tensorflow/serving tensorflow_serving/model_servers/main.cc. */
export const TENSORFLOW_METRICS_ARGUMENT = '--monitoring_config_file';
const ALL = {
  bornLate: true,
  needs: `${TENSORFLOW_METRICS_ARGUMENT} with prometheus_config enabled`,
  source: 'tensorflow/serving tensorflow_serving/servables/tensorflow/util.cc, util/prometheus_exporter.cc',
};
/** 33 buckets, each 1.8 times the one before, from 10 microseconds on. */
const BUCKETS = Array.from({ length: 33 }, (_, i) => 10 * 1.8 ** i);
const TIME = { ...ALL, type: HISTOGRAM, unit: MICROSECONDS, buckets: BUCKETS };

export const TENSORFLOW_SERVING: ListeningServer = {
  server: 'TensorFlow Serving',
  endpoint: { port: 8501, path: '/monitoring/prometheus/metrics' },
  prefix: ':tensorflow:',
  image: 'tensorflow/serving',
  metricsSwitch: {
    on: TENSORFLOW_METRICS_ARGUMENT,
    programs: ['tensorflow_model_server'],
    startedByTag: '',
    source: 'tensorflow/serving tensorflow_serving/model_servers/main.cc, tools/docker/Dockerfile',
  },
  metrics: [
    { ...ALL, name: ':tensorflow:serving:request_count', type: COUNTER, unit: REQUESTS, labels: ['model_name', 'status'], meaning: 'requests' },
    { ...TIME, name: ':tensorflow:serving:request_latency', labels: ['model_name', 'API', 'entrypoint'], meaning: 'time that requests took' },
    { ...TIME, name: ':tensorflow:serving:runtime_latency', labels: ['model_name', 'API', 'runtime'], meaning: 'time that TensorFlow took' },
  ],
};
