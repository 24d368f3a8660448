import { ALIAS, Family, REFUSED } from '../overlay';
import { modes } from './http-authentication';

/** What the clients of Prometheus send. Source: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go, predictkube_scaler.go. */
const LOKI_MODES = modes('loki');
const PREDICTKUBE_MODES = modes('predictkube');

/** What Huawei Cloud asks for. Source: kedacore/keda v2.20 pkg/scalers/huawei_cloudeye_scaler.go, gethuaweiAuthorization. */
const HUAWEI = Object.fromEntries(['IdentityEndpoint', 'ProjectID', 'DomainID', 'Region', 'Domain', 'AccessKey', 'SecretKey', 'Cloud']
  .map((key) => [key[0].toLowerCase() + key.slice(1), `string, auth, ${key === 'Cloud' ? '' : 'required, '}key ${key}`]));

const OF_API = ['query', 'age', 'queryAggregator', 'lastAvailablePointOffset', 'timeWindowOffset', 'apiKey', 'appKey'];
const OF_AGENT = ['datadogMetricName', 'datadogMetricNamespace', 'datadogNamespace', 'datadogMetricsService', 'authMode', 'token'];

export const MONITORING: Family = {
  file: 'monitoring',
  scalers: {
    'datadog': {
      says: 'a query of Datadog, or a DatadogMetric that its cluster agent serves',
      kinds: { age: 'duration seconds', timeWindowOffset: 'duration offset', query: 'text datadog' },
      flags: { lastAvailablePointOffset: 'min 0' },
      omit: { queryValue: ALIAS, hpaMetricName: 'KEDA overwrites it', type: 'an older way to say metricType' },
      activations: { activationQueryValue: 'targetValue' },
      rules: [
        // What the API is asked, and what the cluster agent is.
        `if useClusterAgentProxy: not ${OF_API.join(' ')}`,
        `if !useClusterAgentProxy: not ${OF_AGENT.join(' ')}`,
        'if useClusterAgentProxy: needs datadogMetricName datadogMetricNamespace datadogNamespace datadogMetricsService',
        'if useClusterAgentProxy: not activationQueryValue',
        'if !useClusterAgentProxy: needs query apiKey appKey',
        'if !useClusterAgentProxy: not activationTargetValue',
        'alone targetValue',
      ],
    },
    'dynatrace': {
      says: 'a metric of Dynatrace',
      kinds: { host: 'url', queryTimeoutSeconds: 'duration seconds' },
      rules: ['one metricSelector | query', 'if query: not fromTime'],
    },
    'graphite': {
      says: 'what a query of Graphite returns',
      rules: ['if authMode=basic: needs username password', 'ignored if username: needs authMode', 'ignored if password: needs authMode'],
      kinds: { serverAddress: 'url' },
    },
    'huawei-cloudeye': {
      says: 'a metric of Huawei Cloud Eye',
      parameters: HUAWEI,
      kinds: { metricCollectionTime: 'duration seconds', metricPeriod: 'duration seconds' },
      omit: { minMetricValue: REFUSED },
    },
    'loki': { says: 'what a query of Grafana Loki returns', ...LOKI_MODES, kinds: { ...LOKI_MODES.kinds, serverAddress: 'url' } },
    'new-relic': { says: 'what a query of New Relic returns' },
    'predictkube': {
      says: 'a forecast that PredictKube makes of a query of Prometheus',
      ...PREDICTKUBE_MODES,
      kinds: { ...PREDICTKUBE_MODES.kinds, prometheusAddress: 'url' },
      rules: [...PREDICTKUBE_MODES.rules.filter((rule) => !rule.includes('apiKey')), 'alone threshold'],
      // Its own key, not that of a request.
      omit: Object.fromEntries(Object.entries(PREDICTKUBE_MODES.omit).filter(([name]) => name !== 'apiKey')),
      parameters: { apiKey: 'string, auth, required' },
    },
    'solarwinds': { says: 'a metric of SolarWinds', kinds: { host: 'url', intervalS: 'duration seconds' }, activations: { activationValue: 'targetValue' } },
    'splunk': { says: 'what a saved search of Splunk returns', kinds: { host: 'url' }, activations: { activationValue: 'targetValue' }, rules: ['most apiToken | password'] },
    'splunk-observability': {
      says: 'a metric of Splunk Observability Cloud', metricType: 'Value', metricTypeUntil: '2.21.1', kinds: { duration: 'duration seconds' },
    },
    'sumologic': {
      says: 'what queries of Sumo Logic return',
      kinds: { host: 'url' },
      omit: { 'query.*': 'it is what queries say' },
      parameters: { queries: 'rows query., meta' },
      rules: [
        'if queryType=logs: needs query resultField',
        'if queryType=logs: not queries',
        'if queryType=metrics: some query | queries',
        'if queryType=metrics: needs quantization',
        'most query | queries',
        'if queries: needs resultQueryRowID',
        'key resultQueryRowID queries',
      ],
    },
  },
};
