import {
  adapterConfig, CPU_TRIGGER, deployment, hpa, inferenceService, podMonitor, PROMETHEUS_TRIGGER, scaledObject, seldonDeployment, seldonModel,
  seldonServer, verticalPodAutoscaler,
} from '../support/manifests';
import { Untyped } from '../support/untyped';

const object = (apiVersion: string, kind: string, spec: Untyped, name = 'model', more: Untyped = {}) => ({ apiVersion, kind, metadata: { name, namespace: 'ml' }, spec, ...more });
const target = (apiVersion: string, kind: string, name = 'model') => ({ scaleTargetRef: { apiVersion, kind, name } });
const external = (text: string) => ({ type: 'External', external: { metric: { backend: 'prometheus', query: text }, target: { type: 'Value', value: '1.5s' } } });
const utilization = (averageUtilization: number) => ({ type: 'Utilization', averageUtilization });
const cpu = (averageUtilization: number) => ({ type: 'Resource', resource: { name: 'cpu', target: utilization(averageUtilization) } });
const POD = { spec: { containers: [{ name: 'server', image: 'x:1', ports: [{ name: 'http', containerPort: 8000, protocol: 'TCP' }], env: [{ name: 'TOPIC', value: 'a' }], resources: { requests: { cpu: '1' }, limits: { memory: '1Gi' } } }] } };
const TEMPLATE = { metadata: { labels: { app: 'model', tier: 'a' }, annotations: { 'prometheus.io/scrape': 'true' } }, ...POD };
const SELECTOR = { matchLabels: { app: 'model' }, matchExpressions: [{ key: 'tier', operator: 'In', values: ['a', 'b'] }] };
const ANNOTATIONS = { 'cdk8s-model-autoscaling/ignore-static-replicas': 'it is so', 'cdk8s-model-autoscaling/injected-containers': 'agent, proxy' };
const annotated = (manifest: Untyped, annotations: Untyped) => ({ ...manifest, metadata: { ...manifest.metadata, annotations } });
const ADAPTER = `rules:
- seriesQuery: '{__name__="infer_total"}'
  seriesFilters: [{is: ^infer_}, {isNot: _sum$}]
  resources: {overrides: {model: {group: mlops.seldon.io, resource: model}, namespace: {resource: namespace}, pod: {resource: pod}}}
  name: {matches: ^(.*)_total$, as: '\${1}_rps'}
  metricsQuery: sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m]))
- {seriesQuery: requests, resources: {template: <<.Resource>>}, name: {as: requests}}
externalRules:
- {seriesQuery: queue, resources: {overrides: {namespace: {resource: namespace}}}}
`;
const FORMULA = { scalingModifiers: { formula: 'rate + (lag ?? 0)', target: '1.0005', activationTarget: '1', metricType: 'Value' } };
const TRIGGERS = [
  { ...PROMETHEUS_TRIGGER, name: 'rate', metricType: 'Value', useCachedMetrics: true, authenticationRef: { name: 'auth' } },
  { type: 'kafka', name: 'lag', metadata: { bootstrapServers: 'k:9092', consumerGroup: 'g', topicFromEnv: 'TOPICS', lagThreshold: '5' }, authenticationRef: { name: 'shared', kind: 'ClusterTriggerAuthentication' } },
];
const SCRAPED_BY_POD_MONITOR = [deployment('model', { replicas: 2 }), podMonitor('monitor'), scaledObject('a', { triggers: TRIGGERS })];
const KAFKA_SPEC = { minReplicaCount: 1, maxReplicaCount: 3, cooldownPeriod: 5, triggers: [TRIGGERS[1]] };
const LLM = ['serving.kserve.io/v1alpha2', 'LLMInferenceService'] as const;
const IDLE = { ...KAFKA_SPEC, idleReplicaCount: 0, triggers: [{ ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, query: 'sum(dynamo_frontend_queued_requests)' } }] };

/** Shapes of manifests, with others that they have to do with: much of it is wrong, so that checks have much to say. */
export const POOL: { readonly [shapes: string]: Untyped[] } = {
  'a ScaledObject with a formula, and authentications': [
    deployment('model', { resources: { requests: { cpu: '1' } }, env: [{ name: 'TOPIC', value: 'a' }], beside: [{ name: 'other', env: [{ name: 'TOPICS' }], envFrom: [{}] }] }),
    annotated(scaledObject('a', {
      triggers: [...TRIGGERS, CPU_TRIGGER],
      minReplicaCount: 1,
      cooldownPeriod: 5,
      pollingInterval: 5,
      fallback: { failureThreshold: 3, replicas: 1, behavior: 'static' },
      advanced: { ...FORMULA, horizontalPodAutoscalerConfig: { name: 'h', behavior: { scaleDown: { stabilizationWindowSeconds: 5 } } } },
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model', envSourceContainerName: 'server' },
    }), { 'scaledobject.keda.sh/transfer-hpa-ownership': 'true', ...ANNOTATIONS }),
    object('keda.sh/v1alpha1', 'TriggerAuthentication', { secretTargetRef: [{ parameter: 'ca', name: 's', key: 'ca' }, { parameter: 'bearerToken', name: 's', key: 't' }], env: [{ parameter: 'x', name: 'X', containerName: 'none' }], oauth2: { type: 'clientCredentials' }, podIdentity: { provider: 'none' } }, 'auth'),
    object('keda.sh/v1alpha1', 'ClusterTriggerAuthentication', { hashiCorpVault: { secrets: [{ parameter: 'token', path: 'p', key: 'k' }] }, env: [{ parameter: 'password', name: 'PASSWORD' }] }, 'shared'),
    hpa('h'),
  ],
  'triggers of which one never wins, of every kind that is read': [
    scaledObject('a', {
      triggers: [
        CPU_TRIGGER, { ...CPU_TRIGGER, metadata: { value: '70', containerName: 'sever' } }, { type: 'memory', metricType: 'AverageValue', metadata: { value: '1Gi' } },
        { type: 'cron', metadata: { timezone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '0 18 * * 1-5', desiredReplicas: '5' } },
        { type: 'cron', metadata: { timezone: 'Europe/Berlin', start: '0 9 * * 1-5', end: '0 12 * * 1-5', desiredReplicas: '4' } },
        { type: 'gcp-stackdriver', metadata: { projectId: 'p', filter: 'metric.type="kubernetes.io/container/accelerator/duty_cycle"', targetValue: '0.00005', alignmentReducer: 'none' } },
        { type: 'redis-streams', metadata: { stream: 's', consumerGroup: 'g', lagCount: '1.00001' } }, { type: 'rabbitmq', metadata: { queueName: 'q', value: '1.00001' } },
        { type: 'solace-event-queue', metadata: { queueName: 'q', messageCountTarget: '5' } },
      ],
    }),
    deployment('model'), object('v1', 'LimitRange', { limits: [] }, 'l'), object('v1', 'Namespace', {}, 'ml'), object('v1', 'Namespace', { finalizers: [] }, 'ml'),
  ],
  'an HPA on every kind of metric': [
    deployment('model', { replicas: 2, beside: [{ name: 'server' }] }),
    annotated(hpa('a', {
      minReplicas: 3,
      metrics: [
        cpu(50), { type: 'ContainerResource', containerResource: { name: 'memory', container: 'agent', target: utilization(80) } },
        { type: 'Pods', pods: { metric: { name: 'requests', selector: {} }, target: { type: 'AverageValue', averageValue: '1500u' } } },
        { type: 'Object', object: { metric: { name: 'infer_rp' }, describedObject: { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Model', name: 'iris' }, target: { type: 'Value', value: '1', averageValue: '1' } } },
        { type: 'External', external: { metric: { name: 'datadogmetric@a' }, target: { type: 'Value', value: '1' } } }, cpu(70),
      ],
    }), { 'cdk8s-model-autoscaling/scraped-by': '', 'validations.keda.sh/hpa-ownership': 'true' }),
    adapterConfig(ADAPTER), { ...adapterConfig(ADAPTER), metadata: { name: 'other', namespace: 'monitoring' } },
    { ...object('autoscaling/v1', 'HorizontalPodAutoscaler', { ...target('apps/v1', 'Deployment'), minReplicas: 1, maxReplicas: 3, targetCPUUtilizationPercentage: 50 }, 'b') },
  ],
  'metrics of somebody else beside an adapter and KEDA': [
    adapterConfig(ADAPTER), scaledObject('b', KAFKA_SPEC),
    annotated(hpa('a', { metrics: [{ type: 'Pods', pods: { metric: { name: 'kubernetes.googleapis.com|pod|load' }, target: { averageValue: '4' } } }, { type: 'External', external: { metric: { name: 'queue' }, target: { averageValue: '5' } } }] }), { 'cdk8s-model-autoscaling/external-metrics-served-by': 'Datadog' }),
  ],
  'a StatefulSet with init containers, a Service, a ServiceMonitor and a budget': [
    object('apps/v1', 'StatefulSet', { serviceName: 'x', selector: SELECTOR, template: { ...TEMPLATE, spec: { ...POD.spec, initContainers: [{ name: 'side', restartPolicy: 'Always', ports: [{ name: 'metrics', containerPort: 9000 }] }, { name: 'once', ports: [{ name: 'once', containerPort: 1 }] }] } } }),
    object('v1', 'Service', { selector: { app: 'model' }, ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }, { name: 'number', port: 81, targetPort: 9000 }] }, 'svc', { metadata: { name: 'svc', namespace: 'ml', labels: { app: 'model' } } }),
    object('monitoring.coreos.com/v1', 'ServiceMonitor', { selector: SELECTOR, namespaceSelector: { matchNames: ['ml'] }, endpoints: [{ port: 'none', path: '/metrics', relabelings: [{ targetLabel: '__metrics_path__' }] }, { targetPort: 9001 }] }, 'monitor'),
    scaledObject('a', { ...target('apps/v1', 'StatefulSet'), triggers: [PROMETHEUS_TRIGGER] }),
    object('policy/v1', 'PodDisruptionBudget', { selector: SELECTOR, minAvailable: '100%' }),
    object('policy/v1', 'PodDisruptionBudget', { selector: { matchLabels: { app: 'model' } }, maxUnavailable: 0 }, 'other'),
  ],
  'pods with the labels of others': [
    deployment('model'), object('apps/v1', 'ReplicaSet', { replicas: 1, selector: SELECTOR, template: TEMPLATE }, 'other'), object('apps/v1', 'DaemonSet', { template: TEMPLATE }, 'third'), object('v1', 'ReplicationController', { template: TEMPLATE }, 'rc'),
    object('batch/v1', 'Job', { template: TEMPLATE }, 'job'), object('batch/v1', 'CronJob', { schedule: '* * * * *', jobTemplate: { spec: { template: TEMPLATE } } }, 'cron'), object('v1', 'Pod', POD.spec, 'pod'), hpa('a', { metrics: [cpu(50)] }),
    scaledObject('d', target('apps/v1', 'DaemonSet', 'third')),
  ],
  'a Rollout': [object('argoproj.io/v1alpha1', 'Rollout', { replicas: 2, selector: SELECTOR, template: TEMPLATE }), hpa('a', { ...target('argoproj.io/v1alpha1', 'Rollout'), metrics: [cpu(80)] })],
  'a LeaderWorkerSet': [
    object('leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', { replicas: 2, leaderWorkerTemplate: { size: 2, leaderTemplate: TEMPLATE, workerTemplate: TEMPLATE } }),
    scaledObject('a', { ...target('leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet'), triggers: [CPU_TRIGGER, PROMETHEUS_TRIGGER] }),
  ],
  'a VerticalPodAutoscaler beside an autoscaler': [
    deployment('model'), scaledObject('a', { triggers: [CPU_TRIGGER] }),
    verticalPodAutoscaler({ updatePolicy: { updateMode: 'Recreate' }, resourcePolicy: { containerPolicies: [{ containerName: '*', mode: 'Auto', controlledResources: ['cpu', 'memory'] }, { containerName: 'sever' }] } }),
  ],
  'an HTTPScaledObject beside a ScaledObject and an HPA': [
    annotated(object('http.keda.sh/v1alpha1', 'HTTPScaledObject', { ...target('apps/v1', 'Deployment'), hosts: ['a'], replicas: { min: 1, max: 1 } }), { 'httpscaledobject.keda.sh/skip-scaledobject-creation': 'false' }),
    object('http.keda.sh/v1beta1', 'InterceptorRoute', { target: { service: 'model', port: 80 } }), scaledObject('a'), hpa('b'), deployment('model'),
  ],
  'jobs of KEDA': [object('keda.sh/v1alpha1', 'ScaledJob', { jobTargetRef: { template: POD }, triggers: TRIGGERS, maxReplicaCount: 3 })],
  'monitors of other products': [
    deployment('model'), scaledObject('a', { triggers: [PROMETHEUS_TRIGGER] }),
    object('monitoring.googleapis.com/v1', 'PodMonitoring', { selector: SELECTOR, endpoints: [{ port: 9000, path: '/x' }] }),
    object('monitoring.googleapis.com/v1', 'ClusterPodMonitoring', { selector: { matchLabels: { app: 'x' } }, endpoints: [{ port: 'http' }] }),
    object('operator.victoriametrics.com/v1beta1', 'VMPodScrape', { selector: SELECTOR, podMetricsEndpoints: [{ portNumber: 9000 }, { targetPort: 'x' }] }),
    object('operator.victoriametrics.com/v1beta1', 'VMServiceScrape', { selector: SELECTOR, namespaceSelector: { any: true }, endpoints: [{ port: 'x' }] }),
    object('azmonitoring.coreos.com/v1', 'PodMonitor', { selector: SELECTOR, podMetricsEndpoints: [{ port: 'x' }] }),
  ],
  'a ScrapeConfig': [deployment('model'), scaledObject('a', { triggers: [PROMETHEUS_TRIGGER] }), object('monitoring.coreos.com/v1alpha1', 'ScrapeConfig', { staticConfigs: [{ targets: ['x'] }] })],
  'a VMScrapeConfig': [deployment('model'), scaledObject('a', { triggers: [PROMETHEUS_TRIGGER] }), object('operator.victoriametrics.com/v1beta1', 'VMScrapeConfig', { staticConfigs: [{ targets: ['x'] }] })],
  'a Prometheus with a configuration from elsewhere': [deployment('model'), scaledObject('a', { triggers: [PROMETHEUS_TRIGGER] }), object('monitoring.coreos.com/v1', 'Prometheus', { additionalScrapeConfigs: { name: 'x', key: 'y' } }), object('monitoring.coreos.com/v1alpha1', 'PrometheusAgent', {})],
  'a collector': [deployment('model'), scaledObject('a', { triggers: [PROMETHEUS_TRIGGER] }), object('opentelemetry.io/v1beta1', 'OpenTelemetryCollector', { config: { receivers: { prometheus: { config: { scrape_configs: [{ job_name: 'x' }] } } } } })],
  'configurations as texts': [
    deployment('model'), scaledObject('a', { triggers: [PROMETHEUS_TRIGGER] }),
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', namespace: 'ml' }, data: { 'prometheus.yml': 'scrape_configs: []' } },
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'ml' }, stringData: { 'prometheus.yml': 'scrape_configs: []' }, data: { x: 'eA==' } },
  ],
  'an object of which nothing is known, and rules that record': [object('example.com/v1', 'Widget', { template: { spec: {} } }), object('monitoring.coreos.com/v1', 'PrometheusRule', { groups: [{ name: 'g', rules: [{ record: 'a:b', expr: 'sum(c)' }] }] })],
  'an InferenceService that KEDA scales': [
    inferenceService({
      predictor: {
        name: 'p',
        minReplicas: 2,
        maxReplicas: 2,
        scaleMetric: 'cpu',
        scaleTarget: 50,
        scaleMetricType: 'x',
        labels: { a: 'b' },
        annotations: { 'sidecar.opentelemetry.io/inject': 'false', 'prometheus.io/scrape': 'true', 'serving.kserve.io/enable-prometheus-scraping': 'true' },
        model: { modelFormat: { name: 'sklearn' }, ports: [{ name: 'h', containerPort: 8080 }] },
        containers: [{ name: 'transformer-container', ports: [{ name: 'http', containerPort: 1 }, { containerPort: 2 }] }],
        workerSpec: {},
        autoScaling: {
          behavior: { scaleUp: { policies: [{}], selectPolicy: 'Max' } },
          metrics: [
            cpu(500), { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '5' } } }, external('avg(x)'), external('sum(x)'),
            { type: 'PodMetric', podmetric: { metric: { backend: 'otel', metricNames: ['a'], query: 'b' }, target: { type: 'Value', value: '1' } } },
            { type: 'External', external: { metric: { backend: 'graphite', query: 'x' }, target: { type: 'Value', value: 'x' } } },
          ],
        },
      },
      transformer: { containers: [{ name: 'kserve-container' }], minReplicas: 0 },
      explainer: { art: { type: 'x' } },
    }, { 'serving.kserve.io/autoscalerClass': 'keda', 'serving.kserve.io/enable-prometheus-scraping': 'true', 'serving.kserve.io/metrics': 'cpu' }),
  ],
  'an InferenceService that an HPA scales': [inferenceService({ predictor: { sklearn: { ports: [{ containerPort: 8080 }] }, minReplicas: 4, maxReplicas: 3, scaleMetric: 'gpu', scaleTarget: 500, autoScaling: { behavior: {}, metrics: [cpu(50), external('sum(x)')] } } }, { 'serving.kserve.io/autoscalerClass': 'hpa' })],
  'an InferenceService in the mode of Knative, and one that says no mode': [
    inferenceService({ predictor: { model: {}, autoScaling: { metrics: [cpu(50)] } } }, { 'serving.kserve.io/autoscalerClass': 'keda', 'serving.kserve.io/deploymentMode': 'Serverless' }),
    object('serving.kserve.io/v1beta1', 'InferenceService', { predictor: { model: {} } }, 'other'), scaledObject('a', { scaleTargetRef: { name: 'other-predictor' }, triggers: [PROMETHEUS_TRIGGER] }),
  ],
  'an LLMInferenceService that KEDA scales, whose pods prefill apart': [
    object(...LLM, { replicas: 2, scaling: { minReplicas: 1, maxReplicas: 3, keda: { pollingInterval: 5, idleReplicaCount: 0, triggers: [PROMETHEUS_TRIGGER] } }, prefill: { replicas: 2, scaling: { wva: { keda: KAFKA_SPEC } } } }, 'llm', { metadata: { name: 'llm', namespace: 'ml', labels: { a: 'b' } } }),
  ],
  'an LLMInferenceService with workers': [object(...LLM, { worker: {}, scaling: { wva: { hpa: {} }, maxReplicas: 3 } }, 'llm'), scaledObject('a', { scaleTargetRef: { name: 'llm-kserve' } })],
  'a SeldonDeployment of several components': [
    annotated(seldonDeployment({
      replicas: 2,
      metadata: { name: 'x', labels: { a: 'b' } },
      pdbSpec: { minAvailable: 1 },
      kedaSpec: { ...KAFKA_SPEC, initialCooldownPeriod: 5, triggers: TRIGGERS, advanced: { ...FORMULA, horizontalPodAutoscalerConfig: { name: 'h', behavior: { scaleUp: { tolerance: '0.1' } } } }, fallback: { behavior: 'static' } },
      hpaSpec: { minReplicas: 1, maxReplicas: 1, metrics: [{ type: 'Resource', resource: { name: 'cpu', targetAverageUtilization: 50 } }, { type: 'Pods', pods: { metricName: 'a', targetAverageValue: '1' } }, { type: 'Object', object: { metricName: 'x', target: { kind: 'Service', name: 's' }, targetValue: '1' } }, { type: 'External', external: { metricName: 'x', targetValue: '1' } }, { type: 'ContainerResource', containerResource: { name: 'cpu', container: 'c', targetAverageUtilization: 5 } }], metricsv2: [cpu(50)] },
    }, { replicas: 4, protocol: 'v2' }, {
      replicas: 3,
      annotations: { 'seldon.io/svc-name': 'svc' },
      labels: { c: 'd' },
      shadow: true,
      graph: { name: 'classifier', type: 'MODEL', implementation: 'TRITON_SERVER', children: [{ name: 'scale', type: 'TRANSFORMER', methods: [], children: [] }] },
    }), ANNOTATIONS),
    scaledObject('model-main-0-x', { scaleTargetRef: { name: 'model-main-0-x' } }),
    object('monitoring.coreos.com/v1', 'PodMonitor', { selector: { matchLabels: { 'seldon-deployment-id': 'model' } }, podMetricsEndpoints: [{ port: 'metrics', path: '/x' }] }),
  ],
  'a SeldonDeployment with budgets, an empty component, and engines apart': [
    seldonDeployment({}, { annotations: { 'seldon.io/engine-separate-pod': 'true' } }, {
      svcOrchSpec: { replicas: 2 },
      explainer: { type: 'x' },
      componentSpecs: [{ kedaSpec: KAFKA_SPEC }, { spec: { containers: [{ name: 'classifier', image: 'x', args: ['a'], ports: [{ name: 'http', containerPort: 1 }] }] }, pdbSpec: {}, hpaSpec: { maxReplicas: 3, metricsv2: [cpu(50)] } }, { spec: { containers: [{ name: 'b' }] }, pdbSpec: {} }],
    }),
    scaledObject('model-main-1-classifier', { scaleTargetRef: { name: 'model-main-svc-orch' } }),
  ],
  'a server of Seldon, scaled on its own metrics': [
    seldonDeployment({ kedaSpec: { maxReplicaCount: 3, triggers: [{ ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, query: 'sum(rate(nv_inference_request_success[1m]))' } }] } }, { protocol: 'v2' }, { graph: { name: 'classifier', implementation: 'TRITON_SERVER' } }),
    podMonitor('m', 'metrics', { 'seldon-deployment-id': 'model' }),
  ],
  'a Model and a Server that are scaled apart': [
    seldonModel({ server: 'server', replicas: 1, minReplicas: 2, maxReplicas: 2, requirements: ['sklearn', 'gpu'], modelType: 'onnx' }),
    seldonServer({ capabilities: ['sklearn'], extraCapabilities: ['big'], podSpec: { containers: [{ name: 'x', ports: [{ name: 'y', containerPort: 1 }] }] } }),
    hpa('a', { ...target('mlops.seldon.io/v1alpha1', 'Model', 'iris'), maxReplicas: 5, metrics: [cpu(50)], behavior: { scaleUp: {} } }), hpa('b', { ...target('mlops.seldon.io/v1alpha1', 'Server', 'server'), maxReplicas: 4 }),
  ],
  'a Model and a Server that KEDA scales apart, and a Pipeline': [
    seldonModel({ server: 'server' }), seldonServer({ minReplicas: 1, maxReplicas: 2 }), object('mlops.seldon.io/v1alpha1', 'Pipeline', { steps: [{ name: 'iris' }] }, 'pipe'), { ...seldonModel({ server: 'server', maxReplicas: 9 }), metadata: { name: 'second', namespace: 'ml' } },
    scaledObject('a', { ...target('mlops.seldon.io/v1alpha1', 'Model', 'iris'), triggers: [PROMETHEUS_TRIGGER], advanced: FORMULA }), scaledObject('b', { ...target('mlops.seldon.io/v1alpha1', 'Server', 'server'), triggers: TRIGGERS }),
    scaledObject('c', target('mlops.seldon.io/v1alpha1', 'Pipeline', 'pipe')),
  ],
  'a Model that Core places': [seldonModel({ minReplicas: 1 }), seldonServer({}), scaledObject('a', { ...target('mlops.seldon.io/v1alpha1', 'Model', 'iris'), triggers: [PROMETHEUS_TRIGGER] })],
  'a Model on a Server that is elsewhere': [seldonModel({ server: 'far' }), scaledObject('a', { ...target('mlops.seldon.io/v1alpha1', 'Model', 'iris'), triggers: [PROMETHEUS_TRIGGER] })],
  'targets without a scale': [
    object('inference.networking.k8s.io/v1', 'InferencePool', { selector: {} }), scaledObject('a', target('inference.networking.k8s.io/v1', 'InferencePool')), scaledObject('b', target('machinelearning.seldon.io/v1', 'SeldonDeployment')),
    object('serving.kserve.io/v1alpha1', 'ServingRuntime', { containers: [] }, 'runtime'), hpa('c', target('serving.kserve.io/v1beta1', 'InferenceService')),
  ],
  'a worker of Dynamo that sleeps': [object('nvidia.com/v1beta1', 'DynamoGraphDeploymentScalingAdapter', { replicas: 1 }), scaledObject('a', { ...target('nvidia.com/v1beta1', 'DynamoGraphDeploymentScalingAdapter'), ...IDLE })],
  'pods beside others that are scraped': [...SCRAPED_BY_POD_MONITOR, deployment('gateway'), scaledObject('b', { scaleTargetRef: { name: 'gateway' }, triggers: [{ ...PROMETHEUS_TRIGGER, metadata: { query: 'sum(x{job="ml/monitor", namespace="ml", service=~"gateway.*"})' } }] })],
};
