import { Duration } from 'cdk8s';
import { AutoscaledModel, AutoscaledModelProps, Autoscaler, CronTrigger, DynamoTrigger, ModelServer, Trigger } from '../../../../src';
import { DYNAMO_FRONTEND } from '../../../../src/model-servers/dynamo-frontend';
import { messageOf } from '../../../support/captured';
import { manifest, newChart, newModel, PROMETHEUS } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

const GRAPH = { graph: 'chat' };
const P95 = { ...GRAPH, quantile: 0.95 };
const TTFT = { ...P95, target: Duration.millis(500) };
const BACKLOG = { ...GRAPH, tokensPerSecond: 15928, backlogPerReplica: Duration.millis(1500) };
const IN_FLIGHT = DynamoTrigger.inFlightRequests({ ...GRAPH, perReplica: 16 });

function triggersOf(triggers: Trigger[], props: Partial<Omit<AutoscaledModelProps, 'server'>> = {}): Untyped[] {
  const chart = newChart();
  newModel({ triggers, ...props }, chart);
  return manifest(chart, 'ScaledObject').spec.triggers;
}

test.each<[string, Trigger, string, string]>([
  ['requests in flight', IN_FLIGHT, '16', 'AverageValue'],
  ['requests without a token, of one model', DynamoTrigger.queuedRequests({ ...GRAPH, perReplica: 10, modelName: 'qwen' }), '10', 'AverageValue'],
  ['requests per second', DynamoTrigger.requestRate({ ...GRAPH, requestsPerSecondPerReplica: 4 }), '4', 'AverageValue'],
  ['the time to the first token', DynamoTrigger.timeToFirstToken(TTFT), '0.5', 'Value'],
  ['the time between tokens, over a window', DynamoTrigger.interTokenLatency({ ...P95, target: Duration.millis(40), window: Duration.minutes(3) }), '0.04', 'Value'],
  ['the time of requests, in buckets of its own', DynamoTrigger.endToEndLatency({ ...P95, target: Duration.seconds(1), buckets: [0.5, 1, 4] }), '1', 'Value'],
  ['requests in the router', DynamoTrigger.routerQueuedRequests({ ...GRAPH, perReplica: 2 }), '2', 'AverageValue'],
  ['prompts in the router', DynamoTrigger.routerBacklog({ ...BACKLOG, workerType: 'prefill' }), '1.5', 'AverageValue'],
])('%s are asked of the frontend', (_title, trigger, threshold, metricType) => {
  const asked = triggersOf([trigger]);
  expect(asked).toMatchObject([{ type: 'prometheus', metricType, metadata: { threshold, ignoreNullValues: 'false' } }]);
  expect(asked[0].metadata.query).toMatchSnapshot();
});

test('pods of the frontend are found by a pattern and a namespace of their own', () => {
  const [{ metadata }] = triggersOf([DynamoTrigger.inFlightRequests({ ...GRAPH, namespace: 'dynamo', frontendPodPattern: 'front-.*', perReplica: 16 })]);
  expect(metadata.query).toContain('sum(dynamo_frontend_active_requests{namespace="dynamo",pod=~"front-.*"})');
  expect(metadata.query).toContain('up{namespace="dynamo",pod=~"front-.*"} == 1');
});

test('an adapter of Dynamo is a target', () => {
  const chart = newChart();
  const target = { apiVersion: 'nvidia.com/v1beta1', kind: 'DynamoGraphDeploymentScalingAdapter', name: 'chat-decode' };
  new AutoscaledModel(chart, 'model', { server: ModelServer.fromTarget(target), prometheus: PROMETHEUS, minReplicas: 1, maxReplicas: 4, triggers: [IN_FLIGHT] });
  expect(manifest(chart, 'ScaledObject').spec).toMatchObject({ scaleTargetRef: target, minReplicaCount: 1 });
});

test('beside what wakes the model it may sleep', () => {
  const night = new CronTrigger({ timezone: 'Etc/UTC', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: 1 });
  expect(triggersOf([IN_FLIGHT, night], { minReplicas: 0 })).toHaveLength(2);
});

test.each<[string, Trigger[], Partial<AutoscaledModelProps>?]>([
  ['what goes to zero', [IN_FLIGHT], { minReplicas: 0 }],
  ['what goes to zero while it is idle', [IN_FLIGHT], { minReplicas: 1, autoscaler: Autoscaler.keda({ idleReplicaCount: 0 }) }],
  ['a graph of no name', [DynamoTrigger.inFlightRequests({ graph: 'My Graph', perReplica: 1 })]],
  ['a pattern that is none', [DynamoTrigger.inFlightRequests({ ...GRAPH, frontendPodPattern: '(', perReplica: 1 })]],
  ['a quantile above all', [DynamoTrigger.timeToFirstToken({ ...TTFT, quantile: 95 })]],
  ['a time below all buckets', [DynamoTrigger.endToEndLatency({ ...P95, target: Duration.seconds(1) })]],
  ['buckets that are none', [DynamoTrigger.timeToFirstToken({ ...TTFT, buckets: [] })]],
  ['a rate that nobody measured', [DynamoTrigger.routerBacklog({ ...BACKLOG, tokensPerSecond: 0 })]],
  ['a window of one scrape', [DynamoTrigger.timeToFirstToken({ ...TTFT, window: Duration.seconds(30) })]],
])('%s is refused', (_title, triggers, props = {}) => {
  expect(messageOf(() => triggersOf(triggers, props))).toMatchSnapshot();
});

test('each histogram of the frontend has its buckets', () => {
  expect(DYNAMO_FRONTEND.metrics.filter(({ type, buckets }) => type === 'histogram' && buckets === undefined)).toEqual([]);
});
