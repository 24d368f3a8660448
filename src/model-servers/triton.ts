import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ListeningServer } from './server-metrics';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { BYTES, MICROSECONDS, MILLISECONDS, REQUESTS, SHARE } = CatalogMetricUnit;

/** Written for each model once it is loaded. Versions are releases of the container. */
const ALL = {
  bornLate: false,
  labels: ['model', 'version'],
  source: 'triton-inference-server/server docs/user_guide/metrics.md (e1db8a603)',
};
/** Counts time, so that its rate is microseconds per second. */
const TIME = { ...ALL, type: COUNTER, unit: MICROSECONDS };
const GPU = { ...ALL, type: GAUGE, labels: ['gpu_uuid'] };

export const TRITON: ListeningServer = {
  server: 'Triton Inference Server',
  endpoint: { port: 8002, path: '/metrics' },
  prefix: 'nv_',
  image: 'nvidia/tritonserver',
  metricsSwitch: {
    off: '--allow-metrics', isBoolean: true, programs: ['tritonserver'], source: 'triton-inference-server/server docs/user_guide/metrics.md (e1db8a603)',
  },
  versions: 'those of its container: 23.09 holds server 2.38',
  metrics: [
    { ...ALL, name: 'nv_inference_request_success', type: COUNTER, unit: REQUESTS, meaning: 'requests that were answered' },
    {
      // The label came with server 2.49, which is release 24.08.
      ...ALL, name: 'nv_inference_request_failure', type: COUNTER, unit: REQUESTS, labels: [...ALL.labels, 'reason'], meaning: 'requests that failed',
    },
    { ...TIME, name: 'nv_inference_queue_duration_us', meaning: 'time that requests waited, all told' },
    { ...TIME, name: 'nv_inference_compute_infer_duration_us', meaning: 'time that the model computed, all told' },
    { ...TIME, name: 'nv_inference_request_duration_us', meaning: 'time that requests took, all told' },
    {
      // Server 2.38.
      ...ALL, name: 'nv_inference_pending_request_count', type: GAUGE, unit: REQUESTS, since: '23.09', meaning: 'requests that wait to be computed',
    },
    {
      // Server 2.52. The bounds of its buckets are options of each model.
      ...ALL,
      name: 'nv_inference_first_response_histogram_ms',
      type: HISTOGRAM,
      unit: MILLISECONDS,
      since: '24.11',
      needs: '--metrics-config histogram_latencies=true',
      meaning: 'time to the first response',
    },
    { ...GPU, name: 'nv_gpu_utilization', unit: SHARE, maximum: 1, meaning: 'share of the time that the GPU was busy' },
    { ...GPU, name: 'nv_gpu_memory_used_bytes', unit: BYTES, meaning: 'memory of the GPU in use' },
  ],
};
