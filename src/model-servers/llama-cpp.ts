import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ListeningServer } from './server-metrics';

const { COUNTER, GAUGE } = CatalogMetricType;
const { REQUESTS, SECONDS, TOKENS } = CatalogMetricUnit;

const METRICS = '--metrics';
const SOURCE = 'ggml-org/llama.cpp tools/server/README.md (00dc8057)';
/** Nothing says which model it is. */
const ALL = { bornLate: true, labels: [], needs: METRICS, source: SOURCE };

export const LLAMA_CPP: ListeningServer = {
  server: 'llama.cpp',
  endpoint: { port: 8080, path: '/metrics' },
  prefix: 'llamacpp:',
  image: 'ggml-org/llama.cpp',
  isLlm: true,
  metricsSwitch: { on: METRICS, variable: 'LLAMA_ARG_ENDPOINT_METRICS', programs: ['llama-server'], startedByTag: 'server', source: SOURCE },
  metrics: [
    { ...ALL, name: 'llamacpp:requests_processing', type: GAUGE, unit: REQUESTS, meaning: 'requests that are being computed' },
    { ...ALL, name: 'llamacpp:requests_deferred', type: GAUGE, unit: REQUESTS, meaning: 'requests that wait for a slot' },
    { ...ALL, name: 'llamacpp:n_busy_slots_per_decode', type: GAUGE, unit: REQUESTS, meaning: 'slots that are busy in a step, on average' },
    { ...ALL, name: 'llamacpp:prompt_tokens_total', type: COUNTER, unit: TOKENS, meaning: 'tokens of prompts' },
    { ...ALL, name: 'llamacpp:tokens_predicted_total', type: COUNTER, unit: TOKENS, meaning: 'tokens of answers' },
    { ...ALL, name: 'llamacpp:prompt_seconds_total', type: COUNTER, unit: SECONDS, meaning: 'time that prompts took' },
    { ...ALL, name: 'llamacpp:tokens_predicted_seconds_total', type: COUNTER, unit: SECONDS, meaning: 'time that answers took' },
  ],
};
