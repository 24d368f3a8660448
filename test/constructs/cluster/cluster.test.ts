import { ApiObject, App, Chart, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  AutoscaledModel, Autoscaler, Cluster, ClusterProps, CpuTrigger, HpaFeatureGate, ModelServer, Prometheus, PrometheusAdapter, QueryDialect,
  VerticalFeatureGate, VerticalUpdateMode,
} from '../../../src';
import { ClusterProfile } from '../../../src/cluster/cluster-profile';
import { readClusterProfile } from '../../../src/cluster/read-cluster-profile';
import { KserveLlmServerProps } from '../../../src/constructs/servers/kserve';
import { SeldonCore1Predictor, SeldonCore1ServerProps } from '../../../src/constructs/servers/seldon-core1';
import { SeldonCore2ModelProps, SeldonCore2Monitor } from '../../../src/constructs/servers/seldon-core2';
import { readText } from '../../../src/manifests/read-text';
import { clusterAround } from '../../../src/synth/construct-metadata';
import { messageOf } from '../../support/captured';
import { CONTAINER, PROMETHEUS, synth } from '../../support/synth';
import { Untyped } from '../../support/untyped';

/** A chart in an app with a Cluster. */
function chartIn(props?: ClusterProps, ofChart?: ClusterProps): Chart {
  const app = new App();
  if (props !== undefined) {
    new Cluster(app, 'cluster', props);
  }
  const chart = new Chart(app, 'chart', { namespace: 'ml' });
  if (ofChart !== undefined) {
    new Cluster(chart, 'cluster', ofChart);
  }
  return chart;
}

function model(chart: Chart, props: Untyped = {}, id = 'model'): AutoscaledModel {
  return new AutoscaledModel(chart, id, {
    server: ModelServer.deployment({ container: CONTAINER }), maxReplicas: 3, triggers: [CpuTrigger.utilization(70)], ...props,
  });
}

/** What is known of the cluster of an object, as rules get it. */
function profileAt(object: ApiObject): ClusterProfile {
  const { assumed: _, ...stated } = clusterAround(object)!.profile;
  return stated;
}

const COOLDOWN = Autoscaler.keda({ initialCooldownPeriod: Duration.minutes(1) });
const TOLERANCE = (kubernetesVersion?: string) => Autoscaler.hpa({ kubernetesVersion, behavior: { scaleUp: { tolerance: 0.05 } } });

test('a stated version is that of every model below', () => {
  const chart = chartIn({ versions: { keda: '2.13' } });
  expect(messageOf(() => model(chart, { autoscaler: COOLDOWN }))).toBe(
    '[chart/model] autoscaler.initialCooldownPeriod: needs KEDA 2.14 (initialCooldownPeriod), and version is 2.13, got "60s"; '
    + 'leave it out, or correct the version of Cluster({ versions: { keda } })');
  expect(model(chartIn({ versions: { keda: '2.14' } }), { autoscaler: COOLDOWN }).autoscaler.kind).toBe('ScaledObject');
});

test('a model may say another one', () => {
  const chart = chartIn({ versions: { keda: '2.13', kubernetes: '1.30' } });
  model(chart, { autoscaler: Autoscaler.keda({ kedaVersion: '2.14', initialCooldownPeriod: Duration.minutes(1) }) }, 'a');
  model(chart, { autoscaler: TOLERANCE('1.35') }, 'b');
  expect(messageOf(() => model(chart, { autoscaler: TOLERANCE() }, 'c'))).toContain('tolerance: is dropped by the API server before Kubernetes 1.35');
});

test('rules judge each object by the profile of its model, of its chart, or of its app', () => {
  const app = new App();
  new Cluster(app, 'cluster', { versions: { keda: '2.17', kubernetes: '1.33' } });
  const [one, other] = ['one', 'other'].map((id) => new Chart(app, id, { namespace: id }));
  new Cluster(other, 'cluster', { versions: { keda: '2.20' } });
  const foreign = new ApiObject(other, 'Foreign', { apiVersion: 'v1', kind: 'ConfigMap' });
  const scaled = [model(one), model(other), model(one, { autoscaler: Autoscaler.keda({ kedaVersion: '2.14' }) }, 'old')].map(({ autoscaler }) => profileAt(autoscaler));
  expect([...scaled, profileAt(foreign)].map(({ versions }) => versions)).toEqual([
    { KEDA: '2.17', Kubernetes: '1.33' }, { KEDA: '2.20', Kubernetes: '1.33' }, { KEDA: '2.14', Kubernetes: '1.33' }, { KEDA: '2.20', Kubernetes: '1.33' },
  ]);
});

test('without a Cluster nothing is stated', () => {
  expect(profileAt(model(chartIn()).autoscaler)).toEqual({ versions: {} });
});

test('a model needs no Prometheus of its own', () => {
  const own = Prometheus.fromAddress('http://own.ml.svc:9090', { monitorLabels: { own: 'yes' } });
  const server = ModelServer.deployment({ container: CONTAINER, metrics: {} });
  const chart = chartIn({ prometheus: [PROMETHEUS] });
  const labels = [model(chart, { server }, 'a'), model(chart, { server, prometheus: own }, 'b')].map(({ monitor }) => monitor?.metadata.toJson().labels);
  expect(labels).toEqual([expect.objectContaining({ release: 'prom' }), expect.objectContaining({ own: 'yes' })]);
  expect(synth(chart)).toHaveLength(8);
});

test('what else asks or is asked needs none either', () => {
  const chart = chartIn({ prometheus: [PROMETHEUS] });
  const adapter = new PrometheusAdapter(chart, 'adapter', { release: 'adapter', namespace: 'monitoring' });
  expect(JSON.stringify(adapter.helmValues)).toContain('prom-kube-prometheus-stack');
  expect(new SeldonCore2Monitor(chart, 'agent', {}).apiObject.metadata.toJson().labels).toEqual(expect.objectContaining({ release: 'prom' }));
  expect(messageOf(() => new PrometheusAdapter(chartIn(), 'adapter', { release: 'adapter' }))).toMatchSnapshot();
});

test('how Seldon, KServe and VPA were installed is said once', () => {
  const props: ClusterProps = {
    hpa: { featureGates: [HpaFeatureGate.CONFIGURABLE_TOLERANCE] },
    kserve: { llmTls: true },
    seldonCore1: { kedaEnabled: false },
    seldonCore2: { autoscalingModelEnabled: true },
    versions: { kubernetes: '1.33' },
    vpa: { featureGates: [VerticalFeatureGate.IN_PLACE] },
  };
  const llm: KserveLlmServerProps = { uri: 'hf://a/b', container: { resources: CONTAINER.resources } };
  const seldon1: SeldonCore1ServerProps = { predictors: [SeldonCore1Predictor.container({ ...CONTAINER, name: 'classifier', portNumber: 9000 })] };
  const seldon2: SeldonCore2ModelProps = { storageUri: 'gs://models/iris', modelType: undefined, requirements: ['sklearn'] };
  const lag = { triggers: [], autoscaler: Autoscaler.inferenceLag() };
  const chart = chartIn(props);
  expect(JSON.stringify(model(chart, { autoscaler: TOLERANCE() }, 'tolerant').autoscaler.toJson())).toContain('"tolerance":"0.05"');
  expect(model(chart, { server: ModelServer.seldonCore2(seldon2), ...lag }, 'lag').seldonCore2?.model?.kind).toBe('Model');
  expect(model(chart, {}, 'vertical').scaleVertically({ updateMode: VerticalUpdateMode.IN_PLACE, controlledResources: undefined }).kind).toBe('VerticalPodAutoscaler');
  expect(model(chart, { server: ModelServer.kserveLlm(llm) }, 'llm').kserveLlm?.llmInferenceService.kind).toBe('LLMInferenceService');
  expect([
    () => model(chart, { server: ModelServer.seldonCore1(seldon1) }, 'seldon1'),
    () => model(chartIn(), { server: ModelServer.kserveLlm(llm) }),
    () => model(chartIn(), { server: ModelServer.seldonCore2(seldon2), ...lag }),
    () => model(chartIn({ versions: props.versions }), { autoscaler: TOLERANCE() }),
    () => model(chartIn()).scaleVertically({ updateMode: VerticalUpdateMode.IN_PLACE }),
  ].map(messageOf)).toMatchSnapshot();
});

test('the Cluster of a construct is the nearest', () => {
  const app = new App();
  expect(Cluster.of(app)).toBeUndefined();
  const ofApp = new Cluster(app, 'cluster', { prometheus: [PROMETHEUS] });
  const chart = new Chart(app, 'chart');
  expect(Cluster.of(model(chart))).toBe(ofApp);
  const other = new Chart(app, 'other');
  const ofChart = new Cluster(other, 'cluster', { versions: { keda: '2.17' } });
  expect(Cluster.of(model(other))).toBe(ofChart);
  expect(ofChart.prometheus).toEqual([PROMETHEUS]);
});

test.each<[string, () => unknown]>([
  ['a version that is none', () => chartIn({ versions: { keda: 'latest' } })],
  ['a version that is not known', () => chartIn({ versions: { kubernetes: '1.26' } })],
  ['a second one', () => new Cluster(chartIn(undefined, {}), 'again', {})],
  ['one behind a model', () => new Cluster(model(chartIn()).node.scope as Chart, 'cluster', {})],
  ['one of an app behind one of a chart', () => new Cluster(chartIn(undefined, {}).node.root as App, 'cluster', {})],
])('refused: %s', (_, make) => {
  expect(messageOf(make)).toMatchSnapshot();
});

test('the construct and the document say the same', () => {
  const props: ClusterProps = {
    capacity: { cpu: Cpu.units(64), memory: Size.gibibytes(256), extended: { 'nvidia.com/gpu': 8 } },
    hpa: {
      cpuInitializationPeriod: Duration.minutes(1),
      downscaleStabilization: Duration.minutes(10),
      featureGates: [HpaFeatureGate.SCALE_TO_ZERO],
      initialReadinessDelay: Duration.seconds(10),
      syncPeriod: Duration.seconds(30),
      tolerance: 0.05,
    },
    keda: { httpTimeout: Duration.seconds(5) },
    kserve: { llmTls: true },
    limitRanges: [{ namespace: 'ml', cpu: Cpu.millis(100), memory: Size.mebibytes(512) }, { cpu: Cpu.units(1) }],
    podStartup: Duration.seconds(150),
    longestRequest: Duration.minutes(5),
    prometheus: [
      Prometheus.fromAddress('http://p.m.svc:9090', {
        monitorLabels: { release: 'p' }, scrapeInterval: Duration.seconds(15), dialect: QueryDialect.METRICS_QL, prometheusVersion: '3.5',
      }),
      Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
    ],
    scrapedByOthers: [{ metrics: ['DCGM_FI_*'], by: 'the GPU operator' }],
    seldonCore1: { kedaEnabled: true },
    seldonCore2: { autoscalingModelEnabled: false, autoscalingServerEnabled: true },
    versions: {
      keda: '2.17', kserve: '0.15.2', kubernetes: '1.33', prometheusOperator: '0.87', seldonCore1: '1.18', seldonCore2: '2.8.4', vpa: '1.5',
    },
    vpa: { featureGates: [VerticalFeatureGate.IN_PLACE] },
  };
  const { profile, faults } = readClusterProfile(readText(`
apiVersion: cdk8s-model-autoscaling/v1
kind: Cluster
metadata: { name: production }
spec:
  capacity: { cpu: 64, memory: 256Gi, extended: { nvidia.com/gpu: 8 } }
  hpa: { cpuInitializationPeriod: 1m, downscaleStabilization: 10m, featureGates: [HPAScaleToZero], initialReadinessDelay: 10s, syncPeriod: 30s, tolerance: 0.05 }
  keda: { httpTimeout: 5s }
  kserve: { llmTls: true }
  limitRanges: [{ namespace: ml, cpu: 100m, memory: 512Mi }, { cpu: 1 }]
  podStartup: 150s
  longestRequest: 5m
  prometheus:
  - { address: 'http://p.m.svc:9090', monitorLabels: { release: p }, scrapeInterval: 15s, dialect: MetricsQL, version: '3.5' }
  - { address: 'http://prom-kube-prometheus-stack-prometheus.monitoring.svc:9090', monitorLabels: { release: prom }, scrapeInterval: 30s }
  scrapedByOthers: [{ metrics: [DCGM_FI_*], by: the GPU operator }]
  seldonCore1: { kedaEnabled: true }
  seldonCore2: { autoscalingModelEnabled: false, autoscalingServerEnabled: true }
  versions: { keda: '2.17', kserve: 0.15.2, kubernetes: '1.33', prometheusOperator: '0.87', seldonCore1: '1.18', seldonCore2: 2.8.4, vpa: '1.5' }
  vpa: { featureGates: [InPlace] }
`).value);
  expect(faults).toEqual([]);
  expect(profileAt(new ApiObject(chartIn(props), 'Any', { apiVersion: 'v1', kind: 'ConfigMap' }))).toEqual(profile);
});
