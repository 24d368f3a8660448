import { ApiObject, App, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import {
  AutoscaledModel, Autoscaler, KedaFormula, KedaPause, KedaTrigger, LabelMatcher, ModelServer, Monitor, Prometheus, PrometheusAdapter,
  PrometheusTrigger, RequestRateTrigger, SeldonCore2Trigger,
} from '../../../../src';
import { UNKNOWN_CLUSTER } from '../../../../src/cluster/cluster-profile';
import {
  SeldonCore2Monitor, SeldonCore2ModelProps, SeldonCore2Explainer, SeldonCore2Llm, SeldonCore2Server,
} from '../../../../src/constructs/servers/seldon-core2';
import { Place } from '../../../../src/faults/place';
import { messageOf, stderrOf } from '../../../support/captured';
import { rateAskedBy } from '../../../support/queries';
import { BY, hpa, HPA_RATE, PAIR, RATE, seldon, SeldonOptions, STORAGE, WRITTEN } from '../../../support/seldon-core2';
import { KAFKA, manifest, newChart, PROMETHEUS, synth } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

const NAMESPACE = 'seldon-mesh';
const meshChart = () => newChart({ namespace: NAMESPACE });
const MODEL = { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Model', name: 'irisa0' };
const SERVER = { ...MODEL, kind: 'Server', name: 'irisa0-server' };

function specs(chart: Chart): Untyped {
  return Object.fromEntries(synth(chart).map(({ kind, metadata, spec }) => [`${kind} ${metadata.name}`, spec]));
}

describe('by the lag of the inference', () => {
  test('Model and Server have the bounds, and nothing else is written', () => {
    const chart = meshChart();
    const model = seldon(chart, { server: WRITTEN, autoscalingModelEnabled: true }, { ...BY.inferenceLag, minReplicas: 2, prometheus: undefined });
    expect(synth(chart)).toEqual([
      {
        apiVersion: 'mlops.seldon.io/v1alpha1',
        kind: 'Server',
        metadata: { name: 'irisa0-server', namespace: NAMESPACE },
        spec: { serverConfig: 'mlserver', minReplicas: 2, maxReplicas: 5 },
      },
      {
        apiVersion: 'mlops.seldon.io/v1alpha1',
        kind: 'Model',
        metadata: { name: 'irisa0', namespace: NAMESPACE },
        spec: { storageUri: STORAGE, server: 'irisa0-server', minReplicas: 2, maxReplicas: 5 },
      },
    ]);
    expect(model.autoscaler).toBe(model.seldonCore2?.model);
    expect(model.target).toEqual(MODEL);
    expect(model.seldonCore2?.server?.name).toBe('irisa0-server');
    expect(model.seldonCore2?.serverAutoscaler).toBeUndefined();
  });
});

describe('by an autoscaler on the Model', () => {
  test.each(['hpa', 'keda'] as const)('the Model has replicas and no bounds, and the Server has bounds (%s)', (by) => {
    const chart = meshChart();
    const model = seldon(chart, { server: WRITTEN }, { ...BY[by], minReplicas: 2 });
    const written = specs(chart);
    expect(written['Model irisa0']).toEqual({ storageUri: STORAGE, server: 'irisa0-server', replicas: 2 });
    expect(written['Server irisa0-server']).toEqual({ serverConfig: 'mlserver', minReplicas: 2, maxReplicas: 5 });
    expect(Object.keys(written)).toHaveLength(3);
    expect(model.seldonCore2?.serverAutoscaler).toBeUndefined();
  });

  test('an HPA follows a metric that is said of the Model', () => {
    const chart = meshChart();
    seldon(chart, {}, BY.hpa);
    expect(manifest(chart, 'HorizontalPodAutoscaler')).toEqual({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: {
        name: 'irisa0', namespace: NAMESPACE, annotations: { 'cdk8s-model-autoscaling/scraped-by': 'the PodMonitor agent that Seldon Core 2 ships' },
      },
      spec: {
        scaleTargetRef: MODEL,
        minReplicas: 1,
        maxReplicas: 5,
        metrics: [{
          type: 'Object',
          object: {
            describedObject: MODEL, metric: { name: 'seldon_model_infer_per_second' }, target: { type: 'AverageValue', averageValue: '3' },
          },
        }],
      },
    });
  });

  test('KEDA follows the total of the Model, over four scrapes of its own interval', () => {
    const chart = meshChart();
    seldon(chart);
    expect(manifest(chart, 'ScaledObject').spec).toEqual({
      scaleTargetRef: MODEL,
      minReplicaCount: 1,
      maxReplicaCount: 5,
      triggers: [{
        type: 'prometheus',
        metricType: 'AverageValue',
        metadata: {
          serverAddress: 'http://prom-kube-prometheus-stack-prometheus.monitoring.svc:9090',
          query: 'avg_over_time(sum(rate(seldon_model_infer_total{namespace="seldon-mesh",model="irisa0"}[30s]))[1m:15s])'
            + ' and on () seldon_model_infer_total{namespace="seldon-mesh",model="irisa0"}',
          threshold: '3',
          ignoreNullValues: 'true',
        },
      }],
    });
  });

  test.each<[string, Untyped, Untyped]>([
    ['minReplicas 0', {}, { minReplicas: 0 }],
    ['idleReplicaCount 0', { replicas: 2 }, { minReplicas: 2, autoscaler: Autoscaler.keda({ idleReplicaCount: 0 }) }],
  ])('KEDA takes the Model to zero where something can wake it (%s)', (_title, spec, options) => {
    const chart = meshChart();
    seldon(chart, { server: WRITTEN }, { triggers: [RATE, new KedaTrigger(KAFKA)], ...options });
    expect(manifest(chart, 'Model').spec).toEqual({ storageUri: STORAGE, server: 'irisa0-server', replicas: 0, minReplicas: 0, ...spec });
    expect(manifest(chart, 'Server').spec.minReplicas).toBe(Math.max(options.minReplicas, 1));
  });

  test('a formula makes a total of levels', () => {
    const chart = meshChart();
    const level = PrometheusTrigger.level({ name: 'lag', query: 'max(lag)', target: 2 });
    seldon(chart, {}, { triggers: [level], autoscaler: Autoscaler.keda({ formula: KedaFormula.total({ expression: 'lag * 2', perReplica: 4 }) }) });
    expect(manifest(chart, 'ScaledObject').spec.advanced.scalingModifiers.metricType).toBe('AverageValue');
  });
});

describe('by an autoscaler on Model and Server', () => {
  test('two HPAs differ in nothing but what they scale', () => {
    const chart = meshChart();
    const behavior = { scaleUp: { stabilizationWindow: Duration.minutes(1) } };
    const model = seldon(chart, PAIR, { triggers: [HPA_RATE], autoscaler: hpa({ behavior }), minReplicas: 2 });
    const written = synth(chart);
    const [ofModel, ofServer] = written.filter(({ kind }) => kind === 'HorizontalPodAutoscaler');
    expect(ofModel.spec.metrics[0].object.describedObject).toEqual(MODEL);
    expect(ofModel.spec.behavior).toEqual({ scaleUp: { stabilizationWindowSeconds: 60 } });
    expect([ofModel.metadata.name, ofServer.metadata.name]).toEqual(['irisa0', 'irisa0-server']);
    expect([ofModel.spec.scaleTargetRef, ofServer.spec.scaleTargetRef]).toEqual([MODEL, SERVER]);
    expect({ ...ofServer.spec, scaleTargetRef: MODEL }).toEqual(ofModel.spec);
    expect(written.map(({ kind }) => kind)).toEqual(['Server', 'Model', 'HorizontalPodAutoscaler', 'HorizontalPodAutoscaler']);
    expect(written[0].spec).toEqual({ serverConfig: 'mlserver', replicas: 2 });
    expect(written[1].spec).toEqual({ storageUri: STORAGE, server: 'irisa0-server', replicas: 2 });
    expect(model.seldonCore2?.serverAutoscaler?.name).toBe('irisa0-server');
    expect(chart.node.validate()).toEqual([]);
  });

  test('so do two ScaledObjects', () => {
    const chart = meshChart();
    seldon(chart, PAIR);
    const [ofModel, ofServer] = synth(chart).filter(({ kind }) => kind === 'ScaledObject');
    expect([ofModel.spec.scaleTargetRef, ofServer.spec.scaleTargetRef]).toEqual([MODEL, SERVER]);
    expect({ ...ofServer.spec, scaleTargetRef: MODEL }).toEqual(ofModel.spec);
    expect(ofServer.metadata.name).toBe('irisa0-server');
  });

  test('the Server may be made elsewhere', () => {
    const chart = meshChart();
    const model = seldon(chart, { ...PAIR, server: SeldonCore2Server.fromName('mlserver') }, BY.hpa);
    expect(synth(chart).map(({ spec }) => spec.scaleTargetRef?.name)).toEqual([undefined, 'irisa0', 'mlserver']);
    expect(model.seldonCore2?.server).toBeUndefined();
  });
});

test('the Model says all that is said of it', () => {
  const chart = meshChart();
  seldon(chart, {
    artifactVersion: 3,
    cleanTopicsOnDelete: true,
    dedicated: true,
    explainer: SeldonCore2Explainer.ofModel('anchor_tabular', 'income'),
    logPayloads: true,
    memory: Size.kibibytes(100),
    modelType: 'sklearn',
    parameters: { threshold: '0.5', beam: '' },
    preloaded: false,
    requirements: ['alibi-explain'],
    schemaUri: 'gs://models/schema',
    secretName: 'gcs',
    server: SeldonCore2Server.fromName('mlserver'),
  });
  expect(manifest(chart, 'Model').spec).toEqual({
    storageUri: STORAGE,
    artifactVersion: 3,
    dataflow: { cleanTopicsOnDelete: true },
    dedicated: true,
    explainer: { type: 'anchor_tabular', modelRef: 'income' },
    logger: { percent: 100 },
    memory: '100Ki',
    modelType: 'sklearn',
    parameters: [{ name: 'beam', value: '' }, { name: 'threshold', value: '0.5' }],
    preloaded: false,
    replicas: 1,
    requirements: ['alibi-explain'],
    schemaUri: 'gs://models/schema',
    secretName: 'gcs',
    server: 'mlserver',
  });
});

test.each<[string, Partial<SeldonCore2ModelProps>, Untyped]>([
  ['explains a Pipeline', { explainer: SeldonCore2Explainer.ofPipeline('anchor_text', 'p') }, { explainer: { type: 'anchor_text', pipelineRef: 'p' } }],
  ['explains itself', { explainer: SeldonCore2Explainer.whiteBox('tree_shap') }, { explainer: { type: 'tree_shap' } }],
  ['asks a Model', { llm: SeldonCore2Llm.ofModel('chat') }, { llm: { modelRef: 'chat' } }],
  ['asks a Pipeline', { llm: SeldonCore2Llm.ofPipeline('rag') }, { llm: { pipelineRef: 'rag' } }],
  ['needs whole mebibytes', { memory: Size.gibibytes(1.5) }, { memory: '1536Mi' }],
  ['needs odd bytes', { memory: Size.kibibytes(1.5) }, { memory: '1536' }],
])('a Model that %s', (_title, props, spec) => {
  const chart = meshChart();
  seldon(chart, props);
  expect(manifest(chart, 'Model').spec).toEqual({ storageUri: STORAGE, replicas: 1, ...spec });
});

test('a second Model on the Server of a single model is found at synth, by whatever it names the Server', () => {
  const chart = meshChart();
  seldon(chart, PAIR);
  seldon(chart, { server: SeldonCore2Server.fromName('irisa0-server'), autoscalingServerEnabled: false }, {}, 'irisa1');
  expect(() => synth(chart)).toThrow(/seldon2-hpa-pair: .* is scaled with one Model, and has several: Model seldon-mesh\/irisa0, Model seldon-mesh\/irisa1/);
});

describe('the Server', () => {
  test('says all that is said of it', () => {
    const chart = meshChart();
    seldon(chart, {
      requirements: ['sklearn'],
      modelType: 'iris',
      server: SeldonCore2Server.fromProps({
        serverConfig: 'mlserver', name: 'sklearn', capabilities: ['sklearn'], extraCapabilities: ['iris'], minReplicas: 2, maxReplicas: 8,
      }),
    });
    expect(manifest(chart, 'Server')).toMatchObject({
      metadata: { name: 'sklearn', namespace: NAMESPACE },
      spec: { serverConfig: 'mlserver', capabilities: ['sklearn'], extraCapabilities: ['iris'], minReplicas: 2, maxReplicas: 8 },
    });
  });

  test('is raised to a minimum of its own above the maximum of the Model', () => {
    const chart = meshChart();
    seldon(chart, { server: SeldonCore2Server.fromProps({ serverConfig: 'mlserver', minReplicas: 7 }) });
    expect(manifest(chart, 'Server').spec).toEqual({ serverConfig: 'mlserver', minReplicas: 7, maxReplicas: 7 });
  });

  test('takes patches', () => {
    const chart = meshChart();
    const model = seldon(chart, { server: WRITTEN });
    model.seldonCore2!.server!.addJsonPatch(JsonPatch.add('/spec/podSpec', { priorityClassName: 'high' }));
    expect(manifest(chart, 'Server').spec.podSpec).toEqual({ priorityClassName: 'high' });
  });

  test('may be that of another model', () => {
    const chart = meshChart();
    const seldonServer = seldon(chart, { server: SeldonCore2Server.fromProps({ serverConfig: 'mlserver', capabilities: ['sklearn'] }) }).seldonCore2?.server;
    const other = seldon(chart, { requirements: ['sklearn'], server: SeldonCore2Server.fromServer(seldonServer!) }, { maxReplicas: 3 }, 'irisa1');
    expect(other.seldonCore2?.server).toBe(seldonServer);
    expect(synth(chart).filter(({ kind }) => kind === 'Model').map(({ spec }) => spec.server)).toEqual(['irisa0-server', 'irisa0-server']);
  });

  test.each<[string, Partial<SeldonCore2ModelProps>]>([['some Models', {}], ['one Model alone', PAIR]])('may be an object of this app, for %s', (_title, props) => {
    const chart = meshChart();
    const server = new ApiObject(chart, 'server', {
      apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Server', metadata: { name: 'triton' }, spec: { serverConfig: 'triton', replicas: 5 },
    });
    seldon(chart, { ...props, server: SeldonCore2Server.fromServer(server) });
    expect(manifest(chart, 'Model').spec.server).toBe('triton');
  });
});

describe('a Server of this app has room for the Model', () => {
  test.each<[string, Untyped, Partial<SeldonCore2ModelProps>]>([
    ['without bounds, since 2.10', {}, {}],
    ['with a minimum alone, since 2.10', { minReplicas: 1 }, {}],
    ['with a maximum of 0, which is none', { maxReplicas: 0 }, {}],
    ['with a maximum', { maxReplicas: 5 }, { seldonCore2Version: '2.9' }],
    ['with as many replicas as nothing scales', { replicas: 5 }, { seldonCore2Version: '2.9' }],
    ['with as large a minimum', { minReplicas: 5 }, { seldonCore2Version: '2.8.4' }],
    ['with as many replicas where Seldon Core 2 leaves them', { replicas: 5 }, { autoscalingServerEnabled: false }],
  ])('%s', (_title, spec, props) => {
    const chart = meshChart();
    const server = new ApiObject(chart, 'server', {
      apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Server', metadata: { name: 'mlserver' }, spec: { serverConfig: 'mlserver', ...spec },
    });
    seldon(chart, { ...props, server: SeldonCore2Server.fromServer(server) });
    expect(manifest(chart, 'Model').spec.server).toBe('mlserver');
  });
});

describe('a pause', () => {
  test.each<[string, number, Partial<SeldonCore2ModelProps>, number]>([
    ['on the Server', 5, { server: WRITTEN }, 1],
    ['on a Server that is not known', 9, { server: SeldonCore2Server.fromName('mlserver') }, 1],
    ['of both, which goes beyond their bounds', 9, PAIR, 2],
  ])('may be at replicas that there is room for %s', (_title, replicas, server, autoscalers) => {
    const chart = meshChart();
    seldon(chart, server, { autoscaler: Autoscaler.keda({ paused: KedaPause.atReplicas(replicas) }) });
    const paused = synth(chart).filter(({ kind }) => kind === 'ScaledObject').map(({ metadata }) => metadata.annotations['autoscaling.keda.sh/paused-replicas']);
    expect(paused).toEqual(Array(autoscalers).fill(String(replicas)));
  });

  test('at no replicas has the Model say so', () => {
    const chart = meshChart();
    seldon(chart, {}, { autoscaler: Autoscaler.keda({ paused: KedaPause.atReplicas(0) }) });
    expect(manifest(chart, 'Model').spec).toEqual({ storageUri: STORAGE, replicas: 1, minReplicas: 0 });
  });
});

test('the mean latency of a Model scales its Server, whose pods are there to be counted', () => {
  const chart = meshChart();
  const monitor = Monitor.external('the PodMonitor agent', { labels: { namespace: NAMESPACE, server: 'triton' } });
  new AutoscaledModel(chart, 'triton', {
    server: ModelServer.fromTarget({ apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Server', name: 'triton' }, { monitor }),
    prometheus: PROMETHEUS,
    maxReplicas: 3,
    triggers: [SeldonCore2Trigger.meanLatency({ target: Duration.millis(100), matchers: [LabelMatcher.equal('model', 'iris')], ignoreNullValues: true })],
  });
  const { scaleTargetRef, triggers: [{ metadata, metricType }] } = manifest(chart, 'ScaledObject').spec;
  expect(scaleTargetRef).toEqual({ apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Server', name: 'triton' });
  expect([metricType, metadata.threshold]).toEqual(['Value', '0.1']);
  expect(metadata.query).toContain('seldon_model_infer_seconds_total{namespace="seldon-mesh",server="triton",model="iris"}');
});

describe('what scrapes the Servers', () => {
  const BORN_LATE = [new RequestRateTrigger({ counter: 'seldon_model_infer_total', requestsPerSecondPerReplica: 3 })];
  const queryOf = (chart: Chart) => manifest(chart, 'ScaledObject').spec.triggers[0].metadata.query;

  test('is written once, with the labels of the Prometheus, and tells idle from lost', () => {
    const chart = meshChart();
    const monitor = new SeldonCore2Monitor(chart, 'agent', { prometheus: PROMETHEUS, labels: { team: 'ml' } });
    expect(stderrOf(() => {
      seldon(chart, { monitor, ...PAIR }, { triggers: BORN_LATE });
      seldon(chart, { monitor }, { triggers: BORN_LATE }, 'irisa1');
      expect(manifest(chart, 'PodMonitor')).toEqual({
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PodMonitor',
        metadata: { name: 'agent', namespace: NAMESPACE, labels: { release: 'prom', team: 'ml' } },
        spec: {
          selector: { matchLabels: { 'app.kubernetes.io/name': 'seldon-server' } },
          podMetricsEndpoints: [{ port: 'metrics', path: '/metrics', interval: '15s' }],
        },
      });
    })).toBe('');
    const queries = synth(chart).filter(({ kind }) => kind === 'ScaledObject').map(({ spec }) => spec.triggers[0].metadata.query);
    const agent = 'namespace="seldon-mesh",job="seldon-mesh/agent"';
    const times = { window: '1m', interval: '15s' };
    expect([...new Set<string>(queries)].map(rateAskedBy)).toEqual([
      { series: `seldon_model_infer_total{${agent},model="irisa0"}`, up: `{${agent},pod=~"irisa0-server-([0-9]+|[0-9a-f]+-[a-z0-9]{5})"}`, ...times },
      { series: `seldon_model_infer_total{${agent},model="irisa1"}`, up: `{${agent}}`, ...times },
    ]);
  });

  test('sets the window by its interval', () => {
    const chart = meshChart();
    const monitor = new SeldonCore2Monitor(chart, 'slow', { prometheus: PROMETHEUS, name: 'servers', scrapeInterval: Duration.seconds(30) });
    seldon(chart, { monitor }, { triggers: BORN_LATE });
    expect(rateAskedBy(queryOf(chart))).toMatchObject({ window: '2m', interval: '30s' });
    expect(manifest(chart, 'PodMonitor').spec.podMetricsEndpoints[0].interval).toBe('30s');
  });

  test('may be made elsewhere', () => {
    const chart = meshChart();
    expect(stderrOf(() => {
      seldon(chart, { monitor: SeldonCore2Monitor.fromName('agent') }, { triggers: BORN_LATE });
      expect(rateAskedBy(queryOf(chart)).up).toBe('{namespace="seldon-mesh",job="seldon-mesh/agent"}');
    })).toBe('');
    expect(manifest(chart, 'ScaledObject').metadata.annotations).toEqual({ 'cdk8s-model-autoscaling/scraped-by': 'the PodMonitor agent' });
  });

  test('is that of Seldon Core 2 unless given, of whose `up` nothing is known', () => {
    const chart = meshChart();
    expect(stderrOf(() => {
      seldon(chart);
      synth(chart);
    })).toBe('');
    expect(messageOf(() => seldon(meshChart(), {}, { triggers: BORN_LATE }))).toContain('ignoreNullValues: must be set');
  });
});

describe('what scrapes the Servers for a Prometheus that selects monitors by labels', () => {
  const BORN_LATE = [new RequestRateTrigger({ counter: 'seldon_model_infer_total', requestsPerSecondPerReplica: 3 })];
  const OTHER = Prometheus.kubePrometheusStack({ release: 'other', namespace: 'monitoring' });
  const ofKind = (chart: Chart, kind: string) => synth(chart).filter((each) => each.kind === kind);
  const monitors = (chart: Chart) => ofKind(chart, 'PodMonitor').map(({ metadata: { name, namespace, labels } }) => `${namespace}/${name} ${Object.entries(labels)}`);

  test('is written once for all Models of a namespace, in place of the one that it would not find', () => {
    const chart = meshChart();
    expect(stderrOf(() => {
      seldon(chart, {}, { prometheus: PROMETHEUS, triggers: BORN_LATE });
      seldon(chart, {}, { prometheus: PROMETHEUS, triggers: BORN_LATE }, 'irisa1');
      seldon(chart, {}, { prometheus: PROMETHEUS, triggers: BORN_LATE, namespace: 'ml' }, 'irisa2');
      synth(chart);
    })).toBe('');
    expect(monitors(chart)).toEqual(['seldon-mesh/agent release,prom', 'ml/agent release,prom']);
    expect(ofKind(chart, 'PodMonitor')[0].spec).toEqual({
      selector: { matchLabels: { 'app.kubernetes.io/name': 'seldon-server' } }, podMetricsEndpoints: [{ port: 'metrics', path: '/metrics', interval: '15s' }],
    });
    const scaled = ofKind(chart, 'ScaledObject');
    expect(scaled.map(({ spec }) => /job="(.*?)"/.exec(spec.triggers[0].metadata.query)?.[1])).toEqual(['seldon-mesh/agent', 'seldon-mesh/agent', 'ml/agent']);
    expect(scaled.map(({ metadata }) => metadata.annotations)).toEqual([undefined, undefined, undefined]);
  });

  test('is that of the namespace, where the app has one already', () => {
    const chart = meshChart();
    new SeldonCore2Monitor(chart, 'servers', { prometheus: PROMETHEUS });
    seldon(chart, {}, { prometheus: PROMETHEUS });
    expect(monitors(chart)).toEqual(['seldon-mesh/servers release,prom']);
    expect(manifest(chart, 'ScaledObject').spec.triggers[0].metadata.query).toContain('job="seldon-mesh/servers"');
  });

  const TOTAL = [PrometheusTrigger.total({ query: 'sum(rate(seldon_model_infer_total[2m]))', perReplica: 3 })];
  test('is written in each chart whose namespace is not known', () => {
    const app = new App();
    const charts = ['a', 'b'].map((id) => new Chart(app, id));
    charts.forEach((chart, i) => seldon(chart, {}, { prometheus: PROMETHEUS, triggers: TOTAL }, `irisa${i}`));
    expect(charts.map((chart) => monitors(chart))).toEqual([['undefined/agent release,prom'], ['undefined/agent release,prom']]);
    expect(() => new SeldonCore2Monitor(charts[1], 'servers', { prometheus: PROMETHEUS })).toThrow('[b/servers] scrapes the Servers that b/SeldonCore2Agents scrapes');
  });

  test('is not the same in the namespace default and in one that is not known', () => {
    const chart = newChart({});
    seldon(chart, {}, { prometheus: PROMETHEUS, triggers: TOTAL });
    seldon(chart, {}, { prometheus: PROMETHEUS, triggers: TOTAL, namespace: 'default' }, 'irisa1');
    expect(monitors(chart)).toEqual(['undefined/agent release,prom', 'default/agent release,prom']);
  });

  const adapter = (chart: Chart) => new PrometheusAdapter(chart, 'adapter', { release: 'hpa', namespace: 'monitoring', prometheus: OTHER });
  test.each<[string, (chart: Chart) => SeldonOptions, string[]]>([
    ['the one of the trigger', () => ({
      prometheus: undefined,
      triggers: [new RequestRateTrigger({
        counter: 'seldon_model_infer_total', requestsPerSecondPerReplica: 3, prometheus: OTHER,
      })],
    }), ['seldon-mesh/agent release,other']],
    ['the one of the adapter', (chart) => ({ prometheus: undefined, triggers: [HPA_RATE], autoscaler: Autoscaler.hpa({ adapter: adapter(chart) }) }),
      ['seldon-mesh/agent release,other']],
    ['nobody asked by a trigger', () => ({ prometheus: PROMETHEUS, triggers: [new KedaTrigger(KAFKA)] }), []],
    ['one asked for what somebody else exports', () => ({
      prometheus: PROMETHEUS, triggers: [PrometheusTrigger.total({ query: 'sum(queue)', perReplica: 5, availableAtZero: 'the queue exports it' })],
    }), []],
    ['one that takes every monitor', () => ({ triggers: [RATE] }), []],
  ])('is for %s', (_title, options, expected) => {
    const chart = meshChart();
    seldon(chart, {}, options(chart));
    expect(monitors(chart)).toEqual(expected);
  });

  test('is not written twice, nor beside one that another Prometheus finds', () => {
    const late = meshChart();
    seldon(late, {}, { prometheus: PROMETHEUS });
    const other = meshChart();
    new SeldonCore2Monitor(other, 'servers', { prometheus: OTHER });
    expect([
      messageOf(() => new SeldonCore2Monitor(late, 'servers', { prometheus: PROMETHEUS })), messageOf(() => seldon(other, {}, { prometheus: PROMETHEUS })),
    ]).toMatchSnapshot();
    expect(() => new SeldonCore2Monitor(late, 'elsewhere', { prometheus: PROMETHEUS, namespace: 'ml' })).not.toThrow();
  });
});

describe('the version', () => {
  const MODES: Record<string, [Partial<SeldonCore2ModelProps>, SeldonOptions]> = {
    'inference lag': [{ autoscalingModelEnabled: true, server: WRITTEN }, BY.inferenceLag],
    'HPA on the Model': [{}, BY.hpa],
    'KEDA on the Model': [{}, BY.keda],
    'HPA on the Model of a written Server': [{ server: WRITTEN }, BY.hpa],
    'HPAs on Model and Server': [PAIR, BY.hpa],
    'HPAs on Model and Server, whatever Seldon Core 2 does to Servers': [{ ...PAIR, autoscalingServerEnabled: undefined }, BY.hpa],
    'HPA on the Model, whatever Seldon Core 2 does to Models': [{ autoscalingModelEnabled: true }, BY.hpa],
    'KEDA to zero': [{}, { triggers: [RATE, new KedaTrigger(KAFKA)], minReplicas: 0 }],
  };

  test.each<[string, string, string[]]>([
    ['inference lag', '2.9.0 2.9.1 2.10', ['2.8', '2.8.4', '2.8.9']],
    ['HPA on the Model', '2.8.4 2.8.5 2.9 2.10 2.10.2', ['2.8', '2.8.3']],
    ['KEDA on the Model', '2.8.4 v2.9.0 2.10', ['2.8', '2.8.0']],
    ['HPA on the Model of a written Server', '2.9 2.10', ['2.8.4']],
    ['HPAs on Model and Server', '2.8.4 2.9 2.10', ['2.8']],
    ['HPAs on Model and Server, whatever Seldon Core 2 does to Servers', '2.8.4 2.9.1', ['2.10']],
    ['HPA on the Model, whatever Seldon Core 2 does to Models', '2.8.4 2.9', ['2.10.0']],
    ['KEDA to zero', '2.10 2.10.1', ['2.9.3']],
  ])('%s goes with %s alone', (mode, accepted, refused) => {
    const [props, options] = MODES[mode]!;
    const make = (version: string) => () => seldon(meshChart(), { ...props, seldonCore2Version: version }, options);
    accepted.split(' ').forEach((version) => expect(make(version)).not.toThrow());
    refused.forEach((version) => expect(make(version)).toThrow(/Seldon Core 2/));
  });

  test('is 2.10 unless given', () => {
    const make = (seldonCore2Version?: string) =>
      messageOf(() => seldon(meshChart(), { ...PAIR, autoscalingServerEnabled: undefined, seldonCore2Version }));
    expect(make()).toBe(make('2.10'));
  });
});

test('the Model is asked through the mesh, which knows it by a header', () => {
  const chart = meshChart();
  const endpointOf = (namespace?: string) => ModelServer.seldonCore2({ storageUri: STORAGE })._serve(new Chart(chart, `of-${namespace}`), {
    scope: chart, place: Place.of(chart), name: 'irisa0', namespace, ...BY.hpa, minReplicas: 1, maxReplicas: 2, cluster: UNKNOWN_CLUSTER,
  }).endpoint;
  const model = { modelName: 'irisa0', paths: { v2: '/v2/models/{model}/infer' }, headers: { 'Seldon-Model': 'irisa0' } };
  expect(endpointOf('ml')).toEqual({ url: 'http://seldon-mesh.ml.svc', ...model });
  expect(endpointOf()).toEqual({ url: 'http://seldon-mesh', ...model });
});

test('without a namespace an HPA still scales', () => {
  const chart = newChart({});
  seldon(chart, { server: WRITTEN }, BY.hpa);
  expect(synth(chart).map(({ metadata }) => metadata.namespace)).toEqual([undefined, undefined, undefined]);
});
