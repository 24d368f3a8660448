import { Case } from './platform-cases';
import { adapterConfig, deployment, hpa, podMonitor } from '../support/manifests';
import { Untyped } from '../support/untyped';

const RULE = {
  seriesQuery: '{__name__="requests_total",namespace!=""}',
  resources: { overrides: { pod: { resource: 'pod' }, namespace: { resource: 'namespace' } } },
  metricsQuery: 'sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m]))',
};
const GOOD = { rules: [RULE] };
const custom = (...rules: Untyped[]) => [adapterConfig(JSON.stringify({ rules: rules.map((rule) => ({ ...RULE, ...rule })) }))];
const external = (...rules: Untyped[]) => [adapterConfig(JSON.stringify({ externalRules: rules.map((rule) => ({ ...RULE, ...rule })) }))];
const resourceRules = (cpu: Untyped) => [adapterConfig(JSON.stringify({ resourceRules: { cpu } }))];
const CPU = {
  containerQuery: 'sum by (<<.GroupBy>>) (rate(container_cpu_usage_seconds_total{<<.LabelMatchers>>}[3m]))',
  nodeQuery: 'sum by (<<.GroupBy>>) (rate(node_cpu_seconds_total{<<.LabelMatchers>>}[3m]))',
  resources: { overrides: { node: { resource: 'node' }, namespace: { resource: 'namespace' }, pod: { resource: 'pod' } } },
  containerLabel: 'container',
};
/** Values of the chart in whatever has it installed. */
const flux = (values: Untyped, chart = 'prometheus-adapter') => ({
  apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: { name: 'adapter', namespace: 'monitoring' }, spec: { chart: { spec: { chart } }, values },
});
const argo = (helm: Untyped) => ({
  apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'adapter', namespace: 'argocd' }, spec: { source: { chart: 'prometheus-adapter', helm } },
});
const UNGROUPED = { rules: { default: false, custom: [{ ...RULE, metricsQuery: 'sum(<<.Series>>{<<.LabelMatchers>>})' }] } };

const ASKS = { metrics: [{ type: 'Pods', pods: { metric: { name: 'requests_total' }, target: { type: 'AverageValue', averageValue: '5' } } }] };
const selecting = (matchLabels: Untyped) => hpa('h', {
  metrics: [{ type: 'External', external: { metric: { name: 'rps', selector: { matchLabels } }, target: { type: 'AverageValue', averageValue: '5' } } }],
});
const SCALED = [deployment('model'), hpa('h', ASKS)];
const slowMonitor = (interval: string) => ({ ...podMonitor('m'), spec: { ...podMonitor('m').spec, podMetricsEndpoints: [{ port: 'http', interval }] } });
const valuesOf = (values: Untyped) => flux({ rules: { default: false, custom: [RULE] }, ...values });
/** The Deployment of an adapter with flags, as its chart renders it. */
const running = (...args: string[]) => {
  const workload = deployment('adapter', { namespace: 'monitoring' });
  const [container] = workload.spec.template.spec.containers;
  container.args = ['--config=/etc/adapter/config.yaml', ...args];
  workload.spec.template.spec.volumes = [{ name: 'config', configMap: { name: 'adapter' } }];
  return workload;
};

/** The cases of checks on what prometheus-adapter makes of its rules. */
export const ADAPTER_CASES: Record<string, Case> = {
  'adapter-deprecated': {
    bad: { 'its rules': custom({}) },
    good: { 'another ConfigMap': [{ ...adapterConfig(''), data: { 'a.yaml': 'b: c' } }] },
  },
  'adapter-namespace': {
    bad: {
      'a query for another namespace': [...custom({ metricsQuery: 'sum by (<<.GroupBy>>) (<<.Series>>{namespace="web",<<.LabelMatchers>>})' }), ...SCALED],
      'series of another namespace': [...custom({ seriesQuery: '{__name__="requests_total",namespace="web"}' }), ...SCALED],
    },
    good: {
      'all namespaces': [...custom({}), ...SCALED],
      'the namespace of the autoscaler': [...custom({ seriesQuery: '{__name__="requests_total",namespace=~"ml|web"}' }), ...SCALED],
      'two rules, of which one may be meant': [...custom({ seriesQuery: '{__name__="requests_total",namespace="web"}' }, {}), ...SCALED],
    },
  },
  'adapter-nan': {
    bad: {
      'a quantile': external({ resources: undefined, seriesQuery: 'x_bucket', metricsQuery: 'histogram_quantile(0.9, sum by (le) (rate(<<.Series>>{<<.LabelMatchers>>}[2m])))' }),
      'a mean': external({ metricsQuery: 'sum(rate(a_sum{<<.LabelMatchers>>}[2m])) / sum(rate(a_count{<<.LabelMatchers>>}[2m]))' }),
    },
    good: {
      'a sum': external({ metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m]))' }),
      'a mean with a guard': external({ metricsQuery: 'sum(rate(a_sum{<<.LabelMatchers>>}[2m])) / (sum(rate(a_count{<<.LabelMatchers>>}[2m])) > 0)' }),
      'a custom metric, whose NaN is 0': custom({ metricsQuery: 'sum by (<<.GroupBy>>) (rate(a_sum{<<.LabelMatchers>>}[2m])) / sum by (<<.GroupBy>>) (rate(a_count{<<.LabelMatchers>>}[2m]))' }),
    },
  },
  'adapter-overrides': {
    bad: {
      'no resources': custom({ resources: undefined }),
      'no namespace': custom({ resources: { overrides: { pod: { resource: 'pod' } } } }),
      'an external rule of a namespace without its label': external({ resources: undefined }),
      'the namespace by another label': custom({ seriesQuery: '{__name__="requests_total",kubernetes_namespace!=""}' }),
      'two labels for one kind': custom({ resources: { overrides: { pod: { resource: 'pod' }, pod_name: { resource: 'pods' }, namespace: { resource: 'namespace' } } } }),
      'a label that is none, and a kind without namespaces': custom({
        resources: {
          overrides: {
            'app.kubernetes.io/name': { resource: 'service' }, 'role': { group: 'rbac.authorization.k8s.io', resource: 'clusterrole' }, 'namespace': { resource: 'namespace' },
          },
        },
      }),
      'a template that makes no label': custom({ resources: { template: 'kube-<<.Resource>>' } }),
      'resource rules without a node': resourceRules({ ...CPU, resources: { overrides: { namespace: { resource: 'namespace' }, pod: { resource: 'pod' } } } }),
    },
    good: {
      'labels of pods': custom({}),
      'a template': custom({ resources: { template: '<<.Resource>>' } }),
      'a template that cannot be followed here': custom({ resources: { template: '<<if .Group>>x_<<end>><<.Resource>>' } }),
      'the namespace by the label that is selected': custom({
        seriesQuery: '{__name__="requests_total",kubernetes_namespace!=""}', resources: { overrides: { pod: { resource: 'pod' }, kubernetes_namespace: { resource: 'namespace' } } },
      }),
      'an external rule of all namespaces': external({ resources: { namespaced: false }, metricsQuery: 'sum(<<.Series>>)' }),
      'kinds that are not known': custom({ resources: { overrides: { robot: { group: 'acme.io', resource: 'robot' }, namespace: { resource: 'namespace' } } } }),
      'resource rules': resourceRules(CPU),
    },
  },
  'adapter-relist': {
    bad: {
      'values of the chart': [valuesOf({ metricsRelistInterval: '30s' }), ...SCALED, slowMonitor('1m')],
      'the default of the chart': [valuesOf({}), ...SCALED, slowMonitor('2m')],
      'flags of the Deployment': [...custom({}), running('--metrics-relist-interval=30s'), ...SCALED, slowMonitor('1m')],
      'metrics that are forgotten before the next look': [valuesOf({ metricsRelistInterval: '2m', extraArguments: ['--metrics-max-age=1m'] })],
    },
    good: {
      'as often': [valuesOf({ metricsRelistInterval: '1m' }), ...SCALED, slowMonitor('1m')],
      'metrics that stay listed for longer': [valuesOf({ metricsRelistInterval: '30s', extraArguments: ['--metrics-max-age=5m'] }), ...SCALED, slowMonitor('1m')],
      'an interval that is not known': [valuesOf({ metricsRelistInterval: '10s' }), ...SCALED, podMonitor('m')],
      'a ConfigMap of which nobody knows who reads it': [...custom({}), ...SCALED, slowMonitor('1h')],
      'the default of the adapter itself': [...custom({}), running('--metrics-max-age=20m'), ...SCALED, slowMonitor('5m')],
    },
  },
  'adapter-selector': {
    bad: {
      'a label that no series can have': [...external({ name: { as: 'rps' } }), selecting({ 'app.kubernetes.io/name': 'model' })],
      'a query that heeds no labels': [...external({ name: { as: 'rps' }, metricsQuery: 'sum by (<<.GroupBy>>) (rate(<<.Series>>[2m]))' }), selecting({ team: 'a' })],
      'a label that the metric does not have': [...external({ seriesQuery: 'vllm:num_requests_waiting', name: { as: 'rps' } }), selecting({ model: 'llama' })],
      'the same of a metric of pods': [...custom({ seriesQuery: 'vllm:num_requests_waiting', name: { as: 'rps' } }), deployment('model'), hpa('h', {
        metrics: [{ type: 'Pods', pods: { metric: { name: 'rps', selector: { matchLabels: { modelname: 'llama' } } }, target: { type: 'AverageValue', averageValue: '5' } } }],
      })],
    },
    good: {
      'a label of the metric': [...external({ seriesQuery: 'vllm:num_requests_waiting', name: { as: 'rps' } }), selecting({ model_name: 'llama' })],
      'a label of the target': [...external({ seriesQuery: 'vllm:num_requests_waiting', name: { as: 'rps' } }), selecting({ service: 'llama' })],
      'a metric that is not known': [...external({ name: { as: 'rps' } }), selecting({ team: 'a' })],
      'a rule of others': [...external({ name: { as: 'other' } }), selecting({ 'app.kubernetes.io/name': 'model' })],
    },
  },
  'adapter-series': {
    bad: {
      'no selector': custom({ seriesQuery: '{__name__="x"' }, { seriesQuery: '', name: { as: 'b' } }, { seriesQuery: 'a + b', name: { as: 'c' } }),
      'everything': custom({ seriesQuery: '{__name__=~".*"}' }),
      'filters that drop it': custom({ seriesFilters: [{ isNot: '^requests_' }] }, { name: { matches: '^other$' } }),
      'groups that are not there': custom({ name: { matches: '^(.*)_total$', as: '$1_rps' } }, { name: { matches: 'requests_total', as: '${1}_x' } }),
      'a name that is no part of a path': custom({ name: { as: 'a/b' } }),
      'two rules of one name': custom({ name: { as: 'rps' } }, { seriesQuery: 'other_total', name: { as: 'rps' } }),
      'in values of the chart by Argo CD': [argo({ values: JSON.stringify({ rules: { custom: [{ ...RULE, seriesQuery: '' }] } }) })],
    },
    good: {
      'a metric': custom({}),
      'several metrics': custom({ seriesQuery: '{__name__=~"^requests_.*",namespace!=""}', name: { matches: '^(.*)_total$', as: '${1}_per_second' } }),
      'rules of one name for other kinds': custom({ name: { as: 'rps' }, resources: { template: 'kube_<<.Resource>>' } }, { seriesQuery: 'other_total', name: { as: 'other' } }),
      'an expression that cannot be followed here': custom({ name: { matches: '(?i:requests)\\pL', as: 'x' } }),
    },
  },
  'adapter-template': {
    bad: {
      'no query': custom({ metricsQuery: undefined }),
      'a placeholder that is not there': custom({ metricsQuery: 'sum(<<.Nope>>)' }),
      'no grouping': custom({ metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m]))' }),
      'no grouping of several series': custom({ metricsQuery: 'rate(<<.Series>>{<<.LabelMatchers>>}[2m])' }),
      'no matchers': custom({ metricsQuery: 'sum by (<<.GroupBy>>) (rate(requests_total[2m]))' }),
      'a bracket too few': custom({ metricsQuery: 'sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m])' }),
      'a range': custom({ metricsQuery: '<<.Series>>{<<.LabelMatchers>>,<<.GroupBy>>!=""}[2m]' }),
      'an external rule': external({ metricsQuery: 'max(<<.Series>>)' }, { name: { as: 'b' }, metricsQuery: 'sum by (<<.GroupBy>>, code) (<<.Series>>{<<.LabelMatchers>>})' }),
      'resource rules': resourceRules({ ...CPU, containerQuery: 'sum(x) by (<<.GroupBy>>)', nodeQuery: '' }),
      'in values of the chart by Flux': [flux(UNGROUPED)],
      'in values of the chart by Argo CD': [argo({ valuesObject: UNGROUPED })],
      'in values of the chart by Rancher': [{
        apiVersion: 'helm.cattle.io/v1',
        kind: 'HelmChart',
        metadata: { name: 'adapter', namespace: 'kube-system' },
        spec: { chart: 'prometheus-community/prometheus-adapter', valuesContent: JSON.stringify(UNGROUPED) },
      }],
      'in values of the chart on their own': [UNGROUPED],
    },
    good: {
      'a rate': [adapterConfig(JSON.stringify(GOOD))],
      'a condition, which cannot be followed here': custom({ metricsQuery: '<<if .Series>>sum(x)<<end>>' }),
      'labels by their names': custom({ metricsQuery: 'sum by (<<.GroupBy>>) (x{namespace="<<index .LabelValuesByName "namespace">>"})' }),
      'an external rule': external({ metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m]))' }),
      'resource rules': resourceRules(CPU),
      'values of another chart': [flux(UNGROUPED, 'other')],
      'values beside a ConfigMap that takes their place': [flux({ rules: { ...UNGROUPED.rules, existing: 'adapter' } })],
    },
  },
  'promql-type-adapter': {
    bad: {
      'delta of a counter': custom({ seriesQuery: 'vllm:request_success_total', metricsQuery: 'sum by (<<.GroupBy>>) (delta(<<.Series>>{<<.LabelMatchers>>}[2m]))' }),
      'a counter as it is': custom({ seriesQuery: 'vllm:request_success_total', metricsQuery: 'sum by (<<.GroupBy>>) (<<.Series>>{<<.LabelMatchers>>})' }),
      'a counter of TorchServe, without labels': external({ seriesQuery: '{__name__=~"^ts_queue_latency_microseconds"}', metricsQuery: 'ts_queue_latency_microseconds' }),
      'rate of a gauge': custom({ seriesQuery: 'vllm:num_requests_waiting', metricsQuery: 'sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m]))' }),
      'a quantile without le': custom({
        seriesQuery: 'x_bucket', metricsQuery: 'histogram_quantile(0.9, sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m])))',
      }),
    },
    good: {
      'the gauge': custom({ seriesQuery: 'vllm:num_requests_waiting', metricsQuery: 'sum by (<<.GroupBy>>) (<<.Series>>{<<.LabelMatchers>>})' }),
      'a quantile': custom({ seriesQuery: 'x_bucket', metricsQuery: 'histogram_quantile(0.9, sum by (le, <<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m])))' }),
    },
  },
  'window-short-adapter': {
    bad: {
      'fewer than two scrapes': [...custom({}), ...SCALED, slowMonitor('90s')],
      'fewer than three': [...custom({}), ...SCALED, slowMonitor('1m')],
      'one step of a subquery': custom({ metricsQuery: 'sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[1m:1m]))' }),
    },
    good: {
      'four scrapes': [...custom({}), ...SCALED, slowMonitor('30s')],
      'an interval that is not known': [...custom({}), ...SCALED, podMonitor('m')],
      'a metric that nothing asks for': custom({}),
    },
  },
};
