import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu, NodeTaintQuery, Probe } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import {
  Autoscaler, AutoscaledModel, AutoscaledModelProps, CpuTrigger, Gpu, MemoryTrigger, ModelServer, Monitor, OpenTelemetryTrigger, PrometheusTrigger,
  RequestRateTrigger, Trigger,
} from '../../../../src';
import {
  KserveComponentScaling, KserveExplainer, KserveModel, KservePredictor, KserveProtocol, KserveServerProps, KserveTransformer,
} from '../../../../src/constructs/servers/kserve';
import { samples } from '../../../support/samples';
import { PROMETHEUS, synth, testValidity } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

/** Only what is given: an option that is undefined is left out. */
function options<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }, required: (keyof T)[] = []): fc.Arbitrary<T> {
  return fc.record(model, { requiredKeys: required }) as fc.Arbitrary<T>;
}

const label = fc.stringMatching(/^[a-z]([-a-z0-9]{0,20}[a-z0-9])?$/);
const resources = options({
  cpu: options({ request: fc.integer({ min: 1, max: 64_000 }).map((millis) => Cpu.millis(millis)) }, ['request']),
  memory: options({ request: fc.integer({ min: 1, max: 1_000_000 }).map((mebibytes) => Size.mebibytes(mebibytes)) }, ['request']),
});
const perReplica = fc.oneof(fc.integer({ min: 1, max: 1e15 }).map((thousandths) => thousandths / 1000), fc.integer({ min: 1, max: 1_000_000 }));
const ports = fc.uniqueArray(fc.integer({ min: 1024, max: 65_535 }), { minLength: 1, maxLength: 3 })
  .map((numbers) => numbers.map((number) => ({ number })));

/** Triggers that KServe hands on to KEDA, whoever scrapes the component. */
const handedOn: fc.Arbitrary<Trigger> = fc.oneof(
  fc.integer({ min: 1, max: 100 }).map((percent) => CpuTrigger.utilization(percent)),
  fc.integer({ min: 1, max: 100 }).map((percent) => MemoryTrigger.utilization(percent)),
  fc.integer({ min: 1, max: 100_000 }).map((mebibytes) => MemoryTrigger.averageValue(Size.mebibytes(mebibytes))),
  perReplica.map((each) => PrometheusTrigger.total({ query: 'sum(x{namespace="ml"})', perReplica: each, availableAtZero: 'the gateway exports it' })),
  perReplica.map((each) => OpenTelemetryTrigger.total({ metric: 'requests:running', perReplica: each })),
);
const trigger: fc.Arbitrary<Trigger> = fc.oneof(
  handedOn, perReplica.map((each) => new RequestRateTrigger({ counter: 'request_predict_seconds_count', requestsPerSecondPerReplica: each })),
);

const model = options<KserveModel>({
  format: fc.constantFrom('sklearn', 'huggingface', 'triton', 'mlflow', 'vLLM', 'mine'),
  formatVersion: fc.constantFrom('1', '2'),
  protocolVersion: fc.constantFrom(KserveProtocol.V1),
  args: fc.array(label.map((name) => `--${name}=x`), { maxLength: 2 }),
  ports,
  readiness: fc.constant(Probe.fromHttpGet('/ready')),
  resources,
  storageUri: label.map((bucket) => `gs://${bucket}/model`),
}, ['format', 'resources']);
const container = options({ image: fc.constant('model:1'), resources, ports, readiness: fc.constant(Probe.fromHttpGet('/ready')) }, ['image', 'resources']);
const pod = options({
  metadata: options({
    labels: fc.dictionary(label.map((key) => `example.com/${key}`), label, { maxKeys: 2, noNullPrototype: true }),
    annotations: fc.dictionary(label, label, { maxKeys: 2, noNullPrototype: true }),
  }),
  tolerations: fc.constant<NodeTaintQuery[]>([NodeTaintQuery.exists('nvidia.com/gpu')]),
  priorityClassName: label,
  terminationGracePeriod: fc.integer({ min: 0, max: 600 }).map((seconds) => Duration.seconds(seconds)),
});
const companion: fc.Arbitrary<KserveTransformer> = fc.oneof(
  fc.record({ container, scaling: fc.integer({ min: 1, max: 5 }).map(KserveComponentScaling.atReplicas) }),
  fc.record({
    container,
    pod,
    scaling: fc.record({ maxReplicas: fc.integer({ min: 2, max: 5 }), triggers: fc.array(handedOn, { minLength: 1, maxLength: 2 }) })
      .map(KserveComponentScaling.onTriggers),
  }),
  container.map((given) => ({ container: given, scaling: KserveComponentScaling.external() })),
);

const server: fc.Arbitrary<KserveServerProps> = fc.record({
  predictor: fc.oneof(model.map(KservePredictor.model), container.map(KservePredictor.container)),
  others: options({
    gpu: fc.integer({ min: 1, max: 8 }).map(Gpu.nvidia),
    pod,
    monitor: fc.constantFrom(Monitor.service(), Monitor.pod()),
    transformer: companion,
    explainer: companion.map(({ container: given, ...others }) => KserveExplainer.container(given, others)),
    labels: fc.dictionary(label.map((key) => `example.com/${key}`), label, { maxKeys: 2, noNullPrototype: true }),
  }),
  port: fc.integer({ min: 1024, max: 65_535 }),
  kserveVersion: fc.constantFrom('0.20', '0.20.0'),
}).map(({ predictor, others, port, kserveVersion }) => ({ ...others, predictor, metrics: { port }, kserveVersion }));

const props: fc.Arbitrary<AutoscaledModelProps> = fc.record({
  server: server.map(ModelServer.kserve),
  autoscaler: options({
    scaleDown: options({ stabilizationWindow: fc.integer({ min: 0, max: 3600 }).map((seconds) => Duration.seconds(seconds)) }),
  }).map((behavior) => Autoscaler.keda({ behavior })),
  name: label,
  namespace: label,
  minReplicas: fc.integer({ min: 1, max: 5 }),
  maxReplicas: fc.integer({ min: 6, max: 50 }),
  triggers: fc.array(trigger, { minLength: 1, maxLength: 3 }),
  prometheus: fc.constant(PROMETHEUS),
});

function manifestsOf(given: AutoscaledModelProps): Untyped[] {
  const chart = new Chart(new App(), 'chart');
  new AutoscaledModel(chart, 'id', given);
  return synth(chart);
}

const find = (manifests: Untyped[], ...kinds: string[]): Untyped => manifests.find(({ kind }) => kinds.includes(kind));

testValidity('any accepted props give valid manifests', () => {
  fc.assert(fc.property(props, (given) => {
    expect(manifestsOf(given).map(({ kind }) => kind)).toEqual(['InferenceService', expect.stringMatching(/^(Service|Pod)Monitor$/)]);
  }), { numRuns: samples(100) });
});

test('a monitor asks a port that KServe puts into the Service or the pods', () => {
  fc.assert(fc.property(props, (given) => {
    const manifests = manifestsOf(given);
    const { model: served, containers = [] } = find(manifests, 'InferenceService').spec.predictor;
    const ports_: Untyped[] = (served ?? containers[0]).ports ?? [];
    const { kind, spec } = find(manifests, 'ServiceMonitor', 'PodMonitor');
    const names = ports_.length > 0 || kind === 'PodMonitor' ? ports_.map(({ name }) => name) : [`${given.name}-predictor`];
    expect(names).toContain((spec.endpoints ?? spec.podMetricsEndpoints)[0].port);
  }), { numRuns: samples(100) });
});

test('every target is a plain decimal or a share, and every component scales, stays or is left to somebody else', () => {
  fc.assert(fc.property(props, (given) => {
    for (const component of Object.values<Untyped>(find(manifestsOf(given), 'InferenceService').spec)) {
      const own = component.annotations?.['serving.kserve.io/autoscalerClass'];
      expect(component.autoScaling === undefined).toBe(own === 'none' || own === 'external');
      for (const { external, podmetric } of component.autoScaling?.metrics ?? []) {
        expect((external ?? podmetric)?.target.value ?? '1').toMatch(/^\d+(\.\d+)?$/);
      }
    }
  }), { numRuns: samples(100) });
});
