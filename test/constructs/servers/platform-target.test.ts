import { ApiObject, Chart } from 'cdk8s';
import {
  AutoscaledModel, AutoscaledModelProps, Autoscaler, CpuTrigger, ExistingServerOptions, KedaTrigger, ModelServer, PlatformTarget, PrometheusTrigger,
  ScaleTarget, VllmTrigger,
} from '../../../src';
import { messageOf, stderrOf } from '../../support/captured';
import { KAFKA, newChart, PROMETHEUS, synth, yamlOf } from '../../support/synth';
import { Untyped } from '../../support/untyped';

const TARGETS: [string, PlatformTarget, string, { [key: string]: string }][] = [
  ['a role of a DisaggregatedSet', PlatformTarget.disaggregatedSetRole({ set: 'deepseek', role: 'decode' }), 'deepseek-decode', {
    'disaggregatedset.x-k8s.io/name': 'deepseek', 'disaggregatedset.x-k8s.io/role': 'decode', 'leaderworkerset.sigs.k8s.io/worker-index': '0',
  }],
  ['a component of Dynamo', PlatformTarget.dynamoComponent({ graph: 'chat', component: 'VllmDecodeWorker' }), 'chat-vllmdecodeworker', {
    'nvidia.com/dynamo-graph-deployment-name': 'chat', 'nvidia.com/dynamo-component': 'VllmDecodeWorker',
  }],
  ['a LeaderWorkerSet', PlatformTarget.leaderWorkerSet('deepseek'), 'deepseek', {
    'leaderworkerset.sigs.k8s.io/name': 'deepseek', 'leaderworkerset.sigs.k8s.io/worker-index': '0',
  }],
  ['a RayClusterFleet', PlatformTarget.rayClusterFleet('qwen'), 'qwen', { 'orchestration.aibrix.ai/raycluster-fleet-name': 'qwen', 'ray.io/node-type': 'head' }],
  ['a StormService', PlatformTarget.stormService('qwen'), 'qwen', { 'storm-service-name': 'qwen' }],
  ['a VLLMRuntime', PlatformTarget.vllmRuntime('llama'), 'llama', { app: 'llama' }],
];

/** Names of two parts, of which nobody can tell where the first ends. */
const UNTOLD = ['a role', 'a component'];

const IN_FLIGHT = VllmTrigger.inFlightRequests({ perReplica: 16 });
const ON_CPU = { triggers: [CpuTrigger.utilization(50)] };
/** What the frontend of Dynamo says, which it does not of a model without workers. */
const FRONTEND = PrometheusTrigger.total({ query: 'sum(dynamo_frontend_queued_requests{namespace="ml"})', perReplica: 10, availableAtZero: 'the frontend' });

function model(chart: Chart, server: ModelServer, props: Partial<AutoscaledModelProps> = {}): AutoscaledModel {
  return new AutoscaledModel(chart, 'model', { server, prometheus: PROMETHEUS, maxReplicas: 5, triggers: [IN_FLIGHT], ...props });
}

describe.each(TARGETS)('%s', (_title, platformTarget, name, labels) => {
  test('is scaled and scraped by what is known of its kind', () => {
    const chart = newChart();
    const { podLabels, target } = model(chart, ModelServer.fromPlatform(platformTarget, { metrics: { port: 8000 } }));
    expect(target).toEqual({ apiVersion: expect.any(String), kind: expect.any(String), name });
    expect(podLabels).toEqual(labels);
    expect(stderrOf(() => expect(yamlOf(chart)).toMatchSnapshot())).toBe('');
    expect(chart.node.validate()).toEqual([]);
  });

  test('is scaled by an HPA', () => {
    const chart = newChart();
    const { target } = model(chart, ModelServer.fromPlatform(platformTarget), { ...ON_CPU, autoscaler: Autoscaler.hpa() });
    stderrOf(() => expect(synth(chart).map(({ kind, spec }) => [kind, spec.scaleTargetRef])).toEqual([['HorizontalPodAutoscaler', target]]));
  });
});

describe('labels of the pods of a target whose kind is known', () => {
  const fromTarget = (target: ScaleTarget, options?: ExistingServerOptions) =>
    model(newChart(), ModelServer.fromTarget(target, options), ON_CPU).podLabels;

  test.each(TARGETS.filter(([title]) => !UNTOLD.some((part) => title.startsWith(part))))(
    '%s has them by its name', (_title, { target }, _name, labels) => {
      expect(fromTarget(target)).toEqual(labels);
    });

  test('are those that are stated', () => {
    expect(fromTarget(PlatformTarget.vllmRuntime('llama').target, { selectorLabels: { app: 'other' } })).toEqual({ app: 'other' });
  });

  test.each([['DisaggregatedSetRoleScaler', 'disaggregatedset.x-k8s.io/v1'], ['DynamoGraphDeploymentScalingAdapter', 'nvidia.com/v1alpha1']])(
    'are not guessed from the name of a %s', (kind, apiVersion) => {
      expect(fromTarget({ apiVersion, kind, name: 'a-b-c' })).toBeUndefined();
    });
});

test('a VLLMRuntime serves metrics on port 8000', () => {
  const chart = newChart();
  model(chart, ModelServer.fromPlatform(PlatformTarget.vllmRuntime('llama'), { metrics: {} }));
  expect(synth(chart)[0].spec.podMetricsEndpoints).toEqual([{ portNumber: 8000, path: '/metrics', interval: '30s' }]);
});

describe('a component of Dynamo at zero', () => {
  const dynamo = ModelServer.fromPlatform(PlatformTarget.dynamoComponent({ graph: 'chat', component: 'decode' }));

  test('is refused where only Dynamo could wake it', () => {
    const chart = newChart();
    model(chart, dynamo, { minReplicas: 0, triggers: [FRONTEND] });
    expect(chart.node.validate()).toEqual([expect.stringMatching(/^dynamo-never-wakes: .*set minReplicas: 1/)]);
  });

  test('is right where a queue wakes it', () => {
    const chart = newChart();
    model(chart, dynamo, { minReplicas: 0, triggers: [FRONTEND, new KedaTrigger(KAFKA)] });
    expect(chart.node.validate()).toEqual([]);
  });
});

test('CPU of leaders is warned of', () => {
  const chart = newChart();
  model(chart, ModelServer.fromPlatform(PlatformTarget.leaderWorkerSet('a')), ON_CPU);
  expect(stderrOf(() => synth(chart))).toMatch(/^.*warning leaders-only: /);
});

test.each<[string, Untyped[], RegExp]>([
  ['two pods', [{ name: 'prefill' }, { name: 'decode' }], /^.*warning pods-as-replicas: .*a replica has 2 pods/],
  ['one pod', [{ name: 'decode' }], /^$/],
])('CPU of a StormService whose replica is %s', (_title, roles, told) => {
  const chart = newChart();
  const spec = { replicas: 1, mode: 'Replica', selector: { matchLabels: { app: 'a' } }, template: { spec: { roles } } };
  new ApiObject(chart, 'storm', { apiVersion: 'orchestration.aibrix.ai/v1alpha1', kind: 'StormService', metadata: { name: 'a' }, ...{ spec } });
  model(chart, ModelServer.fromPlatform(PlatformTarget.stormService('a')), ON_CPU);
  // Not synthesized: roles without pods are no manifest for a cluster.
  expect(stderrOf(() => chart.node.validate())).toMatch(told);
});

test('CPU of a StormService that is not in the app, so that nothing tells its roles, is not warned of', () => {
  const chart = newChart();
  model(chart, ModelServer.fromPlatform(PlatformTarget.stormService('a')), ON_CPU);
  expect(stderrOf(() => synth(chart))).not.toMatch(/pods-as-replicas/);
});

const untyped = (value: Untyped) => value;

test.each<[string, () => unknown]>([
  ['no target', () => ModelServer.fromPlatform(untyped(undefined))],
  ['the target itself', () => ModelServer.fromPlatform(untyped({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' }))],
  ['a role without its set', () => PlatformTarget.disaggregatedSetRole(untyped({ role: 'decode' }))],
  ['a component of another spelling', () => PlatformTarget.dynamoComponent(untyped({ graph: 'chat', service: 'decode' }))],
  ['a name that no object has', () => model(newChart(), ModelServer.fromPlatform(PlatformTarget.leaderWorkerSet('Deep Seek')), ON_CPU)],
  ['a component that no object has', () => model(newChart(), ModelServer.fromPlatform(PlatformTarget.dynamoComponent({ graph: 'chat', component: 'a b' })), ON_CPU)],
  ['metrics of unknown ports', () => model(newChart(), ModelServer.fromPlatform(PlatformTarget.leaderWorkerSet('a'), { metrics: {} }))],
])('refused: %s', (_title, make) => {
  expect(messageOf(make)).toMatchSnapshot();
});
