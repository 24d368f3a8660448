import { CatalogMetricType } from './catalog-metric';
import { RAY_SERVE } from './ray-serve';
import { ServerMetrics } from './server-metrics';
import { VLLM } from './vllm';

const SOURCE = 'ray-project/ray python/ray/llm, metrics of vLLM by Ray';
const HTTP = /^http_/;
const OF_NEWEST = VLLM.metrics.filter(({ name, until }) => until === undefined && !HTTP.test(name));

/** What vLLM tells inside Ray Serve: the same metrics, named as Ray names them. */
export const RAY_SERVE_LLM: ServerMetrics = {
  server: 'Ray Serve LLM',
  endpoint: RAY_SERVE.endpoint,
  prefix: 'ray_vllm_',
  isLlm: true,
  // Which version of vLLM runs in it is nobody's to see: what vLLM has renamed is known by its newest name alone.
  metrics: OF_NEWEST.map(({ buckets, labels, maximum, meaning, name, type, unit }) => ({
    bornLate: true,
    labels: [...labels.filter((label) => label !== 'engine'), 'WorkerId', 'ReplicaId'],
    name: `ray_${name.replace(':', '_')}`,
    meaning,
    type,
    unit,
    source: SOURCE,
    ...type === CatalogMetricType.HISTOGRAM && buckets !== undefined && { buckets },
    ...maximum !== undefined && { maximum },
  })),
};
