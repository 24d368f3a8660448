import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ServerMetrics } from './server-metrics';
import { AGENT_PORT } from '../platforms/seldon-core2/names';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { BYTES, EVENTS, MODELS, REQUESTS, SECONDS } = CatalogMetricUnit;

const REPLICA = ['server', 'server_replica'];
const MODEL = [...REPLICA, 'model', 'model_internal', 'method_type', 'code'];
const AGGREGATE = [...REPLICA, 'method_type'];
const PIPELINE = ['server', 'pipeline', 'method_type', 'code'];
/** The agent beside a server: container port `metrics`. */
const AGENT = { bornLate: true, source: 'SeldonIO/seldon-core v2.10.2 scheduler/pkg/metrics/agent.go' };
/** Scraped at the pipeline gateway. */
const GATEWAY = { bornLate: true, source: 'SeldonIO/seldon-core v2.10.2 scheduler/pkg/metrics/gateway.go' };

export const SELDON_CORE2: ServerMetrics = {
  server: 'Seldon Core 2',
  endpoint: { port: AGENT_PORT.number, path: AGENT_PORT.path },
  metrics: [
    { ...AGENT, name: 'seldon_model_infer_total', type: COUNTER, unit: REQUESTS, labels: MODEL, meaning: 'requests of a model' },
    { ...AGENT, name: 'seldon_model_infer_seconds_total', type: COUNTER, unit: SECONDS, labels: MODEL, meaning: 'time of a model\'s requests, all told' },
    { ...AGENT, name: 'seldon_model_aggregate_infer_total', type: COUNTER, unit: REQUESTS, labels: AGGREGATE, meaning: 'requests of all models' },
    {
      ...AGENT,
      name: 'seldon_model_aggregate_infer_seconds_total',
      type: COUNTER,
      unit: SECONDS,
      labels: AGGREGATE,
      meaning: 'time of all models\' requests, all told',
    },
    {
      ...AGENT,
      name: 'seldon_model_infer_api_seconds',
      type: HISTOGRAM,
      unit: SECONDS,
      labels: [...REPLICA, 'method', 'code'],
      meaning: 'time of requests, without saying of which model',
    },
    { ...AGENT, name: 'seldon_cache_evict_count', type: COUNTER, unit: EVENTS, labels: REPLICA, meaning: 'models put out of memory' },
    { ...AGENT, name: 'seldon_cache_miss_count', type: COUNTER, unit: EVENTS, labels: REPLICA, meaning: 'requests whose model was not in memory' },
    { ...AGENT, name: 'seldon_load_model_counter', type: COUNTER, unit: EVENTS, labels: REPLICA, meaning: 'models loaded' },
    { ...AGENT, name: 'seldon_unload_model_counter', type: COUNTER, unit: EVENTS, labels: REPLICA, meaning: 'models unloaded' },
    { ...AGENT, name: 'seldon_loaded_model_gauge', type: GAUGE, unit: MODELS, labels: [...REPLICA, 'model_internal'], meaning: 'whether a model is loaded' },
    {
      ...AGENT,
      name: 'seldon_loaded_model_memory_bytes_gauge',
      type: GAUGE,
      unit: BYTES,
      labels: [...REPLICA, 'model_internal'],
      meaning: 'memory of a loaded model',
    },
    {
      ...AGENT,
      name: 'seldon_evicted_model_memory_bytes_gauge',
      type: GAUGE,
      unit: BYTES,
      labels: [...REPLICA, 'model_internal'],
      meaning: 'memory of a model that was put out',
    },
    { ...AGENT, name: 'seldon_server_replica_memory_capacity_bytes_gauge', type: GAUGE, unit: BYTES, labels: REPLICA, meaning: 'memory for models' },
    {
      ...AGENT,
      name: 'seldon_server_replica_memory_capacity_overcommit_bytes_gauge',
      type: GAUGE,
      unit: BYTES,
      labels: REPLICA,
      meaning: 'memory for models beyond what there is',
    },
    { ...GATEWAY, name: 'seldon_pipeline_infer_total', type: COUNTER, unit: REQUESTS, labels: PIPELINE, meaning: 'requests of a pipeline' },
    { ...GATEWAY, name: 'seldon_pipeline_infer_seconds_total', type: COUNTER, unit: SECONDS, labels: PIPELINE, meaning: 'time of a pipeline\'s requests, all told' },
    {
      ...GATEWAY,
      name: 'seldon_pipeline_aggregate_infer_total',
      type: COUNTER,
      unit: REQUESTS,
      labels: ['server', 'method_type'],
      meaning: 'requests of all pipelines',
    },
    {
      ...GATEWAY,
      name: 'seldon_pipeline_aggregate_infer_seconds_total',
      type: COUNTER,
      unit: SECONDS,
      labels: ['server', 'method_type'],
      meaning: 'time of all pipelines\' requests, all told',
    },
    {
      ...GATEWAY,
      name: 'seldon_pipeline_infer_api_seconds',
      type: HISTOGRAM,
      unit: SECONDS,
      labels: ['server', 'pipeline', 'method', 'code'],
      meaning: 'time of a pipeline\'s requests',
    },
  ],
};
