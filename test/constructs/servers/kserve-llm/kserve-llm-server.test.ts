import { ApiObject, Duration, JsonPatch, Size } from 'cdk8s';
import { ConnectionScheme, Cpu, EnvValue, Probe } from 'cdk8s-plus-27';
import {
  AutoscaledModel, AutoscaledModelProps, Autoscaler, CpuTrigger, Gpu, InferenceRequest, kedaScalers, KedaFormula, KedaPause, LatencyTrigger,
  LlmdEppTrigger, ModelServer, Monitor, RequestRateTrigger, ScrapeCertificate, VllmTrigger,
} from '../../../../src';
import { KserveLlmContainer, KserveLlmPrefill, KserveLlmRouter, KserveLlmServerProps } from '../../../../src/constructs/servers/kserve';
import { messageOf, stderrOf } from '../../../support/captured';
import { manifest, newChart, PROMETHEUS, synth, yamlOf } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

const CONTAINER = { resources: { cpu: { request: Cpu.units(2) }, memory: { request: Size.gibibytes(16) } } };
const RATE = new RequestRateTrigger({ counter: 'vllm:request_success_total', requestsPerSecondPerReplica: 2 });

function model(server: Partial<KserveLlmServerProps> = {}, props: Partial<AutoscaledModelProps> = {}, chart = newChart()): AutoscaledModel {
  return new AutoscaledModel(chart, 'qwen', {
    server: ModelServer.kserveLlm({ uri: 'hf://Qwen/Qwen2.5-7B-Instruct', container: CONTAINER, tls: false, ...server }),
    prometheus: PROMETHEUS,
    maxReplicas: 4,
    triggers: [RATE],
    ...props,
  });
}

function written(kind: string, server: Partial<KserveLlmServerProps> = {}, props: Partial<AutoscaledModelProps> = {}): Untyped {
  const chart = newChart();
  model(server, props, chart);
  let found: Untyped;
  stderrOf(() => {
    found = manifest(chart, kind);
  });
  return found;
}

const spec = (server: Partial<KserveLlmServerProps>) => written('LLMInferenceService', server).spec;

test('the service, its monitor and its autoscaler agree with each other', () => {
  const chart = newChart();
  const made = model({ gpu: Gpu.nvidia(1), router: KserveLlmRouter.SCHEDULER, tensorParallelSize: 1 }, {}, chart);
  expect(made.kserveLlm!.llmInferenceService.kind).toBe('LLMInferenceService');
  expect(made.target).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'qwen-kserve' });
  expect(yamlOf(chart)).toMatchSnapshot();
});

test('neither replicas nor scaling are written: KServe would take them back from the autoscaler', () => {
  const { replicas, scaling } = spec({});
  expect([replicas, scaling]).toEqual([undefined, undefined]);
});

const KAFKA = new kedaScalers.KafkaTrigger({ bootstrapServers: ['kafka.mq.svc:9092'], consumerGroup: 'qwen', topic: 'prompts', lagThreshold: 20 });
const PREFILL: KserveLlmPrefill = {
  container: CONTAINER, gpu: Gpu.nvidia(2), tensorParallelSize: 2, maxReplicas: 6, triggers: [VllmTrigger.waitingRequests()],
};

test('KServe scales both roles by KEDA, each by its own triggers and its own series', () => {
  const chart = newChart();
  const made = model({ nativeScaling: true, prefill: { ...PREFILL, autoscaler: Autoscaler.keda() }, kserveVersion: '0.21' }, {
    autoscaler: Autoscaler.keda({
      idleReplicaCount: 0, cooldownPeriod: Duration.minutes(20), initialCooldownPeriod: Duration.minutes(5), pollingInterval: Duration.seconds(10),
    }),
    triggers: [KAFKA],
  }, chart).scaleOn(VllmTrigger.inFlightRequests({ perReplica: 16, ignoreNullValues: true }));
  expect([made.autoscaler.kind, made.scaledObject, made.kserveLlm!.prefillMonitor!.kind]).toEqual(['LLMInferenceService', undefined, 'PodMonitor']);
  expect(made.explanation.toText()).toMatch(/Deployment ml\/qwen-kserve between 1 and 4 replicas, 0 while idle/);
  expect(yamlOf(chart)).toMatchSnapshot();
});

test('a formula and the behavior of KEDA are handed on', () => {
  const triggers = ['a', 'b'].map((name) => new kedaScalers.RedisTrigger({ name, address: 'redis.ml.svc:6379', listName: name, listLength: 5 }));
  const { keda } = written('LLMInferenceService', { nativeScaling: true }, {
    triggers,
    autoscaler: Autoscaler.keda({
      formula: KedaFormula.total({ expression: 'a + b', perReplica: 5 }),
      fallback: { failureThreshold: 3, replicas: 2 },
      behavior: { scaleDown: { stabilizationWindow: Duration.minutes(10) } },
    }),
  }).spec.scaling;
  expect(keda).toMatchObject({
    fallback: { failureThreshold: 3, replicas: 2 },
    advanced: {
      horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 600 } } }, scalingModifiers: { formula: 'a + b', target: '5', metricType: 'AverageValue' },
    },
  });
});

test.each<[string, Partial<KserveLlmServerProps>, object | undefined]>([
  ['HTTP', {}, { path: '/metrics', portNumber: 8000, interval: '30s' }],
  ['HTTPS', { tls: true }, { path: '/metrics', portNumber: 8000, interval: '30s', scheme: 'https', tlsConfig: { insecureSkipVerify: true } }],
])('pods that prefill are scraped over %s by a PodMonitor: no Service leads to them', (_title, server, endpoint) => {
  expect(written('PodMonitor', { nativeScaling: true, prefill: PREFILL, ...server }).spec.podMetricsEndpoints).toEqual([endpoint]);
});

test('who scrapes the pods that prefill is said once more', () => {
  const monitor = Monitor.external('the platform team', { labels: { service: 'qwen' } });
  const prefill = { ...PREFILL, monitor: Monitor.external('the platform team', { labels: { job: 'prefill' } }), triggers: [VllmTrigger.inFlightRequests({ perReplica: 16 })] };
  const { metadata, spec: { prefill: { scaling } } } = written('LLMInferenceService', { monitor, nativeScaling: true, prefill });
  expect([metadata.annotations, scaling.keda.triggers[0].metadata.query])
    .toEqual([{ 'cdk8s-model-autoscaling/scraped-by': 'the platform team' }, expect.stringContaining('vllm:num_requests_running{job="prefill"}')]);
});

test('an older KServe that is stated is refused', () => {
  expect(messageOf(() => model({ kserveVersion: '0.20', nativeScaling: true }, { triggers: [KAFKA] }))).toMatch(/server\.nativeScaling: needs KServe 0\.21/);
  expect(messageOf(() => model({ kserveVersion: '0.16' }))).toContain('server: needs KServe 0.17 (LLMInferenceService), and version is 0.16');
});

test('what is given of the container is all that is written of it', () => {
  const container: KserveLlmContainer = {
    image: 'vllm/vllm-openai:v0.24.0',
    args: ['--max-num-seqs=32'],
    envVariables: { VLLM_LOGGING_LEVEL: EnvValue.fromValue('WARN') },
    readiness: Probe.fromHttpGet('/health'),
    liveness: Probe.fromHttpGet('/live', { port: 9000 }),
    resources: {},
  };
  expect(spec({ container }).template).toEqual({
    containers: [{
      name: 'main',
      image: 'vllm/vllm-openai:v0.24.0',
      args: ['--max-num-seqs=32'],
      env: [{ name: 'VLLM_LOGGING_LEVEL', value: 'WARN' }],
      livenessProbe: { failureThreshold: 3, httpGet: { path: '/live', port: 9000, scheme: 'HTTP' } },
      readinessProbe: { failureThreshold: 3, httpGet: { path: '/health', port: 8000, scheme: 'HTTP' } },
    }],
  });
});

test('probes of a server that speaks TLS do too', () => {
  const readiness = Probe.fromHttpGet('/health', { scheme: ConnectionScheme.HTTPS });
  expect(spec({ tls: true, container: { ...CONTAINER, readiness, liveness: Probe.fromTcpSocket() } }).template.containers[0]).toMatchObject({
    livenessProbe: { tcpSocket: { port: 8000 } }, readinessProbe: { httpGet: { path: '/health', port: 8000, scheme: 'HTTPS' } },
  });
});

test.each([
  [KserveLlmRouter.GATEWAY, { gateway: {}, route: {} }],
  [KserveLlmRouter.SCHEDULER, { gateway: {}, route: {}, scheduler: {} }],
  [undefined, undefined],
])('requests come through the router %s', (router, rendered) => {
  expect(spec({ router }).router).toEqual(rendered);
});

const PICKER = { apiVersion: 'llm-d.ai/v1alpha1', kind: 'EndpointPickerConfig', featureGates: ['flowControl'], plugins: [{ type: 'queue-scorer' }] };

test('the endpoint picker gets the configuration that is given', () => {
  const { scheduler } = spec({ router: KserveLlmRouter.SCHEDULER, schedulerConfig: PICKER }).router;
  expect(scheduler).toEqual({ config: { inline: PICKER } });
});

test.each<[string, Partial<KserveLlmServerProps>, RegExp]>([
  ['has no queue by default, which is warned of', {}, /flow-control-off: .*by default there is no feature gate flowControl/],
  ['has a queue where its configuration says so', { schedulerConfig: PICKER }, /^(?![^]*flow-control-off)/],
])('the endpoint picker of KServe %s', (_title, server, said) => {
  const chart = newChart();
  const queue = LlmdEppTrigger.queuedRequests({ pool: 'qwen-inference-pool', service: 'qwen-epp-service', perReplica: 1 });
  model({ router: KserveLlmRouter.SCHEDULER, ...server }, { triggers: [RATE, queue] }, chart);
  expect(stderrOf(() => synth(chart))).toMatch(said);
});

test('labels and annotations of the pods, bases and parallelism have their places', () => {
  expect(spec({
    baseRefs: ['team-defaults'],
    tensorParallelSize: 2,
    gpu: Gpu.nvidia(2),
    modelName: 'qwen-2.5',
    pod: { metadata: { labels: { team: 'nlp' }, annotations: { note: 'x' } }, priorityClassName: 'serving' },
  })).toMatchObject({
    model: { uri: 'hf://Qwen/Qwen2.5-7B-Instruct', name: 'qwen-2.5' },
    baseRefs: [{ name: 'team-defaults' }],
    labels: { team: 'nlp' },
    annotations: { note: 'x' },
    parallelism: { tensor: 2 },
    template: { priorityClassName: 'serving', containers: [{ resources: { limits: { 'nvidia.com/gpu': '2' } } }] },
  });
});

test.each<[string, Partial<KserveLlmServerProps>, object]>([
  ['HTTP', { tls: false }, { path: '/metrics', port: 'http', interval: '30s' }],
  ['HTTPS, whose certificates KServe signs itself', { tls: true },
    { path: '/metrics', port: 'https', interval: '30s', scheme: 'https', tlsConfig: { insecureSkipVerify: true } }],
  ['HTTPS, whose certificate is known', { tls: true, metrics: { tls: { ca: ScrapeCertificate.fromSecret('ca', 'ca.crt'), serverName: 'qwen' } } },
    { path: '/metrics', port: 'https', interval: '30s', scheme: 'https', tlsConfig: { ca: { secret: { name: 'ca', key: 'ca.crt' } }, serverName: 'qwen' } }],
  ['an interval of its own', { metrics: { scrapeInterval: Duration.seconds(15) } }, { path: '/metrics', port: 'http', interval: '15s' }],
])('the pods are scraped over %s', (_title, server, endpoint) => {
  expect(written('ServiceMonitor', server).spec.endpoints).toEqual([endpoint]);
});

test('without a Prometheus nothing scrapes the pods', () => {
  const chart = newChart();
  model({}, { prometheus: undefined, triggers: [CpuTrigger.utilization(70)] }, chart);
  expect(synth(chart).map(({ kind }) => kind)).toEqual(['LLMInferenceService', 'ScaledObject']);
});

test('somebody else\'s monitor is named on the autoscaler', () => {
  const monitor = Monitor.external('the platform team', { labels: { model_name: 'qwen' } });
  const triggers = [new LatencyTrigger({ histogram: 'vllm:e2e_request_latency_seconds', quantile: 0.9, target: Duration.seconds(5) })];
  expect(written('ScaledObject', { monitor }, { triggers }).metadata.annotations).toEqual({ 'cdk8s-model-autoscaling/scraped-by': 'the platform team' });
});

test('an HPA scales the same Deployment', () => {
  const hpa = written('HorizontalPodAutoscaler', {}, { autoscaler: Autoscaler.hpa(), triggers: [CpuTrigger.utilization(70)] });
  expect(hpa.spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'qwen-kserve' });
});

test.each<[string, Partial<KserveLlmServerProps>, string, string | undefined]>([
  ['without TLS', { tls: false }, 'http://qwen-kserve-workload-svc.ml.svc:8000', undefined],
  ['with TLS, by a certificate that k6 does not know', { tls: true }, 'https://qwen-kserve-workload-svc.ml.svc:8000', 'true'],
])('a load test %s asks the Service for the model by its name', (_title, server, url, insecure) => {
  const chart = newChart();
  model(server, {}, chart).loadTest({ request: InferenceRequest.openAiCompletion('Hello') });
  const env = Object.fromEntries(manifest(chart, 'Job').spec.template.spec.containers[0].env.map(({ name, value }: Untyped) => [name, value]));
  expect(env).toMatchObject({ URL: url, URL_PATH: '/v1/completions', BODY: '{"model":"qwen","prompt":"Hello"}' });
  expect(env.K6_INSECURE_SKIP_TLS_VERIFY).toBe(insecure);
});

test('patches are written', () => {
  const chart = newChart();
  ApiObject.of(model({}, {}, chart).kserveLlm!.llmInferenceService).addJsonPatch(JsonPatch.add('/spec/tracing', {}));
  expect(manifest(chart, 'LLMInferenceService').spec.tracing).toEqual({});
});

test.each<[string, Partial<KserveLlmServerProps>, Partial<AutoscaledModelProps>?]>([
  ['a name that KServe would hash', {}, { name: 'q'.repeat(44) }],
  ['a model from a web site', { uri: 'https://example.com/model' }],
  ['an empty name of the model', { modelName: ' ' }],
  ['resources that nobody states', { container: {} as KserveLlmContainer }],
  ['a base that is no object', { baseRefs: ['My Base'] }],
  ['labels by which KServe finds the pods', { pod: { metadata: { labels: { 'app.kubernetes.io/name': 'x' } } } }],
  ['isolation of the pods', { pod: { isolate: true } }],
  ['a name of the pods', { pod: { metadata: { name: 'mine' } } }],
  ['finalizers of the pods', { pod: { metadata: { finalizers: ['a.b/c'] } } }],
  ['metrics over https of a server that speaks HTTP', { tls: false, metrics: { tls: {} } }],
  ['a probe over HTTP of a server that speaks TLS', { tls: true, container: { ...CONTAINER, startup: Probe.fromHttpGet('/health') } }],
  ['a sidecar without requests beside CPU', { pod: { containers: [{ name: 'logger', image: 'x:1', resources: {} }] } }, { triggers: [CpuTrigger.utilization(70)] }],
  ['half a parallelism', { tensorParallelSize: 1.5 }],
  ['more parallelism than accelerators', { tensorParallelSize: 4, gpu: Gpu.nvidia(2) }],
  ['a port that the Service does not have', { metrics: { port: 9090 } }],
  ['a PodMonitor', { monitor: Monitor.pod() }],
  ['a configuration of an endpoint picker that is not there', { router: KserveLlmRouter.GATEWAY, schedulerConfig: PICKER }],
  ['metrics without a Prometheus', { metrics: {} }, { prometheus: undefined, triggers: [CpuTrigger.utilization(70)] }],
  ['prefill that nothing scales', { prefill: PREFILL }],
  ['zero replicas of KServe\'s own scaling', { nativeScaling: true }, { minReplicas: 0, triggers: [KAFKA] }],
  ['sleep of pods that prefill, which nothing wakes', { nativeScaling: true, prefill: { ...PREFILL, autoscaler: Autoscaler.keda({ idleReplicaCount: 0 }) } }, { triggers: [KAFKA] }],
  ['a Service of pods that prefill', { nativeScaling: true, prefill: { ...PREFILL, monitor: Monitor.service() } }],
  ['pods that prefill with bounds that cross and no trigger', { nativeScaling: true, prefill: { ...PREFILL, minReplicas: 9, triggers: [] } }],
  ['an HPA of KServe', { nativeScaling: true }, { autoscaler: Autoscaler.hpa(), triggers: [CpuTrigger.utilization(70)] }],
  ['options that are annotations', { nativeScaling: true }, { autoscaler: Autoscaler.keda({ name: 'mine', hpaName: 'hpa', paused: KedaPause.now(), hpaExcludedLabels: ['team'] }) }],
  ['a name for which KEDA has none', { nativeScaling: true }, { name: 'q'.repeat(43) }],
  ['the lag of Seldon by KServe', { nativeScaling: true }, { autoscaler: Autoscaler.inferenceLag(), triggers: undefined }],
  ['the lag of Seldon', {}, { autoscaler: Autoscaler.inferenceLag(), triggers: undefined }],
])('%s is refused', (_title, server, props = {}) => {
  expect(messageOf(() => model(server, props))).toMatchSnapshot();
});

test('a protocol that vLLM does not speak is refused', () => {
  expect(messageOf(() => model().loadTest({ request: InferenceRequest.v1([1]) }))).toMatchSnapshot();
});
