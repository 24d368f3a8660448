import { Case } from './platform-cases';
import { adapterConfig, deployment, hpa, podMonitor, PROMETHEUS_TRIGGER, scaledObject } from '../support/manifests';
import { Untyped } from '../support/untyped';

const MODEL = deployment('model');
const service = (name = 'model', port: Untyped = {}): Untyped => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'ml', labels: { app: 'model', team: name } },
  spec: { selector: { app: 'model' }, ports: [{ name: 'web', port: 80, targetPort: 'http', ...port }] },
});
const serviceMonitor = (endpoint: Untyped = {}, spec: Untyped = {}, name = 'm'): Untyped => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: { name, namespace: 'ml' },
  spec: { selector: { matchLabels: { app: 'model' } }, endpoints: [{ port: 'web', ...endpoint }], ...spec },
});
const asking = (endpoint: Untyped, spec: Untyped = {}) => {
  const monitor = podMonitor('pods');
  return { ...monitor, spec: { ...monitor.spec, podMetricsEndpoints: [{ port: 'http', ...endpoint }], ...spec } };
};
const labelled = (monitor: Untyped, labels: Untyped) => ({ ...monitor, metadata: { ...monitor.metadata, labels } });
const prometheus = (name: string, selector: Untyped): Untyped => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name, namespace: 'monitoring' },
  spec: { podMonitorSelector: selector, podMonitorNamespaceSelector: {}, serviceMonitorSelector: selector, serviceMonitorNamespaceSelector: {} },
});
const asks = (query: string, annotations?: Untyped) =>
  scaledObject('a', { triggers: [{ ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, query } }] }, annotations);
const RATE = 'sum(rate(requests_total{namespace="ml"}[2m]))';
const BOTH = [MODEL, service(), serviceMonitor(), podMonitor('pods')];
const OF_PODS = {
  metrics: [{ type: 'Pods', pods: { metric: { name: 'requests' }, target: { type: 'AverageValue', averageValue: '5' } } }],
};
const adapter = (aggregation: string) => adapterConfig(`rules:
- seriesQuery: requests_total{namespace!="",pod!=""}
  resources: { overrides: { namespace: { resource: namespace }, pod: { resource: pod } } }
  name: { as: requests }
  metricsQuery: ${aggregation}(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)
`);
const OTHER = [deployment('other'), podMonitor('other', 'http', { app: 'other' })];

/** The cases of the check on series that are there twice. */
export const SCRAPED_TWICE_CASES: Record<string, Case> = {
  'scraped-twice': {
    bad: {
      'a ServiceMonitor and a PodMonitor': [...BOTH, asks(RATE)],
      'two PodMonitors': [MODEL, podMonitor('one'), podMonitor('two'), asks('sum(requests_in_flight)')],
      'one ServiceMonitor through two Services': [MODEL, service(), service('model-headless', { targetPort: 8000 }), serviceMonitor(), asks(RATE)],
      'two Services with one job': [MODEL, service(), serviceMonitor(), serviceMonitor({}, { jobLabel: 'team', selector: { matchLabels: { team: 'model' } } }, 'n'), { ...service(), metadata: { name: 'again', namespace: 'ml', labels: { app: 'x', team: 'model' } } }, asks(RATE)],
      'one port by its name and its number': [MODEL, podMonitor('one'), asking({ port: undefined, portNumber: 8000 }), asks(RATE)],
      'a query that names the pods': [...BOTH, ...OTHER, asks('sum(rate(requests_total{pod=~"model-.*"}[2m]))')],
      'a query that keeps the pods apart, and adds them up then': [...BOTH, asks('sum(sum by (pod) (rate(requests_total[2m])))')],
      'a sum with a value for none': [...BOTH, asks(`${RATE} or 0 * max(requests_in_flight)`)],
      'a sum that is cut off': [...BOTH, asks('clamp_max(sum(requests_in_flight), 100)')],
      'a sum over time': [...BOTH, asks('avg_over_time(sum(requests_in_flight)[5m:1m])')],
      'a sum divided by a number': [...BOTH, asks('sum(requests_in_flight) / 2')],
      'a sum divided by the largest value': [...BOTH, asks('sum(requests_in_flight) / max(requests_running)')],
      'a sum divided by the largest value, where others are counted': [...BOTH, asks('sum(requests_in_flight) / (max(requests_running) and on () count(requests_running) > 1)')],
      'a sum divided by 1 where there is none': [...BOTH, asks('sum(requests_in_flight) / absent(sum(requests_running{job="model"}))')],
      'a query behind a guard': [...BOTH, asks(`${RATE} and on () up{namespace="ml"} == 1`)],
      'one Prometheus that takes both': [prometheus('k8s', {}), ...BOTH, asks(RATE)],
      'labels that only describe': [MODEL, labelled(podMonitor('one'), { release: 'prom', app: 'a' }), labelled(podMonitor('two'), { release: 'prom' }), asks(RATE)],
      'a metric of pods that a prometheus-adapter adds up': [...BOTH, adapter('sum'), hpa('a', OF_PODS)],
    },
    good: {
      'one monitor': [MODEL, service(), serviceMonitor(), asks(RATE)],
      'an endpoint that is listed twice, whose labels are the same': [MODEL, service(), serviceMonitor({}, { endpoints: [{ port: 'web' }, { port: 'web', interval: '60s' }] }), asks(RATE)],
      'two ServiceMonitors of one Service, whose labels are the same': [MODEL, service(), serviceMonitor(), serviceMonitor({}, {}, 'n'), asks(RATE)],
      'a job that is asked for': [...BOTH, asks('sum(rate(requests_total{job="model"}[2m]))')],
      'a Service that is asked for': [...BOTH, asks('sum(rate(requests_total{service="model"}[2m]))')],
      'an expression that only one job matches': [...BOTH, asks('sum(rate(requests_total{job=~"ml/.*"}[2m]))')],
      'an average': [...BOTH, asks('avg(requests_in_flight)')],
      'the largest': [...BOTH, asks('max(requests_in_flight)')],
      'the largest of each pod, added up': [...BOTH, asks('sum(max by (pod) (requests_in_flight))')],
      'a sum of each job': [...BOTH, asks('max(sum by (job) (rate(requests_total[2m])))')],
      'a sum without the other labels': [...BOTH, asks('max(sum without (pod, instance) (requests_in_flight))')],
      'a mean of two sums': [...BOTH, asks('sum(rate(latency_seconds_sum[2m])) / sum(rate(latency_seconds_count[2m]))')],
      'a sum divided by a number of series': [...BOTH, asks('sum(requests_in_flight) / count(requests_in_flight)')],
      'by a number of series as a scalar': [...BOTH, asks('sum(requests_in_flight) / scalar(count(requests_running))')],
      'by a number of series above 0': [...BOTH, asks('sum(requests_in_flight) / (count(requests_running) > 0)')],
      'by a number of series of at least 1': [...BOTH, asks('sum(requests_in_flight) / clamp_min(count(requests_running), 1)')],
      'by a sum of two metrics': [...BOTH, asks('sum(requests_in_flight) / sum(requests_in_flight + requests_running)')],
      'by a number of groups': [...BOTH, asks('sum(requests_in_flight) / count(group by (pod, job) (requests_in_flight))')],
      'by a number of targets': [...BOTH, asks('sum(requests_in_flight) / count(up{namespace="ml"})')],
      'by the largest number of series': [...BOTH, asks('sum(requests_in_flight) / topk(1, count(requests_running))')],
      'a quantile': [...BOTH, asks('histogram_quantile(0.95, sum by (le) (rate(latency_seconds_bucket[2m])))')],
      'a sum that only decides whether there is a value': [...BOTH, asks('max(requests_in_flight) and on () (sum(requests_total) > 5)')],
      'a sum times 0': [...BOTH, asks('max(requests_in_flight) or 0 * sum(requests_in_flight)')],
      'other paths': [MODEL, service(), serviceMonitor(), asking({ path: '/stats' }), asks(RATE)],
      'other protocols': [MODEL, service(), serviceMonitor(), asking({ scheme: 'https' }), asks(RATE)],
      'series that are chosen': [MODEL, service(), serviceMonitor(), asking({ metricRelabelings: [{ action: 'keep', sourceLabels: ['__name__'], regex: 'x' }] }), asks(RATE)],
      'targets that are chosen': [MODEL, service(), serviceMonitor(), asking({ relabelings: [{ action: 'drop', sourceLabels: ['x'] }] }), asks(RATE)],
      'a job that is relabelled': [MODEL, service(), serviceMonitor(), asking({ relabelings: [{ targetLabel: 'job', replacement: 'model' }] }), asks(RATE)],
      'parameters': [MODEL, service(), serviceMonitor(), asking({ params: { collect: ['x'] } }), asks(RATE)],
      'a Prometheus each': [
        prometheus('a', { matchLabels: { release: 'a' } }), prometheus('b', { matchLabels: { release: 'b' } }),
        MODEL, labelled(podMonitor('one'), { release: 'a' }), labelled(podMonitor('two'), { release: 'b' }), asks(RATE),
      ],
      'labels by which another Prometheus may pick one': [MODEL, labelled(podMonitor('one'), { release: 'prom' }), podMonitor('two'), asks(RATE)],
      'metrics of an exporter': [...BOTH, asks('sum(kafka_consumergroup_lag{group="a"})')],
      'what a recording rule writes': [...BOTH, asks('sum(namespace:requests:rate5m)')],
      'metrics that may be of others': [...BOTH, ...OTHER, asks('sum(requests_in_flight)')],
      'metrics of others': [...BOTH, ...OTHER, asks('sum(requests_in_flight{pod=~"other-.*"})')],
      'somebody else who scrapes': [...BOTH, asks(RATE, { 'cdk8s-model-autoscaling/scraped-by': 'the gateway' })],
      'a metric of pods that a prometheus-adapter does not add up': [...BOTH, adapter('max'), hpa('a', OF_PODS)],
    },
  },
};
