import { Chart, Duration } from 'cdk8s';
import { Cpu, EnvValue, Probe } from 'cdk8s-plus-27';
import { container, one, RESOURCES, seldonModel } from './support';
import {
  AutoscaledModel, Autoscaler, CpuTrigger, Gpu, InferenceRequest, KedaFormula, LabelMatcher, LatencyTrigger, MemoryTrigger, ModelServer, Monitor,
  PodDisruptionBudget, PrometheusTrigger, RequestRateTrigger, SeldonCore1Trigger, Trigger, TritonTrigger, UnsatisfiableConstraintAction, VllmTrigger,
} from '../../../../src';
import {
  SeldonCore1GraphNode, SeldonCore1GraphParameter, SeldonCore1LoggerMode, SeldonCore1Predictor, SeldonCore1PrepackagedServer, SeldonCore1Protocol,
  SeldonCore1ServerProps, SeldonCore1Transport,
} from '../../../../src/constructs/servers/seldon-core1';
import { stderrOf } from '../../../support/captured';
import { rateAskedBy } from '../../../support/queries';
import { manifest, newChart, PROMETHEUS, synth, yamlOf } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

const RATE = new RequestRateTrigger({ counter: 'seldon_api_executor_server_requests_seconds_count', requestsPerSecondPerReplica: 10 });

/** What people write, from the shortest form to the fullest. */
const FORMS: [string, SeldonCore1ServerProps][] = [
  ['one container', one(container('classifier', { portNumber: 9000, readiness: Probe.fromHttpGet('/health/status') }))],
  ['a server that comes with Seldon Core', one(
    SeldonCore1GraphNode.server('classifier', SeldonCore1PrepackagedServer.SKLEARN, { modelUri: 'gs://models/iris', resources: RESOURCES }),
  )],
  ['a server with all its options', {
    protocol: SeldonCore1Protocol.V2,
    ...one(SeldonCore1GraphNode.server('bert', SeldonCore1PrepackagedServer.TRITON, {
      modelUri: 's3://models/bert',
      envSecretRefName: 'rclone',
      serviceAccountName: 'reader',
      storageInitializerImage: 'seldonio/rclone-storage-initializer:1.18.2',
      image: 'nvcr.io/nvidia/tritonserver:23.10-py3',
      envVariables: { LOG_LEVEL: EnvValue.fromValue('1') },
      gpu: Gpu.nvidia(1),
      resources: RESOURCES,
      parameters: [SeldonCore1GraphParameter.stringValue('mode', 'fast')],
    })),
  }],
  ['a graph of everything', {
    transport: SeldonCore1Transport.REST,
    predictors: [SeldonCore1Predictor.graph(
      SeldonCore1GraphNode.transformer('scale', {
        transport: SeldonCore1Transport.REST,
        logger: { mode: SeldonCore1LoggerMode.ALL, url: 'http://logger.ml.svc' },
        children: [SeldonCore1GraphNode.combiner('vote', {
          children: [
            SeldonCore1GraphNode.router('route', { parameters: [SeldonCore1GraphParameter.intValue('arms', 2)], children: [SeldonCore1GraphNode.model('a'), SeldonCore1GraphNode.model('b')] }),
            SeldonCore1GraphNode.randomAbTest('split', { percentOfFirst: 25, children: [SeldonCore1GraphNode.outputTransformer('round', { children: [SeldonCore1GraphNode.model('c')] }), SeldonCore1GraphNode.model('d')] }),
          ],
        })],
      }), {
        name: 'main',
        components: [
          { containers: ['scale', 'vote', 'route', 'round'].map((name) => container(name)) },
          { name: 'models', containers: ['a', 'b', 'c', 'd'].map((name) => container(name)), gpu: Gpu.nvidia(1), replicas: 2 },
        ],
      },
    )],
  }],
  ['a canary and a shadow', {
    annotations: { 'seldon.io/headless-svc': 'true' },
    labels: { team: 'a' },
    predictors: [
      SeldonCore1Predictor.container(container('classifier'), {
        name: 'main',
        trafficPercent: 80,
        labels: { version: 'v1' },
        annotations: { owner: 'ml' },
        serviceName: 'iris-stable',
        progressDeadline: Duration.minutes(20),
        executor: { resources: { cpu: { request: Cpu.millis(200) } }, envVariables: { JAEGER_AGENT_HOST: EnvValue.fromValue('jaeger') } },
        pod: {
          metadata: { labels: { tier: 'gold' }, annotations: { 'sidecar.istio.io/inject': 'false' } },
          containers: [container('logs')],
          terminationGracePeriod: Duration.seconds(60),
          priorityClassName: 'high',
          topologySpreadConstraints: [{ topologyKey: 'zone', whenUnsatisfiable: UnsatisfiableConstraintAction.DO_NOT_SCHEDULE }],
        },
      }),
      SeldonCore1Predictor.container(container('classifier'), { name: 'canary', trafficPercent: 20, replicas: 1 }),
      SeldonCore1Predictor.container(container('classifier'), { name: 'mirror', shadow: true, trafficPercent: 50 }),
    ],
  }],
];

describe('a SeldonDeployment', () => {
  test.each(FORMS)('of %s is written as reviewed', (_title, server) => {
    const chart = newChart();
    seldonModel(server, { prometheus: PROMETHEUS }, chart);
    expect(yamlOf(chart)).toMatchSnapshot();
  });

  test('is what the model names, and holds the autoscaler', () => {
    const chart = newChart();
    const model = seldonModel(undefined, {}, chart);
    expect(model.seldonCore1?.seldonDeployment).toBe(model.autoscaler);
    expect(model.target).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'iris-default-0-classifier' });
    expect([model.deployment, model.service, model.monitor]).toEqual([undefined, undefined, undefined]);
    expect(synth(chart).map(({ kind }) => kind)).toEqual(['SeldonDeployment']);
  });

  test('shares nothing with another model of the same server', () => {
    const chart = newChart();
    const server = ModelServer.seldonCore1(one(container('classifier', { envVariables: { A: EnvValue.fromValue('1') } })));
    for (const name of ['one', 'two']) {
      new AutoscaledModel(chart, name, { server, maxReplicas: 2, triggers: [CpuTrigger.utilization(50)] });
    }
    const [first, second] = synth(chart);
    expect(first.spec).toEqual(second.spec);
    expect(first.spec.predictors[0].componentSpecs[0].spec.containers[0].env).toEqual([{ name: 'A', value: '1' }]);
  });

  test('leaves an executor without requests where it is told so', () => {
    const chart = newChart();
    seldonModel({ predictors: [SeldonCore1Predictor.container(container('classifier'), { executor: { resources: {} } })] }, {
      triggers: [CpuTrigger.utilization(50, { container: 'classifier' })],
    }, chart);
    expect(manifest(chart, 'SeldonDeployment').spec.predictors[0].svcOrchSpec).toEqual({ resources: {} });
  });

  test('has a Deployment that can be sized too', () => {
    const chart = newChart();
    seldonModel(undefined, {}, chart).scaleVertically();
    const { spec } = manifest(chart, 'VerticalPodAutoscaler');
    expect(spec.targetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'iris-default-0-classifier' });
  });

  test('names the first port of a container as Seldon looks for it', () => {
    const ports = (server: SeldonCore1ServerProps) => {
      const chart = newChart();
      seldonModel(server, {}, chart);
      return manifest(chart, 'SeldonDeployment').spec.predictors[0].componentSpecs[0].spec.containers.map((each: Untyped) => each.ports?.[0].name);
    };
    const classifier = container('classifier', { portNumber: 9000 });
    expect(ports(one(classifier))).toEqual(['http']);
    expect(ports({ ...one(classifier), transport: SeldonCore1Transport.GRPC })).toEqual(['grpc']);
    expect(ports(one(container('classifier', { ports: [{ number: 9000, name: 'grpc' }] })))).toEqual(['grpc']);
  });
});

describe('the Deployment that is scaled', () => {
  const predictors: SeldonCore1ServerProps['predictors'] = [
    SeldonCore1Predictor.graph(SeldonCore1GraphNode.transformer('scale', { children: [SeldonCore1GraphNode.model('a')] }), {
      name: 'main', trafficPercent: 50, components: [{ containers: [container('scale')] }, { containers: [container('a')] }],
    }),
    SeldonCore1Predictor.container(container('a'), { name: 'canary', trafficPercent: 50 }),
  ];

  test.each<[string, SeldonCore1ServerProps['scaled'], string, [number, number], Untyped]>([
    ['the first component of the first predictor', undefined, 'iris-main-0-scale', [0, 0], { 'seldon-deployment-id': 'iris', 'seldon-app': 'iris-main' }],
    ['another component', { component: 1 }, 'iris-main-1-a', [0, 1], { 'seldon-deployment-id': 'iris', 'app': 'iris-main-1-a' }],
    ['another predictor', { predictor: 'canary' }, 'iris-canary-0-a', [1, 0], { 'seldon-deployment-id': 'iris', 'seldon-app': 'iris-canary' }],
  ])('is %s', (_title, scaled, name, [i, j], labels) => {
    const chart = newChart();
    const model = seldonModel({ predictors, scaled }, { podDisruptionBudget: PodDisruptionBudget.maxUnavailable(1), prometheus: PROMETHEUS }, chart);
    expect(model.target.name).toBe(name);
    const written: Untyped[][] = manifest(chart, 'SeldonDeployment').spec.predictors.map(({ componentSpecs }: Untyped) => componentSpecs.map(({ kedaSpec }: Untyped) => kedaSpec));
    expect(written.flatMap((specs, a) => specs.flatMap((spec, b) => spec === undefined ? [] : [[a, b]]))).toEqual([[i, j]]);
    expect(manifest(chart, 'PodDisruptionBudget').spec.selector).toEqual({ matchLabels: labels });
    expect(manifest(chart, 'PodMonitor').spec.selector).toEqual({ matchLabels: { 'seldon-deployment-id': 'iris', 'version': i === 0 ? 'main' : 'canary' } });
  });
});

describe('scaling by KEDA', () => {
  test('is said in kedaSpec, with all that Seldon hands on', () => {
    const chart = newChart();
    seldonModel(undefined, {
      prometheus: PROMETHEUS,
      minReplicas: 2,
      autoscaler: Autoscaler.keda({
        pollingInterval: Duration.seconds(15),
        cooldownPeriod: Duration.seconds(60),
        idleReplicaCount: 0,
        restoreToOriginalReplicaCount: true,
        fallback: { failureThreshold: 3, replicas: 2 },
        behavior: { scaleDown: { stabilizationWindow: Duration.minutes(5) } },
      }),
      triggers: [PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5, name: 'load', availableAtZero: 'the gateway exports it' })],
    }, chart);
    const { spec, metadata } = manifest(chart, 'SeldonDeployment');
    expect(spec.predictors[0].componentSpecs[0].kedaSpec).toEqual({
      minReplicaCount: 2,
      maxReplicaCount: 5,
      idleReplicaCount: 0,
      pollingInterval: 15,
      cooldownPeriod: 60,
      fallback: { failureThreshold: 3, replicas: 2 },
      advanced: {
        restoreToOriginalReplicaCount: true,
        horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 300 } } },
      },
      triggers: [{
        type: 'prometheus',
        name: 'load',
        metricType: 'AverageValue',
        metadata: { serverAddress: 'http://prom-kube-prometheus-stack-prometheus.monitoring.svc:9090', query: 'sum(x)', threshold: '5', ignoreNullValues: 'false' },
      }],
    });
    expect(metadata.annotations).toEqual({ 'cdk8s-model-autoscaling/scraped-by': 'the gateway exports it' });
  });

  test('may follow one container, the executor included', () => {
    const chart = newChart();
    seldonModel(one(container('classifier', { resources: {} })), { triggers: [CpuTrigger.utilization(50, { container: 'seldon-container-engine' })] }, chart);
    expect(manifest(chart, 'SeldonDeployment').spec.predictors[0].componentSpecs[0].kedaSpec.triggers)
      .toEqual([{ type: 'cpu', metricType: 'Utilization', metadata: { value: '50', containerName: 'seldon-container-engine' } }]);
  });

  test('may stand beside the SeldonDeployment, which then says nothing of replicas', () => {
    const chart = newChart();
    const model = seldonModel({ ...one(container('classifier')), externalAutoscaler: true }, {
      prometheus: PROMETHEUS,
      autoscaler: Autoscaler.keda({ formula: KedaFormula.total({ expression: 'rate', perReplica: 5 }) }),
      triggers: [new RequestRateTrigger({ counter: 'seldon_api_executor_server_requests_seconds_count', requestsPerSecondPerReplica: 10, name: 'rate' })],
    }, chart);
    expect(stderrOf(() => yamlOf(chart))).toBe('');
    expect(manifest(chart, 'SeldonDeployment').spec.predictors[0].componentSpecs[0]).toEqual({ spec: expect.anything() });
    expect(manifest(chart, 'ScaledObject').spec.scaleTargetRef).toEqual(model.target);
    expect(manifest(chart, 'ScaledObject').metadata.name).toBe('iris');
  });
});

describe('scaling by an HPA', () => {
  test('is said in hpaSpec', () => {
    const chart = newChart();
    seldonModel(undefined, { autoscaler: Autoscaler.hpa(), triggers: [CpuTrigger.utilization(50), MemoryTrigger.utilization(80, { container: 'classifier' })] }, chart);
    expect(manifest(chart, 'SeldonDeployment').spec.predictors[0].componentSpecs[0].hpaSpec).toEqual({
      minReplicas: 1,
      maxReplicas: 5,
      metricsv2: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } },
        { type: 'ContainerResource', containerResource: { name: 'memory', container: 'classifier', target: { type: 'Utilization', averageUtilization: 80 } } },
      ],
    });
  });

  test('on an amount needs no requests', () => {
    const chart = newChart();
    seldonModel(one(container('classifier', { resources: {} })), { autoscaler: Autoscaler.hpa(), triggers: [CpuTrigger.averageValue(Cpu.millis(500))] }, chart);
    expect(manifest(chart, 'SeldonDeployment').spec.predictors[0].componentSpecs[0].hpaSpec.metricsv2[0].resource.target).toEqual({ type: 'AverageValue', averageValue: '500m' });
  });

  test('may stand beside the SeldonDeployment', () => {
    const chart = newChart();
    seldonModel({ ...one(container('classifier')), externalAutoscaler: true, seldonCore1Version: '1.15' }, {
      autoscaler: Autoscaler.hpa({ behavior: { scaleDown: { stabilizationWindow: Duration.minutes(5) } } }),
    }, chart);
    expect(manifest(chart, 'HorizontalPodAutoscaler').spec).toMatchObject({ scaleTargetRef: { name: 'iris-default-0-classifier' }, behavior: { scaleDown: { stabilizationWindowSeconds: 300 } } });
  });
});

describe('the metrics', () => {
  function query(chart: Chart, server: SeldonCore1ServerProps, trigger: Trigger = RATE): string {
    seldonModel(server, { prometheus: PROMETHEUS, triggers: [trigger] }, chart);
    return manifest(chart, 'SeldonDeployment').spec.predictors[0].componentSpecs[0].kedaSpec.triggers[0].metadata.query;
  }

  test('are asked for by the monitor that scrapes them, and idle is told from lost by the executor', () => {
    const chart = newChart();
    const asked = query(chart, { ...one(container('classifier')), metrics: { scrapeInterval: Duration.seconds(15), scrapeTimeout: Duration.seconds(10) } });
    expect(rateAskedBy(asked)).toEqual({
      series: 'seldon_api_executor_server_requests_seconds_count{namespace="ml",job="ml/iris"}',
      up: '{namespace="ml",job="ml/iris",container="seldon-container-engine"}',
      window: '1m',
      interval: '15s',
    });
    expect(manifest(chart, 'PodMonitor').spec.podMetricsEndpoints).toEqual([{ port: 'metrics', path: '/prometheus', interval: '15s', scrapeTimeout: '10s' }]);
  });

  test('are where the operator was told to put them', () => {
    const chart = newChart();
    query(chart, { ...one(container('classifier')), metrics: { path: '/metrics', portName: 'prom' } });
    expect(manifest(chart, 'PodMonitor').spec.podMetricsEndpoints).toEqual([{ port: 'prom', path: '/metrics', interval: '30s' }]);
  });

  test('may be scraped by somebody else', () => {
    const chart = newChart();
    const monitor = Monitor.external('the platform team', { labels: { namespace: 'ml', deployment_name: 'iris' } });
    const latency = new LatencyTrigger({ histogram: 'seldon_api_executor_server_requests_seconds', quantile: 0.95, target: Duration.millis(100) });
    expect(query(chart, { ...one(container('classifier')), monitor }, latency)).toContain('{deployment_name="iris",namespace="ml",predictor_name="default"}');
    expect(manifest(chart, 'SeldonDeployment').metadata.annotations).toEqual({ 'cdk8s-model-autoscaling/scraped-by': 'the platform team' });
    expect(synth(chart).map(({ kind }) => kind)).toEqual(['SeldonDeployment']);
  });
});

describe('metrics of the nodes', () => {
  const ofTriton = TritonTrigger.requestRate({ requestsPerSecondPerReplica: 20 });
  const ofVllm = VllmTrigger.waitingRequests();
  const rate = new RequestRateTrigger({ counter: 'answers_total', requestsPerSecondPerReplica: 20 });
  const triton = SeldonCore1GraphNode.server('vision', SeldonCore1PrepackagedServer.TRITON, { modelUri: 'gs://models/vision', resources: RESOURCES });
  const written = (server: SeldonCore1ServerProps, ...triggers: Trigger[]) => {
    const chart = newChart();
    expect(stderrOf(() => {
      seldonModel(server, { prometheus: PROMETHEUS, triggers }, chart);
      synth(chart);
    })).toBe('');
    const scaled: Untyped[] = manifest(chart, 'SeldonDeployment').spec.predictors[0].componentSpecs[0].kedaSpec.triggers;
    const queries: string[] = scaled.map(({ metadata }) => metadata.query);
    return { endpoints: manifest(chart, 'PodMonitor').spec.podMetricsEndpoints, queries };
  };
  const EXECUTORS = { port: 'metrics', path: '/prometheus', interval: '30s' };

  test('of the Triton that the operator runs are asked where it has them, though it declares no port there', () => {
    const server = { ...one(triton), protocol: SeldonCore1Protocol.V2, metrics: { scrapeInterval: Duration.seconds(15) } };
    const { endpoints, queries } = written(server, ofTriton, rate, RATE);
    expect(endpoints).toEqual([
      { ...EXECUTORS, interval: '15s' },
      {
        port: 'http',
        path: '/metrics',
        interval: '15s',
        relabelings: [
          { action: 'keep', sourceLabels: ['__meta_kubernetes_pod_container_name'], regex: 'vision' },
          { sourceLabels: ['__address__'], regex: '(.+):[0-9]+', replacement: '$1:8002', targetLabel: '__address__' },
        ],
      },
    ]);
    expect(queries[0]).toContain('nv_inference_request_success{namespace="ml",job="ml/iris"}');
    expect(queries[1]).toContain('up{namespace="ml",job="ml/iris",container="vision",instance=~".+:(8002)"}');
    expect(queries[2]).toContain('up{namespace="ml",job="ml/iris",container="seldon-container-engine"}');
  });

  test('of a Triton in a container of one\'s own are asked at the port that it declares', () => {
    const own = one(container('vision', { ports: [{ number: 9000 }, { number: 8002, name: 'metrics' }] }));
    expect(written(own, ofTriton).endpoints).toEqual([EXECUTORS, { portNumber: 8002, path: '/metrics', interval: '30s' }]);
    expect(written(own, RATE).endpoints).toEqual([EXECUTORS]);
    expect(written({ ...own, metrics: { path: '/metrics' } }, ofTriton).endpoints).toEqual([{ port: 'metrics', path: '/metrics', interval: '30s' }]);
  });

  test('are asked where it is said of a container', () => {
    const own = { ...one(container('llm', { portNumber: 9000 })), metrics: { containers: { llm: { port: 9000 } } } };
    const { endpoints, queries } = written(own, ofVllm, rate);
    expect(endpoints).toEqual([EXECUTORS, { portNumber: 9000, path: '/metrics', interval: '30s' }]);
    expect(rateAskedBy(queries[1]).up).toBe('{namespace="ml",job="ml/iris",container="llm",instance=~".+:(9000)"}');
  });

  test('of several containers are there where any of those is', () => {
    const predictors = [SeldonCore1Predictor.graph(SeldonCore1GraphNode.transformer('scale', { children: [SeldonCore1GraphNode.model('llm')] }), {
      components: [{ containers: [container('scale', { portNumber: 9100 })] }, { containers: [container('llm', { portNumber: 9000 })] }],
    })];
    const { queries } = written({ predictors, metrics: { containers: { scale: { port: 9100, path: '/m' }, llm: { port: 9000 } } } }, rate);
    expect(queries[0]).toContain('up{namespace="ml",job="ml/iris",container=~"scale|llm",instance=~".+:(9100|9000)"}');
  });
});

describe('the executor\'s metrics', () => {
  const server = one(container('classifier'));
  const rate = (matchers?: LabelMatcher[]) => SeldonCore1Trigger.requestRate({ requestsPerSecondPerReplica: 10, matchers, ignoreNullValues: true });
  const selected = (given: Partial<SeldonCore1ServerProps>, trigger: Trigger) => {
    const chart = newChart();
    seldonModel({ ...server, ...given }, { prometheus: PROMETHEUS, triggers: [trigger] }, chart);
    const query: string = manifest(chart, 'SeldonDeployment').spec.predictors[0].componentSpecs[0].kedaSpec.triggers[0].metadata.query;
    return /_count(\{.*?\})\[/.exec(query)?.[1];
  };
  const grpc = { transport: SeldonCore1Transport.GRPC };
  const monitor = Monitor.external('the platform team', { labels: { namespace: 'ml' } });

  test.each<[string, Partial<SeldonCore1ServerProps>, string]>([
    ['REST', { transport: SeldonCore1Transport.REST }, 'predictions'],
    ['gRPC in Seldon\'s protocol', grpc, '/seldon.protos.Seldon/Predict'],
    ['gRPC of the nodes', { predictors: [SeldonCore1Predictor.graph(SeldonCore1GraphNode.model('classifier', { transport: SeldonCore1Transport.GRPC }), { components: [{ containers: [container('classifier')] }] })] }, '/seldon.protos.Seldon/Predict'],
    ['gRPC in TensorFlow\'s', { ...grpc, protocol: SeldonCore1Protocol.TENSORFLOW }, '/tensorflow.serving.PredictionService/Predict'],
    ['gRPC in V2', { ...grpc, protocol: SeldonCore1Protocol.V2 }, '/inference.GRPCInferenceService/ModelInfer'],
    ['gRPC in V2 by its older name', { ...grpc, protocol: SeldonCore1Protocol.KFSERVING }, '/inference.GRPCInferenceService/ModelInfer'],
  ])('tell predictions by the service that %s has', (_title, given, service) => {
    expect(selected(given, rate())).toBe(`{namespace="ml",job="ml/iris",service="${service}"}`);
  });

  test('are asked for by the service that a matcher says', () => {
    expect(selected(grpc, rate([LabelMatcher.matches('service', '/seldon.*')]))).toBe('{namespace="ml",job="ml/iris",service=~"/seldon.*"}');
  });

  test('are those of the model alone, of whatever an external monitor scrapes', () => {
    const service = LabelMatcher.equal('service', 'predictions');
    expect(selected({ monitor }, rate([service]))).toBe('{namespace="ml",deployment_name="iris",predictor_name="default",service="predictions"}');
    expect(selected({ monitor }, rate([service, LabelMatcher.equal('predictor_name', 'default')])))
      .toBe('{namespace="ml",deployment_name="iris",service="predictions",predictor_name="default"}');
  });

  test('lend no labels to metrics of the nodes', () => {
    const own = new RequestRateTrigger({ counter: 'answers_count', requestsPerSecondPerReplica: 10, ignoreNullValues: true });
    expect(selected({ monitor }, own)).toBe('{namespace="ml"}');
  });
});

describe('a load test', () => {
  const url = (server: SeldonCore1ServerProps, request: InferenceRequest, namespace?: string) => {
    const chart = newChart({ namespace });
    seldonModel(server, {}, chart).loadTest({ request });
    const env: Untyped[] = manifest(chart, 'Job').spec.template.spec.containers[0].env;
    return env.filter(({ name }) => ['URL', 'URL_PATH'].includes(name)).map(({ value }) => value).join('');
  };
  const classifier = container('classifier');

  test.each<[string, SeldonCore1ServerProps, InferenceRequest, string]>([
    ['Seldon\'s protocol', one(classifier), InferenceRequest.seldonCore1([[1, 2]]), 'http://iris-default.ml.svc:8000/api/v1.0/predictions'],
    ['TensorFlow\'s', { ...one(classifier), protocol: SeldonCore1Protocol.TENSORFLOW }, InferenceRequest.v1([1]), 'http://iris-default.ml.svc:8000/v1/models/classifier:predict'],
    ['V2', { ...one(classifier), protocol: SeldonCore1Protocol.V2 },
      InferenceRequest.v2([{ name: 'x', shape: [1], datatype: 'FP32', data: [1] }]), 'http://iris-default.ml.svc:8000/v2/models/classifier/infer'],
    ['a Service of another name', { predictors: [SeldonCore1Predictor.container(classifier, { serviceName: 'stable' })] }, InferenceRequest.seldonCore1([[1]]), 'http://stable.ml.svc:8000/api/v1.0/predictions'],
  ])('asks the executor in %s', (_title, server, request, expected) => {
    expect(url(server, request, 'ml')).toBe(expected);
  });

  test('asks without a namespace where none is known', () => {
    expect(url(one(classifier), InferenceRequest.seldonCore1([[1]]))).toBe('http://iris-default:8000/api/v1.0/predictions');
  });
});
