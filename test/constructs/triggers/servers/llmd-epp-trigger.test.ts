import { Duration } from 'cdk8s';
import {
  AutoscaledModelProps, Autoscaler, Cluster, CpuTrigger, KedaFormula, LlmdEppMonitor, LlmdEppMonitorProps, LlmdEppTrigger, ReplicasTrigger, Trigger,
} from '../../../../src';
import { messageOf } from '../../../support/captured';
import { manifest, newChart, newModel, PROMETHEUS, synth } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

const PICKER = { pool: 'chat', service: 'chat-epp' };
const TTFT = { ...PICKER, quantile: 0.9, target: Duration.seconds(3) };
const QUEUE = LlmdEppTrigger.queuedRequests({ ...PICKER, perReplica: 1 });
const RUNNING = LlmdEppTrigger.runningRequests({ ...PICKER, perReplica: 16, modelName: 'qwen' });
const BACKLOG = { ...PICKER, tokensPerSecond: 15928, backlogPerReplica: Duration.millis(1500) };
const FULL = LlmdEppTrigger.saturation({ ...PICKER, targetPercent: 70 });

function triggersOf(triggers: Trigger[], props: Partial<Omit<AutoscaledModelProps, 'server'>> = {}): Untyped[] {
  const chart = newChart();
  newModel({ triggers, ...props }, chart);
  return manifest(chart, 'ScaledObject').spec.triggers;
}

test.each<[string, Trigger, string, string]>([
  ['requests that are held', QUEUE, '1', 'AverageValue'],
  ['requests that are with pods', RUNNING, '16', 'AverageValue'],
  ['how full the pool is', FULL, '0.7', 'Value'],
  ['tokens that wait, of pods that are there', LlmdEppTrigger.prefillBacklog(BACKLOG), '1.5', 'AverageValue'],
  ['tokens that wait, by a router that forgets pods', LlmdEppTrigger.prefillBacklog({ ...BACKLOG, podPattern: '.*prefill.*', routerVersion: '0.11' }), '1.5', 'AverageValue'],
  ['predicted time to the first token', LlmdEppTrigger.predictedTimeToFirstToken(TTFT), '3', 'Value'],
  ['predicted time of a token', LlmdEppTrigger.predictedTimePerOutputToken({ ...TTFT, target: Duration.millis(100), window: Duration.minutes(3), modelName: 'qwen' }), '0.1', 'Value'],
])('%s are asked of the endpoint picker', (_title, trigger, threshold, metricType) => {
  const asked = triggersOf([trigger]);
  expect(asked).toMatchObject([{ type: 'prometheus', metricType, metadata: { threshold, ignoreNullValues: 'false' } }]);
  expect(asked[0].metadata.query).toMatchSnapshot();
});

test('the version of the router is that of the Cluster', () => {
  const chart = newChart();
  new Cluster(chart, 'cluster', { versions: { llmdRouter: '0.11' } });
  newModel({ triggers: [LlmdEppTrigger.prefillBacklog(BACKLOG)] }, chart);
  const { query } = manifest(chart, 'ScaledObject').spec.triggers[0].metadata;
  expect(query).toContain('sum(llm_d_epp_inflight_tokens{namespace="ml",service="chat-epp",producer_name="inflight-load-producer"}) / 15928');
  expect(query).not.toContain('per_endpoint_queue_size');
});

test('a router that the Cluster states lacks what came later', () => {
  const chart = newChart();
  new Cluster(chart, 'cluster', { versions: { llmdRouter: '0.9' } });
  expect(messageOf(() => newModel({ triggers: [LlmdEppTrigger.prefillBacklog(BACKLOG)] }, chart))).toMatch(/llm_d_epp_inflight_tokens, which .* has from 0\.10 on, got "0\.9"/);
});

test('the queue alone wakes a model', () => {
  expect(triggersOf([RUNNING, QUEUE], { minReplicas: 0 })).toHaveLength(2);
});

test.each<[string, Trigger[], Partial<AutoscaledModelProps>?]>([
  ['running requests as the only trigger at zero', [RUNNING], { minReplicas: 0 }],
  ['a backlog as the only trigger at zero', [LlmdEppTrigger.prefillBacklog(BACKLOG)], { autoscaler: Autoscaler.keda({ idleReplicaCount: 0 }) }],
  ['predictions as the only trigger at zero', [LlmdEppTrigger.predictedTimeToFirstToken(TTFT)], { minReplicas: 0 }],
  ['a saturation of what goes to zero', [QUEUE, FULL], { minReplicas: 0 }],
  ['a rate that nobody measured', [LlmdEppTrigger.prefillBacklog({ ...BACKLOG, tokensPerSecond: 0 })]],
  ['a pattern that is none', [LlmdEppTrigger.prefillBacklog({ ...BACKLOG, podPattern: '(' })]],
  ['tokens of a router that does not count them', [LlmdEppTrigger.prefillBacklog({ ...BACKLOG, routerVersion: '0.9.0' })]],
  ['a version that is none', [LlmdEppTrigger.queuedRequests({ ...PICKER, perReplica: 1, routerVersion: 'latest' })]],
  ['a share above all', [LlmdEppTrigger.saturation({ ...PICKER, targetPercent: 120 })]],
  ['a quantile above all', [LlmdEppTrigger.predictedTimeToFirstToken({ ...TTFT, quantile: 90 })]],
  ['names of no object', [LlmdEppTrigger.queuedRequests({ pool: 'My Pool', service: 'chat_epp', perReplica: 1 })]],
  ['replicas as a reason for replicas', [ReplicasTrigger.current({ name: 'replicas' })]],
])('%s is refused', (_title, triggers, props = {}) => {
  expect(messageOf(() => triggersOf(triggers, props))).toMatchSnapshot();
});

test('replicas of the model are asked of kube-state-metrics', () => {
  const formula = KedaFormula.overshootGuard({ demand: 'queue', demandPerReplica: 4, pending: 'pending', replicas: 'replicas' });
  const triggers = [
    LlmdEppTrigger.queuedRequests({ ...PICKER, name: 'queue', perReplica: 1 }), ReplicasTrigger.unavailable({ name: 'pending' }), ReplicasTrigger.current({ name: 'replicas' }),
  ];
  expect(triggersOf(triggers, { autoscaler: Autoscaler.keda({ formula }) }).map(({ metadata }) => metadata.query).slice(1)).toEqual([
    'max(kube_deployment_status_replicas_unavailable{namespace="ml",deployment="model"})', 'max(kube_deployment_status_replicas{namespace="ml",deployment="model"})',
  ]);
});

function monitored(props: Partial<LlmdEppMonitorProps>): Untyped[] {
  const chart = newChart();
  new LlmdEppMonitor(chart, 'picker', { service: 'chat-epp', serviceLabels: { app: 'chat-epp' }, prometheus: PROMETHEUS, ...props });
  return synth(chart);
}

test('what has an endpoint picker scraped may read its metrics, and nothing else', () => {
  const objects = monitored({ serviceAccount: 'chat-epp' });
  expect(objects.map(({ kind, metadata: { name, namespace } }) => `${kind} ${namespace}/${name}`)).toEqual([
    'ServiceAccount ml/chat-epp-metrics', 'Secret ml/chat-epp-metrics-token', 'ClusterRole undefined/ml-chat-epp-metrics',
    'ClusterRoleBinding undefined/ml-chat-epp-metrics', 'ClusterRoleBinding undefined/ml-chat-epp-metrics-delegation', 'ServiceMonitor ml/chat-epp-metrics',
  ]);
  expect(objects[2].rules).toEqual([{ nonResourceURLs: ['/metrics'], verbs: ['get'] }]);
  expect(objects[5].spec.endpoints).toEqual([
    { port: 'http-metrics', path: '/metrics', interval: '30s', authorization: { credentials: { name: 'chat-epp-metrics-token', key: 'token' } } },
  ]);
});

test('without tokens a monitor is all', () => {
  const [monitor, ...others] = monitored({ authorized: false, port: 'metrics', name: 'picker', scrapeInterval: Duration.seconds(5) });
  expect([others, monitor.metadata.name, monitor.spec.endpoints]).toEqual([[], 'picker', [{ port: 'metrics', path: '/metrics', interval: '5s' }]]);
});

test.each<[string, Partial<LlmdEppMonitorProps>]>([
  ['a Service without labels', { serviceLabels: {} }],
  ['a Service without a name', { service: 'Chat EPP' }],
  ['no Prometheus', { prometheus: undefined }],
])('a monitor of %s is refused', (_title, props) => {
  expect(messageOf(() => monitored(props))).toMatchSnapshot();
});

test('CPU beside the queue is as good as ever', () => {
  expect(triggersOf([QUEUE, CpuTrigger.utilization(70)], { minReplicas: 0 }).map(({ type }) => type)).toEqual(['prometheus', 'cpu']);
});
