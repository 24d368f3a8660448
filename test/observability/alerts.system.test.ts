import { ClusterProfile } from '../../src/cluster/cluster-profile';
import { ALERTS, ruleGroup } from '../../src/observability/prometheus-rule';
import { parse } from '../../src/promql/parse';
import { describeRules, firing, refusedRules, RuleSeries } from '../support/promtool-rules';
import { watchedIn } from '../support/watched';

const scaledObject = (spec = '', target = 'name: chat') => `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: chat, namespace: ml}
spec:
  scaleTargetRef: {${target}}
  maxReplicaCount: 4
${spec}
  triggers:
    - type: prometheus
      metadata: {serverAddress: "http://prometheus:9090", query: 'sum(rate(requests_total{namespace="ml"}[2m]))', threshold: "10"}
`;
const CHAT = scaledObject('  minReplicaCount: 1\n  fallback: {failureThreshold: 3, replicas: 2}');
const HPA = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: chat, namespace: ml}
spec:
  maxReplicas: 3
  scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: chat}
  metrics: [{type: External, external: {metric: {name: jobs}, target: {type: AverageValue, averageValue: "5"}}}]
`;
/** Pods take five minutes to start. */
const CLUSTER: ClusterProfile = { versions: { KEDA: '2.20' }, podStartupMillis: 300_000 };

const groupsOf = (yaml: string, cluster = CLUSTER) => watchedIn(yaml, cluster).autoscalers.map((each) => ruleGroup(each, {}));
const alertsOf = (yaml: string, cluster = CLUSTER) => groupsOf(yaml, cluster).flatMap(({ rules }) => rules.flatMap(({ alert }) => alert ?? []));

const OF_HPA = 'namespace="ml",horizontalpodautoscaler="keda-hpa-chat",job="kube-state-metrics"';
const OF_KEDA = 'metric="s0-prometheus",scaledObject="chat",scaler="prometheusScaler",triggerIndex="0",type="scaledobject"';
/** A model that is well, for two hours: two of two replicas, a query with a result, and no error. */
const WELL: RuleSeries = {
  'requests_total{namespace="ml"}': '0+60x120',
  'kube_deployment_spec_replicas{namespace="ml",deployment="chat"}': '2x120',
  'kube_deployment_status_replicas_ready{namespace="ml",deployment="chat"}': '2x120',
  [`kube_horizontalpodautoscaler_status_current_replicas{${OF_HPA}}`]: '2x120',
  [`kube_horizontalpodautoscaler_status_desired_replicas{${OF_HPA}}`]: '2x120',
  [`kube_horizontalpodautoscaler_spec_max_replicas{${OF_HPA}}`]: '4x120',
  [`kube_horizontalpodautoscaler_spec_min_replicas{${OF_HPA}}`]: '1x120',
  [`kube_horizontalpodautoscaler_status_condition{${OF_HPA},condition="AbleToScale",status="false"}`]: '0x120',
  [`kube_horizontalpodautoscaler_status_condition{${OF_HPA},condition="ScalingActive",status="false"}`]: '0x120',
  [`keda_scaler_detail_errors_total{${OF_KEDA},exported_namespace="ml",namespace="keda"}`]: '0x120',
  'keda_scaled_object_errors_total{scaledObject="chat",exported_namespace="ml",namespace="keda"}': '0x120',
  'keda_scaled_object_paused{scaledObject="chat",exported_namespace="ml",namespace="keda"}': '0x120',
};
/** The well model, but for series whose beginning is named. */
const with_ = (changes: RuleSeries): RuleSeries => {
  const series = { ...WELL };
  for (const [begin, values] of Object.entries(changes)) {
    const [name] = Object.keys(WELL).filter((each) => each.startsWith(begin) || each.includes(begin));
    expect(name).toBeDefined();
    series[name] = values;
  }
  return series;
};

const ASLEEP = { kube_deployment_spec: '0x120', kube_deployment_status: '0x120', current_replicas: '0x120', desired_replicas: '0x120', ScalingActive: '1x120' };
const ERRORS = { keda_scaler_detail: '0x10 0+4x110', keda_scaled_object_errors: '0x10 0+4x110' };

/** What fires at a minute, of a model with some series that are not well. */
const CASES: [title: string, yaml: string, changes: RuleSeries, minute: number, firing: string[]][] = [
  ['a model that is well', CHAT, {}, 120, []],
  ['a query without a result', CHAT, { requests_total: '0+60x10' }, 40, ['AutoscalingNoData']],
  ['the same, not long enough', CHAT, { requests_total: '0+60x10' }, 18, []],
  ['a query without a result while all sleeps', CHAT, { ...ASLEEP, requests_total: '0+60x10' }, 60, []],
  ['triggers that cannot be read, as fallback takes over', CHAT, ERRORS, 40, ['AutoscalingFallback', 'AutoscalingTriggerErrors']],
  ['the same where no fallback is stated', scaledObject(), ERRORS, 40, ['AutoscalingTriggerErrors']],
  ['a trigger that could not be read once', CHAT, { keda_scaler_detail: '0x10 1x110', keda_scaled_object_errors: '0x10 1x110' }, 14, []],
  ['errors of the ScaledObject alone', CHAT, { keda_scaled_object_errors: '0x10 0+4x110' }, 40, ['AutoscalingScaledObjectErrors']],
  ['an HPA that cannot scale', CHAT, { AbleToScale: '0x10 1x110' }, 30, ['AutoscalingUnable']],
  ['the same for a moment', CHAT, { AbleToScale: '0x10 1x5 0x105' }, 18, []],
  ['an HPA without valid metrics', CHAT, { ScalingActive: '0x10 1x110' }, 30, ['AutoscalingMetricsInvalid']],
  ['an HPA that is switched off at zero', CHAT, ASLEEP, 120, []],
  ['a model at its maximum', CHAT, { desired_replicas: '2x10 4x110' }, 30, ['AutoscalingAtMaximum']],
  ['the same, no longer than a pod takes to start', CHAT, { desired_replicas: '2x10 4x110' }, 20, []],
  ['a fixed number of replicas', CHAT, { desired_replicas: '4x120', spec_min: '4x120' }, 120, []],
  ['pods that stay pending', CHAT, { kube_deployment_spec: '2x10 4x110' }, 30, ['AutoscalingReplicasMissing']],
  ['pods that take as long as they do', CHAT, { kube_deployment_spec: '2x10 4x110', kube_deployment_status: '2x15 4x105' }, 30, []],
  ['a ramp on which some pod is always on its way', CHAT, { kube_deployment_spec: '1+1x120', kube_deployment_status: '0x5 1+1x115' }, 60, []],
  ['a model that wakes up', scaledObject(), { ...ASLEEP, kube_deployment_spec: '0x60 1x60', kube_deployment_status: '0x66 1x54', ScalingActive: '1x60 0x60' }, 68, []],
  ['replicas that come and go', CHAT, { kube_deployment_spec: '2 4 2 2 4 4 2 2 4 2 4 2 4 2x110', kube_deployment_status: '2x120' }, 15, ['AutoscalingFlapping']],
  ['one peak within an hour', CHAT, { kube_deployment_spec: '1 2 3 4 4 4 3 2 1 1x110', kube_deployment_status: '1x120' }, 15, []],
  ['a sleeper that wakes up now and then', scaledObject(), { kube_deployment_spec: '0x5 1x5 0x5 1x5 0x5 1x5 0x5 1x5 0x90', kube_deployment_status: '0x5 1x5 0x5 1x5 0x5 1x5 0x5 1x5 0x90' }, 45, []],
];

describeRules('alerts (need promtool)', () => {
  test.each(CASES)('%s', (_title, yaml, changes, minute, expected) => {
    expect(firing(groupsOf(yaml), with_(changes), minute)).toEqual(expected);
  });

  test('a pause of more than a day', () => {
    const paused = (times: number) => ({ 'keda_scaled_object_paused{scaledObject="chat",namespace="ml"}': `1x${times}` });
    expect(firing(groupsOf(CHAT), paused(1500), 1450)).toEqual(['AutoscalingPaused']);
    expect(firing(groupsOf(CHAT), paused(1500), 1400)).toEqual([]);
  });

  test('each alert fires in a case, and is silent in another', () => {
    const fired = new Set(CASES.flatMap(([, , , , names]) => names));
    expect([...fired, 'AutoscalingPaused'].sort()).toEqual(ALERTS.map(({ name }) => name).sort());
  });

  test('another model in another namespace is not meant', () => {
    const others = Object.fromEntries(Object.entries(with_({ ...ERRORS, ScalingActive: '1x120', kube_deployment_spec: '9x120' }))
      .map(([name, values]) => [name.replace(/namespace="ml"/g, 'namespace="other"'), values]));
    expect(firing(groupsOf(CHAT), others, 60)).toEqual([]);
  });

  test('an HPA of a StatefulSet', () => {
    const series = {
      'kube_statefulset_replicas{namespace="ml",statefulset="chat"}': '3x120',
      'kube_statefulset_status_replicas_ready{namespace="ml",statefulset="chat"}': '1x120',
      'kube_horizontalpodautoscaler_status_desired_replicas{namespace="ml",horizontalpodautoscaler="chat"}': '3x120',
      'kube_horizontalpodautoscaler_spec_max_replicas{namespace="ml",horizontalpodautoscaler="chat"}': '3x120',
      'kube_horizontalpodautoscaler_spec_min_replicas{namespace="ml",horizontalpodautoscaler="chat"}': '1x120',
    };
    expect(firing(groupsOf(HPA), series, 60)).toEqual(['AutoscalingAtMaximum', 'AutoscalingReplicasMissing']);
  });

  test.each([
    ['a ScaledObject', CHAT], ['an HPA', HPA], ['a Rollout', scaledObject('', 'apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: chat')],
    ['a query that ends with a comment', CHAT.replace('[2m]))', '[2m])) # of all')],
  ])('rules for %s are taken', (_title, yaml) => {
    expect(refusedRules(groupsOf(yaml))).toBe('');
  });
});

test('the rules of a model', () => {
  expect(groupsOf(CHAT)).toMatchSnapshot();
});

test('each expression is one that our parser reads', () => {
  const expressions = [CHAT, HPA].flatMap((yaml) => groupsOf(yaml).flatMap(({ rules }) => rules.map(({ expr }) => expr)));
  expect(expressions.length).toBeGreaterThan(10);
  expressions.forEach((expression) => expect(() => parse(expression)).not.toThrow());
});

test('what cannot be wrong, or cannot be seen, has no alert', () => {
  const all = ALERTS.map(({ name }) => name).sort();
  expect(alertsOf(CHAT).sort()).toEqual(all);
  expect(all.filter((name) => !alertsOf(scaledObject('  minReplicaCount: 4')).includes(name))).toEqual(['AutoscalingAtMaximum', 'AutoscalingFallback']);
  expect(all.filter((name) => !alertsOf(HPA).includes(name)))
    .toEqual(['AutoscalingFallback', 'AutoscalingNoData', 'AutoscalingPaused', 'AutoscalingScaledObjectErrors', 'AutoscalingTriggerErrors']);
  expect(all.filter((name) => !alertsOf(CHAT, { versions: { KEDA: '2.12' } }).includes(name))).toEqual(['AutoscalingPaused']);
});

test.each([
  ['2.12', 'keda_scaler_errors{'], ['2.13', 'keda_scaler_errors{'], ['2.14', 'keda_scaler_detail_errors_total{'], ['2.21', 'keda_scaler_detail_errors_total{'],
])('KEDA %s calls the errors of triggers %s', (KEDA, name) => {
  const rules = groupsOf(CHAT, { versions: { KEDA } }).flatMap((group) => group.rules);
  expect(rules.find(({ alert }) => alert === 'AutoscalingTriggerErrors')?.expr).toContain(name);
});

test('the cold start of the model decides how long to wait, and is ten minutes where nobody states it', () => {
  const missing = (podStartupMillis?: number) => groupsOf(CHAT, { versions: {}, podStartupMillis }).flatMap(({ rules }) => rules)
    .find(({ alert }) => alert === 'AutoscalingReplicasMissing')?.expr;
  expect(missing(1_800_000)).toContain('[35m]');
  expect(missing()).toContain('[15m]');
});

test('what is not watched is told', () => {
  const template = CHAT.replace('[2m]', '[$__rate_interval]');
  const model = 'apiVersion: mlops.seldon.io/v1alpha1\nkind: Model\nmetadata: {name: iris, namespace: ml}\nspec: {storageUri: "gs://models/iris", minReplicas: 1, maxReplicas: 3}\n';
  expect(watchedIn(`${template}---\n${model}`, CLUSTER).notes).toMatchSnapshot();
});
