import { ApiObject, Chart } from 'cdk8s';
import {
  AutoscaledModel, AutoscaledModelProps, Autoscaler, CpuTrigger, ModelServer, Monitor, PodDisruptionBudget, RequestRateTrigger,
} from '../../src';
import { KservePredictor } from '../../src/constructs/servers/kserve';
import { SeldonCore1Predictor } from '../../src/constructs/servers/seldon-core1';
import { SeldonCore2Server } from '../../src/constructs/servers/seldon-core2';
import { messageOf } from '../support/captured';
import { CONTAINER, newChart, newModel, PROMETHEUS, synth } from '../support/synth';
import { Untyped } from '../support/untyped';

const RATE = new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 5 });
const METADATA = { labels: { 'team': 'ml', 'app.kubernetes.io/part-of': 'shop' }, annotations: { 'example.com/owner': 'Ada & Bob' } };
const METRICS = { port: 9100 };

type Options = Omit<Partial<AutoscaledModelProps>, 'server'> & Pick<AutoscaledModelProps, 'server'>;

/** All that a model of each kind writes. */
const MODELS: [string, string[], Options][] = [
  ['a Deployment', [
    'ConfigMap', 'Deployment', 'Job', 'NetworkPolicy', 'PodDisruptionBudget', 'ScaledObject', 'Service', 'ServiceMonitor', 'VerticalPodAutoscaler',
  ], {
    server: ModelServer.deployment({ container: CONTAINER, metrics: METRICS, pod: { isolate: true } }),
    podDisruptionBudget: PodDisruptionBudget.maxUnavailable(1),
  }],
  ['an HPA', ['ConfigMap', 'Deployment', 'HorizontalPodAutoscaler', 'Job', 'PodMonitor', 'Service', 'VerticalPodAutoscaler'], {
    server: ModelServer.deployment({ container: CONTAINER, metrics: METRICS, monitor: Monitor.pod() }),
    autoscaler: Autoscaler.hpa(),
    triggers: [CpuTrigger.utilization(50)],
  }],
  ['KServe', ['ConfigMap', 'InferenceService', 'Job', 'ServiceMonitor', 'VerticalPodAutoscaler'], {
    server: ModelServer.kserve({ predictor: KservePredictor.container(CONTAINER), metrics: METRICS }), triggers: [CpuTrigger.utilization(50)],
  }],
  ['KServe\'s LLMs', ['ConfigMap', 'Job', 'LLMInferenceService', 'ScaledObject', 'ServiceMonitor', 'VerticalPodAutoscaler'], {
    server: ModelServer.kserveLlm({ uri: 'hf://a/b', container: { resources: CONTAINER.resources }, tls: false }), triggers: [CpuTrigger.utilization(50)],
  }],
  ['Seldon Core 1', ['ConfigMap', 'Job', 'PodMonitor', 'SeldonDeployment', 'VerticalPodAutoscaler'], {
    server: ModelServer.seldonCore1({ predictors: [SeldonCore1Predictor.container({ ...CONTAINER, name: 'classifier', portNumber: 9000 })], kedaEnabled: true }),
    autoscaler: Autoscaler.hpa(),
    triggers: [CpuTrigger.averageValue(CONTAINER.resources.cpu.request)],
  }],
];

function modelIn(chart: Chart, options: Options): AutoscaledModel {
  const model = new AutoscaledModel(chart, 'model', { prometheus: PROMETHEUS, maxReplicas: 3, triggers: [RATE], ...options });
  model.scaleVertically({ enabled: false });
  model.loadTest({ url: 'http://model.ml.svc' });
  return model;
}

function written(options: Options): Untyped[] {
  const chart = newChart();
  modelIn(chart, options);
  return synth(chart);
}

test.each(MODELS)('labels and annotations are on everything that a model of %s writes, and change nothing else', (_title, kinds, options) => {
  const plain = written(options);
  const labelled = written({ ...options, ...METADATA });
  expect(labelled.map(({ kind }) => kind).sort()).toEqual(kinds);
  labelled.forEach(({ metadata, ...rest }, i) => {
    const { metadata: { labels, annotations, ...own }, ...others } = plain[i];
    expect(metadata).toEqual({ ...own, labels: { ...METADATA.labels, ...labels }, annotations: { ...METADATA.annotations, ...annotations } });
    expect(rest).toEqual(others);
  });
});

test('a Model of Seldon Core 2, its Server and both autoscalers have them, and not the monitor that all Models share', () => {
  const chart = newChart();
  new AutoscaledModel(chart, 'model', {
    ...METADATA,
    server: ModelServer.seldonCore2({
      storageUri: 'gs://m/c', requirements: ['sklearn'], singleModel: true, autoscalingServerEnabled: false, server: SeldonCore2Server.fromProps({ serverConfig: 'mlserver', capabilities: ['sklearn'] }),
    }),
    prometheus: PROMETHEUS,
    maxReplicas: 3,
    triggers: [new RequestRateTrigger({ counter: 'seldon_model_infer_total', requestsPerSecondPerReplica: 5, ignoreNullValues: true })],
  });
  const all = synth(chart);
  expect(all.map(({ kind }) => kind).sort()).toEqual(['Model', 'PodMonitor', 'ScaledObject', 'ScaledObject', 'Server']);
  all.filter(({ kind }) => kind !== 'PodMonitor').forEach(({ metadata }) => expect(metadata).toMatchObject(METADATA));
  expect(all.find(({ kind }) => kind === 'PodMonitor')?.metadata.labels).toEqual({ release: 'prom' });
});

test('of a workload that is there already only what is written beside it has them', () => {
  const chart = newChart();
  const workload = new ApiObject(chart, 'Rollout', {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'rollout', namespace: 'ml' },
    spec: {
      selector: { matchLabels: { team: 'other' } },
      template: { metadata: { labels: { team: 'other' } }, spec: { containers: [{ name: 'main', image: 'a:1', ports: [{ name: 'metrics', containerPort: 9100 }] }] } },
    },
  });
  new AutoscaledModel(chart, 'model', {
    ...METADATA, server: ModelServer.fromWorkload(workload, { metrics: METRICS }), prometheus: PROMETHEUS, maxReplicas: 3, triggers: [RATE],
  });
  expect(synth(chart).map(({ kind, metadata }) => [kind, metadata.labels?.team])).toEqual([['Rollout', undefined], ['PodMonitor', 'ml'], ['ScaledObject', 'ml']]);
});

test('what an object is given for itself stays', () => {
  const chart = newChart();
  newModel({
    labels: { 'team': 'ml', 'app.kubernetes.io/name': 'model' },
    annotations: { owner: 'all' },
    server: {
      metrics: METRICS, labels: { team: 'models' }, annotations: { owner: 'deployment' }, service: { annotations: { owner: 'service' } }, monitor: Monitor.service({ labels: { team: 'sre' } }),
    },
    triggers: [RATE],
  }, chart).loadTest();
  expect(Object.fromEntries(synth(chart).map(({ kind, metadata: { labels, annotations } }) => [kind, [labels.team, labels['app.kubernetes.io/name'], annotations.owner]]))).toEqual({
    Deployment: ['models', 'model', 'deployment'],
    Service: ['ml', 'model', 'service'],
    ServiceMonitor: ['sre', 'model', 'all'],
    ScaledObject: ['ml', 'model', 'all'],
    ConfigMap: ['ml', 'model-load-test', 'all'],
    Job: ['ml', 'model-load-test', 'all'],
  });
});

test('labels of the Deployment itself are not those of its pods', () => {
  const chart = newChart();
  newModel({ server: { labels: { tier: 'gpu' }, pod: { metadata: { labels: { tier: 'pod' } } } } }, chart);
  const [deployment, service] = synth(chart);
  expect(deployment.metadata.labels).toEqual({ 'app.kubernetes.io/name': 'model', 'tier': 'gpu' });
  expect(deployment.spec.template.metadata.labels.tier).toBe('pod');
  expect(service.metadata.labels).toEqual({ 'app.kubernetes.io/name': 'model' });
});

test.each<[string, Partial<AutoscaledModelProps>]>([
  ['a label with a blank', { labels: { team: 'my team' } }],
  ['a label with a bad key', { labels: { 'my team': 'ml' } }],
  ['an annotation with a bad key', { annotations: { 'my team': 'ml' } }],
  ['another label than the pods are selected by', { labels: { 'app.kubernetes.io/name': 'other' } }],
  ['another label than Prometheus selects monitors by', { labels: { release: 'mine' } }],
  ['an annotation of KEDA', { annotations: { 'autoscaling.keda.sh/paused': 'true' } }],
  ['an annotation of this library', { annotations: { 'cdk8s-model-autoscaling/scraped-by': 'them' } }],
  ['a label by which KServe finds pods', { labels: { component: 'web' }, server: ModelServer.kserve({ predictor: KservePredictor.container(CONTAINER) }), triggers: [CpuTrigger.utilization(50)] }],
  ['an annotation that KServe is told otherwise', {
    annotations: { 'serving.kserve.io/autoscalerClass': 'none' }, server: ModelServer.kserve({ predictor: KservePredictor.container(CONTAINER) }), triggers: [CpuTrigger.utilization(50)],
  }],
  ['a label of Seldon\'s operator', {
    labels: { 'seldon-app': 'web' },
    server: ModelServer.seldonCore1({ predictors: [SeldonCore1Predictor.container({ ...CONTAINER, name: 'classifier', portNumber: 9000 })] }),
    autoscaler: Autoscaler.hpa(),
    triggers: [CpuTrigger.averageValue(CONTAINER.resources.cpu.request)],
  }],
  ['another label of the Deployment than the pods are selected by', {
    server: ModelServer.deployment({ container: CONTAINER, labels: { 'app.kubernetes.io/name': 'other' } }), triggers: [CpuTrigger.utilization(50)],
  }],
  ['an annotation of the Deployment with a bad key', {
    server: ModelServer.deployment({ container: CONTAINER, annotations: { '/a': 'b' } }), triggers: [CpuTrigger.utilization(50)],
  }],
])('%s is refused', (_title, options) => {
  const message = messageOf(() => new AutoscaledModel(newChart(), 'model', {
    server: ModelServer.deployment({ container: CONTAINER, metrics: METRICS }), prometheus: PROMETHEUS, maxReplicas: 3, triggers: [RATE], ...options,
  }));
  expect(message).toMatch(/^\[chart\/model\] [^]+, got [^]+; [^]+/);
  expect(message).toMatchSnapshot();
});
