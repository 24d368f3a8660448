import { Duration, Size } from 'cdk8s';
import { ContainerPort, ContainerProps, Cpu, ImagePullPolicy, Probe, Protocol, Replicas, ScalingStrategy, ServiceType } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { KAFKA } from './synth';
import {
  AutoscaledModelProps, Autoscaler, CpuTrigger, ExternalPushTrigger, ExternalTrigger, Gpu, KedaFallbackBehavior, KedaOptions, KedaPause, KedaTrigger,
  LabelMatcher, LatencyTrigger, MemoryTrigger, MetricType, ModelServer, Monitor, OpenTelemetryAggregation, OpenTelemetryOperationOverTime,
  OpenTelemetryTrigger, PodDisruptionBudget, Prometheus, PrometheusTrigger, RequestRateTrigger, VerticalFeatureGate, VerticalScalingProps,
  VerticalUpdateMode,
} from '../../src';

// A name that claims to be punycode, and is none, is no host.
const label = fc.stringMatching(/^[a-z]([-a-z0-9]{0,20}[a-z0-9])?$/).filter((name) => !name.startsWith('xn--'));
const metric = fc.stringMatching(/^[a-z_:][a-z0-9_:]{0,20}$/).map((name) => `${name}_x`);
const seconds = (min: number, max: number) => fc.integer({ min, max }).map((count) => Duration.seconds(count));
const cpu = fc.integer({ min: 1, max: 64_000 }).map((millis) => Cpu.millis(millis));
const memory = fc.integer({ min: 1, max: 1_000_000 }).map((mebibytes) => Size.mebibytes(mebibytes));
/** An HPA holds three decimals. */
const target = fc.oneof(fc.integer({ min: 1, max: 1e15 }).map((thousandths) => thousandths / 1000), fc.integer({ min: 1, max: 1_000_000 }));
const matcher = fc.tuple(label.map((name) => name.replace(/-/g, '_')), fc.string({ unit: 'binary' })).map(([name, value]) => LabelMatcher.equal(name, value));

/** Only what is given: an option that is undefined is left out. */
function options<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }, required: (keyof T)[] = []): fc.Arbitrary<T> {
  return fc.record(model, { requiredKeys: required }) as fc.Arbitrary<T>;
}

const triggerOptions = {
  activationThreshold: fc.double({ min: -1e6, max: 1e9, noNaN: true }),
  ignoreNullValues: fc.boolean(),
};

const trigger = fc.oneof(
  fc.integer({ min: 1, max: 2 ** 31 - 1 }).map((percent) => CpuTrigger.utilization(percent)),
  cpu.map((amount) => CpuTrigger.averageValue(amount, { container: 'main' })),
  fc.integer({ min: 1, max: 500 }).map((percent) => MemoryTrigger.utilization(percent)),
  memory.map((amount) => MemoryTrigger.averageValue(amount)),
  options({ ...triggerOptions, query: metric.map((name) => `sum(${name})`), perReplica: target }, ['query', 'perReplica']).map(PrometheusTrigger.total),
  options({ ...triggerOptions, query: metric.map((name) => `max(${name})`), target }, ['query', 'target']).map(PrometheusTrigger.level),
  options({
    ...triggerOptions,
    counter: metric,
    requestsPerSecondPerReplica: target,
    matchers: fc.array(matcher, { maxLength: 3 }),
    window: seconds(120, 7200),
  }, ['counter', 'requestsPerSecondPerReplica']).map((props) => new RequestRateTrigger(props)),
  options({
    ...triggerOptions,
    histogram: metric,
    quantile: fc.double({ min: 0.001, max: 0.999, noNaN: true }),
    target: fc.integer({ min: 1, max: 3_600_000 }).map((millis) => Duration.millis(millis)),
    matchers: fc.array(matcher, { maxLength: 3 }),
  }, ['histogram', 'quantile', 'target']).map((props) => new LatencyTrigger(props)),
  fc.record({ topic: label, lagThreshold: fc.nat(1000).map((lag) => String(lag + 1)) }, { requiredKeys: [] })
    .map((metadata) => new KedaTrigger({ type: 'kafka', metadata: { ...KAFKA.metadata, ...metadata } })),
  options({
    scalerAddress: label.map((host) => `${host}.ml.svc:6000`),
    enableTls: fc.boolean(),
    parameters: fc.dictionary(label, fc.string()),
    metricType: fc.constantFrom(MetricType.VALUE, MetricType.AVERAGE_VALUE),
  }, ['scalerAddress']).chain((props) => fc.constantFrom(new ExternalTrigger(props), new ExternalPushTrigger(props))),
  options({
    metric: metric.map((name) => `m${name}`),
    labels: fc.dictionary(label, label),
    target,
    aggregation: fc.constantFrom(...Object.values(OpenTelemetryAggregation)),
    operationOverTime: fc.constantFrom(...Object.values(OpenTelemetryOperationOverTime)),
    clampMin: fc.integer({ min: -5, max: 0 }),
    clampMax: fc.integer({ min: 0, max: 5 }),
  }, ['metric', 'labels', 'target', 'aggregation']).map(OpenTelemetryTrigger.level),
  target.map((threshold) => new KedaTrigger({
    type: 'prometheus', metadata: { serverAddress: 'http://p.m.svc:9090', query: 'sum(x)', threshold: JSON.stringify(threshold) },
  })),
);

const rules = options({
  tolerance: fc.double({ min: 0, max: 1, noNaN: true }),
  stabilizationWindow: seconds(0, 3600),
  strategy: fc.constantFrom(ScalingStrategy.MAX_CHANGE, ScalingStrategy.MIN_CHANGE, ScalingStrategy.DISABLED),
  policies: fc.array(options({
    replicas: fc.oneof(fc.integer({ min: 1, max: 100 }).map(Replicas.absolute), fc.integer({ min: 1, max: 400 }).map(Replicas.percent)),
    duration: seconds(1, 1800),
  }, ['replicas']), { minLength: 1, maxLength: 3 }),
});

const kedaOptions = options<KedaOptions>({
  pollingInterval: seconds(1, 3600),
  cooldownPeriod: seconds(0, 3600),
  initialCooldownPeriod: seconds(0, 3600),
  name: label,
  hpaName: label,
  behavior: options({ scaleUp: rules, scaleDown: rules }),
  restoreToOriginalReplicaCount: fc.boolean(),
  forceActivation: fc.boolean(),
  hpaExcludedLabels: fc.array(label, { maxLength: 3 }),
  paused: fc.oneof(fc.nat(100).map(KedaPause.atReplicas), fc.constantFrom(KedaPause.now(), KedaPause.scaleIn(), KedaPause.scaleOut())),
});

/** A fallback within the bounds of every model here; it needs a trigger that can fall back. */
const fallback = options({
  failureThreshold: fc.nat(10),
  replicas: fc.constant(10),
  behavior: fc.constantFrom(KedaFallbackBehavior.STATIC, KedaFallbackBehavior.CURRENT_REPLICAS, KedaFallbackBehavior.CURRENT_REPLICAS_IF_LOWER),
}, ['failureThreshold', 'replicas']);

const prometheus = options({
  release: label,
  namespace: label,
  customHeaders: fc.dictionary(label, label, { noNullPrototype: true }),
  timeout: fc.integer({ min: 1, max: 100_000 }).map((millis) => Duration.millis(millis)),
  unsafeSsl: fc.boolean(),
}, ['release', 'namespace']).map(Prometheus.kubePrometheusStack);

const resources = options({ cpu: options({ request: cpu }, ['request']), memory: options({ request: memory }, ['request']) }, ['cpu', 'memory']);

/** Ports beside the first one, which never are those of the metrics. */
const ports = fc.uniqueArray(fc.integer({ min: 5001, max: 9000 }), { maxLength: 3 }).chain((numbers) => fc.tuple(...numbers.map((number) =>
  fc.constantFrom<ContainerPort>({ number }, { number, protocol: Protocol.UDP }, { number, name: `p-${number}` }))));

const others = (prefix: string) => fc.array(resources, { maxLength: 2 })
  .map((all) => all.map((each, i): ContainerProps => ({ name: `${prefix}-${i}`, image: 'other:1', resources: each })));

const container = options({
  image: fc.constant('model:1'),
  ports,
  portNumber: fc.integer({ min: 1, max: 5000 }),
  resources,
  readiness: fc.constant(Probe.fromHttpGet('/ready')),
  imagePullPolicy: fc.constantFrom(ImagePullPolicy.ALWAYS, ImagePullPolicy.NEVER),
  securityContext: options({ user: fc.nat(10_000), ensureNonRoot: fc.boolean(), readOnlyRootFilesystem: fc.boolean() }),
}, ['image', 'resources', 'portNumber']);

/** The server of a model whose metrics are scraped every 60 s at most, so that every window above is long enough. */
const server = options({
  container,
  gpu: fc.integer({ min: 1, max: 8 }).map(Gpu.nvidia),
  coldStart: seconds(1, 599),
  metrics: options({
    port: fc.integer({ min: 9001, max: 65_535 }), path: label.map((path) => `/${path}`), scrapeInterval: seconds(10, 60), scrapeTimeout: seconds(1, 10),
  }, ['port']),
  monitor: options({ name: label }).chain((given) => fc.constantFrom(Monitor.service(given), Monitor.pod(given))),
  pod: options({
    terminationGracePeriod: seconds(0, 3600),
    hostNetwork: fc.boolean(),
    automountServiceAccountToken: fc.boolean(),
    priorityClassName: label,
    isolate: fc.boolean(),
    containers: others('sidecar'),
    initContainers: others('init'),
  }),
  selectorLabels: fc.dictionary(fc.oneof(label, label.map((key) => `example.com/${key}`)), label, { minKeys: 1, maxKeys: 3 }),
  service: options({ port: fc.integer({ min: 1, max: 5000 }), type: fc.constantFrom(ServiceType.CLUSTER_IP, ServiceType.LOAD_BALANCER) }),
}, ['container', 'metrics']).map(ModelServer.deployment);

/** Props of a model that are accepted. */
export const modelProps: fc.Arbitrary<AutoscaledModelProps> = fc.record({
  server,
  autoscaler: fc.tuple(kedaOptions, fc.option(fallback, { nil: undefined })),
  name: label,
  namespace: label,
  minReplicas: fc.integer({ min: 1, max: 10 }),
  maxReplicas: fc.integer({ min: 10, max: 100 }),
  triggers: fc.array(trigger, { minLength: 1, maxLength: 4 }),
  podDisruptionBudget: fc.option(fc.integer({ min: 1, max: 100 }).map(PodDisruptionBudget.maxUnavailablePercent), { nil: undefined }),
  prometheus,
}).map(({ autoscaler: [given, fallingBack], triggers, ...props }) => {
  const external = triggers.some((each) => !(each instanceof CpuTrigger) && !(each instanceof MemoryTrigger));
  return { ...props, triggers, autoscaler: Autoscaler.keda({ ...given, fallback: external ? fallingBack : undefined }) };
});

/** Props of vertical scaling that are accepted with any triggers. */
export const verticalProps: fc.Arbitrary<VerticalScalingProps> = options<VerticalScalingProps>({
  updateMode: fc.constant(VerticalUpdateMode.OFF),
  minReplicas: fc.integer({ min: 1, max: 10 }),
  minAllowed: options({ cpu: fc.constant(Cpu.millis(10)), memory: fc.constant(Size.mebibytes(1)) }),
  maxAllowed: options({ cpu, memory }).filter(({ cpu: amount }: { cpu?: Cpu }) => amount === undefined || parseInt(amount.amount) >= 10),
  featureGates: fc.constant([VerticalFeatureGate.PER_VPA_CONFIG]),
  oomBumpUpRatio: fc.double({ min: 1, max: 10, noNaN: true }).map((ratio) => Math.round(ratio * 100) / 100),
}, ['updateMode', 'featureGates']);
