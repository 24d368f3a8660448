import { join } from 'node:path';
import { Duration } from 'cdk8s';
import { ServiceType } from 'cdk8s-plus-27';
import {
  AdapterResource, AutoscaledModel, AutoscaledModelProps, Autoscaler, CpuTrigger, DashboardDelivery, DashboardProps, Gpu, HttpAddOnTrigger,
  InferenceRequest, KedaFormula, LatencyTrigger, LlmdEppMonitor, LlmdEppMonitorProps, LoadTestProps, ModelAutoscalingValidation,
  ModelAutoscalingValidationProps, ModelServer, Monitor, OpenTelemetryTrigger, preview, Prometheus, PrometheusAdapter, PrometheusTrigger,
  QueryDialect, ResourceAdapterRule, UnsatisfiableConstraintAction, VerticalUpdateMode, VllmTrigger,
} from '../../src';
import { KserveComponentScaling, KserveLlmServerProps, KservePredictor, KserveServerProps } from '../../src/constructs/servers/kserve';
import { SeldonCore1Predictor, SeldonCore1ServerProps } from '../../src/constructs/servers/seldon-core1';
import { SeldonCore2Monitor } from '../../src/constructs/servers/seldon-core2';
import { ProductName, PRODUCTS } from '../../src/platforms/product-version';
import { assembly } from '../support/assembly';
import { messageOf } from '../support/captured';
import { CONTAINER, ModelOptions, newChart, newModel, PROMETHEUS, yamlOf } from '../support/synth';
import { Untyped } from '../support/untyped';

/** What the documented defaults are written with. */
const SCOPE = {
  Autoscaler, DashboardDelivery, Duration, InferenceRequest, Monitor, QueryDialect, ServiceType, UnsatisfiableConstraintAction, VerticalUpdateMode,
};

const METRICS = { port: 9100 };
const LATENCY = { histogram: 'latency', quantile: 0.9, target: Duration.seconds(1) };

function model(options: ModelOptions): string {
  const chart = newChart();
  newModel(options, chart);
  return yamlOf(chart);
}

function served(server: ModelServer): string {
  const chart = newChart();
  new AutoscaledModel(chart, 'model', { server, prometheus: PROMETHEUS, maxReplicas: 3, triggers: [new LatencyTrigger(LATENCY)] });
  return yamlOf(chart);
}

function kserveLlm(server: Partial<KserveLlmServerProps>): string {
  return served(ModelServer.kserveLlm({ uri: 'hf://a/b', container: { resources: {} }, tls: false, ...server }));
}

function vertical(updateMode?: VerticalUpdateMode): string {
  const chart = newChart();
  newModel({}, chart).scaleVertically({ updateMode });
  return yamlOf(chart);
}

function dashboard(props: DashboardProps): string {
  const chart = newChart();
  newModel({}, chart).dashboard(props);
  return yamlOf(chart);
}

function picker(props: Partial<LlmdEppMonitorProps>): string {
  const chart = newChart();
  new LlmdEppMonitor(chart, 'picker', { service: 'chat-epp', serviceLabels: { app: 'chat-epp' }, prometheus: PROMETHEUS, ...props });
  return yamlOf(chart);
}

function loadTest(props: LoadTestProps): string {
  const chart = newChart();
  newModel({}, chart).loadTest(props);
  return yamlOf(chart);
}

function seldon(server: Partial<SeldonCore1ServerProps>, props: Partial<AutoscaledModelProps> = {}): string {
  const chart = newChart();
  new AutoscaledModel(chart, 'model', {
    server: ModelServer.seldonCore1({ predictors: [SeldonCore1Predictor.container({ ...CONTAINER, portNumber: 9000, name: 'classifier' })], ...server }),
    prometheus: PROMETHEUS,
    maxReplicas: 3,
    triggers: [CpuTrigger.utilization(50)],
    ...props,
  });
  return yamlOf(chart);
}

/** What the plugin says of a manifest with an unknown fact and a warning. */
function validation(props: ModelAutoscalingValidationProps): string {
  const said: unknown[] = [];
  const report = { addViolation: (violation: unknown) => said.push(violation), submit: (...summary: unknown[]) => said.push(summary) };
  void new ModelAutoscalingValidation(props).validate({ manifests: [join(__dirname, '../cases/probe-s-annotations.yaml')], report });
  expect(said.length).toBeGreaterThan(1);
  return JSON.stringify(said);
}

/** A model that KServe serves. */
function kserve(server: Partial<KserveServerProps>, props: Partial<AutoscaledModelProps> = {}): string {
  const chart = newChart();
  new AutoscaledModel(chart, 'model', {
    server: ModelServer.kserve({ predictor: KservePredictor.model({ format: 'sklearn', resources: {} }), ...server }),
    prometheus: PROMETHEUS,
    maxReplicas: 3,
    triggers: [CpuTrigger.utilization(50)],
    ...props,
  });
  return yamlOf(chart);
}

const LOAD = preview.Load.spike({ base: 5, peak: 55, at: Duration.minutes(5), duration: Duration.minutes(10) });

/** What a model would do on a rate. */
function previewed(props: preview.PreviewProps): string {
  const rate = PrometheusTrigger.total({ query: 'sum(rate(requests_total{namespace="m"}[1m]))', perReplica: 10, name: 'rate' });
  return newModel({ maxReplicas: 20, triggers: [rate] }).preview(props).toText();
}

const given = (key: string, value: Untyped) => value === undefined ? {} : { [key]: value };

/** The YAML with an option given, or left out. */
const RENDERED: Record<string, (value?: Untyped) => string> = {
  'AutoscaledModelProps.autoscaler': (value) => model(given('autoscaler', value)),
  'AutoscaledModelProps.minReplicas': (value) => model(given('minReplicas', value)),
  'CacheUsageSignalOptions.targetPercent': (value) => model({ server: { metrics: METRICS }, triggers: [VllmTrigger.kvCacheUsage(given('targetPercent', value))] }),
  'CustomServerProps.monitor': (value) => served(ModelServer.custom({
    target: { apiVersion: 'serving.example.com/v1', kind: 'LlmService', name: 'x' }, pods: { labels: { app: 'x' } }, metrics: METRICS, ...given('monitor', value),
  })),
  'DailyLoadProps.period': (value) => previewed({ load: preview.Load.day({ low: 1, high: 90, peak: Duration.minutes(40), ...given('period', value) }) }),
  'DashboardConfigMapOptions.folderAnnotation': (value) => dashboard({
    delivery: DashboardDelivery.configMap({ folder: 'Models', ...given('folderAnnotation', value) }),
  }),
  'HttpAddOnTriggerProps.addOnNamespace': (value) => model({
    triggers: [new HttpAddOnTrigger({ hosts: ['chat.example.com'], concurrentRequestsPerReplica: 5, ...given('addOnNamespace', value) })],
  }),
  'KedaSloBandOptions.mostPercent': (value) => KedaFormula.sloBand({
    saturation: 's', replicas: 'r', readyReplicas: 'ready', scaleUpAbovePercent: 55, scaleDownBelowPercent: 40, ...given('mostPercent', value),
  })._options.expression,
  'GpuClaimProps.count': (value) => model({ server: { gpu: Gpu.claim({ deviceClassName: 'gpu.nvidia.com', ...given('count', value) }) } }),
  'LlmdEppMonitorProps.authorized': (value) => picker(given('authorized', value)),
  'LlmdEppMonitorProps.port': (value) => picker(given('port', value)),
  'DashboardProps.delivery': (value) => dashboard(given('delivery', value)),
  'DeploymentServerProps.monitor': (value) => model({ server: { metrics: METRICS, ...given('monitor', value) } }),
  'ExistingServerOptions.monitor': (value) => served(ModelServer.fromTarget({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' }, {
    metrics: METRICS, selectorLabels: { app: 'x' }, ...given('monitor', value),
  })),
  'KserveTriggerScalingOptions.minReplicas': (value) => kserve({
    transformer: {
      container: CONTAINER,
      scaling: KserveComponentScaling.onTriggers({ maxReplicas: 2, triggers: [CpuTrigger.utilization(50)], ...given('minReplicas', value) }),
    },
  }),
  'KserveLlmPrefill.minReplicas': (value) => kserveLlm({
    nativeScaling: true, prefill: { container: { resources: {} }, maxReplicas: 3, triggers: [new LatencyTrigger(LATENCY)], ...given('minReplicas', value) },
  }),
  'KserveLlmServerProps.nativeScaling': (value) => kserveLlm(given('nativeScaling', value)),
  'KserveLlmServerProps.monitor': (value) => {
    const chart = newChart();
    new AutoscaledModel(chart, 'model', {
      server: ModelServer.kserveLlm({ uri: 'hf://a/b', container: { resources: {} }, tls: false, ...given('monitor', value) }),
      prometheus: PROMETHEUS,
      maxReplicas: 3,
      triggers: [VllmTrigger.inFlightRequests({ perReplica: 8 })],
    });
    return yamlOf(chart);
  },
  'KserveServerProps.monitor': (value) => kserve({ metrics: {}, ...given('monitor', value) }),
  'KubePrometheusStackOptions.scrapeInterval': (value) => model({
    prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'm', ...given('scrapeInterval', value) }),
    server: { metrics: METRICS },
    triggers: [new LatencyTrigger(LATENCY)],
  }),
  'LoadTestProps.clients': (value) => loadTest(given('clients', value)),
  'LoadTestProps.duration': (value) => loadTest(given('duration', value)),
  'LoadTestProps.image': (value) => loadTest(given('image', value)),
  'LoadTestProps.request': (value) => loadTest(given('request', value)),
  'MetricsEndpoint.path': (value) => model({ server: { metrics: { ...METRICS, ...given('path', value) } } }),
  'ModelAutoscalingValidationProps.failOn': (failOn) => validation({ failOn }),
  'ModelAutoscalingValidationProps.minSeverity': (minSeverity) => validation({ minSeverity }),
  'ModelAutoscalingValidationProps.strict': (strict) => validation({ strict }),
  'ModelServiceProps.type': (value) => model({ server: { service: given('type', value) } }),
  'OpenTelemetryTriggerOptions.scalerAddress': (value) => model({
    triggers: [OpenTelemetryTrigger.total({ metric: 'x', labels: {}, perReplica: 1, ...given('scalerAddress', value) })],
  }),
  // Another dialect takes that query.
  'PreviewPerPodProps.idle': (value) => previewed({ load: LOAD, signals: { rate: preview.PreviewSignal.perPod(given('idle', value)) } }),
  'PreviewPerPodProps.perUnit': (value) => previewed({ load: LOAD, signals: { rate: preview.PreviewSignal.perPod(given('perUnit', value)) } }),
  'PreviewOutage.percent': (value) => previewed({
    load: LOAD,
    scrapeInterval: Duration.seconds(15),
    outages: [{ of: preview.PreviewOutageSource.TARGETS, at: Duration.minutes(9), duration: Duration.minutes(9), ...given('percent', value) }],
  }),
  'PreviewProps.duration': (value) => previewed({ load: LOAD, ...given('duration', value) }),
  'PrometheusOptions.dialect': (value) => messageOf(() => model({
    prometheus: Prometheus.fromAddress('http://p.m:9090', given('dialect', value)), triggers: [PrometheusTrigger.total({ query: 'sum(rate(x))', perReplica: 1 })],
  })),
  'PrometheusOptions.scrapeInterval': (value) => model({
    prometheus: Prometheus.fromAddress('http://p.m:9090', given('scrapeInterval', value)), server: { metrics: METRICS }, triggers: [new LatencyTrigger(LATENCY)],
  }),
  'PrometheusTriggerOptions.ignoreNullValues': (value) => model({
    prometheus: PROMETHEUS,
    server: { metrics: METRICS },
    triggers: [PrometheusTrigger.total({ query: 'sum(x)', perReplica: 1, ...given('ignoreNullValues', value) })],
  }),
  'SeldonCore2MonitorOptions.scrapeInterval': (value) => {
    const chart = newChart();
    new SeldonCore2Monitor(chart, 'agent', { prometheus: PROMETHEUS, ...given('scrapeInterval', value) });
    return yamlOf(chart);
  },
  'AdapterResourceQueries.containerLabel': (value) => {
    const queries = {
      containerQuery: 'sum by (<<.GroupBy>>) (x{<<.LabelMatchers>>})',
      nodeQuery: 'sum by (<<.GroupBy>>) (y{<<.LabelMatchers>>})',
      resources: { instance: AdapterResource.NODE, namespace: AdapterResource.NAMESPACE, pod: AdapterResource.POD },
      ...given('containerLabel', value),
    };
    const chart = newChart();
    new PrometheusAdapter(chart, 'adapter', {
      release: 'adapter', prometheus: PROMETHEUS, resourceRule: new ResourceAdapterRule({ cpu: queries, memory: queries, window: Duration.minutes(3) }),
    });
    return yamlOf(chart);
  },
  'SeldonCore1ContainerMetrics.path': (value) => seldon({ metrics: { containers: { classifier: { port: 9000, ...given('path', value) } } } }),
  'SeldonCore1ServerProps.externalAutoscaler': (value) => seldon(given('externalAutoscaler', value)),
  'SeldonCore1ServerProps.monitor': (value) => seldon(given('monitor', value)),
  'SeldonCore1Metrics.path': (value) => seldon({ metrics: given('path', value) }),
  'SeldonCore1Metrics.portName': (value) => seldon({ metrics: given('portName', value) }),
  'SeldonCore1PredictorOptions.name': (value) => seldon({
    predictors: [SeldonCore1Predictor.container({ ...CONTAINER, portNumber: 9000, name: 'classifier' }, given('name', value))],
  }),
  'SeldonCore1ScaledPart.component': (value) => seldon({ scaled: given('component', value) }),
  'PreviewShareProps.outOf': (value) => previewed({ load: LOAD, signals: { rate: preview.PreviewSignal.share({ perPod: 20, ...given('outOf', value) }) } }),
  'SpikeLoadProps.base': (value) => previewed({ load: preview.Load.spike({ peak: 50, at: Duration.minutes(9), duration: Duration.minutes(9), ...given('base', value) }) }),
  'TopologySpreadConstraint.maxSkew': (value) => model({ server: { pod: { topologySpreadConstraints: [{ topologyKey: 'zone', ...given('maxSkew', value) }] } } }),
  'TopologySpreadConstraint.whenUnsatisfiable': (value) => model({
    server: { pod: { topologySpreadConstraints: [{ topologyKey: 'zone', ...given('whenUnsatisfiable', value) }] } },
  }),
  'VerticalScalingProps.updateMode': (value) => vertical(value),
  'WaitingRequestsSignalOptions.perReplica': (value) => model({
    server: { metrics: METRICS }, triggers: [VllmTrigger.waitingRequests(given('perReplica', value))],
  }),
};

/** Defaults that are documented as a value; those in words start with a dash. */
const DOCUMENTED: { [name: string]: string } = Object.fromEntries(Object.values(assembly().types).flatMap((type) => (type.properties ?? [])
  .filter((property: Untyped) => property.docs?.default !== undefined && !property.docs.default.startsWith('-'))
  .map((property: Untyped) => [`${type.name}.${property.name}`, property.docs.default])));

test('every documented default is tried', () => {
  expect(Object.keys(DOCUMENTED).sort()).toEqual(Object.keys(RENDERED).sort());
});

test.each(Object.entries(DOCUMENTED))('%s is %s unless given', (name, code) => {
  const value = new Function(...Object.keys(SCOPE), `return ${code};`)(...Object.values(SCOPE));
  expect(RENDERED[name]!(value)).toBe(RENDERED[name]!());
});

/** Versions that are assumed where neither the model nor its cluster states one. */
const ASSUMED: { readonly [name: string]: ProductName } = {
  'HpaOptions.kubernetesVersion': 'Kubernetes',
  'KedaOptions.kedaVersion': 'KEDA',
  'KserveServerProps.kserveVersion': 'KServe',
  'SeldonCore1ServerProps.seldonCore1Version': 'Seldon Core 1',
  'SeldonCore2ModelProps.seldonCore2Version': 'Seldon Core 2',
};

test.each(Object.entries(ASSUMED))('%s names the version of %s that is assumed', (name, product) => {
  const [type, property] = name.split('.');
  const { docs } = Object.values(assembly().types).find((each) => each.name === type)!.properties.find((each: Untyped) => each.name === property);
  expect(docs.default).toMatch(new RegExp(`, else ${PRODUCTS[product].newest.replace('.', '\\.')}$`));
});

test('every optional property documents its default', () => {
  const silent = Object.values(assembly().types).filter(({ kind, datatype }: Untyped) => kind === 'interface' && datatype).flatMap((type) => (type.properties ?? [])
    .filter(({ optional, docs }: Untyped) => optional && docs?.default === undefined).map(({ name }: Untyped) => `${type.name}.${name}`));
  expect(silent).toEqual([]);
});
