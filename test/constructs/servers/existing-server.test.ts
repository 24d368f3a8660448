import { ApiObject, Chart } from 'cdk8s';
import { Cpu, Deployment, StatefulSet, Service } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import {
  AutoscaledModel, CpuTrigger, ExistingServerOptions, ModelServer, Monitor, PodDisruptionBudget, PrometheusTrigger, RequestRateTrigger,
  ScaleTarget,
} from '../../../src';
import { stderrOf } from '../../support/captured';
import { rateAskedBy } from '../../support/queries';
import { manifest, newChart, PROMETHEUS, synth } from '../../support/synth';
import { Untyped } from '../../support/untyped';

const RATE = new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 5 });
const CONTAINER = {
  name: 'server', image: 'x:1', ports: [{ name: 'http', containerPort: 8000 }, { containerPort: 9100 }], resources: { requests: { cpu: '100m' } },
};
const TEMPLATE = { metadata: { labels: { app: 'llm' } }, spec: { containers: [CONTAINER] } };

/** Workloads of any kind, with the selector of their pods. */
const WORKLOADS: [string, Untyped, Untyped][] = [
  ['a Deployment', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: { matchLabels: { app: 'llm' } }, template: TEMPLATE } }, { matchLabels: { app: 'llm' } }],
  ['a StatefulSet', {
    apiVersion: 'apps/v1', kind: 'StatefulSet', spec: { serviceName: 'llm', selector: { matchLabels: { app: 'llm' } }, template: TEMPLATE },
  }, { matchLabels: { app: 'llm' } }],
  ['an Argo Rollout', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { selector: { matchLabels: { app: 'llm' } }, template: TEMPLATE } }, { matchLabels: { app: 'llm' } }],
  ['a selector of expressions', {
    apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, template: TEMPLATE },
  }, { matchExpressions: [{ key: 'app', operator: 'Exists' }] }],
  ['a selector of both', {
    apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: { matchLabels: { app: 'llm' }, matchExpressions: [{ key: 'x', operator: 'DoesNotExist' }] }, template: TEMPLATE },
  }, { matchLabels: { app: 'llm' }, matchExpressions: [{ key: 'x', operator: 'DoesNotExist' }] }],
  ['no selector', { apiVersion: 'serving.example.com/v1', kind: 'Server', spec: { template: TEMPLATE } }, { matchLabels: { app: 'llm' } }],
  ['a LeaderWorkerSet', {
    apiVersion: 'leaderworkerset.x-k8s.io/v1', kind: 'LeaderWorkerSet', spec: { leaderWorkerTemplate: { size: 4, workerTemplate: TEMPLATE } },
  }, { matchLabels: { 'leaderworkerset.sigs.k8s.io/name': 'llm', 'leaderworkerset.sigs.k8s.io/worker-index': '0' } }],
];

function model(chart: Chart, server: ModelServer, props = {}): AutoscaledModel {
  return new AutoscaledModel(chart, 'model', { server, prometheus: PROMETHEUS, maxReplicas: 5, triggers: [CpuTrigger.utilization(50)], ...props });
}

/** Without the strict validator, which does not know kinds of others. */
function rendered(chart: Chart): Untyped[] {
  return chart.node.findAll().filter((each): each is ApiObject => ApiObject.isApiObject(each)).map((each) => each.toJson());
}

const find = (manifests: Untyped[], kind: string) => manifests.find((each) => each.kind === kind);

describe('an ApiObject', () => {
  test.each(WORKLOADS)('%s is scaled, and its pods are scraped', (_title, workload, selector) => {
    const chart = newChart();
    const object = new ApiObject(chart, 'workload', { metadata: { name: 'llm' }, ...workload });
    const { target, deployment, service } = model(chart, ModelServer.fromWorkload(object, { metrics: {} }), {
      triggers: [RATE], podDisruptionBudget: PodDisruptionBudget.maxUnavailable(1),
    });
    const manifests = rendered(chart);
    expect(target).toEqual({ apiVersion: workload.apiVersion, kind: workload.kind, name: 'llm' });
    expect([deployment, service]).toEqual([undefined, undefined]);
    expect(find(manifests, 'ScaledObject').spec.scaleTargetRef).toEqual(target);
    expect(rateAskedBy(find(manifests, 'ScaledObject').spec.triggers[0].metadata.query)).toEqual({
      series: 'requests_total{namespace="ml",job="ml/model"}', up: '{namespace="ml",job="ml/model"}', window: '2m', interval: '30s',
    });
    expect(find(manifests, 'PodMonitor').spec).toEqual({ selector, podMetricsEndpoints: [{ port: 'http', path: '/metrics', interval: '30s' }] });
    expect(find(manifests, 'PodDisruptionBudget').spec).toEqual({ maxUnavailable: 1, selector });
    expect(chart.node.validate()).toEqual([]);
  });

  test.each(WORKLOADS)('%s without a CPU request is no target for a CPU trigger', (_title, workload) => {
    const chart = newChart();
    const text = JSON.stringify(workload).replace('"resources":{"requests":{"cpu":"100m"}}', '"resources":{}');
    model(chart, ModelServer.fromWorkload(new ApiObject(chart, 'workload', { metadata: { name: 'llm' }, ...JSON.parse(text) })));
    expect(chart.node.validate()).toEqual([expect.stringMatching(/^no-requests: .*server/)]);
  });
});

describe('the port of the metrics', () => {
  test.each<[string, ExistingServerOptions['metrics'], Untyped]>([
    ['by its name', { port: 8000 }, { port: 'http' }],
    ['by its number, where it has no name', { port: 9100, path: '/m' }, { portNumber: 9100 }],
    ['the first one', {}, { port: 'http' }],
  ])('is asked for %s', (_title, metrics, endpoint) => {
    const chart = newChart();
    const object = new ApiObject(chart, 'workload', { ...WORKLOADS[0][1], metadata: { name: 'llm' } });
    model(chart, ModelServer.fromWorkload(object, { metrics }));
    expect(manifest(chart, 'PodMonitor').spec.podMetricsEndpoints).toEqual([{ path: metrics?.path ?? '/metrics', interval: '30s', ...endpoint }]);
  });

  test('is that of the container that serves the model', () => {
    const chart = newChart();
    const sidecar = { name: 'proxy', image: 'y:1', ports: [{ name: 'metrics', containerPort: 15000 }], resources: { limits: { cpu: 1 } } };
    const template = { ...TEMPLATE, spec: { containers: [CONTAINER, sidecar] } };
    const object = new ApiObject(chart, 'workload', {
      ...WORKLOADS[0][1], metadata: { name: 'llm' }, spec: { selector: { matchLabels: { app: 'llm' } }, template },
    });
    model(chart, ModelServer.fromWorkload(object, { container: 'proxy', metrics: {} }));
    expect(manifest(chart, 'PodMonitor').spec.podMetricsEndpoints).toEqual([{ port: 'metrics', path: '/metrics', interval: '30s' }]);
  });
});

test('a sidecar that restarts counts as a container', () => {
  const chart = newChart();
  const proxy = { name: 'proxy', image: 'y:1', restartPolicy: 'Always', ports: [{ name: 'stats', containerPort: 9102 }], resources: { requests: { cpu: '50m' } } };
  const template = { ...TEMPLATE, spec: { containers: [CONTAINER], initContainers: [proxy, { name: 'init', image: 'z:1' }] } };
  const object = new ApiObject(chart, 'workload', { ...WORKLOADS[0][1], metadata: { name: 'llm' }, spec: { selector: { matchLabels: { app: 'llm' } }, template } });
  model(chart, ModelServer.fromWorkload(object, { container: 'proxy', metrics: { port: 9102 } }), {
    triggers: [CpuTrigger.utilization(50, { container: 'proxy' })],
  });
  expect(rendered(chart)[1].spec.podMetricsEndpoints).toEqual([{ port: 'stats', path: '/metrics', interval: '30s' }]);
  expect(chart.node.validate()).toEqual([]);
});

test('a name may be one that no Service could have', () => {
  const chart = newChart();
  new AutoscaledModel(chart, '7b-chat', {
    server: ModelServer.fromTarget({ apiVersion: 'apps/v1', kind: 'Deployment', name: '7b-chat' }), maxReplicas: 2, triggers: [CpuTrigger.utilization(50)],
  });
  expect(manifest(chart, 'ScaledObject').metadata.name).toBe('7b-chat');
});

test('the workload comes before its autoscaler, wherever the model stands in the chart', () => {
  const chart = newChart();
  const early = new Construct(chart, 'early');
  const object = new ApiObject(chart, 'workload', { ...WORKLOADS[0][1], metadata: { name: 'llm' } });
  new AutoscaledModel(early, 'model', { server: ModelServer.fromWorkload(object), maxReplicas: 2, triggers: [CpuTrigger.utilization(50)] });
  expect(synth(chart).map(({ kind }) => kind)).toEqual(['Deployment', 'ScaledObject']);
});

describe('a workload of cdk8s-plus', () => {
  test('writes no replicas any more, and its labels select the pods', () => {
    const chart = newChart();
    const deployment = new Deployment(chart, 'Deployment', {
      containers: [{ image: 'x:1', portNumber: 8000, resources: { cpu: { request: Cpu.millis(100) } } }],
    });
    model(chart, ModelServer.fromWorkload(deployment, { metrics: { port: 8000 } }));
    const written = manifest(chart, 'Deployment');
    expect(written.spec.replicas).toBeUndefined();
    expect(manifest(chart, 'PodMonitor').spec).toEqual({
      selector: { matchLabels: written.spec.selector.matchLabels }, podMetricsEndpoints: [{ portNumber: 8000, path: '/metrics', interval: '30s' }],
    });
    expect(manifest(chart, 'ScaledObject').spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: written.metadata.name });
  });

  test('may be a StatefulSet', () => {
    const chart = newChart();
    const service = new Service(chart, 'Service', { ports: [{ port: 8000 }] });
    const workload = new StatefulSet(chart, 'Set', { service, containers: [{ image: 'x:1', resources: { cpu: { request: Cpu.millis(100) } } }] });
    model(chart, ModelServer.fromWorkload(workload));
    expect(manifest(chart, 'StatefulSet').spec.replicas).toBeUndefined();
    expect(manifest(chart, 'ScaledObject').spec.scaleTargetRef.kind).toBe('StatefulSet');
  });

  test('of another version is known by what it can do', () => {
    const chart = newChart();
    const object = new ApiObject(chart, 'workload', { ...WORKLOADS[0][1], metadata: { name: 'llm' } });
    const foreign = Object.assign(object, { replicas: undefined, markHasAutoscaler: jest.fn() });
    model(chart, ModelServer.fromWorkload(foreign));
    expect(foreign.markHasAutoscaler).toHaveBeenCalledTimes(1);
  });

  test('in another namespace takes the model along', () => {
    const chart = newChart();
    const object = new ApiObject(chart, 'workload', { ...WORKLOADS[0][1], metadata: { name: 'llm', namespace: 'other' } });
    model(chart, ModelServer.fromWorkload(object));
    expect(manifest(chart, 'ScaledObject').metadata.namespace).toBe('other');
  });
});

describe('a workload that is made elsewhere', () => {
  const TARGET: ScaleTarget = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'llm' };

  test('is scaled and scraped by what is said of it', () => {
    const chart = newChart();
    model(chart, ModelServer.fromTarget(TARGET, { metrics: { port: 9100 }, selectorLabels: { app: 'llm' } }), { triggers: [RATE] });
    const [monitor, scaledObject] = synth(chart);
    expect(monitor.spec).toEqual({ selector: { matchLabels: { app: 'llm' } }, podMetricsEndpoints: [{ portNumber: 9100, path: '/metrics', interval: '30s' }] });
    expect(scaledObject.spec.scaleTargetRef).toEqual(TARGET);
  });

  test('is not said to be unknown where this library has its pods scraped', () => {
    const chart = newChart();
    const server = ModelServer.fromTarget(TARGET, { metrics: { port: 9100 }, selectorLabels: { app: 'llm' } });
    model(chart, server, { triggers: [PrometheusTrigger.total({ query: 'sum(vllm:num_requests_waiting{namespace="ml"})', perReplica: 5 })] });
    expect(stderrOf(() => synth(chart))).toBe('');
  });

  test.each([
    ['a LeaderWorkerSet is measured by its leaders', { apiVersion: 'leaderworkerset.x-k8s.io/v1', kind: 'LeaderWorkerSet', name: 'llm' }, {}, /^.*warning leaders-only: /],
  ])('is warned of where %s', (_title, target, props, warning) => {
    const chart = newChart();
    model(chart, ModelServer.fromTarget(target), props);
    expect(stderrOf(() => synth(chart))).toMatch(warning);
  });

  test('needs nothing else where somebody else scrapes it', () => {
    const chart = newChart();
    const server = ModelServer.fromTarget(TARGET, { monitor: Monitor.external('the chart of vLLM', { labels: { job: 'llm' } }) });
    expect(stderrOf(() => {
      model(chart, server, { triggers: [new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 5, ignoreNullValues: false })] });
      expect(manifest(chart, 'ScaledObject').metadata.annotations).toEqual({ 'cdk8s-model-autoscaling/scraped-by': 'the chart of vLLM' });
    })).toBe('');
  });
});
