import { App, Chart, Duration } from 'cdk8s';
import { AutoscaledModel, AutoscaledModelProps, Cluster, ModelServer, Observability, ObservabilityProps, Prometheus, PrometheusTrigger } from '../../../src';
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

test.each<[string, (model: AutoscaledModel) => unknown]>([
  ['an alert that is none', (model) => model.observability({ severities: { AutoscalingAtMaximun: 'info' } })],
  ['labels that alerts cannot have', (model) => model.observability({ alertLabels: { 'namespace': 'ml', 'a-b': 'c' } })],
  ['runbooks that are nowhere', (model) => model.observability({ runbookUrl: 'docs' })],
  ['a second call', (model) => [model.observability(), model.observability()]],
  ['props that are none', (model) => model.observability({ alertLabel: { team: 'ml' } } as ObservabilityProps)],
])('is refused with %s', (_title, call) => {
  expect(messageOf(() => call(modelIn(newChart())))).toMatchSnapshot();
});
