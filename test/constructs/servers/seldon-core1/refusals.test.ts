import { Duration, Size } from 'cdk8s';
import { Cpu, RestartPolicy } from 'cdk8s-plus-27';
import { container, one, RESOURCES, seldonModel } from './support';
import {
  AutoscaledModelProps, Autoscaler, CpuTrigger, Gpu, KedaFallbackBehavior, KedaFormula, KedaOptions, KedaPause, LabelMatcher, LatencyTrigger,
  MemoryTrigger, MlServerTrigger, ModelServer, Monitor, PrometheusTrigger, RequestRateTrigger, SeldonCore1Trigger, TensorFlowServingTrigger, Trigger,
  TritonTrigger, VllmTrigger,
} from '../../../../src';
import {
  SeldonCore1Component, SeldonCore1ContainerPredictorOptions, SeldonCore1GraphNode, SeldonCore1GraphParameter, SeldonCore1LoggerMode,
  SeldonCore1Predictor, SeldonCore1PrepackagedServer, SeldonCore1Protocol, SeldonCore1ServerProps, SeldonCore1Transport,
} from '../../../../src/constructs/servers/seldon-core1';
import { messageOf } from '../../../support/captured';
import { PROMETHEUS } from '../../../support/synth';

type Make = () => unknown;

const CLASSIFIER = container('classifier');
const main = (options: SeldonCore1ContainerPredictorOptions = {}) => SeldonCore1Predictor.container(CLASSIFIER, { name: 'main', trafficPercent: 50, ...options });
const canary = (options: SeldonCore1ContainerPredictorOptions = {}) => SeldonCore1Predictor.container(CLASSIFIER, { name: 'canary', trafficPercent: 50, ...options });
const LOAD = PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5 });
const RATE = new RequestRateTrigger({ counter: 'seldon_api_executor_server_requests_seconds_count', requestsPerSecondPerReplica: 10 });

const server = (props: SeldonCore1ServerProps, model: Partial<AutoscaledModelProps> = {}): Make => () => seldonModel(props, model);
const model = (props: Partial<AutoscaledModelProps>, options: Partial<SeldonCore1ServerProps> = {}): Make =>
  server({ ...one(CLASSIFIER), ...options }, props);
const predictors = (...given: SeldonCore1Predictor[]): Make => server({ predictors: given });
const predictor = (options: SeldonCore1ContainerPredictorOptions): Make => predictors(main({ trafficPercent: undefined, ...options }));
const components = (node: SeldonCore1GraphNode, ...given: SeldonCore1Component[]): Make =>
  predictors(SeldonCore1Predictor.graph(node, { name: 'main', components: given }));
const component = (options: Partial<SeldonCore1Component>): Make => components(SeldonCore1GraphNode.model('classifier'), { containers: [CLASSIFIER], ...options });
const graph = (node: SeldonCore1GraphNode, ...names: string[]): Make => components(node, { containers: names.map((name) => container(name)) });
const served = (options: object, kind = SeldonCore1PrepackagedServer.SKLEARN, props: Partial<SeldonCore1ServerProps> = {}): Make =>
  server({ ...one(SeldonCore1GraphNode.server('classifier', kind, { modelUri: 'gs://m', resources: RESOURCES, ...options })), ...props });
const keda = (options: KedaOptions): Make => model({ autoscaler: Autoscaler.keda(options), triggers: [LOAD], prometheus: PROMETHEUS });
const EXECUTOR_METRIC = { prometheus: PROMETHEUS, triggers: [SeldonCore1Trigger.requestRate({ requestsPerSecondPerReplica: 10 })] };
/** The executor is with the first component, and the second one is scaled. */
const SECOND: SeldonCore1ServerProps = {
  scaled: { component: 1 },
  predictors: [SeldonCore1Predictor.graph(SeldonCore1GraphNode.transformer('scale', { children: [SeldonCore1GraphNode.model('classifier')] }), {
    name: 'main', components: [{ containers: [container('scale')] }, { containers: [CLASSIFIER] }],
  })],
};
const matching = (matcher: LabelMatcher): Make =>
  model({ prometheus: PROMETHEUS, triggers: [SeldonCore1Trigger.requestRate({ requestsPerSecondPerReplica: 10, matchers: [matcher] })] });

const { SELDON, TENSORFLOW, V2, KFSERVING } = SeldonCore1Protocol;
const OF_TRITON = TritonTrigger.requestRate({ requestsPerSecondPerReplica: 20 });
const OF_MLSERVER = MlServerTrigger.requestRate({ requestsPerSecondPerReplica: 20 });
const OF_TENSORFLOW = TensorFlowServingTrigger.requestRate({ requestsPerSecondPerReplica: 20 });
const OF_VLLM = VllmTrigger.waitingRequests();
/** A server of Seldon Core, scaled on metrics of its own. */
const asked = (
  kind: SeldonCore1PrepackagedServer, protocol: SeldonCore1Protocol | undefined, trigger: Trigger, props: Partial<SeldonCore1ServerProps> = {},
  options: object = {},
): Make => server({
  protocol, ...one(SeldonCore1GraphNode.server('classifier', kind, { modelUri: 'gs://m', resources: RESOURCES, ...options })), ...props,
}, { prometheus: PROMETHEUS, triggers: [trigger] });
/** A container that scales on metrics of its own. */
const askedOf = (trigger: Trigger, props: Partial<SeldonCore1ServerProps>, ...ports: number[]): Make =>
  model({ prometheus: PROMETHEUS, triggers: [trigger] }, { ...one(container('classifier', { ports: ports.map((number) => ({ number })) })), ...props });

const REFUSED: [string, Make][] = [
  ['no predictors', server({ predictors: [] })],
  ['a container without a name', server(one({ image: 'x:1', resources: {} }))],
  ['a container of a component without a name', component({ containers: [{ image: 'x:1', resources: {} }] })],
  ['a sidecar without a name', component({ pod: { containers: [{ image: 'x:1', resources: {} }] } })],
  ['a container without resources', server(one({ name: 'classifier', image: 'x:1' }))],
  ['a name that is no Service\'s', model({ name: '7b' })],
  ['an unknown version', model({}, { seldonCore1Version: '2.8' })],

  ['a node without a container', graph(SeldonCore1GraphNode.transformer('scale', { children: [SeldonCore1GraphNode.model('classifier')] }), 'classifier')],
  ['a container without a node', graph(SeldonCore1GraphNode.model('classifier'), 'classifier', 'clasifier')],
  ['two nodes of one name', graph(SeldonCore1GraphNode.transformer('classifier', { children: [SeldonCore1GraphNode.model('classifier')] }), 'classifier')],
  ['a node whose name is no container\'s', graph(SeldonCore1GraphNode.model('My_Model'), 'classifier')],
  ['a router without children', graph(SeldonCore1GraphNode.router('route', {}), 'route')],
  ['a combiner without children', graph(SeldonCore1GraphNode.combiner('vote', { children: [] }), 'vote')],
  ['a model with several children', graph(SeldonCore1GraphNode.model('a', { children: [SeldonCore1GraphNode.model('b'), SeldonCore1GraphNode.model('c')] }), 'a', 'b', 'c')],
  ['a test among three', graph(SeldonCore1GraphNode.randomAbTest('split', { percentOfFirst: 50, children: ['a', 'b', 'c'].map((name) => SeldonCore1GraphNode.model(name)) }), 'a', 'b', 'c')],
  ['a percentage above 100', () => SeldonCore1GraphNode.randomAbTest('split', { percentOfFirst: 101, children: [] })],
  ['a container for a test', graph(SeldonCore1GraphNode.randomAbTest('split', { percentOfFirst: 50, children: [SeldonCore1GraphNode.model('a'), SeldonCore1GraphNode.model('b')] }), 'a', 'b', 'split')],
  ['a container for a server', graph(SeldonCore1GraphNode.server('classifier', SeldonCore1PrepackagedServer.SKLEARN, { modelUri: 'gs://m', resources: RESOURCES }), 'classifier')],
  ['a server without a model', served({ modelUri: undefined })],
  ['a server that does not speak TensorFlow\'s protocol', served({}, SeldonCore1PrepackagedServer.MLFLOW, { protocol: SeldonCore1Protocol.TENSORFLOW })],
  ['two service accounts in one pod', server(one(
    SeldonCore1GraphNode.server('a', SeldonCore1PrepackagedServer.SKLEARN, {
      modelUri: 'gs://a',
      resources: RESOURCES,
      serviceAccountName: 'one',
      children: [SeldonCore1GraphNode.server('b', SeldonCore1PrepackagedServer.SKLEARN, { modelUri: 'gs://b', resources: RESOURCES, serviceAccountName: 'two' })],
    }),
  ))],
  ['a server with a GPU and a half', served({ gpu: Gpu.nvidia(1.5) }, SeldonCore1PrepackagedServer.TRITON)],
  ['a fraction as a whole number', graph(SeldonCore1GraphNode.model('a', { parameters: [SeldonCore1GraphParameter.intValue('arms', 1.5)] }), 'a')],
  ['a parameter without a name', graph(SeldonCore1GraphNode.model('a', { parameters: [SeldonCore1GraphParameter.boolValue('', true)] }), 'a')],
  ['a parameter twice', graph(SeldonCore1GraphNode.model('a', { parameters: [SeldonCore1GraphParameter.doubleValue('x', 1), SeldonCore1GraphParameter.doubleValue('x', 2)] }), 'a')],
  ['a logger without a scheme', graph(SeldonCore1GraphNode.model('a', { logger: { mode: SeldonCore1LoggerMode.ALL, url: 'logger.ml' } }), 'a')],
  ['endpoints that differ', graph(SeldonCore1GraphNode.transformer('a', { transport: SeldonCore1Transport.REST, children: [SeldonCore1GraphNode.model('b', { transport: SeldonCore1Transport.GRPC })] }), 'a', 'b')],
  ['an endpoint against the transport', server({
    predictors: [SeldonCore1Predictor.graph(SeldonCore1GraphNode.model('classifier', { transport: SeldonCore1Transport.REST }), { components: [{ containers: [CLASSIFIER] }] })],
    transport: SeldonCore1Transport.GRPC,
  })],

  ['two predictors of one name', predictors(main(), canary({ name: 'main' }))],
  ['a predictor whose name is no label', predictor({ name: 'Main' })],
  ['two predictors of one version', predictors(main({ labels: { version: 'v1' } }), canary({ labels: { version: 'v1' } }))],
  ['one Service of two predictors', predictors(main({ serviceName: 'iris' }), canary({ serviceName: 'iris' }))],
  ['one Service of a predictor and a node', predictors(main(), canary({ name: 'main-classifier' }))],
  ['traffic that is too little', predictors(main(), canary({ trafficPercent: 40 }))],
  ['traffic of the only predictor', predictor({ trafficPercent: 80 })],
  ['traffic in fractions', predictors(main({ trafficPercent: 33.3 }), canary())],
  ['a shadow alone', predictor({ shadow: true })],
  ['two shadows', predictors(main({ trafficPercent: 100 }), canary({ shadow: true }), canary({ name: 'other', shadow: true }))],
  ['too much traffic for a shadow', predictors(main({ trafficPercent: 100 }), canary({ shadow: true, trafficPercent: 101 }))],
  ['a deadline in parts of seconds', predictor({ progressDeadline: Duration.millis(1500) })],
  ['a service name with a dot', predictor({ serviceName: 'a.b' })],
  ['an executor that asks for more than its limit', predictor({ executor: { resources: { cpu: { request: Cpu.units(2), limit: Cpu.units(1) } } } })],

  ['an executor in pods of its own', model({}, { annotations: { 'seldon.io/engine-separate-pod': 'true' } })],
  ['an executor in pods of its own, in other letters', model({}, { annotations: { 'seldon.io/engine-separate-pod': 'True' } })],
  ['an executor that is not in pods of its own', model({}, { annotations: { 'seldon.io/engine-separate-pod': 'false' } })],
  ['no missing executor', predictor({ annotations: { 'seldon.io/no-engine': 'false' } })],
  ['no executor', predictor({ annotations: { 'seldon.io/no-engine': 'true' } })],
  ['a service name in an annotation', predictor({ annotations: { 'seldon.io/svc-name': 'iris' } })],
  ['a service name of all predictors', model({}, { annotations: { 'seldon.io/svc-name': 'iris' } })],
  ['a pause in an annotation', model({}, { annotations: { 'autoscaling.keda.sh/paused': 'true' } })],
  ['no executor, by an annotation of the pod', component({ pod: { metadata: { annotations: { 'seldon.io/no-engine': 'true' } } } })],
  ['a label of the operator', predictor({ labels: { 'seldon-deployment-id': 'other' } })],
  ['a label of the operator on pods', component({ pod: { metadata: { labels: { 'seldon.io/model': 'false' } } } })],
  ['the version on pods', component({ pod: { metadata: { labels: { version: 'v2' } } } })],
  ['a label of the SeldonDeployment that is none', model({}, { labels: { team: 'a b' } })],

  ['a container named as the executor', component({ pod: { containers: [container('seldon-container-engine')] } })],
  ['two containers of one name', components(SeldonCore1GraphNode.model('classifier'), { containers: [CLASSIFIER] }, { containers: [CLASSIFIER] })],
  ['a port of the executor', server(one(container('classifier', { portNumber: 8000 })))],
  ['one port of two containers', component({ containers: [container('classifier', { portNumber: 9000 })], pod: { containers: [container('logs', { portNumber: 9000 })] } })],
  ['a port that Seldon gives another container', components(SeldonCore1GraphNode.transformer('scale', { children: [SeldonCore1GraphNode.model('classifier')] }), { containers: [container('classifier', { portNumber: 9001 }), container('scale')] })],
  ['a port that Seldon gives the metrics of another container', component({ pod: { containers: [container('logs', { portNumber: 6000 })] } })],
  ['a port of the server that Seldon adds', components(SeldonCore1GraphNode.server('a', SeldonCore1PrepackagedServer.TENSORFLOW, { modelUri: 'gs://m', resources: {} }), { containers: [], pod: { containers: [container('logs', { portNumber: 2001 })] } })],
  ['no container of the graph in the first component', components(SeldonCore1GraphNode.model('classifier'), { containers: [], pod: { containers: [container('logs')] } }, { containers: [CLASSIFIER] })],
  ['a later component without a node', components(SeldonCore1GraphNode.model('classifier'), { containers: [CLASSIFIER] }, { containers: [], pod: { containers: [container('logs')] } })],
  ['no component', components(SeldonCore1GraphNode.model('classifier'))],
  ['a security context of the pod', component({ pod: { securityContext: { user: 1000 } } })],
  ['an isolated pod', component({ pod: { isolate: true } })],
  ['a pod that never restarts', component({ pod: { restartPolicy: RestartPolicy.NEVER } })],
  ['a GPU for no container', components(SeldonCore1GraphNode.server('a', SeldonCore1PrepackagedServer.TRITON, { modelUri: 'gs://m', resources: {} }), { containers: [], gpu: Gpu.nvidia(1) })],
  ['a GPU and a half for the one container', predictor({ gpu: Gpu.nvidia(1.5) })],
  ['a component whose name is none', component({ name: 'My_Pods' })],

  ['replicas of what is scaled', component({ replicas: 2 })],
  ['replicas of the predictor that is scaled', predictor({ replicas: 2 })],
  ['a part of a replica', predictors(main(), canary({ replicas: 1.5 }))],
  ['scaling of an unknown predictor', server({ ...one(CLASSIFIER), scaled: { predictor: 'main' } })],
  ['scaling of an unknown component', server({ ...one(CLASSIFIER), scaled: { component: 1 } })],

  ['a share of CPU that a sidecar does not request', component({ pod: { containers: [container('logs', { resources: { memory: { limit: Size.mebibytes(64) } } })] } })],
  ['a share of CPU that the executor does not request', predictor({ executor: { resources: {} } })],
  ['a share of CPU beside the container that Seldon adds', served({}, SeldonCore1PrepackagedServer.TENSORFLOW)],
  ['a share of memory that nothing requests, under an HPA', model({
    autoscaler: Autoscaler.hpa(), triggers: [MemoryTrigger.utilization(50)],
  }, one(container('classifier', { resources: { cpu: { request: Cpu.units(1) } } })))],
  ['a trigger on a container that is not there', model({ triggers: [CpuTrigger.utilization(50, { container: 'other' })] })],

  ['a formula', keda({ formula: KedaFormula.total({ expression: 'a', perReplica: 5 }) })],
  ['a name of the HPA', keda({ hpaName: 'iris' })],
  ['a name of the ScaledObject', keda({ name: 'iris' })],
  ['a behavior of the fallback', keda({ fallback: { failureThreshold: 3, replicas: 2, behavior: KedaFallbackBehavior.CURRENT_REPLICAS } })],
  ['a first cooldown', keda({ initialCooldownPeriod: Duration.minutes(5) })],
  ['a tolerance', keda({ behavior: { scaleUp: { tolerance: 0.05 } } })],
  ['a pause', keda({ paused: KedaPause.now() })],
  ['a forced activation', keda({ forceActivation: true })],
  ['labels that the HPA does not get', keda({ hpaExcludedLabels: ['a'] })],
  ['a container whose environment is read', keda({ envSourceContainerName: 'classifier' })],
  ['an HPA that is taken over', keda({ transferHpaOwnership: true })],
  ['metrics of KEDA\'s cache', model({ prometheus: PROMETHEUS, triggers: [PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5, useCachedMetrics: true })] })],
  ['a Deployment whose HPA KEDA cannot name', model({ name: 'iris-classification-of-the-research-team' })],
  ['metrics of pods that are gone', model({ minReplicas: 0, prometheus: PROMETHEUS, triggers: [RATE] })],
  ['an HPA with a behavior', model({ autoscaler: Autoscaler.hpa({ behavior: { scaleUp: { stabilizationWindow: Duration.minutes(1) } } }) })],
  ['an HPA with a name', model({ autoscaler: Autoscaler.hpa({ name: 'iris' }) })],
  ['an HPA of an old Seldon', model({ autoscaler: Autoscaler.hpa() }, { seldonCore1Version: '1.15' })],
  ['an HPA that sleeps', model({ autoscaler: Autoscaler.hpa(), minReplicas: 0, prometheus: PROMETHEUS, triggers: [LOAD] })],
  ['an HPA on a metric that nothing serves', model({ autoscaler: Autoscaler.hpa(), prometheus: PROMETHEUS, triggers: [RATE] })],
  ['an HPA on a metric of the executor where there is none', server(SECOND, { ...EXECUTOR_METRIC, autoscaler: Autoscaler.hpa() })],
  ['KEDA that Seldon was not told of', model({}, { kedaEnabled: false })],
  ['lag of the inference', model({ autoscaler: Autoscaler.inferenceLag(), triggers: [] })],
  ['an autoscaler that Seldon would delete', model({ autoscaler: Autoscaler.keda({ name: 'iris-default-0-classifier' }) }, { externalAutoscaler: true })],

  ['metrics of MLServer, whose ports are replaced', asked(SeldonCore1PrepackagedServer.SKLEARN, V2, OF_MLSERVER)],
  ['metrics of MLServer from Triton', asked(SeldonCore1PrepackagedServer.TRITON, V2, OF_MLSERVER)],
  ['metrics of Triton from a server in Python', asked(SeldonCore1PrepackagedServer.SKLEARN, undefined, OF_TRITON)],
  ['metrics of TensorFlow Serving that it does not serve', asked(SeldonCore1PrepackagedServer.TENSORFLOW, TENSORFLOW, OF_TENSORFLOW)],
  ['metrics of a container that says nothing of them', askedOf(OF_VLLM, {}, 9000)],
  ['metrics of a container that is not there', askedOf(OF_VLLM, { metrics: { containers: { vllm: { port: 9000 } } } }, 9000)],
  ['metrics of a container at a port that it does not declare', askedOf(OF_VLLM, { metrics: { containers: { classifier: { port: 9100 } } } }, 9000)],
  ['metrics of a container at no port', askedOf(OF_VLLM, { metrics: { containers: { classifier: { port: 0 } } } }, 9000)],
  ['metrics of a container at no path', askedOf(OF_VLLM, { metrics: { containers: { classifier: { port: 9000, path: 'metrics' } } } }, 9000)],
  ['metrics of a server of Seldon as those of a container', asked(SeldonCore1PrepackagedServer.TRITON, V2, OF_TRITON, { metrics: { containers: { classifier: { port: 8002 } } } })],
  ['metrics of containers that somebody else scrapes', askedOf(OF_VLLM, {
    monitor: Monitor.external('the platform team', { labels: { namespace: 'ml' } }), metrics: { containers: { classifier: { port: 9000 } } },
  }, 9000)],
  ['two servers that serve metrics at one port', asked(SeldonCore1PrepackagedServer.TRITON, V2, OF_TRITON, {}, {
    children: [SeldonCore1GraphNode.server('second', SeldonCore1PrepackagedServer.TRITON, { modelUri: 'gs://n', resources: RESOURCES })],
  })],

  ['a monitor of the Service', model({ prometheus: PROMETHEUS }, { monitor: Monitor.service() })],
  ['a monitor without a Prometheus', model({}, { monitor: Monitor.pod() })],
  ['a port name that is none', model({ prometheus: PROMETHEUS }, { metrics: { portName: 'Metrics' } })],
  ['a port of somebody else\'s monitor', model({}, { monitor: Monitor.external('the platform team'), metrics: { portName: 'prom' } })],
  ['labels of another SeldonDeployment', model({ prometheus: PROMETHEUS }, { monitor: Monitor.external('x', { labels: { deployment_name: 'other' } }) })],
  ['a condition that no series of the model meets', matching(LabelMatcher.equal('deployment_name', 'other'))],
  ['an expression that no series of the model meets', matching(LabelMatcher.matches('predictor_name', 'canary|mirror'))],
  ['a condition that drops all series of the model', matching(LabelMatcher.notMatches('deployment_name', 'ir.*'))],
  ['a path without a slash', model({ prometheus: PROMETHEUS }, { metrics: { path: 'prometheus' } })],
  ['a latency that nobody scrapes', model({ triggers: [new LatencyTrigger({ histogram: 'x', quantile: 0.9, target: Duration.seconds(1) })] })],
];

test.each(REFUSED)('%s is refused with a way out', (_title, make) => {
  expect(messageOf(make)).toMatchSnapshot();
});

test('each refusal is one of its own', () => {
  const messages = REFUSED.map(([, make]) => messageOf(make));
  expect(new Set(messages).size).toBe(messages.length);
  expect(messages.every((message) => message.includes('; '))).toBe(true);
});

test.each<[string, Make, Make]>([
  ['the image is another one', asked(SeldonCore1PrepackagedServer.SKLEARN, V2, OF_MLSERVER), asked(SeldonCore1PrepackagedServer.HUGGINGFACE, KFSERVING, OF_MLSERVER, {}, { image: 'mlserver:own' })],
  ['the metric is given by its name', asked(SeldonCore1PrepackagedServer.SKLEARN, V2, OF_MLSERVER),
    asked(SeldonCore1PrepackagedServer.XGBOOST, V2, new RequestRateTrigger({ counter: 'model_infer_request_success_total', requestsPerSecondPerReplica: 20 }))],
  ['the image of Triton is another one', asked(SeldonCore1PrepackagedServer.TRITON, V2, OF_MLSERVER), asked(SeldonCore1PrepackagedServer.TRITON, V2, OF_MLSERVER, {}, { image: 'tritonserver:own' })],
  ['the server of TensorFlow is behind a proxy', asked(SeldonCore1PrepackagedServer.TENSORFLOW, TENSORFLOW, OF_TENSORFLOW), asked(SeldonCore1PrepackagedServer.TENSORFLOW, SELDON, OF_TENSORFLOW)],
])('metrics that are not scraped are refused also where %s', (_title, first, other) => {
  expect(messageOf(other)).toBe(messageOf(first));
});

test('metrics that are not scraped are refused under an HPA too', () => {
  const graphOfMlServer = SeldonCore1GraphNode.server('classifier', SeldonCore1PrepackagedServer.MLFLOW, { modelUri: 'gs://m', resources: RESOURCES });
  const byHpa = { prometheus: PROMETHEUS, triggers: [OF_MLSERVER], autoscaler: Autoscaler.hpa() };
  expect(messageOf(server({ ...one(graphOfMlServer), protocol: V2 }, byHpa)))
    .toBe(messageOf(asked(SeldonCore1PrepackagedServer.SKLEARN, V2, OF_MLSERVER)));
});

test('an HPA beside the SeldonDeployment asks the same pods', () => {
  const byHpa = { ...EXECUTOR_METRIC, autoscaler: Autoscaler.hpa() };
  const made = (externalAutoscaler: boolean) => messageOf(server({ ...SECOND, externalAutoscaler }, byHpa));
  expect(made(true)).toBe(made(false));
});

test('what it takes to be refused is accepted otherwise', () => {
  for (const make of [
    predictors(main(), canary()), graph(SeldonCore1GraphNode.model('classifier'), 'classifier'), component({}), served({}), keda({}), model({}),
    keda({ fallback: { failureThreshold: 3, replicas: 2, behavior: KedaFallbackBehavior.STATIC } }),
    () => ModelServer.seldonCore1(one(CLASSIFIER)),
    matching(LabelMatcher.equal('deployment_name', 'iris')), matching(LabelMatcher.matches('deployment_name', 'ir.*')),
    server(SECOND, EXECUTOR_METRIC), model({}, { seldonCore1Version: '1.19.0-rc.1' }), model({}, { seldonCore1Version: 'v1.18.2' }),
    model({}, { kedaEnabled: true }), model({}, { kedaEnabled: false, externalAutoscaler: true }),
    model({ autoscaler: Autoscaler.hpa() }, { kedaEnabled: false }),
    component({ pod: { containers: [container('logs', { portNumber: 6001 })] } }),
    component({
      containers: [container('classifier', { ports: [{ name: 'metrics', number: 6001 }] })],
      pod: { containers: [container('logs', { portNumber: 6000 })] },
    }),
    components(SeldonCore1GraphNode.server('a', SeldonCore1PrepackagedServer.TENSORFLOW, { modelUri: 'gs://m', resources: RESOURCES }),
      { containers: [], pod: { containers: [container('tfserving')] } }),
    served({}, SeldonCore1PrepackagedServer.TENSORFLOW, { protocol: SeldonCore1Protocol.TENSORFLOW }),
    ...[undefined, SELDON, TENSORFLOW, V2, KFSERVING].map((protocol) => asked(SeldonCore1PrepackagedServer.TRITON, protocol, OF_TRITON)),
    asked(SeldonCore1PrepackagedServer.TRITON, V2, EXECUTOR_METRIC.triggers[0]),
    asked(SeldonCore1PrepackagedServer.SKLEARN, V2, EXECUTOR_METRIC.triggers[0]),
    // What nobody knows of is left to whoever wrote it.
    asked(SeldonCore1PrepackagedServer.SKLEARN, V2, new RequestRateTrigger({ counter: 'answers_total', requestsPerSecondPerReplica: 20 })),
    asked(SeldonCore1PrepackagedServer.HUGGINGFACE, SELDON, OF_MLSERVER), asked(SeldonCore1PrepackagedServer.SKLEARN, SELDON, OF_MLSERVER, {}, { image: 'own:1' }),
    asked(SeldonCore1PrepackagedServer.SKLEARN, V2, MlServerTrigger.requestRate({ requestsPerSecondPerReplica: 20, ignoreNullValues: true }), {
      monitor: Monitor.external('the platform team', { labels: { namespace: 'ml' } }),
    }),
    askedOf(OF_MLSERVER, {}), askedOf(OF_MLSERVER, {}, 8082), askedOf(OF_TENSORFLOW, {}),
    askedOf(OF_VLLM, { metrics: { containers: { classifier: { port: 9000 } } } }, 9000),
    askedOf(OF_VLLM, { metrics: { path: '/metrics' } }, 9000),
    // The operator takes the port 6000 away from Triton, so that it is free.
    components(SeldonCore1GraphNode.server('a', SeldonCore1PrepackagedServer.TRITON, { modelUri: 'gs://m', resources: RESOURCES }),
      { containers: [], pod: { containers: [container('logs', { portNumber: 6000 })] } }),
  ]) {
    expect(make).not.toThrow();
  }
});
