import { App, Chart, Duration } from 'cdk8s';
import {
  AutoscaledModel, AutoscaledModelProps, Cluster, DashboardDelivery, FleetDashboard, ModelDashboard, ModelServer, Observability, ObservabilityProps,
  Prometheus, PrometheusTrigger,
} from '../../../src';
import { messageOf } from '../../support/captured';
import { CONTAINER, manifest, newChart, synth } from '../../support/synth';
import { Untyped } from '../../support/untyped';

const RATE = PrometheusTrigger.total({ query: 'sum(rate(requests_total{namespace="ml"}[4m]))', perReplica: 10 });
const MORE = PrometheusTrigger.total({ query: 'sum(rate(others_total{namespace="ml"}[4m]))', perReplica: 10 });

function modelIn(chart: Chart, name = 'chat', props: Partial<AutoscaledModelProps> = {}): AutoscaledModel {
  return new AutoscaledModel(chart, name, {
    server: ModelServer.deployment({ container: CONTAINER, metrics: {} }),
    prometheus: Prometheus.fromAddress('http://prometheus.monitoring.svc:9090'),
    maxReplicas: 4,
    triggers: [RATE],
    ...props,
  });
}
const rulesOf = (rule: Untyped): Untyped[] => rule.spec.groups.flatMap(({ rules }: Untyped) => rules);
const recorded = (rule: Untyped) => rulesOf(rule).flatMap(({ expr, record }) => record === 'autoscaling:trigger_query' ? [expr] : []);

test('a model has a PrometheusRule that Prometheus takes', () => {
  const chart = newChart();
  const { prometheusRule } = modelIn(chart).observability({ alertLabels: { team: 'ml' }, labels: { release: 'prom' }, severities: { AutoscalingPaused: 'none' } });
  const rule = manifest(chart, 'PrometheusRule');
  expect(rule.metadata).toEqual({ name: 'chat-autoscaling', namespace: 'ml', labels: { release: 'prom' } });
  expect([prometheusRule.name, prometheusRule.kind]).toEqual(['chat-autoscaling', 'PrometheusRule']);
  const alerts = rulesOf(rule).filter(({ alert }) => alert !== undefined);
  expect(alerts.map(({ alert, labels: { severity, team } }) => [alert, severity, team])).toEqual(expect.arrayContaining([
    ['AutoscalingNoData', 'warning', 'ml'], ['AutoscalingMetricsInvalid', 'critical', 'ml'], ['AutoscalingPaused', 'none', 'ml'],
  ]));
  expect(alerts[0].annotations.runbook_url).toBe('https://github.com/cdk8s-model-autoscaling/cdk8s-model-autoscaling/blob/main/docs/alerts.md#autoscalingnodata');
});

test('triggers that come later are watched too', () => {
  const chart = newChart();
  const model = modelIn(chart);
  model.observability();
  model.scaleOn(MORE);
  expect(recorded(manifest(chart, 'PrometheusRule'))).toEqual([expect.stringContaining('requests_total'), expect.stringContaining('others_total')]);
});

test('a chart has one for all, whoever wrote their autoscalers, and for no others', () => {
  const app = new App();
  const chart = new Chart(app, 'chart', { namespace: 'ml' });
  new Observability(chart, 'observability', { name: 'models' });
  modelIn(chart, 'chat');
  modelIn(chart, 'images').observability();
  modelIn(new Chart(app, 'other', { namespace: 'other' }), 'speech');
  const [ofChart, ofModel] = synth(chart).filter(({ kind }) => kind === 'PrometheusRule');
  expect([ofChart, ofModel].map(({ metadata, spec }) => [metadata.name, spec.groups.map(({ name }: Untyped) => name)])).toEqual([
    ['models', ['autoscaling ml/chat', 'autoscaling ml/images']], ['images-autoscaling', ['autoscaling ml/images']],
  ]);
});

test('the Cluster tells the version of KEDA, the start of pods, and what selects monitors', () => {
  const chart = newChart();
  const prometheus = Prometheus.fromAddress('http://prometheus.monitoring.svc:9090', { monitorLabels: { release: 'prom' } });
  new Cluster(chart, 'Cluster', { versions: { keda: '2.13' }, podStartup: Duration.minutes(20), prometheus: [prometheus] });
  modelIn(chart, 'chat', { prometheus: undefined }).observability();
  const { metadata, spec } = manifest(chart, 'PrometheusRule');
  expect(metadata.labels).toEqual({ release: 'prom' });
  expect(JSON.stringify(spec)).toContain('keda_scaler_errors{');
  expect(JSON.stringify(spec)).toContain('[25m]');
});

test('what the model says of its objects holds for it', () => {
  const chart = newChart();
  modelIn(chart, 'chat', { labels: { team: 'ml' } }).observability();
  expect(manifest(chart, 'PrometheusRule').metadata.labels).toEqual({ team: 'ml' });
});

/** The dashboards of a chart, by the objects that hold them. */
function dashboardsIn(chart: Chart): [name: string, dashboard: Untyped][] {
  return synth(chart).flatMap(({ data, kind, metadata, spec }): [string, Untyped][] => kind === 'GrafanaDashboard' ? [[metadata.name, JSON.parse(spec.json)]]
    : kind === 'ConfigMap' && metadata.labels?.grafana_dashboard === '1' ? [[metadata.name, JSON.parse(Object.values<string>(data)[0])]] : []);
}

test('a model has a dashboard with the signals that it has in the end', () => {
  const chart = newChart();
  const model = modelIn(chart);
  const { apiObject } = model.dashboard();
  model.scaleOn(MORE);
  const [[name, { panels, title, uid }]] = dashboardsIn(chart);
  expect([apiObject.name, name, title, uid]).toEqual(['chat-autoscaling-dashboard', 'chat-autoscaling-dashboard', 'Autoscaling of ml/chat', 'autoscaling-ml-keda-hpa-chat']);
  expect(panels.map((panel: Untyped) => panel.title)).toEqual(expect.arrayContaining(['s0-prometheus: target 10 for each replica', 's1-prometheus: target 10 for each replica']));
});

test('a fleet has one of all, which neither alerts nor other dashboards disturb', () => {
  const chart = newChart();
  new Observability(chart, 'alerts');
  new FleetDashboard(chart, 'dashboard', { title: 'Language models' });
  modelIn(chart, 'chat').dashboard({ title: 'Chat' });
  modelIn(chart, 'images').observability();
  const [[fleet, { description, title, templating }], [, ofModel]] = dashboardsIn(chart);
  expect([fleet, title, ofModel.title]).toEqual(['autoscaling-fleet-dashboard', 'Language models', 'Chat']);
  expect(description).toContain('2 models');
  expect(JSON.stringify(templating)).toContain('keda-hpa-chat|keda-hpa-images');
});

test('a dashboard gets to Grafana as is said', () => {
  const chart = newChart();
  modelIn(chart, 'chat').dashboard({ name: 'one', delivery: DashboardDelivery.configMap({ labels: { team: 'ml' }, folder: 'Models', folderAnnotation: 'folder' }) });
  modelIn(chart, 'images').dashboard({
    delivery: DashboardDelivery.grafanaOperator({
      instanceLabels: { dashboards: 'grafana' }, folder: 'Models', allowCrossNamespaceImport: true, resyncPeriod: Duration.minutes(10),
    }),
  });
  const [configMap, { apiVersion, metadata, spec: { json, ...spec } }] = synth(chart).filter(({ kind }) => kind === 'ConfigMap' || kind === 'GrafanaDashboard');
  expect(configMap.metadata).toEqual({ name: 'one', namespace: 'ml', labels: { team: 'ml' }, annotations: { folder: 'Models' } });
  expect(json).toContain('"uid": "autoscaling-ml-keda-hpa-images"');
  expect([apiVersion, metadata, spec]).toEqual([
    'grafana.integreatly.org/v1beta1', { name: 'images-autoscaling-dashboard', namespace: 'ml' },
    { instanceSelector: { matchLabels: { dashboards: 'grafana' } }, folder: 'Models', allowCrossNamespaceImport: true, resyncPeriod: '600s' },
  ]);
});

test.each<[string, (chart: Chart) => unknown]>([
  ['nothing to draw', (chart) => new ModelDashboard(chart, 'dashboard')],
  ['several autoscalers', (chart) => [modelIn(chart, 'chat'), modelIn(chart, 'images'), new ModelDashboard(chart, 'dashboard')]],
])('a dashboard of one model is refused with %s', (_title, fill) => {
  const chart = newChart();
  fill(chart);
  expect(messageOf(() => synth(chart))).toMatchSnapshot();
});

test.each<[string, (model: AutoscaledModel) => unknown]>([
  ['a second dashboard', (model) => [model.dashboard(), model.dashboard()]],
  ['a Grafana that is any', () => DashboardDelivery.grafanaOperator({ instanceLabels: {} })],
  ['an alert that is none', (model) => model.observability({ severities: { AutoscalingAtMaximun: 'info' } })],
  ['labels that alerts cannot have', (model) => model.observability({ alertLabels: { 'namespace': 'ml', 'a-b': 'c' } })],
  ['runbooks that are nowhere', (model) => model.observability({ runbookUrl: 'docs' })],
  ['a second call', (model) => [model.observability(), model.observability()]],
  ['props that are none', (model) => model.observability({ alertLabel: { team: 'ml' } } as ObservabilityProps)],
])('is refused with %s', (_title, call) => {
  expect(messageOf(() => call(modelIn(newChart())))).toMatchSnapshot();
});
