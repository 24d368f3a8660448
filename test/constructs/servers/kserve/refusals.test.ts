import { Duration, Size } from 'cdk8s';
import { Cpu, Replicas, ScalingStrategy } from 'cdk8s-plus-27';
import {
  Autoscaler, CpuTrigger, CronTrigger, KedaFallbackBehavior, KedaFormula, KedaOptions, KedaPause, KedaTrigger, KservePythonTrigger, LatencyTrigger,
  MemoryTrigger, Monitor, OpenTelemetryAggregation, OpenTelemetryOperationOverTime, OpenTelemetryTotalOptions, OpenTelemetryTrigger, Prometheus,
  PrometheusAuthentication, PrometheusTotalOptions, PrometheusTrigger, RequestRateTrigger, Trigger, TritonTrigger, VllmTrigger,
} from '../../../../src';
import { ClusterTriggerAuthentication, ParameterSource, TriggerAuthentication } from '../../../../src/constructs/authentication';
import {
  KserveComponentScaling, KserveExplainer, KserveModel, KservePredictor, KserveProtocol, KserveServerProps, KserveTransformer,
  KserveTriggerScalingOptions,
} from '../../../../src/constructs/servers/kserve';
import { messageOf } from '../../../support/captured';
import { KserveOptions, newKserve, SKLEARN } from '../../../support/kserve';
import { KAFKA, newChart } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

type Make = () => unknown;

const CONTAINER = { image: 'model:1.0.0', resources: {} };
const RUNNING = OpenTelemetryTrigger.total({ metric: 'requests_running', perReplica: 4 });

const server = (props: Partial<KserveServerProps>, options: KserveOptions = {}): Make => () => newKserve({ server: props, ...options });
const model = (props: Partial<KserveModel>, others: Partial<KserveServerProps> = {}, triggers?: Trigger[]): Make =>
  server({ predictor: KservePredictor.model({ ...SKLEARN, ...props }), ...others }, { ...triggers && { triggers } });
const keda = (options: KedaOptions, triggers?: Trigger[]): Make =>
  () => newKserve({ autoscaler: Autoscaler.keda(options), ...triggers && { triggers } });
const trigger = (...triggers: Trigger[]): Make => () => newKserve({ server: { metrics: {} }, triggers });
const total = (options: Partial<PrometheusTotalOptions>): Make => trigger(PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5, ...options }));
const prometheus = (made: Prometheus): Make => total({ prometheus: made });
const otel = (options: Partial<OpenTelemetryTotalOptions>): Make => trigger(OpenTelemetryTrigger.total({ metric: 'requests', perReplica: 5, ...options }));
const transformer = (props: Partial<KserveTransformer>, options: KserveOptions = {}, others: Partial<KserveServerProps> = {}): Make =>
  server({ transformer: { container: CONTAINER, scaling: KserveComponentScaling.atReplicas(1), ...props }, ...others }, options);
const scaled = (props: Partial<KserveTriggerScalingOptions>, options: KserveOptions = {}, others = {}): Make => () => transformer({
  scaling: KserveComponentScaling.onTriggers({ maxReplicas: 3, triggers: [CpuTrigger.utilization(50)], ...props }),
}, options, others)();
const explainer = (made: () => KserveExplainer): Make => () => server({ explainer: made() })();
const annotated = (key: string, value = 'true'): Make => server({ annotations: { [key]: value } });
const version = (kserveVersion: string, options: KserveOptions = {}): Make => () =>
  newKserve({ ...options, server: { ...options.server, kserveVersion } });
const secured = (make: (chart: Untyped) => Untyped, kserveVersion?: string): Make => () => {
  const chart = newChart();
  const authenticated = Prometheus.fromAddress('https://thanos.obs.svc:9091', { authentication: PrometheusAuthentication.bearer(make(chart)) });
  newKserve({ server: { kserveVersion: kserveVersion }, triggers: [PrometheusTrigger.total({ query: 'sum(x)', perReplica: 1, prometheus: authenticated })] }, chart);
};
const TOKEN = { parameters: { bearerToken: ParameterSource.fromSecret('s', 'k') } };

/** What is wrong, by the field that says so. */
const CASES: [string, Make][] = [
  // What serves
  ['a format without a name', model({ format: ' ' })],
  ['a runtime without a name', model({ runtime: '' })],
  ['a tag without a name', model({ runtimeVersion: '' })],
  ['a model that is stored nowhere', model({ storageUri: 'bucket/path' })],
  ['resources that are not stated', model({ resources: undefined as Untyped })],
  ['a container whose resources are not stated', server({ predictor: KservePredictor.container({ image: 'x:1' }) })],
  ['a request above its limit', model({ resources: { cpu: { request: Cpu.units(2), limit: Cpu.units(1) } } })],
  ['a port twice', model({ ports: [{ number: 8080 }, { number: 8080 }] })],
  ['a sidecar that takes the name of the server', server({ pod: { containers: [{ name: 'kserve-container', image: 'x:1', resources: {} }] } })],
  ['a sidecar that takes the Service', server({ pod: { containers: [{ name: 'transformer-container', image: 'x:1', resources: { cpu: { request: Cpu.units(1) } } }] } })],
  ['a sidecar without requests', server({ pod: { containers: [{ name: 'logger', image: 'x:1', resources: {} }] } })],
  ['a container under another name', server({ predictor: KservePredictor.container({ ...CONTAINER, name: 'server' }) })],
  ['a transformer under another name', transformer({ container: { ...CONTAINER, name: 'transform' } })],
  ['isolation of pods of KServe', server({ pod: { isolate: true } })],
  ['a name of the pods', server({ pod: { metadata: { name: 'mine' } } })],
  ['a predictor named with a point', server({ predictorName: 'v1.2' })],
  // Names
  ['a name with an upper-case letter', () => newKserve({ name: 'Model' })],
  ['a name that KServe refuses', () => newKserve({ name: '2model' })],
  ['a name that is too long for the HPA of KEDA', () => newKserve({ name: 'm'.repeat(45) })],
  ['a name that is too long for the label of the pods', () => newKserve({ name: 'm'.repeat(49), autoscaler: Autoscaler.hpa() })],
  ['a name that is too long for the label of a transformer', () => newKserve({
    name: 'm'.repeat(47), autoscaler: Autoscaler.hpa(), server: { transformer: { container: CONTAINER, scaling: KserveComponentScaling.atReplicas(1) } },
  })],
  ['a name of the predictor that is too long for the HPA of KEDA', server({ predictorName: 'p'.repeat(40) })],
  // Annotations and labels
  ['the deployment mode', annotated('serving.kserve.io/deploymentMode', 'Knative')],
  ['the autoscaler class', annotated('serving.kserve.io/autoscalerClass', 'hpa')],
  ['a target that nobody reads', annotated('serving.kserve.io/targetUtilizationPercentage', '75')],
  ['metrics that nobody reads', annotated('serving.kserve.io/metrics', 'cpu')],
  ['scraping of Knative', annotated('serving.kserve.io/enable-prometheus-scraping')],
  ['aggregation of Knative', annotated('serving.kserve.io/enable-metric-aggregation')],
  ['a pause of KEDA that is off', annotated('autoscaling.keda.sh/paused', 'false')],
  ['the port of a collector', annotated('prometheus.kserve.io/port', '8082')],
  ['scaling of Knative', annotated('autoscaling.knative.dev/target', '10')],
  ['a pause of KEDA', annotated('autoscaling.keda.sh/paused')],
  ['a transfer of KEDA', annotated('scaledobject.keda.sh/transfer-hpa-ownership')],
  ['the autoscaler class of a component', transformer({ pod: { metadata: { annotations: { 'serving.kserve.io/autoscalerClass': 'none' } } } })],
  ['a collector of one\'s own for all components', server({ annotations: { 'sidecar.opentelemetry.io/inject': 'true' } }, { triggers: [RUNNING] })],
  ['a collector of one\'s own', server({ pod: { metadata: { annotations: { 'sidecar.opentelemetry.io/inject': 'mine' } } } }, { triggers: [RUNNING] })],
  ['a label of KServe', server({ labels: { 'serving.kserve.io/inferenceservice': 'other' } })],
  ['a label of KServe on the pods', server({ pod: { metadata: { labels: { component: 'x' } } } })],
  ['a label that is none', server({ labels: { 'a b': 'x' } })],
  // Options of KEDA
  ['cooldownPeriod', keda({ cooldownPeriod: Duration.minutes(1) })],
  ['pollingInterval', keda({ pollingInterval: Duration.seconds(10) })],
  ['initialCooldownPeriod', keda({ initialCooldownPeriod: Duration.seconds(10) })],
  ['idleReplicaCount', keda({ idleReplicaCount: 0 }, [PrometheusTrigger.total({ query: 'sum(x)', perReplica: 1, availableAtZero: 'x' })])],
  ['a fallback', keda({ fallback: { failureThreshold: 3, replicas: 2, behavior: KedaFallbackBehavior.STATIC } })],
  ['a formula', keda({ formula: KedaFormula.total({ expression: 'a', perReplica: 2 }) })],
  ['a name of the ScaledObject', keda({ name: 'mine' })],
  ['a name of the HPA', keda({ hpaName: 'mine' })],
  ['a pause', keda({ paused: KedaPause.now() })],
  ['forceActivation', keda({ forceActivation: true })],
  ['excluded labels', keda({ hpaExcludedLabels: ['team'] })],
  ['a transfer', keda({ transferHpaOwnership: true })],
  ['restored replicas', keda({ restoreToOriginalReplicaCount: true })],
  ['an environment', keda({ envSourceContainerName: 'kserve-container' })],
  ['policies', keda({ behavior: { scaleDown: { policies: [{ replicas: Replicas.absolute(1) }] } } })],
  ['a strategy', keda({ behavior: { scaleUp: { strategy: ScalingStrategy.MIN_CHANGE } } })],
  ['a tolerance', keda({ behavior: { scaleUp: { tolerance: 0.1 } } })],
  ['a window of half a second', keda({ behavior: { scaleUp: { stabilizationWindow: Duration.millis(500) } } })],
  // Options of the HPA, and others who scale
  ['a behavior of the HPA', () => newKserve({ autoscaler: Autoscaler.hpa({ behavior: { scaleUp: { stabilizationWindow: Duration.minutes(1) } } }) })],
  ['a name of an HPA', () => newKserve({ autoscaler: Autoscaler.hpa({ name: 'mine' }) })],
  ['a schedule for the HPA', () => newKserve({
    autoscaler: Autoscaler.hpa(), triggers: [new CronTrigger({ timezone: 'UTC', start: '0 8 * * *', end: '0 9 * * *', desiredReplicas: 3 })],
  })],
  ['no replicas by the HPA', () => newKserve({ autoscaler: Autoscaler.hpa(), minReplicas: 0, triggers: [new KedaTrigger(KAFKA)] })],
  ['scaling by the lag of inference', () => newKserve({ autoscaler: Autoscaler.inferenceLag(), triggers: [] })],
  ['scaling by the lag of inference, beside KServe', () => newKserve({ autoscaler: Autoscaler.inferenceLag(), triggers: [], server: { externalAutoscaler: true } })],
  ['CPU as an amount, for the HPA', () => newKserve({ autoscaler: Autoscaler.hpa(), triggers: [CpuTrigger.averageValue(Cpu.millis(100))] })],
  // Triggers
  ['no replicas with CPU alone', () => newKserve({ minReplicas: 0 })],
  ['CPU of one container', trigger(CpuTrigger.utilization(50, { container: 'kserve-container' }))],
  ['CPU as an amount', trigger(CpuTrigger.averageValue(Cpu.millis(100)))],
  ['more CPU than is requested', trigger(CpuTrigger.utilization(150))],
  ['less memory than KServe takes', trigger(MemoryTrigger.averageValue(Size.kibibytes(50)))],
  ['a level', trigger(PrometheusTrigger.level({ query: 'max(x)', target: 1 }))],
  ['a latency', trigger(new LatencyTrigger({ histogram: 'request_predict_seconds', quantile: 0.9, target: Duration.seconds(1) }))],
  ['a bare metric', total({ query: 'vllm:num_requests_running' })],
  ['a quantile as a total', total({ query: 'histogram_quantile(0.9, sum by (le) (rate(x_bucket[1m])))' })],
  ['an average as a total', total({ query: 'avg(vllm:kv_cache_usage_perc)' })],
  ['the largest of the pods as a total', total({ query: 'max(vllm:num_requests_waiting)' })],
  ['a ratio as a total', total({ query: 'sum(rate(x_sum[2m])) / sum(rate(x_count[2m]))' })],
  ['an activation', total({ activationThreshold: 1 })],
  ['a name of a trigger', total({ name: 'a' })],
  ['cached metrics', total({ useCachedMetrics: true })],
  ['no reason to be there at zero', total({ availableAtZero: ' ' })],
  ['headers of a Prometheus', prometheus(Prometheus.fromAddress('http://p.m.svc', { customHeaders: { 'X-Scope-OrgID': 'ml' } }))],
  ['a timeout of a Prometheus', prometheus(Prometheus.fromAddress('http://p.m.svc', { timeout: Duration.seconds(5) }))],
  ['an authentication of the cluster', secured((chart) => new ClusterTriggerAuthentication(chart, 'auth', TOKEN))],
  ['a Prometheus that is not known', () => newKserve({ prometheus: undefined, triggers: [PrometheusTrigger.total({ query: 'sum(x)', perReplica: 1 })] })],
  ['a rate of what nothing scrapes', () => newKserve({ triggers: [new RequestRateTrigger({ counter: 'x_total', requestsPerSecondPerReplica: 1 })] })],
  ['any scaler', trigger(new KedaTrigger(KAFKA))],
  ['a level of a collector', trigger(OpenTelemetryTrigger.level({ metric: 'x', target: 1, aggregation: OpenTelemetryAggregation.MAX }))],
  ['metrics over https for a collector', () => newKserve({ server: { metrics: { tls: {} } }, triggers: [RUNNING] })],
  ['a query of a collector', otel({ metric: 'avg(requests)' })],
  ['a query of a collector with labels', otel({ metric: 'requests{a="b"}' })],
  ['labels of a collector', otel({ labels: { namespace: 'ml' } })],
  ['a counter of a collector that is no rate', otel({ metric: 'requests_total' })],
  ['the last value of a counter of a collector', otel({ metric: 'requests_total', operationOverTime: OpenTelemetryOperationOverTime.LAST_ONE })],
  ['a known counter of a collector that is no rate', otel({ metric: 'nv_inference_request_success' })],
  ['a known histogram of a collector as a whole', otel({ metric: 'request_predict_seconds' })],
  ['the rate of a known gauge of a collector', otel({ metric: 'vllm:num_requests_running', operationOverTime: OpenTelemetryOperationOverTime.RATE })],
  ['buckets of a collector', otel({ metric: 'latency_bucket' })],
  ['a clamp of a collector', otel({ clampMax: 5 })],
  ['a collector that is there at zero', otel({ availableAtZero: 'the gateway sends it' })],
  ['an address of a collector with a scheme', otel({ scalerAddress: 'http://otel:4318' })],
  ['a collector of TensorFlow Serving', server({ predictor: KservePredictor.model({ ...SKLEARN, format: 'tensorflow' }) }, { triggers: [RUNNING] })],
  ['a collector of OpenVINO without metrics', server({ predictor: KservePredictor.model({ ...SKLEARN, format: 'openvino' }) }, { triggers: [RUNNING] })],
  ['a collector of another path', server({ predictor: KservePredictor.container(CONTAINER), metrics: { path: '/m' } }, { triggers: [RUNNING] })],
  // Metrics of known servers
  ['vLLM on the server of sklearn', trigger(VllmTrigger.waitingRequests())],
  ['KServe\'s Python server on Triton', model({ format: 'triton' }, { metrics: {} }, [KservePythonTrigger.requestRate({ requestsPerSecondPerReplica: 1 })])],
  ['a server on OpenVINO, beside KServe', model({ format: 'openvino', args: ['--metrics_enable'] }, { metrics: {}, externalAutoscaler: true }, [TritonTrigger.requestRate({ requestsPerSecondPerReplica: 1 })])],
  ['what Triton has since a later release', model({ format: 'triton' }, { metrics: {} }, [TritonTrigger.pendingRequests({ perReplica: 1 })])],
  // Metrics
  ['metrics of a runtime that is not known', model({ format: 'mine' }, { metrics: {} })],
  ['metrics of a format that several runtimes serve', model({ protocolVersion: KserveProtocol.V2 }, { metrics: {} })],
  ['metrics that TensorFlow Serving does not serve', model({ format: 'tensorflow' }, { metrics: {} })],
  ['metrics that OpenVINO does not serve', model({ format: 'openvino', args: ['--x'] }, { metrics: {} })],
  ['metrics that no Prometheus scrapes', server({ metrics: {} }, { prometheus: undefined })],
  ['a monitor of nothing', server({ monitor: Monitor.pod() })],
  ['a port beside the one named metrics', server({ predictor: KservePredictor.container({ ...CONTAINER, ports: [{ number: 9000, name: 'metrics' }] }), metrics: { port: 9100 } })],
  // Transformer and explainer
  ['a transformer of which nothing says how many there are', transformer({ scaling: undefined })],
  ['a transformer without triggers, with KEDA', scaled({ triggers: [] })],
  ['a transformer without triggers, with an HPA', scaled({ triggers: [] }, { autoscaler: Autoscaler.hpa() })],
  ['a transformer without triggers, beside KServe', scaled({ triggers: [] }, {}, { externalAutoscaler: true })],
  ['a transformer without maxReplicas', scaled({ maxReplicas: undefined })],
  ['a transformer with more least than most replicas', scaled({ minReplicas: 4 })],
  ['a transformer with half a replica', scaled({ maxReplicas: 1.5 })],
  ['a transformer that sleeps and never wakes', scaled({ minReplicas: 0 })],
  ['a transformer that somebody else scales, before that was possible', transformer({ scaling: KserveComponentScaling.external() }, { triggers: [MemoryTrigger.utilization(50)] }, { kserveVersion: '0.15.0' })],
  ['a transformer of no replicas', transformer({ scaling: KserveComponentScaling.atReplicas(0) })],
  ['a transformer of so many replicas, before that was possible', transformer({}, { triggers: [MemoryTrigger.utilization(50)] }, { kserveVersion: '0.15.0' })],
  ['a transformer that scales on a level', scaled({ triggers: [PrometheusTrigger.level({ query: 'max(x)', target: 1 })] })],
  ['a transformer that scales on what nothing scrapes', scaled({ triggers: [new RequestRateTrigger({ counter: 'x_total', requestsPerSecondPerReplica: 1 })] })],
  ['a transformer beside KServe that scales on a level', scaled({ triggers: [PrometheusTrigger.level({ query: 'max(x)', target: 1 })] }, {}, { externalAutoscaler: true })],
  ['an explainer of the toolbox with a sidecar', explainer(() => KserveExplainer.art({ type: 'SquareAttack', resources: {} }, {
    scaling: KserveComponentScaling.atReplicas(1), pod: { containers: [{ name: 'logger', image: 'x:1', resources: {} }] },
  }))],
  ['an explainer without a kind', explainer(() => KserveExplainer.art({ type: '', resources: {} }, { scaling: KserveComponentScaling.atReplicas(1) }))],
  ['an explainer whose resources are not stated', explainer(() => KserveExplainer.art({ type: 'SquareAttack', resources: undefined as Untyped }, { scaling: KserveComponentScaling.atReplicas(1) }))],
  // Versions
  ['a version that is too old', version('0.14')],
  ['a version that is not known yet', version('0.22')],
  ['a version that is none', version('latest')],
  ['CPU in a ScaledObject of 0.15.0', version('0.15.0')],
  ['an autoscaler beside 0.15.0', version('0.15.0', { server: { externalAutoscaler: true } })],
  ['a behavior before 0.16', version('0.15', { autoscaler: Autoscaler.keda({ behavior: { scaleUp: { stabilizationWindow: Duration.minutes(1) } } }) })],
  ['a collector before 0.16', version('0.15', { triggers: [RUNNING] })],
  ['a target of seven decimals', version('0.15', { triggers: [PrometheusTrigger.total({ query: 'sum(x)', perReplica: 1.0000001 })] })],
  ['authentication before 0.16', secured((chart) => new TriggerAuthentication(chart, 'auth', TOKEN), '0.15')],
  ['a name of the predictor before 0.20', version('0.19', { server: { predictorName: 'stable' } })],
  ['the runtime of vLLM before 0.20', version('0.19', { server: { predictor: KservePredictor.model({ ...SKLEARN, format: 'huggingface', runtime: 'kserve-vllmserver' }) } })],
  ['vLLM before 0.20', version('0.19', { server: { predictor: KservePredictor.model({ ...SKLEARN, format: 'vLLM' }) } })],
];

test.each(CASES)('%s is refused, with the fix', (_title, make) => {
  expect(messageOf(make)).toMatchSnapshot();
});
