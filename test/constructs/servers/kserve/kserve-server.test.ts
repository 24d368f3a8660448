import { Chart, Duration, Size } from 'cdk8s';
import { Cpu, DeploymentStrategy, EnvValue, NodeLabelQuery, NodeTaintQuery, Probe, Volume } from 'cdk8s-plus-27';
import {
  AutoscaledModel, Autoscaler, CpuTrigger, Gpu, KservePythonTrigger, MemoryTrigger, ModelServer, Monitor, OpenTelemetryTrigger, PodDisruptionBudget,
  PrometheusTrigger, RequestRateTrigger, Trigger, TritonTrigger, VllmTrigger,
} from '../../../../src';
import { UNKNOWN_CLUSTER } from '../../../../src/cluster/cluster-profile';
import {
  KserveComponentScaling, KserveExplainer, KserveModel, KservePredictor, KserveProtocol, KserveServerProps,
} from '../../../../src/constructs/servers/kserve';
import { ServedModel } from '../../../../src/constructs/servers/served-model';
import { Place } from '../../../../src/faults/place';
import { stderrOf } from '../../../support/captured';
import { kserveChart, kserveManifest, KserveOptions, newKserve, SKLEARN } from '../../../support/kserve';
import { manifest, newChart, PROMETHEUS, synth, yamlOf } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

const CONTAINER = { image: 'model:1.0.0', resources: {} };
const CPU = { cpu: { request: Cpu.units(1) } };
const CPU_METRIC = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } };
const SAFE = { allowPrivilegeEscalation: false, privileged: false };
const RUNNING = OpenTelemetryTrigger.total({ metric: 'requests_running', perReplica: 4 });
const ANYTHING = PrometheusTrigger.total({ query: 'sum(x)', perReplica: 1 });

const predictor = (server: Partial<KserveServerProps>, options: KserveOptions = {}): Untyped => kserveManifest({ server, ...options }).spec.predictor;
const model = (props: Partial<KserveModel>): KserveModel => ({ ...SKLEARN, ...props });

describe('the predictor', () => {
  test('is a model with nothing but what is said of it', () => {
    expect(predictor({})).toEqual({
      model: { modelFormat: { name: 'sklearn' } }, minReplicas: 1, maxReplicas: 5, autoScaling: { metrics: [CPU_METRIC] },
    });
  });

  test('is a model with all that can be said of it', () => {
    const chart = newChart();
    newKserve({
      server: {
        predictor: KservePredictor.model({
          format: 'sklearn',
          formatVersion: '1',
          protocolVersion: KserveProtocol.V2,
          runtime: 'kserve-sklearnserver',
          runtimeVersion: 'v0.20.0',
          storageUri: 'gs://bucket/model',
          args: ['--workers=2'],
          envVariables: { LOG: EnvValue.fromValue('debug') },
          image: 'sklearn:1',
          liveness: Probe.fromHttpGet('/live'),
          ports: [{ number: 9000 }],
          resources: { cpu: { request: Cpu.units(1), limit: Cpu.units(2) }, memory: { request: Size.gibibytes(4) } },
          volumeMounts: [{ path: '/dev/shm', volume: Volume.fromEmptyDir(chart, 'shm', 'shm') }],
        }),
        gpu: Gpu.nvidia(1),
      },
    }, chart);
    const { spec: { predictor: { model: rendered, volumes } } } = manifest(chart, 'InferenceService');
    expect(rendered).toEqual({
      modelFormat: { name: 'sklearn', version: '1' },
      protocolVersion: 'v2',
      runtime: 'kserve-sklearnserver',
      runtimeVersion: 'v0.20.0',
      storageUri: 'gs://bucket/model',
      args: ['--workers=2'],
      env: [{ name: 'LOG', value: 'debug' }],
      image: 'sklearn:1',
      livenessProbe: { failureThreshold: 3, httpGet: { path: '/live', port: 9000, scheme: 'HTTP' } },
      ports: [{ containerPort: 9000, name: 'http' }],
      resources: { requests: { cpu: '1', memory: '4096Mi' }, limits: { 'cpu': '2', 'nvidia.com/gpu': '1' } },
      volumeMounts: [{ mountPath: '/dev/shm', name: 'shm' }],
    });
    expect(volumes).toEqual([{ name: 'shm', emptyDir: {} }]);
  });

  test('is a container, whose probes ask the port that KServe takes for it', () => {
    const { containers } = predictor({ predictor: KservePredictor.container({ ...CONTAINER, readiness: Probe.fromHttpGet('/ready') }) });
    expect(containers).toEqual([{
      name: 'kserve-container',
      image: 'model:1.0.0',
      readinessProbe: { failureThreshold: 3, httpGet: { path: '/ready', port: 8080, scheme: 'HTTP' } },
      securityContext: SAFE,
    }]);
  });

  test('has a pod around it, whose labels and annotations are those of the component', () => {
    const { containers, model: _model, minReplicas, maxReplicas, autoScaling, ...rest } = predictor({
      pod: {
        metadata: { labels: { team: 'ml' }, annotations: { note: 'x' } },
        containers: [{ name: 'logger', image: 'logger:1', resources: CPU }],
        nodeAffinity: [NodeLabelQuery.is('pool', 'gpu')],
        tolerations: [NodeTaintQuery.exists('nvidia.com/gpu')],
        topologySpreadConstraints: [{ topologyKey: 'zone' }],
        priorityClassName: 'high',
        runtimeClassName: 'nvidia',
        terminationGracePeriod: Duration.minutes(2),
      },
      strategy: DeploymentStrategy.recreate(),
    });
    expect(containers.map(({ name }: Untyped) => name)).toEqual(['logger']);
    expect(rest).toEqual({
      labels: { team: 'ml' },
      annotations: { note: 'x' },
      affinity: {
        nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'In', values: ['gpu'] }] }] } },
      },
      tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }],
      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { app: 'isvc.model-predictor' } } }],
      priorityClassName: 'high',
      runtimeClassName: 'nvidia',
      terminationGracePeriodSeconds: 120,
      deploymentStrategy: { type: 'Recreate' },
    });
  });

  test('is named where it is asked for, and so are its objects', () => {
    const chart = newChart();
    const { target } = newKserve({ server: { predictorName: 'stable' }, podDisruptionBudget: PodDisruptionBudget.maxUnavailable(1) }, chart);
    expect(target.name).toBe('model-stable-predictor');
    expect(manifest(chart, 'InferenceService').spec.predictor.name).toBe('stable');
    expect(manifest(chart, 'PodDisruptionBudget').spec.selector).toEqual({ matchLabels: { app: 'isvc.model-stable-predictor' } });
  });

  test('carries labels and annotations of the service beside those of this library', () => {
    const { metadata } = kserveManifest({ server: { labels: { team: 'ml' }, annotations: { 'serving.kserve.io/enable-prometheus-scraping': 'false' } } });
    expect(metadata.labels).toEqual({ team: 'ml' });
    expect(Object.keys(metadata.annotations)).toEqual([
      'serving.kserve.io/autoscalerClass', 'serving.kserve.io/deploymentMode', 'serving.kserve.io/enable-prometheus-scraping',
    ]);
  });
});

const PORTS = (metrics: number) => [{ containerPort: 8080, name: 'http' }, { containerPort: metrics, name: 'metrics' }];

/** Where each server has its metrics, what its monitor asks, and the ports that the container has to declare for it. */
const SCRAPED: [string, KserveServerProps, Untyped, Untyped][] = [
  ['the Python server', { predictor: KservePredictor.model(SKLEARN) }, { port: 'model-predictor', path: '/metrics' }, undefined],
  ['Hugging Face', { predictor: KservePredictor.model(model({ format: 'huggingface' })) }, { port: 'model-predictor', path: '/metrics' }, undefined],
  ['vLLM', { predictor: KservePredictor.model(model({ format: 'vLLM' })) }, { port: 'model-predictor', path: '/metrics' }, undefined],
  ['MLServer', { predictor: KservePredictor.model(model({ runtime: 'kserve-mlserver' })) }, { port: 'metrics', path: '/metrics' }, PORTS(8082)],
  ['MLServer by its one format', { predictor: KservePredictor.model(model({ format: 'mlflow' })) }, { port: 'metrics', path: '/metrics' }, PORTS(8082)],
  ['Triton', { predictor: KservePredictor.model(model({ format: 'triton' })) }, { port: 'metrics', path: '/metrics' }, PORTS(8002)],
  ['TorchServe', { predictor: KservePredictor.model(model({ format: 'pytorch' })) }, { port: 'metrics', path: '/metrics' }, PORTS(8082)],
  ['TensorFlow Serving', { predictor: KservePredictor.model(model({ format: 'tensorflow', args: ['--monitoring_config_file=/etc/m'] })) },
    { port: 'model-predictor', path: '/monitoring/prometheus/metrics' }, undefined],
  ['OpenVINO', { predictor: KservePredictor.model(model({ format: 'openvino', args: ['--metrics_enable'] })) }, { port: 'model-predictor', path: '/metrics' }, undefined],
  ['a runtime of one\'s own', { predictor: KservePredictor.model(model({ format: 'mine' })), metrics: { port: 9400, path: '/m' } }, { port: 'metrics', path: '/m' }, PORTS(9400)],
  ['a stated port of a known runtime', { predictor: KservePredictor.model(SKLEARN), metrics: { port: 9400 } }, { port: 'metrics', path: '/metrics' }, PORTS(9400)],
  ['declared ports', { predictor: KservePredictor.model(model({ ports: [{ number: 8085, name: 'rest' }] })), metrics: { port: 8085 } }, { port: 'rest', path: '/metrics' },
    [{ containerPort: 8085, name: 'rest' }]],
  ['a container without ports', { predictor: KservePredictor.container(CONTAINER) }, { port: 'model-predictor', path: '/metrics' }, undefined],
  ['a container with ports', { predictor: KservePredictor.container({ ...CONTAINER, portNumber: 8000, ports: [{ number: 9100, name: 'metrics' }] }) }, { port: 'metrics', path: '/metrics' },
    [{ containerPort: 8000, name: 'http' }, { containerPort: 9100, name: 'metrics' }]],
];

describe('scraping', () => {
  test.each(SCRAPED)('of %s goes through the Service that KServe makes', (_title, server, endpoint, ports) => {
    const chart = kserveChart({ server: { metrics: {}, ...server }, triggers: [ANYTHING] });
    expect(manifest(chart, 'ServiceMonitor').spec).toEqual({
      selector: { matchLabels: { 'serving.kserve.io/inferenceservice': 'model', 'component': 'predictor' } }, endpoints: [{ interval: '30s', ...endpoint }],
    });
    const spec = manifest(chart, 'InferenceService').spec.predictor;
    expect((spec.model ?? spec.containers[0]).ports).toEqual(ports);
  });

  test.each(SCRAPED)('of %s by a PodMonitor asks a declared port', (_title, server) => {
    const chart = kserveChart({ server: { metrics: {}, ...server, monitor: Monitor.pod() }, triggers: [ANYTHING] });
    const { selector, podMetricsEndpoints: [{ port }] } = manifest(chart, 'PodMonitor').spec;
    const spec = manifest(chart, 'InferenceService').spec.predictor;
    expect(selector).toEqual({ matchLabels: { app: 'isvc.model-predictor' } });
    expect((spec.model ?? spec.containers[0]).ports.map(({ name }: Untyped) => name)).toContain(port);
  });

  test('labels the series that a query selects, and the check knows it', () => {
    const chart = kserveChart({
      server: { metrics: {}, externalAutoscaler: true }, triggers: [new RequestRateTrigger({ counter: 'request_predict_seconds_count', requestsPerSecondPerReplica: 1 })],
    });
    expect(stderrOf(() => synth(chart))).toBe('');
    expect(manifest(chart, 'ScaledObject').spec.triggers[0].metadata.query).toContain('{namespace="ml",service="model-predictor"}');
  });

  test('by somebody else declares nothing', () => {
    const chart = kserveChart({ server: { predictor: KservePredictor.model(model({ format: 'triton' })), metrics: {}, monitor: Monitor.external('the platform') }, triggers: [ANYTHING] });
    expect(synth(chart)).toHaveLength(1);
    expect(manifest(chart, 'InferenceService').spec.predictor.model.ports).toBeUndefined();
  });
});

/** What the pods are told of the collector that KServe writes. */
const COLLECTED: [string, Partial<KserveServerProps>, string | undefined][] = [
  ['the Python server', {}, undefined],
  ['MLServer', { predictor: KservePredictor.model(model({ runtime: 'kserve-mlserver' })) }, '8082'],
  ['Triton', { predictor: KservePredictor.model(model({ format: 'triton' })) }, undefined],
  ['a runtime of one\'s own', { predictor: KservePredictor.model(model({ format: 'mine' })) }, undefined],
  ['a runtime of one\'s own with a stated port', { predictor: KservePredictor.model(model({ format: 'mine' })), metrics: { port: 8080 } }, '8080'],
  ['a container without ports', { predictor: KservePredictor.container(CONTAINER) }, undefined],
  ['a container with a port', { predictor: KservePredictor.container({ ...CONTAINER, portNumber: 8000 }) }, '8000'],
  ['a container with a port named metrics', { predictor: KservePredictor.container({ ...CONTAINER, portNumber: 8080, ports: [{ number: 9100, name: 'metrics' }] }) }, '9100'],
  ['a container with a port named metrics, which somebody else scrapes', {
    predictor: KservePredictor.container({ ...CONTAINER, portNumber: 8080, ports: [{ number: 9100, name: 'metrics' }] }), metrics: {}, monitor: Monitor.external('x'),
  }, '9100'],
];

describe('a collector of OpenTelemetry', () => {
  test.each(COLLECTED)('is put into the pods of %s, and asks the right port', (_title, server, port) => {
    expect(predictor(server, { triggers: [RUNNING] }).annotations).toEqual({
      'sidecar.opentelemetry.io/inject': 'model-predictor', ...port !== undefined && { 'prometheus.kserve.io/port': port },
    });
  });

  test('is put into the component that scales on it alone', () => {
    const { explainer, predictor: other, transformer } = kserveManifest({
      server: {
        transformer: {
          container: { ...CONTAINER, portNumber: 8081 }, scaling: KserveComponentScaling.onTriggers({ maxReplicas: 2, triggers: [RUNNING] }),
        },
        explainer: KserveExplainer.container({ ...CONTAINER, portNumber: 8080, ports: [{ number: 9100, name: 'metrics' }] }, {
          scaling: KserveComponentScaling.onTriggers({ maxReplicas: 2, triggers: [RUNNING] }),
        }),
      },
    }).spec;
    expect(other.annotations).toBeUndefined();
    expect(transformer.annotations).toEqual({ 'sidecar.opentelemetry.io/inject': 'model-transformer', 'prometheus.kserve.io/port': '8081' });
    expect(explainer.annotations).toEqual({ 'sidecar.opentelemetry.io/inject': 'model-explainer', 'prometheus.kserve.io/port': '9100' });
  });
});

describe('a transformer and an explainer', () => {
  const container = { ...CONTAINER, resources: CPU };
  const scaled = { scaling: KserveComponentScaling.onTriggers({ maxReplicas: 3, triggers: [CpuTrigger.utilization(60)] }) };
  const CPU_60 = { metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } } }] };
  const CLASS = 'serving.kserve.io/autoscalerClass';

  test.each([
    ['KServe\'s ScaledObjects', {}, Autoscaler.keda(), undefined],
    ['KServe\'s HPAs', {}, Autoscaler.hpa(), undefined],
    ['a ScaledObject beside KServe', { externalAutoscaler: true }, Autoscaler.keda({ hpaName: 'own' }), { [CLASS]: 'keda' }],
    ['an HPA beside KServe', { externalAutoscaler: true }, Autoscaler.hpa({ name: 'own' }), { [CLASS]: 'hpa' }],
  ] as [string, Partial<KserveServerProps>, Autoscaler, Untyped][])('scale by KServe with %s', (_title, server, autoscaler, annotations) => {
    const companions = { transformer: { ...scaled, container }, explainer: KserveExplainer.container(container, scaled) };
    const { spec } = kserveManifest({ server: { ...server, ...companions }, autoscaler });
    for (const component of [spec.transformer, spec.explainer]) {
      expect(component).toEqual({
        ...annotations && { annotations },
        minReplicas: 1,
        maxReplicas: 3,
        autoScaling: CPU_60,
        containers: [{ name: 'kserve-container', image: 'model:1.0.0', resources: { requests: { cpu: '1' } }, securityContext: SAFE }],
      });
    }
  });

  test('are left to somebody else where that is said', () => {
    const { transformer } = kserveManifest({ server: { transformer: { container: CONTAINER, scaling: KserveComponentScaling.external() } } }).spec;
    expect(Object.keys(transformer)).toEqual(['annotations', 'containers']);
    expect(transformer.annotations).toEqual({ [CLASS]: 'external' });
  });

  const asking = (availableAtZero?: string): Partial<KserveServerProps> => ({
    transformer: {
      container: CONTAINER,
      scaling: KserveComponentScaling.onTriggers({ maxReplicas: 2, triggers: [PrometheusTrigger.total({ query: 'sum(y)', perReplica: 1, availableAtZero })] }),
    },
  });
  const BY = 'cdk8s-model-autoscaling/scraped-by';

  test('say on their own who scrapes what they are scaled on', () => {
    const waking = PrometheusTrigger.total({ query: 'sum(x)', perReplica: 1, availableAtZero: 'the gateway' });
    const { metadata, spec } = kserveManifest({ server: asking('the mesh'), triggers: [waking] });
    expect(metadata.annotations[BY]).toBeUndefined();
    expect([spec.predictor.annotations, spec.transformer.annotations]).toEqual([{ [BY]: 'the gateway' }, { [BY]: 'the mesh' }]);
  });

  test('are not scraped because somebody scrapes the predictor', () => {
    const waking = PrometheusTrigger.total({ query: 'sum(x)', perReplica: 1, availableAtZero: 'the gateway' });
    expect(() => kserveManifest({ server: asking(), triggers: [waking] })).toThrow(/not-scraped: .*spec.transformer.*got y/);
  });

  test.each([true, false])('are scraped by whoever is said to scrape the model, externalAutoscaler %s', (externalAutoscaler) => {
    const chart = kserveChart({ server: { ...asking(), externalAutoscaler, monitor: Monitor.external('the platform') } });
    expect(manifest(chart, 'InferenceService').spec.transformer.annotations[BY]).toBe('the platform');
  });

  test('stay at a number where they do not scale', () => {
    const { explainer, transformer } = kserveManifest({
      server: {
        transformer: { container: CONTAINER, scaling: KserveComponentScaling.atReplicas(2) },
        explainer: KserveExplainer.art({ type: 'SquareAttack', config: { nb_classes: '10' }, resources: CPU }, {
          scaling: KserveComponentScaling.atReplicas(1), pod: { metadata: { annotations: { note: 'x' } } },
        }),
      },
    }).spec;
    expect(transformer).toMatchObject({ minReplicas: 2, maxReplicas: 2, annotations: { [CLASS]: 'none' } });
    expect(explainer).toEqual({
      minReplicas: 1,
      maxReplicas: 1,
      annotations: { note: 'x', [CLASS]: 'none' },
      art: { type: 'SquareAttack', config: { nb_classes: '10' }, resources: { requests: { cpu: '1' } } },
    });
  });
});

describe('a transformer beside a predictor that scales', () => {
  const own: KserveServerProps = { predictor: KservePredictor.model({ ...SKLEARN, resources: CPU }) };
  const chartOf = (transformer: KserveServerProps['transformer'], options: KserveOptions = {}): Chart =>
    kserveChart({ autoscaler: Autoscaler.hpa(), ...options, server: { ...own, ...options.server, transformer } });

  test.each<[string, KserveServerProps['transformer'], KserveOptions]>([
    ['stays at a number, without an autoscaler', { container: { ...CONTAINER, resources: CPU }, scaling: KserveComponentScaling.atReplicas(2) }, {}],
    ['has bounds and triggers of its own', {
      container: { ...CONTAINER, resources: CPU },
      scaling: KserveComponentScaling.onTriggers({ minReplicas: 2, maxReplicas: 6, triggers: [CpuTrigger.utilization(70)] }),
    }, {}],
    ['is left to KServe, where the predictor has a ScaledObject of its own', {
      container: { ...CONTAINER, resources: CPU },
      scaling: KserveComponentScaling.onTriggers({ maxReplicas: 3, triggers: [CpuTrigger.utilization(70)] }),
    }, { autoscaler: Autoscaler.keda(), server: { externalAutoscaler: true } }],
  ])('%s', (_title, transformer, options) => {
    const chart = chartOf(transformer, options);
    expect(stderrOf(() => expect(yamlOf(chart)).toMatchSnapshot())).toBe('');
  });

  test('has an autoscaler of its own where KServe is to leave it alone', () => {
    const chart = chartOf({ container: { ...CONTAINER, resources: CPU }, scaling: KserveComponentScaling.external() });
    new AutoscaledModel(chart, 'transformer', {
      server: ModelServer.fromTarget({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'model-transformer' }),
      autoscaler: Autoscaler.keda(),
      minReplicas: 1,
      maxReplicas: 4,
      triggers: [CpuTrigger.utilization(60)],
    });
    expect(stderrOf(() => expect(yamlOf(chart)).toMatchSnapshot())).toBe('');
  });
});

/** A trigger of a server where it may run: in a runtime that is known, another image of one, and one that is not known. */
test.each<[string, Partial<KserveModel>, Trigger]>([
  ['vLLM in the Hugging Face runtime', { format: 'huggingface' }, VllmTrigger.waitingRequests()],
  ['KServe\'s Python server in the Hugging Face runtime', { format: 'huggingface' }, KservePythonTrigger.requestRate({ requestsPerSecondPerReplica: 1 })],
  ['another server in an image of one\'s own', { image: 'mine:1' }, VllmTrigger.waitingRequests()],
  ['a newer Triton by its tag', { format: 'triton', runtimeVersion: '24.08-py3' }, TritonTrigger.pendingRequests({ perReplica: 1 })],
  ['a newer Triton by the trigger', { format: 'triton' }, TritonTrigger.pendingRequests({ perReplica: 1, serverVersion: '24.08' })],
  ['a runtime that is not known', { format: 'mine' }, TritonTrigger.pendingRequests({ perReplica: 1 })],
])('%s is scaled on its own metrics', (_title, props, trigger) => {
  const metrics = props.format === 'mine' ? { port: 9400 } : {};
  expect(predictor({ predictor: KservePredictor.model(model(props)), metrics }, { triggers: [trigger] }).autoScaling.metrics).toHaveLength(1);
});

/** What differs from version to version. */
const VERSIONS: [string, string, KserveOptions][] = [
  ['0.15', 'RawDeployment', {}],
  ['0.15.0', 'RawDeployment', { triggers: [MemoryTrigger.utilization(50)] }],
  ['v0.15.2', 'RawDeployment', {}],
  ['0.16', 'Standard', {}],
  ['0.20.1', 'Standard', {}],
];

test.each(VERSIONS)('KServe %s knows the mode as %s', (version, mode, options) => {
  expect(kserveManifest({ server: { kserveVersion: version }, ...options }).metadata.annotations['serving.kserve.io/deploymentMode']).toBe(mode);
});

function served(props: KserveServerProps, namespace?: string): ServedModel {
  const chart = newChart({ namespace });
  return ModelServer.kserve(props)._serve(chart, {
    scope: chart, place: Place.of(chart), name: 'iris', namespace, autoscaler: Autoscaler.keda(), minReplicas: 1, maxReplicas: 2, triggers: [CpuTrigger.utilization(50)], prometheus: PROMETHEUS, cluster: UNKNOWN_CLUSTER,
  });
}

const URL = 'http://iris-predictor.ml.svc';
const V1 = '/v1/models/{model}:predict';
const V2 = '/v2/models/{model}/infer';

test.each<[string, KserveServerProps, Untyped]>([
  ['the Python server', { predictor: KservePredictor.model(SKLEARN) }, { url: URL, modelName: 'iris', paths: { v1: V1, v2: V2 } }],
  ['MLServer', { predictor: KservePredictor.model(model({ format: 'mlflow' })) }, { url: URL, modelName: 'iris', paths: { v2: V2 } }],
  ['TensorFlow Serving', { predictor: KservePredictor.model(model({ format: 'tensorflow' })) }, { url: URL, modelName: 'iris', paths: { v1: V1 } }],
  ['Triton, whose models have names of their own', { predictor: KservePredictor.model(model({ format: 'triton' })) }, { url: URL, paths: { v2: V2 } }],
  ['Hugging Face', { predictor: KservePredictor.model(model({ format: 'huggingface', args: ['--model_name=opt'] })) }, {
    url: URL,
    modelName: 'opt',
    paths: { v1: V1, v2: V2, openAiCompletions: '/openai/v1/completions', openAiChat: '/openai/v1/chat/completions' },
  }],
  ['vLLM', { predictor: KservePredictor.model(model({ format: 'vLLM', args: ['--served-model-name', 'opt'] })) }, {
    url: URL, modelName: 'opt', paths: { openAiCompletions: '/v1/completions', openAiChat: '/v1/chat/completions' },
  }],
  ['vLLM without a name', { predictor: KservePredictor.model(model({ format: 'vLLM' })) }, { url: URL, paths: { openAiCompletions: '/v1/completions', openAiChat: '/v1/chat/completions' } }],
  ['a container', { predictor: KservePredictor.container(CONTAINER) }, { url: URL }],
  ['a transformer in front', { predictor: KservePredictor.model(SKLEARN), transformer: { container: CONTAINER, scaling: KserveComponentScaling.atReplicas(1) } },
    { url: 'http://iris-transformer.ml.svc', modelName: 'iris', paths: { v1: V1, v2: V2 } }],
])('%s is asked at port 80 of its Service', (_title, props, endpoint) => {
  expect(served(props, 'ml').endpoint).toEqual(endpoint);
});

test('without a namespace a model is asked by the name of its Service', () => {
  expect(served({ predictor: KservePredictor.model(SKLEARN) }).endpoint?.url).toBe('http://iris-predictor');
});

test.each<[string, KserveServerProps, string[] | undefined]>([
  ['a runtime of KServe', { predictor: KservePredictor.model(SKLEARN), pod: { containers: [{ name: 'logger', image: 'l:1', resources: CPU }] } }, ['kserve-container', 'logger']],
  ['a runtime of one\'s own, which may have more', { predictor: KservePredictor.model(model({ runtime: 'mine' })) }, undefined],
  ['a container', { predictor: KservePredictor.container({ ...CONTAINER, name: 'kserve-container' }) }, ['kserve-container']],
])('the containers of %s are known as far as they can be', (_title, props, names) => {
  expect(served(props, 'ml').containerNames?.()).toEqual(names);
});
