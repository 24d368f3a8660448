import { CatalogMetricType, CatalogMetricUnit } from './catalog-metric';
import { ServerMetrics } from './server-metrics';

const { COUNTER, GAUGE, HISTOGRAM } = CatalogMetricType;
const { REQUESTS, SECONDS } = CatalogMetricUnit;

/** The middleware counts every path but /metrics, so those of the probes too. */
const ALL = { bornLate: true, source: 'bentoml/BentoML src/bentoml/_internal/server/http/instruments.py, configuration/v2 (32230a527)' };
const LABELS = ['endpoint', 'service_name', 'service_version'];
const ANSWERED = [...LABELS, 'http_response_code'];
const RENAMED_IN = '1.2';

/** The services' namespace was called another before 1.2, where runners had one of their own. */
const NAMESPACES = [
  { name: (what: string) => `bentoml_service_${what}`, labels: [], versions: (what: string) => ({ since: RENAMED_IN, oldName: `bentoml_api_server_${what}` }) },
  { name: (what: string) => `bentoml_api_server_${what}`, labels: [], versions: () => ({ until: RENAMED_IN }) },
  { name: (what: string) => `bentoml_runner_${what}`, labels: ['runner_name'], versions: () => ({ until: RENAMED_IN }) },
];

export const BENTOML: ServerMetrics = {
  server: 'BentoML',
  endpoint: { port: 3000, path: '/metrics' },
  prefix: 'bentoml_',
  metrics: NAMESPACES.flatMap(({ name, labels, versions }) => [
    {
      ...ALL,
      ...versions('request_in_progress'),
      name: name('request_in_progress'),
      type: GAUGE,
      unit: REQUESTS,
      labels: [...LABELS, ...labels],
      meaning: 'requests in progress',
    },
    { ...ALL, ...versions('request_total'), name: name('request_total'), type: COUNTER, unit: REQUESTS, labels: [...ANSWERED, ...labels], meaning: 'requests' },
    {
      ...ALL,
      ...versions('request_duration_seconds'),
      name: name('request_duration_seconds'),
      type: HISTOGRAM,
      unit: SECONDS,
      labels: [...ANSWERED, ...labels],
      meaning: 'time of requests',
    },
  ]),
};
