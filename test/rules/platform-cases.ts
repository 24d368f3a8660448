import {
  adapterConfig, CPU_TRIGGER, deployment, hpa, inferenceService, PROMETHEUS_TRIGGER, scaledObject, seldonDeployment, seldonModel, seldonServer,
  verticalPodAutoscaler,
} from '../support/manifests';
import { Untyped } from '../support/untyped';

/** The smallest bad and good inputs of a check. */
export interface Case {
  readonly bad: { [title: string]: Untyped[] };
  readonly good: { [title: string]: Untyped[] };
}

const RULES = `rules:
  - seriesQuery: '{__name__="seldon_model_infer_total"}'
    resources: {overrides: {model: {group: mlops.seldon.io, resource: model}, namespace: {resource: namespace}}}
    name: {as: infer_rps}
    metricsQuery: sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m]))
`;
const EXTERNAL_RULES = RULES.replace('rules:', 'externalRules:');
const OTHER_ADAPTER = { ...adapterConfig(RULES), metadata: { name: 'other', namespace: 'monitoring' } };

const MODEL = { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Model', name: 'iris' };
const SERVER = { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Server', name: 'server' };
const object = (name: string, describedObject: Untyped = MODEL) =>
  ({ type: 'Object', object: { metric: { name }, describedObject, target: { type: 'AverageValue', averageValue: '3' } } });
const GOOGLES = 'prometheus.googleapis.com|vllm:num_requests_waiting|gauge';
const pods = (name: string) => ({ type: 'Pods', pods: { metric: { name }, target: { type: 'AverageValue', averageValue: '3' } } });
const external = (name: string, target: Untyped = { type: 'AverageValue', averageValue: '3' }) => ({ type: 'External', external: { metric: { name }, target } });
const cpu = (target: Untyped = { type: 'Utilization', averageUtilization: 50 }) => ({ type: 'Resource', resource: { name: 'cpu', target } });
const hpaOf = (target: Untyped, spec: Untyped = {}) => hpa(`hpa-${target.kind}`, { scaleTargetRef: target, metrics: [object('infer_rps')], maxReplicas: 3, ...spec });
const modelScaledBy = (triggers: Untyped[], spec: Untyped = {}) => scaledObject('a', { scaleTargetRef: MODEL, triggers, ...spec });
const serverScaledBy = (triggers: Untyped[], spec: Untyped = {}) => scaledObject('b', { scaleTargetRef: SERVER, triggers, ...spec });
const otherModel = (spec: Untyped) => ({ ...seldonModel(spec), metadata: { name: 'other', namespace: 'ml' } });
/** What Seldon makes of the component of `seldonDeployment`. */
const SELDON_DEPLOYMENT = 'model-main-0-classifier';
const MADE_BY_SELDON = { apiVersion: 'apps/v1', kind: 'Deployment', name: SELDON_DEPLOYMENT };
const query = (metricType?: string) => ({ type: 'prometheus', metricType, metadata: { query: 'sum(x)', threshold: '1', serverAddress: 'http://p.m:9090' } });

const inCluster = (versions: Untyped) => ({ cluster: { versions } });
const keda = (components: Untyped) => inferenceService(components, { 'serving.kserve.io/autoscalerClass': 'keda' });
const metrics = (...entries: Untyped[]) => ({ model: {}, autoScaling: { metrics: entries } });
const SCALED = metrics(cpu());
const named = (name: string, manifest: Untyped) => ({ ...manifest, metadata: { ...manifest.metadata, name } });
const hpaClass = (components: Untyped) => inferenceService(components, { 'serving.kserve.io/autoscalerClass': 'hpa' });
const knative = (components: Untyped) => inferenceService(components, { 'serving.kserve.io/autoscalerClass': 'keda', 'serving.kserve.io/deploymentMode': 'Serverless' });
const prometheus = (text: string, target: Untyped = { type: 'Value', value: '1' }) => ({ type: 'External', external: { metric: { backend: 'prometheus', query: text }, target } });
const onRuntime = (metric: string, model: Untyped) => ({ predictor: { ...metrics(prometheus(`sum(rate(${metric}[2m]))`)), model } });
const collected = (metric: Untyped, annotations: Untyped = { 'sidecar.opentelemetry.io/inject': 'model-predictor' }) => keda({
  predictor: {
    annotations,
    ...metrics({ type: 'PodMetric', podmetric: { metric: { backend: 'opentelemetry', query: 'a', metricNames: ['a'], ...metric }, target: { type: 'Value', value: '1' } } }),
  },
});
const llm = (spec: Untyped) => ({ apiVersion: 'serving.kserve.io/v1alpha2', kind: 'LLMInferenceService', metadata: { name: 'llm', namespace: 'ml' }, spec });
const on = (apiVersion: string, kind: string, spec: Untyped = {}) => scaledObject('a', { scaleTargetRef: { apiVersion, kind, name: 'llm' }, ...spec });
const adapter = (triggers: Untyped[], spec: Untyped = {}) => on('nvidia.com/v1beta1', 'DynamoGraphDeploymentScalingAdapter', { minReplicaCount: 0, triggers, ...spec });
const ofDynamo = (text: string) => ({ ...query(), metadata: { ...query().metadata, query: text } });
const asleep = (...triggers: Untyped[]) => [scaledObject('a', { minReplicaCount: 0, triggers })];
const roleSet = (prefill: Untyped = {}, decode: Untyped = {}) => ({
  apiVersion: 'disaggregatedset.x-k8s.io/v1',
  kind: 'DisaggregatedSet',
  metadata: { name: 'chat', namespace: 'ml' },
  spec: { roles: [{ name: 'prefill', scaling: { mode: 'External' }, ...prefill }, { name: 'decode', scaling: { mode: 'External' }, ...decode }] },
});
const roleScaler = (role: string) => ({ apiVersion: 'disaggregatedset.x-k8s.io/v1', kind: 'DisaggregatedSetRoleScaler', name: `chat-${role}` });
const ofRole = (role: string, spec: Untyped) => scaledObject(role, { scaleTargetRef: roleScaler(role), ...spec });
const FRONTEND = ofDynamo('sum(dynamo_frontend_queued_requests{model="m"})');
const ofFrontend = (pod: string) => ofDynamo(`sum(dynamo_frontend_active_requests{namespace="ml",pod${pod}})`);
const ofFrontends = (...each: string[]) => ofDynamo(each.map((pod) => `sum(dynamo_frontend_active_requests{namespace="ml",pod${pod}})`).join(' + '));
const [AWAKE, AWAKE_DECODE] = ['llm-decode', 'llm-x-decode'].map((name) => (
  { minReplicaCount: 1, scaleTargetRef: { apiVersion: 'nvidia.com/v1beta1', kind: 'DynamoGraphDeploymentScalingAdapter', name } }));
const scalingAdapter = (name: string) => (
  { apiVersion: 'nvidia.com/v1beta1', kind: 'DynamoGraphDeploymentScalingAdapter', metadata: { name: 'llm-x-decode' }, spec: { replicas: 1, dgdRef: { name, serviceName: 'decode' } } });
const dynamoGraph = (name: string) => ({ apiVersion: 'nvidia.com/v1beta1', kind: 'DynamoGraphDeployment', metadata: { name }, spec: { components: [{ name: 'decode', scalingAdapter: {} }] } });
const inMl = (each: Untyped) => ({ ...each, metadata: { ...each.metadata, namespace: 'ml' } });
const group = (size?: number, name = 'llm') => ({
  apiVersion: 'leaderworkerset.x-k8s.io/v1',
  kind: 'LeaderWorkerSet',
  metadata: { name, namespace: 'ml' },
  spec: { leaderWorkerTemplate: { size, workerTemplate: { spec: { containers: [{ name: 'server', image: 'x:1', resources: { requests: { cpu: 1 } } }] } } } },
});
const FLEET = ['orchestration.aibrix.ai/v1alpha1', 'RayClusterFleet'] as const;
const fleet = (spec: Untyped) => ({
  apiVersion: FLEET[0],
  kind: FLEET[1],
  metadata: { name: 'llm', namespace: 'ml' },
  spec: {
    selector: { matchLabels: { model: 'llm' } },
    template: { spec: { headGroupSpec: { template: { spec: { containers: [{ name: 'head', image: 'x:1', resources: { requests: { cpu: 1 } } }] } } }, ...spec } },
  },
});
const STORM = ['orchestration.aibrix.ai/v1alpha1', 'StormService'] as const;
const storm = (...roles: Untyped[]) => ({
  apiVersion: STORM[0], kind: STORM[1], metadata: { name: 'llm', namespace: 'ml' }, spec: { mode: 'Replica', selector: { matchLabels: { model: 'llm' } }, template: { spec: { roles } } },
});
const GROUP = ['leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet'] as const;
/** Kinds without a scale, or with one that selects no pods. */
const WITHOUT_SCALE = [
  ['apps.nvidia.com/v1alpha1', 'NIMService'], ['apps/v1', 'DaemonSet'], ['batch/v1', 'Job'], ['disaggregatedset.x-k8s.io/v1', 'DisaggregatedSet'],
  ['inference.networking.k8s.io/v1', 'InferencePool'], ['inference.networking.x-k8s.io/v1alpha2', 'InferencePool'], ['kubeai.org/v1', 'Model'],
  ['nvidia.com/v1beta1', 'DynamoGraphDeployment'], ['ray.io/v1', 'RayCluster'], ['ray.io/v1', 'RayService'], ['ray.io/v1', 'RayJob'], ['serving.knative.dev/v1', 'Service'],
  ['serving.kserve.io/v1alpha1', 'InferenceGraph'], ['serving.kserve.io/v1alpha2', 'LLMInferenceService'], ['serving.kserve.io/v1beta1', 'InferenceService'],
];
/** Kinds with a scale, and kinds of which nothing is known. */
const WITH_SCALE = [
  ['apps/v1', 'StatefulSet'], ['argoproj.io/v1alpha1', 'Rollout'], ['disaggregatedset.x-k8s.io/v1', 'DisaggregatedSetRoleScaler'],
  ['leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet'], ['mlops.seldon.io/v1alpha1', 'Model'], ['nvidia.com/v1beta1', 'DynamoGraphDeploymentScalingAdapter'],
  ['orchestration.aibrix.ai/v1alpha1', 'RayClusterFleet'], ['orchestration.aibrix.ai/v1alpha1', 'StormService'], ['production-stack.vllm.ai/v1alpha1', 'VLLMRuntime'], ['inference.llmkube.dev/v1alpha1', 'InferenceService'], ['v1', 'ReplicationController'],
];
const KEDA_SPEC = { maxReplicaCount: 3, triggers: [{ type: 'kafka', metadata: {} }] };
const POD = { spec: { containers: [{ name: 'classifier', image: 'x:1' }] } };
const HPA_SPEC = { maxReplicas: 3, metricsv2: [cpu()] };
/** A predictor whose executor is beside its transformer, in the pods of the first component. */
const TWO_COMPONENTS = seldonDeployment({}, {}, {
  graph: { name: 'scale', type: 'TRANSFORMER', children: [{ name: 'classifier', type: 'MODEL' }] },
  componentSpecs: [{ spec: { containers: [{ name: 'scale', image: 'x:1' }] } }, POD],
});
const EXECUTOR_RULES = `rules:
  - seriesQuery: 'seldon_api_executor_server_requests_seconds_count{namespace!="",pod!=""}'
    resources: {overrides: {namespace: {resource: namespace}, pod: {resource: pod}}}
    name: {as: requests}
    metricsQuery: sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m]))
`;
const OWN_RULES = EXECUTOR_RULES.replace('seldon_api_executor_server_requests_seconds_count', 'predictions_total');
const onComponent = (name: string) => hpa('a', { scaleTargetRef: { ...MADE_BY_SELDON, name }, metrics: [pods('requests')] });

/** The cases of checks on what serving platforms and prometheus-adapter make of their objects. */
export const PLATFORM_CASES: Record<string, Case> = {
  'adapter-name': {
    bad: {
      'a name that no rule yields': [adapterConfig(RULES), seldonModel({ replicas: 1 }), hpaOf(MODEL, { metrics: [object('infer_rp')] })],
      'a metric of another kind of object': [adapterConfig(RULES), deployment('model'), hpa('a', { metrics: [pods('infer_rps')] })],
      'a metric of the other API': [adapterConfig(EXTERNAL_RULES), seldonModel({ replicas: 1 }), hpaOf(MODEL)],
      'an external metric of a series that a custom rule renames': [
        adapterConfig(RULES), deployment('model'), hpa('a', { metrics: [external('seldon_model_infer_total')] }),
      ],
      'an external metric that is a custom one': [adapterConfig(RULES), deployment('model'), hpa('a', { metrics: [external('infer_rps')] })],
    },
    good: {
      'a name that a rule yields': [adapterConfig(RULES), seldonModel({ replicas: 1 }), hpaOf(MODEL)],
      'no configuration among the manifests': [seldonModel({ replicas: 1 }), hpaOf(MODEL)],
      'an API that no rule is for': [adapterConfig(RULES), deployment('model'), hpa('a', { metrics: [external('queue')] })],
      'a metric that somebody else is said to serve': [
        adapterConfig(RULES), deployment('model'), hpa('a', { metrics: [pods('queue')] }, { 'cdk8s-model-autoscaling/custom-metrics-served-by': 'the platform team' }),
      ],
      'a metric that only Google\'s adapter calls so': [
        adapterConfig(RULES), deployment('model'), hpa('a', { metrics: [pods(GOOGLES)] }),
      ],
      'labels that a template decides on': [
        adapterConfig(RULES.replace(/overrides: .*/, 'template: "<<.Resource>>"}')), deployment('model'), hpa('a', { metrics: [pods('infer_rps')] }),
      ],
    },
  },
  'adapter-refused': {
    bad: {
      'a text that is no YAML': [adapterConfig('rules:\n- seriesQuery: "x\n')],
      'a tab': [adapterConfig('rules:\n- seriesQuery: x\n\tmetricsQuery: y\n')],
      'a key twice': [adapterConfig('rules:\n- seriesQuery: a\n  seriesQuery: b\n')],
      'unknown keys': [adapterConfig('rules:\n- {seriesQuery: x, metricQuery: y, name: {As: z}}\nlogLevel: 5')],
      'values of other types': [adapterConfig('rules:\n- {seriesQuery: [x], seriesFilters: {is: y}, name: z, resources: {namespaced: "true", overrides: []}}\n- 5')],
      'wrong expressions': [adapterConfig('rules:\n- {seriesQuery: x, name: {matches: "("}, seriesFilters: [{is: "[a"}, {isNot: "*"}]}')],
      'filters that say both or nothing': [adapterConfig('rules:\n- {seriesQuery: x, seriesFilters: [{is: a, isNot: b}, {}, ~]}')],
      'two groups and no name': [adapterConfig('externalRules:\n- {seriesQuery: x, name: {matches: "(a)(b)"}}')],
      'wrong templates': [adapterConfig('rules:\n- {seriesQuery: x, metricsQuery: "sum(<<.Series)", resources: {template: "x_<<.Group>>"}}\n- {seriesQuery: y, resources: {template: "<<.Resource"}}')],
      'a resource twice in a template, and one that is misspelled': [adapterConfig('rules:\n- {seriesQuery: x, resources: {template: "<<.Resource>>_<<.Resource>>"}}\n- {seriesQuery: y, resources: {template: "<<.Resurce>>_<<.Resource>>"}}')],
      'a window in words': [adapterConfig('resourceRules:\n  cpu: {containerQuery: x}\n  window: 5 minutes')],
      'resource rules': [adapterConfig('resourceRules:\n  cpu: {containerQuery: "sum(<<.Series)", nodeQuery: x, container: y}\n')],
    },
    good: {
      'rules': [adapterConfig(RULES), adapterConfig(EXTERNAL_RULES)],
      'numbers where texts are wanted': [adapterConfig('rules:\n- {seriesQuery: x, name: {as: 5}, resources: {namespaced: false, template: "<< .Resource >>"}}')],
      'an expression that cannot be followed here': [adapterConfig('rules:\n- {seriesQuery: x, name: {matches: "(?i:a)\\\\pL"}}')],
      'a template with a condition, which cannot be followed here': [adapterConfig('rules:\n- {seriesQuery: x, resources: {template: "<<if .Group>>x_<<end>><<.Resource>>"}}')],
      'a placeholder that the adapter looks up later': [adapterConfig('rules:\n- {seriesQuery: x, metricsQuery: "<<.Nope>> <<if .Series>>y<<end>>"}')],
      'resource rules': [adapterConfig('resourceRules:\n  cpu: {containerQuery: "sum(x) by (<<.GroupBy>>)", resources: {overrides: {pod: {resource: pod}}}}\n  window: 3m')],
    },
  },
  'gateway-never-wakes': {
    bad: {
      'running requests of the endpoint picker': asleep(ofDynamo('sum(llm_d_epp_request_running{namespace="llm"}) or vector(0)')),
      'an average of pods beside what they export': asleep(ofDynamo('max(llm_d_epp_average_queue_size)'), ofDynamo('sum(vllm:num_requests_waiting)'), CPU_TRIGGER),
      'what tells that its targets answer, too': asleep(ofDynamo('(sum(llm_d_epp_request_running) or 0 * count(llm_d_epp_ready_endpoints)) and on () up{service="chat-epp"} == 1')),
      'requests per engine of the router of vLLM': asleep(ofDynamo('sum(vllm:current_qps{service="vllm-router-service"})')),
    },
    good: {
      'requests that the router of vLLM counts without an engine': asleep(ofDynamo('sum(vllm:current_qps)'), ofDynamo('sum(rate(vllm:num_incoming_requests_total{model="a"}[2m]))')),
      'the frontend of Dynamo, of which another rule tells': asleep(FRONTEND),
      'its queue': asleep(ofDynamo('sum(llm_d_epp_request_running)'), ofDynamo('sum(llm_d_epp_flow_control_queue_size) or 0 * sum(llm_d_epp_ready_endpoints)')),
      'a queue': asleep(ofDynamo('sum(llm_d_epp_request_running)'), { type: 'kafka', metadata: {} }),
      'a query that does not parse': asleep(ofDynamo('sum(')),
      'one replica': [scaledObject('a', { minReplicaCount: 1, triggers: [ofDynamo('sum(llm_d_epp_request_running)')] })],
    },
  },
  'dynamo-never-wakes': {
    bad: {
      'metrics of the frontend': [adapter([FRONTEND, ofDynamo('sum(delta(dynamo_frontend_requests_total[5m])) > bool 0')])],
      'the CPU of the workers beside them': [adapter([FRONTEND, CPU_TRIGGER])],
      'what tells that its targets answer, too': [adapter([ofDynamo('sum(dynamo_frontend_active_requests) or 0 * count(up{namespace="ml"} == 1)')])],
      'idle replicas': [adapter([FRONTEND], { minReplicaCount: 2, idleReplicaCount: 0 })],
    },
    good: {
      'one replica that stays': [adapter([FRONTEND], { minReplicaCount: 1 })],
      'a queue': [adapter([FRONTEND, { type: 'kafka', metadata: {} }])],
      'a gateway': [adapter([FRONTEND, ofDynamo('sum(rate(envoy_cluster_upstream_rq_total[2m]))')])],
      'a query that does not parse': [adapter([ofDynamo('sum(')])],
      'another target': [scaledObject('a', { minReplicaCount: 0, triggers: [FRONTEND] })],
    },
  },
  'dynamo-other-graph': {
    bad: {
      'the frontend of another graph, by the name of the adapter': [adapter([ofFrontend('=~"chat-.*frontend.*"')], AWAKE)],
      'by the adapter itself': [adapter([ofFrontend('=~"llm-y-([0-9]+-)?frontend.*"')], AWAKE_DECODE), scalingAdapter('llm-x')].map(inMl),
      'by the graph': [adapter([ofFrontend('="chat-frontend-0"')], AWAKE_DECODE), dynamoGraph('llm-x')].map(inMl),
      'the frontends of two others': [adapter([ofFrontends('=~"chat-.*"', '=~"code-.*"')], AWAKE_DECODE)],
      'with dots': [adapter([ofFrontend('=~"chat\\\\.v1-frontend.*"')], AWAKE_DECODE)],
    },
    good: {
      'its own frontend': [adapter([ofFrontend('=~"llm-x-([0-9]+-)?[a-z0-9]*frontend.*"')], AWAKE_DECODE), dynamoGraph('llm-x')].map(inMl),
      'a shorter graph, as far as the name of the adapter tells': [adapter([ofFrontend('=~"llm-.*frontend.*"')], AWAKE_DECODE)],
      'its own frontend and another one': [adapter([ofFrontends('=~"llm-x-.*"', '=~"chat-.*"')], AWAKE_DECODE)],
      'another frontend and any': [adapter([ofFrontends('=~"chat-.*"', '=~".*frontend.*"')], AWAKE_DECODE)],
      'any frontend': [adapter([ofFrontend('=~".*frontend.*"')], AWAKE_DECODE)],
      'one of two frontends': [adapter([ofFrontend('=~"chat-frontend.*|llm-x-frontend.*"')], AWAKE_DECODE)],
      'a beginning that may be absent': [adapter([ofFrontend('=~"c?llm-x-frontend.*"')], AWAKE_DECODE)],
      'not the frontend of another graph': [adapter([ofFrontend('!~"chat-.*"')], AWAKE_DECODE)],
      'no pods': [adapter([FRONTEND], AWAKE_DECODE)],
      'another target': [scaledObject('a', { triggers: [ofFrontend('=~"chat-.*"')] })],
    },
  },
  'kserve-class-without-metrics': {
    bad: {
      'a predictor without metrics': [keda({ predictor: { model: {} } })],
      'a transformer beside a predictor that has some': [keda({ predictor: SCALED, transformer: { containers: [{ name: 'kserve-container' }] } })],
    },
    good: {
      'metrics': [keda({ predictor: SCALED })],
      'a transformer that nothing scales': [
        keda({ predictor: SCALED, transformer: { annotations: { 'serving.kserve.io/autoscalerClass': 'none' }, containers: [{ name: 'kserve-container' }] } }),
      ],
      'another class': [inferenceService({ predictor: { model: {} } })],
      'another mode': [{ ...keda({ predictor: { model: {} } }), metadata: { name: 'model', annotations: { 'serving.kserve.io/autoscalerClass': 'keda' } } }],
    },
  },
  'kserve-class': {
    bad: {
      'a class that is none': [inferenceService({ predictor: SCALED }, { 'serving.kserve.io/autoscalerClass': 'kpa' })],
      'a mode that is none': [inferenceService({ predictor: SCALED }, { 'serving.kserve.io/deploymentMode': 'standard' })],
      'the class external before it was one': [inCluster({ KServe: '0.15.0' }), inferenceService({ predictor: SCALED }, { 'serving.kserve.io/autoscalerClass': 'external' })],
      'a class of a component that is none': [keda({ predictor: { ...SCALED, annotations: { 'serving.kserve.io/autoscalerClass': 'vpa' } } })],
      'an external metric where no class is stated': [inferenceService({ predictor: metrics({ type: 'External', external: {} }) })],
      'no replicas under hpa': [hpaClass({ predictor: { ...SCALED, minReplicas: 0, maxReplicas: 3 } })],
      'a class and metrics in the mode of Knative': [knative({ predictor: SCALED })],
      'a mode that the cluster decides': [{ ...keda({ predictor: SCALED }), metadata: { name: 'model', annotations: { 'serving.kserve.io/autoscalerClass': 'keda' } } }],
    },
    good: {
      'keda': [keda({ predictor: { ...SCALED, minReplicas: 0, maxReplicas: 3 } })],
      'a class of its own for a transformer': [keda({ predictor: SCALED, transformer: { containers: [{}], annotations: { 'serving.kserve.io/autoscalerClass': 'none' } } })],
      'an external metric that is refused anyway': [hpaClass({ predictor: metrics({ type: 'External', external: {} }) })],
      'scaling of Knative': [inferenceService({ predictor: { model: {}, scaleMetric: 'rps', scaleTarget: 5 } }, { 'serving.kserve.io/deploymentMode': 'Knative' })],
      'no scaling in the mode of the cluster': [{ ...inferenceService({ predictor: { model: {}, minReplicas: 0 } }), metadata: { name: 'model', namespace: 'ml' } }],
    },
  },
  'kserve-max-unset': {
    bad: {
      'metrics of keda': [keda({ predictor: { ...metrics(prometheus('sum(x)')), minReplicas: 2 } })],
      'a share of hpa': [inferenceService({ predictor: { model: {}, scaleMetric: 'cpu', scaleTarget: 80, maxReplicas: 0 } })],
    },
    good: {
      'most replicas': [keda({ predictor: { ...SCALED, maxReplicas: 3 } })],
      'most replicas that are the least, which is a question of its own': [keda({ predictor: { ...SCALED, minReplicas: 3, maxReplicas: 3 } })],
      'nothing that scales': [inferenceService({ predictor: { model: {} } })],
      'somebody else who scales': [inferenceService({ predictor: SCALED }, { 'serving.kserve.io/autoscalerClass': 'external' })],
      'no least replicas, which KEDA refuses': [keda({ predictor: { ...metrics(prometheus('sum(x)')), minReplicas: 0 } })],
    },
  },
  'kserve-otel-wrap': {
    bad: {
      'a query with a function': [collected({ query: 'rate(a[1m])' })],
      'a query with labels': [collected({ query: 'a{b="c"}' })],
    },
    good: {
      'a name': [collected({ query: 'vllm:num_requests_running', metricNames: ['vllm:num_requests_running'] })],
      'a query of Prometheus': [keda({ predictor: metrics(prometheus('sum(rate(a[1m]))')) })],
    },
  },
  'kserve-type-dropped': {
    bad: {
      'an average beside another value': [keda({ predictor: metrics(prometheus('sum(x)', { type: 'AverageValue', averageValue: '5', value: '1' })) })],
      'a value of each series': [keda({ predictor: metrics(prometheus('vllm:num_requests_running', { type: 'Value', value: '2' })) })],
      'a share beside a value': [keda({ predictor: metrics(prometheus('sum(x)', { type: 'Utilization', averageUtilization: 50, value: '1' })) })],
    },
    good: {
      'a value': [keda({ predictor: metrics(prometheus('sum(x)', { type: 'Value', value: '1' })) })],
      'an average and the same value': [keda({ predictor: metrics(prometheus('sum(x)', { type: 'AverageValue', averageValue: 5, value: '5' })) })],
      'another class': [hpaClass({ predictor: metrics(prometheus('sum(x)', { type: 'AverageValue', averageValue: '5', value: '1' })) })],
    },
  },
  'kserve-dropped': {
    bad: {
      'policies under keda': [keda({ predictor: { ...SCALED, autoScaling: { ...SCALED.autoScaling, behavior: { scaleUp: { policies: [] } } } } })],
      'a share of CPU in a ScaledObject of the first release': [inCluster({ KServe: '0.15.0' }), keda({ predictor: SCALED })],
      'CPU as an amount under hpa': [inferenceService({ predictor: metrics(cpu({ type: 'AverageValue', averageValue: '500m' })) })],
      'any behavior under hpa': [inferenceService({ predictor: { ...SCALED, autoScaling: { behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } } } })],
      'a target beside metrics': [keda({ predictor: { ...SCALED, scaleTarget: 50 } })],
      'a type of a target': [inferenceService({ predictor: { model: {}, scaleMetric: 'cpu', scaleMetricType: 'AverageValue' } })],
      'an annotation that nobody reads': [inferenceService({ predictor: SCALED }, { 'serving.kserve.io/targetUtilizationPercentage': '50' })],
      'annotations of Knative, and of KEDA on the predictor': [inferenceService({ predictor: { ...SCALED, annotations: { 'autoscaling.keda.sh/paused': 'true' } } }, {
        'serving.kserve.io/enable-metric-aggregation': 'true', 'autoscaling.knative.dev/target': '5',
      })],
      'what came later': [keda({
        predictor: {
          name: 'stable',
          model: { modelFormat: { name: 'huggingface' }, runtime: 'kserve-vllmserver' },
          autoScaling: {
            behavior: { scaleUp: { stabilizationWindowSeconds: 60 } },
            metrics: [
              { type: 'External', external: { metric: { backend: 'prometheus', query: 'sum(x)' }, authenticationRef: { name: 'a', authModes: 'bearer' } } },
              { type: 'PodMetric', podmetric: { metric: { query: 'requests' } } },
            ],
          },
        },
      })],
      'labels of KServe': [{ ...keda({ predictor: { ...SCALED, labels: { app: 'model' } } }) }],
      'a share beside autoScaling under hpa': [hpaClass({ predictor: { ...SCALED, scaleTarget: 50 } })],
    },
    good: {
      'an aggregation that is off, and labels of others': [inferenceService({ predictor: { ...SCALED, labels: { team: 'a' } } }, { 'serving.kserve.io/enable-metric-aggregation': 'false' })],
      'a window under keda': [
        keda({ predictor: { ...SCALED, autoScaling: { ...SCALED.autoScaling, behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } } } }),
      ],
      'metrics': [keda({ predictor: SCALED }), inferenceService({ predictor: SCALED })],
      'scaling of Knative': [inferenceService({ predictor: { model: {}, scaleMetric: 'rps', scaleTarget: 5 } }, { 'serving.kserve.io/deploymentMode': 'Knative' })],
    },
  },
  'kserve-multi-node': {
    bad: {
      'a worker under keda': [keda({ predictor: { ...SCALED, workerSpec: {} } })],
      'a worker without a class': [inferenceService({ predictor: { model: {}, workerSpec: {} } })],
      'sizes that KServe sets, of a model in a bucket': [inferenceService({
        predictor: {
          model: { storageUri: 's3://models/llm', env: [{ name: 'TENSOR_PARALLEL_SIZE', value: '2' }] },
          workerSpec: { pipelineParallelSize: 0, containers: [{ name: 'a' }, { name: 'b' }] },
        },
      }, { 'serving.kserve.io/autoscalerClass': 'none' })],
      'a ScaledObject of the Deployment that there is not': [llm({ worker: {} }), scaledObject('a', { scaleTargetRef: { name: 'llm-kserve' } })],
    },
    good: {
      'a worker that nothing scales': [inferenceService({ predictor: { model: { storageUri: 'pvc://models/llm' }, workerSpec: { tensorParallelSize: 2 } } }, { 'serving.kserve.io/autoscalerClass': 'none' })],
      'no worker': [keda({ predictor: SCALED }), llm({}), scaledObject('a', { scaleTargetRef: { name: 'llm-kserve' } })],
      'a ScaledObject of the LeaderWorkerSet': [
        llm({ worker: {} }), scaledObject('a', { scaleTargetRef: { apiVersion: 'leaderworkerset.x-k8s.io/v1', kind: 'LeaderWorkerSet', name: 'llm-kserve-mn' } }),
      ],
    },
  },
  'kserve-otel': {
    bad: {
      'no names': [collected({ metricNames: [] })],
      'other names': [collected({ metricNames: ['b'] })],
      'buckets': [collected({ query: 'a_bucket', metricNames: ['a'] })],
      'no backend': [collected({ backend: undefined })],
      'no annotation': [collected({}, {})],
      'an annotation that is off': [collected({}, { 'sidecar.opentelemetry.io/inject': 'false' })],
      'a histogram as a whole': [collected({ query: 'vllm:e2e_request_latency_seconds', metricNames: ['vllm:e2e_request_latency_seconds'] })],
      'a counter that is no rate': [collected({ query: 'vllm:request_success_total', metricNames: ['vllm:request_success_total'] })],
      'the rate of a gauge': [collected({ query: 'vllm:num_requests_waiting', metricNames: ['vllm:num_requests_waiting'], operationOverTime: 'rate' })],
      'an operation that there is not': [collected({ operationOverTime: 'p95' })],
    },
    good: {
      'a name': [collected({})],
      'a part of a histogram': [collected({ query: 'a_count', metricNames: ['a'], operationOverTime: 'rate' })],
      'an average of a gauge': [collected({ operationOverTime: 'avg' })],
      'another trigger': [keda({ predictor: metrics(prometheus('sum(x)')) })],
      'another class': [inferenceService({ predictor: metrics({ type: 'PodMetric', podmetric: {} }) }, { 'serving.kserve.io/autoscalerClass': 'external' })],
    },
  },
  'kserve-refused': {
    bad: {
      'a model of no storage': [inferenceService({ predictor: { model: { modelFormat: { name: 'sklearn' }, storageUri: 'models/iris' } } })],
      'more least than most replicas': [inferenceService({ predictor: { model: {}, minReplicas: 3, maxReplicas: 2 } })],
      'a metric under keda that Knative has': [keda({ predictor: { ...SCALED, scaleMetric: 'cpu' } })],
      'CPU as an amount': [keda({ predictor: metrics(cpu({ type: 'AverageValue', averageValue: '1' })) })],
      'CPU without a share': [keda({ predictor: metrics(cpu({ type: 'Utilization' })) })],
      'memory without a unit': [keda({ predictor: metrics({ type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: 50 } } }) })],
      'a block that is not there': [keda({ predictor: metrics({ type: 'External' }, { type: 'PodMetric', podMetric: {} }, { type: 'Resource' }) })],
      'an average without a value': [keda({ predictor: metrics(prometheus('sum(x)', { type: 'AverageValue', averageValue: '5' })) })],
      'an average that is no average': [keda({ predictor: metrics(prometheus('sum(x)', { type: 'AverageValue', value: '5' })) })],
      'no query': [keda({ predictor: metrics(prometheus('')) })],
      'a unit': [keda({ predictor: metrics(prometheus('sum(x)', { type: 'Value', value: '100m' })) })],
      'a fraction without quotes': [keda({ predictor: metrics(prometheus('sum(x)', { type: 'Value', value: 0.5 })) })],
      'graphite': [keda({ predictor: metrics({ type: 'External', external: { metric: { backend: 'graphite', query: 'a' }, target: { type: 'Value', value: '1' } } }) })],
      'sleep on CPU alone': [keda({ predictor: { ...SCALED, minReplicas: 0, maxReplicas: 3 } })],
      'sleep without most replicas': [keda({ predictor: { ...metrics(prometheus('sum(x)')), minReplicas: 0 } })],
      'an external metric under hpa': [hpaClass({ predictor: metrics(prometheus('sum(x)')) })],
      'a target of hpa above all requests': [hpaClass({ predictor: { model: {}, scaleTarget: 150 } })],
      'a name with an upper-case letter': [named('Model', keda({ predictor: SCALED }))],
      'a name that is too long for the HPA of KEDA': [named('m'.repeat(45), keda({ predictor: SCALED }))],
      'a name that is too long for the label of the pods': [named('m'.repeat(49), hpaClass({ predictor: SCALED }))],
      'nothing that serves, and two models': [inferenceService({ predictor: { sklearn: {}, model: {} }, transformer: { minReplicas: 1 } })],
      'a model and the container in its place': [inferenceService({ predictor: { model: {}, containers: [{ name: 'kserve-container' }] } })],
      'negative replicas': [inferenceService({ predictor: { model: {}, minReplicas: -1, containerConcurrency: -5 } })],
      'CPU and a strategy in the mode of Knative': [inferenceService({ predictor: { model: {}, scaleMetric: 'cpu', deploymentStrategy: {} } }, { 'serving.kserve.io/deploymentMode': 'Knative' })],
      'a canary that scales': [inferenceService({
        predictor: { model: {}, maxReplicas: 5 },
        canary: [{ predictor: { model: {}, maxReplicas: 3, minReplicas: 2 }, trafficPercent: 60 }, { predictor: {}, trafficPercent: 50 }],
      })],
      'requests per second of hpa': [hpaClass({ predictor: { model: {}, scaleMetric: 'rps' } })],
    },
    good: {
      'a total': [keda({ predictor: { ...metrics(prometheus('sum(x)')), minReplicas: 0, maxReplicas: 3 } })],
      'memory': [keda({ predictor: metrics({ type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '2Gi' } } }) })],
      'a whole number without quotes': [keda({ predictor: metrics(prometheus('sum(x)', { type: 'Value', value: 2 })) })],
      'the class hpa': [hpaClass({ predictor: { ...metrics(cpu({ type: 'Utilization', averageUtilization: 150 })), minReplicas: 0, maxReplicas: 3 } })],
      'a sidecar beside a model, and a name that just fits': [named('m'.repeat(44), keda({ predictor: { ...SCALED, containers: [{ name: 'agent' }] } }))],
      'CPU by the HPA of Knative': [inferenceService({ predictor: { model: {}, scaleMetric: 'cpu' } }, {
        'serving.kserve.io/deploymentMode': 'Knative', 'autoscaling.knative.dev/class': 'hpa.autoscaling.knative.dev',
      })],
      'a canary': [inferenceService({ predictor: { model: {}, maxReplicas: 5 }, canary: [{ predictor: { model: {}, name: 'next' }, trafficPercent: 10 }] })],
      'nobody\'s class': [inferenceService({ predictor: { model: {}, scaleMetric: 'rps' } })],
    },
  },
  'kserve-runtime-metrics': {
    bad: {
      'TensorFlow Serving without its argument': [keda(onRuntime(':tensorflow:serving:request_count', { modelFormat: { name: 'tensorflow' } }))],
      'OpenVINO without its argument': [keda(onRuntime('ovms_requests_success', { modelFormat: { name: 'openvino' } }))],
      'metrics of vLLM from Triton': [keda(onRuntime('vllm:request_success_total', { modelFormat: { name: 'triton' } }))],
      'metrics of Triton from a runtime that is stated': [keda(onRuntime('nv_inference_request_success', { modelFormat: { name: 'sklearn' }, runtime: 'kserve-mlserver' }))],
      'an autoscaler of its own': [
        inferenceService({ predictor: { model: { modelFormat: { name: 'tensorflow' } } } }, { 'serving.kserve.io/autoscalerClass': 'external' }),
        scaledObject('a', { scaleTargetRef: { name: 'model-predictor' }, triggers: [{ ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, query: 'sum(rate(:tensorflow:serving:request_count[2m]))' } }] }),
      ],
    },
    good: {
      'TensorFlow Serving with its argument': [keda(onRuntime(':tensorflow:serving:request_count', { modelFormat: { name: 'tensorflow' }, args: ['--monitoring_config_file=/etc/monitoring'] }))],
      'metrics of its own server': [keda(onRuntime('nv_inference_request_success', { modelFormat: { name: 'triton' } }))],
      'vLLM in the server of Hugging Face': [keda(onRuntime('vllm:request_success_total', { modelFormat: { name: 'huggingface' } }))],
      'another image': [keda(onRuntime('vllm:request_success_total', { modelFormat: { name: 'triton' }, image: 'x:1' }))],
      'a runtime of a team': [keda(onRuntime('vllm:request_success_total', { modelFormat: { name: 'triton' }, runtime: 'of-the-team' }))],
      'metrics that a gateway may have': [keda(onRuntime('requests_total', { modelFormat: { name: 'tensorflow' } }))],
    },
  },
  'kserve-scraping-annotation': {
    bad: {
      'on the InferenceService': [inferenceService({ predictor: { model: {} } }, { 'serving.kserve.io/enable-prometheus-scraping': 'true' })],
      'on a component': [inferenceService({ predictor: { model: {}, annotations: { 'serving.kserve.io/enable-prometheus-scraping': 'true' } } })],
    },
    good: {
      'turned off': [inferenceService({ predictor: { model: {} } }, { 'serving.kserve.io/enable-prometheus-scraping': 'false' })],
      'in the mode of Knative': [inferenceService({ predictor: { model: {} } }, {
        'serving.kserve.io/enable-prometheus-scraping': 'true', 'serving.kserve.io/deploymentMode': 'Knative',
      })],
    },
  },
  'metrics-api-clash': {
    bad: {
      'a ScaledObject': [adapterConfig(EXTERNAL_RULES), scaledObject('a')],
      'KEDA inside an InferenceService': [adapterConfig(EXTERNAL_RULES), keda({ predictor: SCALED })],
      'two adapters': [adapterConfig(RULES), OTHER_ADAPTER],
      'two providers of one API': [
        hpa('h', { metrics: [external(GOOGLES)] }),
        hpa('i', { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'other' }, metrics: [external('queue'), external('lag')] }, {
          'cdk8s-model-autoscaling/external-metrics-served-by': 'Datadog',
        }),
      ],
      'an external metric of Google\'s beside KEDA': [scaledObject('a', { scaleTargetRef: { name: 'other' } }), hpa('h', { metrics: [external(GOOGLES)] })],
      'a metric of somebody else\'s beside an adapter': [
        adapterConfig(RULES), hpa('h', { metrics: [pods('queue')] }, { 'cdk8s-model-autoscaling/custom-metrics-served-by': 'the platform team' }),
      ],
    },
    good: {
      'a metric of Google\'s beside KEDA, in another API': [scaledObject('a', { scaleTargetRef: { name: 'other' } }), hpa('h', { metrics: [pods(GOOGLES)] })],
      'a metric of Google\'s alone': [hpa('h', { metrics: [external(GOOGLES)] })],
      'custom metrics': [adapterConfig(RULES), scaledObject('a')],
      'no KEDA': [adapterConfig(EXTERNAL_RULES), hpa('a')],
      'two adapters for two APIs': [adapterConfig(EXTERNAL_RULES), OTHER_ADAPTER],
    },
  },
  'role-at-zero': {
    bad: {
      'prefill alone': [roleSet(), ofRole('prefill', { minReplicaCount: 0 }), ofRole('decode', { minReplicaCount: 1 })],
      'prefill while idle': [roleSet(), ofRole('prefill', { minReplicaCount: 2, idleReplicaCount: 0 }), ofRole('decode', { minReplicaCount: 1 })],
      'prefill while idle, whose least replicas are 0 too': [roleSet(), ofRole('prefill', { minReplicaCount: 0, idleReplicaCount: 0 }), ofRole('decode', { minReplicaCount: 1 })],
      'by an HPA': [roleSet(), hpaOf(roleScaler('prefill'), { minReplicas: 0 }), ofRole('decode', { minReplicaCount: 1 })],
      'beside a role of fixed replicas': [roleSet({}, { scaling: undefined }), ofRole('prefill', { minReplicaCount: 0 })],
      'by what is stated': [roleSet({ scaling: { mode: 'Static' }, spec: { replicas: 0 } }, { scaling: undefined, spec: { replicas: 2 } })],
    },
    good: {
      'both': [roleSet(), ofRole('prefill', { minReplicaCount: 0 }), ofRole('decode', { minReplicaCount: 0 })],
      'neither': [roleSet(), ofRole('prefill', { minReplicaCount: 1 }), ofRole('decode', { minReplicaCount: 2 })],
      'a role whose autoscaler is elsewhere': [roleSet(), ofRole('prefill', { minReplicaCount: 0 })],
      'a role that is kept active': [roleSet(), { ...ofRole('prefill', { minReplicaCount: 0 }), metadata: { name: 'prefill', namespace: 'ml', annotations: { 'autoscaling.keda.sh/force-activation': 'true' } } }, ofRole('decode', { minReplicaCount: 1 })],
      'another set': [roleSet(), { ...ofRole('prefill', { minReplicaCount: 0 }), metadata: { name: 'prefill', namespace: 'other' } }, ofRole('decode', { minReplicaCount: 1 })],
      'none by what is stated': [roleSet({ scaling: undefined, spec: { replicas: 0 } }, { scaling: undefined, spec: { replicas: 0 } })],
      'what is stated of a role that is scaled': [roleSet({ spec: { replicas: 0 } }, { scaling: undefined, spec: { replicas: 2 } })],
    },
  },
  'scale-subresource': {
    bad: {
      ...Object.fromEntries(WITHOUT_SCALE.map(([apiVersion, kind]) => [`a ScaledObject on ${apiVersion} ${kind}`, [on(apiVersion, kind)]])),
      'an HPA on a Deployment of the core group': [hpaOf({ apiVersion: 'v1', kind: 'Deployment', name: 'model' })],
      'an HPA on a Deployment of no group': [hpaOf({ kind: 'Deployment', name: 'model' })],
      'a kind with a letter too few': [hpaOf({ apiVersion: 'apps/v1', kind: 'Deploymnet', name: 'model' })],
      'an HPA on an InferenceService': [inferenceService({ predictor: { model: {} } }), hpaOf({ apiVersion: 'serving.kserve.io/v1beta1', kind: 'InferenceService', name: 'model' })],
    },
    good: Object.fromEntries(WITH_SCALE.map(([apiVersion, kind]) => [`a ScaledObject on ${apiVersion} ${kind}`, [on(apiVersion, kind)]])),
  },
  'seldon-unscalable': {
    bad: {
      'an HPA on a SeldonDeployment': [seldonDeployment({}), hpaOf({ apiVersion: 'machinelearning.seldon.io/v1', kind: 'SeldonDeployment', name: 'model' })],
      'a ScaledObject on an Experiment': [scaledObject('a', { scaleTargetRef: { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Experiment', name: 'e' } })],
      'an HPA on a Model before 2.8.4': [inCluster({ 'Seldon Core 2': '2.8.3' }), seldonModel({ replicas: 1 }), hpaOf(MODEL)],
      'a ScaledObject on a Pipeline': [scaledObject('a', { scaleTargetRef: { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Pipeline', name: 'p' } })],
    },
    good: {
      'its Deployment': [seldonDeployment({}), scaledObject('a', { scaleTargetRef: { name: SELDON_DEPLOYMENT } })],
      'a Model': [seldonModel({ replicas: 1 }), hpaOf(MODEL)],
      'a Model from 2.8.4 on': [inCluster({ 'Seldon Core 2': '2.8.4' }), seldonModel({ replicas: 1 }), hpaOf(MODEL)],
      'a Model that Core scales': [inCluster({ 'Seldon Core 2': '2.8.3' }), seldonModel({ replicas: 1, minReplicas: 1, maxReplicas: 3 })],
      'a Pipeline of others': [scaledObject('a', { scaleTargetRef: { apiVersion: 'tekton.dev/v1', kind: 'Pipeline', name: 'p' } })],
    },
  },
  'seldon1-deleted-autoscaler': {
    bad: {
      'an HPA': [seldonDeployment({}), hpa(SELDON_DEPLOYMENT, { scaleTargetRef: MADE_BY_SELDON })],
      'a ScaledObject': [seldonDeployment({}), scaledObject(SELDON_DEPLOYMENT, { scaleTargetRef: MADE_BY_SELDON })],
      'an HPA beside a kedaSpec': [seldonDeployment({ kedaSpec: KEDA_SPEC }), hpa(SELDON_DEPLOYMENT, { scaleTargetRef: { ...MADE_BY_SELDON, name: 'other' } })],
    },
    good: {
      'another name': [seldonDeployment({}), hpa('a', { scaleTargetRef: MADE_BY_SELDON })],
      'another namespace': [seldonDeployment({}), { ...hpa('a'), metadata: { name: SELDON_DEPLOYMENT, namespace: 'other' } }],
      'what Seldon makes itself': [seldonDeployment({ hpaSpec: HPA_SPEC })],
    },
  },
  'leaders-only': {
    bad: {
      'CPU of groups': [group(4), on(...GROUP, { triggers: [CPU_TRIGGER] })],
      'CPU of groups that an HPA scales': [group(2), hpaOf({ apiVersion: GROUP[0], kind: GROUP[1], name: 'llm' }, { metrics: [cpu()] })],
      'CPU of groups that are made elsewhere': [group(1, 'other'), on(...GROUP, { triggers: [CPU_TRIGGER] })],
      'CPU of a role': [on('disaggregatedset.x-k8s.io/v1', 'DisaggregatedSetRoleScaler', { triggers: [CPU_TRIGGER] })],
      'CPU of clusters of Ray': [fleet({ workerGroupSpecs: [{ replicas: 1 }] }), on(...FLEET, { triggers: [CPU_TRIGGER] })],
    },
    good: {
      'groups of one': [group(1), on(...GROUP, { triggers: [CPU_TRIGGER] })],
      'clusters of Ray that are a head alone': [fleet({}), on(...FLEET, { triggers: [CPU_TRIGGER] })],
      'groups that say no size': [group(), on(...GROUP, { triggers: [CPU_TRIGGER] })],
      'a metric of the server': [group(4), on(...GROUP, { triggers: [query()] })],
      'a Deployment': [deployment('model'), scaledObject('a', { triggers: [CPU_TRIGGER] })],
    },
  },
  'pods-as-replicas': {
    bad: {
      'CPU of roles': [storm({ name: 'prefill' }, { name: 'decode', replicas: 2 }), on(...STORM, { triggers: [CPU_TRIGGER] })],
      'CPU of a role of several nodes': [storm({ name: 'decode', podGroupSize: 2 }), hpaOf({ apiVersion: STORM[0], kind: STORM[1], name: 'llm' }, { metrics: [cpu()] })],
      'a level': [storm({ name: 'decode', replicas: 2 }), on(...STORM, { triggers: [{ ...query(), metricType: 'Value' }] })],
      'a metric of pods': [storm({ name: 'decode', replicas: 2 }), hpaOf({ apiVersion: STORM[0], kind: STORM[1], name: 'llm' }, { metrics: [pods('queue')] })],
      'a formula that is a level': [storm({ name: 'decode', replicas: 2 }), on(...STORM, { triggers: [{ ...query(), name: 'a' }], advanced: { scalingModifiers: { formula: 'a', target: '1', metricType: 'Value' } } })],
    },
    good: {
      'a total': [storm({ name: 'prefill' }, { name: 'decode' }), on(...STORM, { triggers: [query()] })],
      'a StormService that is not there, so that nothing tells its roles': [on(...STORM, { triggers: [CPU_TRIGGER] })],
      'replicas of no pod': [storm({ name: 'decode', replicas: 0 }), on(...STORM, { triggers: [CPU_TRIGGER] })],
      'replicas of one pod': [storm({ name: 'decode', replicas: 1 }), on(...STORM, { triggers: [CPU_TRIGGER] })],
      'groups that are counted by their leaders': [group(1), on(...GROUP, { triggers: [CPU_TRIGGER] })],
      'a total of levels': [on(...STORM, { triggers: [{ ...query(), name: 'a', metricType: 'Value' }], advanced: { scalingModifiers: { formula: 'a', target: '1', metricType: 'AverageValue' } } })],
    },
  },
  'min-eq-max': {
    bad: {
      'an HPA': [deployment('model'), hpa('a', { minReplicas: 3 })],
      'a ScaledObject': [deployment('model'), scaledObject('a', { minReplicaCount: 3 })],
      'metrics of KServe whose most replicas are the least': [keda({ predictor: { ...SCALED, maxReplicas: 1 } })],
      'a transformer beside a predictor that scales': [hpaClass({ predictor: { model: {}, maxReplicas: 3 }, transformer: { containers: [], minReplicas: 2 } })],
    },
    good: {
      'more most than least replicas': [deployment('model'), scaledObject('a'), keda({ predictor: { ...SCALED, maxReplicas: 3 } })],
      'idle replicas': [deployment('model'), scaledObject('a', { minReplicaCount: 3, idleReplicaCount: 0 })],
      'a transformer with the annotation that a warning names': [hpaClass({
        predictor: { model: {}, maxReplicas: 3 }, transformer: { containers: [], minReplicas: 2, annotations: { 'serving.kserve.io/autoscalerClass': 'none' } },
      })],
      'an InferenceService that says nothing of scaling': [inferenceService({ predictor: { model: {} } })],
      'no most replicas': [deployment('model'), scaledObject('a', { maxReplicaCount: undefined })],
    },
  },
  'seldon1-empty-component': {
    bad: {
      'an hpaSpec that is a component of its own': [seldonDeployment({}, {}, { componentSpecs: [{ hpaSpec: HPA_SPEC }, POD] })],
      'a kedaSpec that is a component of its own': [seldonDeployment({}, {}, { componentSpecs: [POD, { kedaSpec: KEDA_SPEC, replicas: 2 }] })],
      'no containers': [seldonDeployment({ spec: { containers: [] }, kedaSpec: KEDA_SPEC })],
      'nothing before the pods': [seldonDeployment({}, {}, { componentSpecs: [{}, POD] })],
    },
    good: {
      'an hpaSpec beside its pods': [seldonDeployment({ hpaSpec: HPA_SPEC })],
      'an empty component that says nothing': [seldonDeployment({}, {}, { componentSpecs: [POD, {}] })],
      'a server that Seldon completes, which goes into the first component': [
        seldonDeployment({}, {}, { graph: { name: 'classifier', implementation: 'SKLEARN_SERVER' }, componentSpecs: [{ hpaSpec: HPA_SPEC }] }),
      ],
      'nothing before the pods of a server of Seldon, with which the executor goes': [
        seldonDeployment({}, {}, { graph: { name: 'classifier', implementation: 'SKLEARN_SERVER' }, componentSpecs: [{}, POD] }),
      ],
      'nothing before the pods, without an executor': [
        seldonDeployment({}, {}, { annotations: { 'seldon.io/no-engine': 'true' }, componentSpecs: [{}, POD] }),
      ],
    },
  },
  'seldon1-engine-separate-pod': {
    bad: {
      'a kedaSpec': [seldonDeployment({ kedaSpec: KEDA_SPEC }, { annotations: { 'seldon.io/engine-separate-pod': 'true' } })],
      'an hpaSpec': [seldonDeployment({ hpaSpec: HPA_SPEC }, { annotations: { 'seldon.io/engine-separate-pod': 'true' } })],
      'in other letters': [seldonDeployment({ kedaSpec: KEDA_SPEC }, { annotations: { 'seldon.io/engine-separate-pod': 'True' } })],
      'a ScaledObject': [
        seldonDeployment({}, { annotations: { 'seldon.io/engine-separate-pod': 'true' } }), scaledObject('a', { scaleTargetRef: { name: SELDON_DEPLOYMENT } }),
      ],
    },
    good: {
      'no annotation': [seldonDeployment({ kedaSpec: KEDA_SPEC })],
      'turned off': [seldonDeployment({ kedaSpec: KEDA_SPEC }, { annotations: { 'seldon.io/engine-separate-pod': 'false' } })],
      'no engine at all': [
        seldonDeployment({ kedaSpec: KEDA_SPEC }, { annotations: { 'seldon.io/engine-separate-pod': 'true' } }, { annotations: { 'seldon.io/no-engine': 'true' } }),
      ],
      'nothing scales': [seldonDeployment({}, { annotations: { 'seldon.io/engine-separate-pod': 'true' } })],
      'the engine is scaled': [
        seldonDeployment({}, { annotations: { 'seldon.io/engine-separate-pod': 'true' } }), scaledObject('a', { scaleTargetRef: { name: 'model-main-svc-orch' } }),
      ],
    },
  },
  'seldon1-executor-metric': {
    bad: {
      'an HPA on the second component': [adapterConfig(EXECUTOR_RULES), TWO_COMPONENTS, onComponent('model-main-1-classifier')],
      'an HPA beside an executor in pods of its own': [
        adapterConfig(EXECUTOR_RULES), seldonDeployment({}, { annotations: { 'seldon.io/engine-separate-pod': 'true' } }), onComponent(SELDON_DEPLOYMENT),
      ],
    },
    good: {
      'the component of the executor': [adapterConfig(EXECUTOR_RULES), TWO_COMPONENTS, onComponent('model-main-0-scale')],
      'a metric of the pods': [adapterConfig(OWN_RULES), TWO_COMPONENTS, onComponent('model-main-1-classifier')],
      'a metric whose series are not known': [TWO_COMPONENTS, onComponent('model-main-1-classifier')],
      'a query on the whole graph': [TWO_COMPONENTS, scaledObject('a', {
        scaleTargetRef: { name: 'model-main-1-classifier' },
        triggers: [{ ...query(), metadata: { ...query().metadata, query: 'sum(rate(seldon_api_executor_server_requests_seconds_count{namespace="ml"}[2m]))' } }],
      })],
    },
  },
  'seldon1-ignored-replicas': {
    bad: {
      'replicas beside an empty component': [seldonDeployment({}, {}, { replicas: 2, componentSpecs: [{}, { ...POD, kedaSpec: KEDA_SPEC }] })],
      'replicas beside a kedaSpec': [seldonDeployment({ kedaSpec: KEDA_SPEC, replicas: 2 })],
      'replicas beside an hpaSpec': [seldonDeployment({ hpaSpec: HPA_SPEC, replicas: 2 })],
      'an hpaSpec beside a kedaSpec': [seldonDeployment({ kedaSpec: KEDA_SPEC, hpaSpec: HPA_SPEC })],
      'replicas of the predictor': [seldonDeployment({ kedaSpec: KEDA_SPEC }, {}, { replicas: 2 })],
      'replicas of the SeldonDeployment': [seldonDeployment({ kedaSpec: KEDA_SPEC }, { replicas: 2 })],
    },
    good: {
      'replicas that nothing scales': [seldonDeployment({ replicas: 2 }, { replicas: 2 })],
      'a kedaSpec alone': [seldonDeployment({ kedaSpec: KEDA_SPEC })],
    },
  },
  'seldon1-keda-dropped': {
    bad: {
      'what no version has': [seldonDeployment({ kedaSpec: { ...KEDA_SPEC, initialCooldownPeriod: 30 } })],
      'what came later': [seldonDeployment({
        kedaSpec: {
          ...KEDA_SPEC,
          advanced: { scalingModifiers: { formula: 'a', target: '1' }, horizontalPodAutoscalerConfig: { name: 'own' } },
          fallback: { failureThreshold: 3, replicas: 2, behavior: 'currentReplicas' },
          triggers: [CPU_TRIGGER, { type: 'kafka', metadata: {}, useCachedMetrics: true }],
        },
      })],
    },
    good: {
      'what KEDA 2.7 has': [seldonDeployment({
        kedaSpec: {
          ...KEDA_SPEC,
          cooldownPeriod: 60,
          advanced: { horizontalPodAutoscalerConfig: { behavior: {} } },
          fallback: { failureThreshold: 3, replicas: 2 },
        },
      })],
      'a kedaSpec that is none': [seldonDeployment({ kedaSpec: { triggers: 'x', advanced: null, fallback: 3 } })],
      'no kedaSpec': [seldonDeployment({ hpaSpec: HPA_SPEC })],
    },
  },
  'seldon2-hpa-pair': {
    bad: {
      'another maximum by KEDA': [
        seldonModel({ replicas: 1, server: 'server' }), seldonServer(),
        modelScaledBy([query()], { maxReplicaCount: 8 }), serverScaledBy([query()], { maxReplicaCount: 2 }),
      ],
      'another query by KEDA': [
        seldonModel({ replicas: 1, server: 'server' }), seldonServer(), modelScaledBy([query()]),
        serverScaledBy([{ ...query(), metadata: { ...query().metadata, query: 'sum(y)' } }]),
      ],
      'KEDA without a maximum beside an HPA': [
        seldonModel({ replicas: 1, server: 'server' }), seldonServer(), modelScaledBy([query()], { maxReplicaCount: undefined }), hpaOf(SERVER),
      ],
      'two Models on a Server that is scaled with one': [
        seldonModel({ replicas: 1, server: 'server' }), otherModel({ replicas: 1, server: 'server' }), seldonServer(), hpaOf(MODEL), hpaOf(SERVER),
      ],
      'two Models on a Server that KEDA scales with one, and that is not among the manifests': [
        seldonModel({ replicas: 1, server: 'server' }), otherModel({ replicas: 1, server: 'server' }), modelScaledBy([query()]), serverScaledBy([query()]),
      ],
      'another maximum': [seldonModel({ replicas: 1, server: 'server' }), seldonServer(), hpaOf(MODEL), hpaOf(SERVER, { maxReplicas: 5 })],
      'another metric': [seldonModel({ replicas: 1, server: 'server' }), seldonServer(), hpaOf(MODEL), hpaOf(SERVER, { metrics: [object('lag')] })],
      'another behavior': [seldonModel({ replicas: 1, server: 'server' }), seldonServer(), hpaOf(MODEL, { behavior: { scaleUp: {} } }), hpaOf(SERVER)],
    },
    good: {
      'the same': [seldonModel({ replicas: 1, server: 'server' }), seldonServer(), hpaOf(MODEL, { minReplicas: 1 }), hpaOf(SERVER)],
      'the same by KEDA, let in as two': [
        seldonModel({ replicas: 1, server: 'server' }), seldonServer(),
        modelScaledBy([{ ...query(), authenticationRef: { name: 'a' } }]), serverScaledBy([{ ...query(), authenticationRef: { name: 'b' } }]),
      ],
      'Models that an HPA of their Server says nothing of': [
        seldonModel({ replicas: 1, server: 'server' }), otherModel({ replicas: 1, server: 'server' }), seldonServer(), hpaOf(SERVER, { metrics: [cpu()] }),
      ],
      'a Server that Core scales': [seldonModel({ replicas: 1, server: 'server' }), seldonServer({ maxReplicas: 3 }), hpaOf(MODEL)],
      'another Server': [seldonModel({ replicas: 1, server: 'other' }), seldonServer(), hpaOf(MODEL), hpaOf(SERVER, { maxReplicas: 5 })],
    },
  },
  'seldon2-model-metric': {
    bad: {
      'CPU': [seldonModel({ replicas: 1 }), hpaOf(MODEL, { metrics: [cpu()] })],
      'a metric of pods': [seldonModel({ replicas: 1 }), hpaOf(MODEL, { metrics: [pods('x')] })],
      'a value': [seldonModel({ replicas: 1 }), hpaOf(MODEL, { metrics: [external('x', { type: 'Value', value: '3' })] })],
      'CPU by KEDA': [seldonModel({ replicas: 1 }), modelScaledBy([CPU_TRIGGER])],
      'a level by KEDA': [seldonModel({ replicas: 1 }), modelScaledBy([query('Value')])],
      'a variable by KEDA': [seldonModel({ replicas: 1 }), modelScaledBy([{ ...query(), metadata: { ...query().metadata, usernameFromEnv: 'NAME' } }])],
      'the environment of a container': [seldonModel({ replicas: 1 }), modelScaledBy([query()], { scaleTargetRef: { ...MODEL, envSourceContainerName: 'main' } })],
      'a formula of a level': [
        seldonModel({ replicas: 1 }), modelScaledBy([query()], { advanced: { scalingModifiers: { formula: 'a', target: '1', metricType: 'Value' } } }),
      ],
    },
    good: {
      'a total': [seldonModel({ replicas: 1 }), hpaOf(MODEL)],
      'a total by KEDA': [seldonModel({ replicas: 1 }), modelScaledBy([query()])],
      'a formula of levels that is a total': [
        seldonModel({ replicas: 1 }), modelScaledBy([query('Value')], { advanced: { scalingModifiers: { formula: 'a', target: '1' } } }),
      ],
      'CPU of a Server': [seldonServer(), hpaOf(SERVER, { metrics: [cpu()] })],
    },
  },
  'seldon2-model-range': {
    bad: {
      'a maximum below that of the HPA': [seldonModel({ replicas: 1, maxReplicas: 2 }), hpaOf(MODEL)],
      'a minimum above that of the HPA': [seldonModel({ replicas: 2, minReplicas: 2 }), hpaOf(MODEL)],
      'a maximum below the 100 that KEDA scales to where nothing is said': [seldonModel({ minReplicas: 0, maxReplicas: 3 }), modelScaledBy([query()], { maxReplicaCount: undefined })],
    },
    good: {
      'no bounds': [seldonModel({ replicas: 1 }), hpaOf(MODEL)],
      'bounds around those of the HPA': [seldonModel({ replicas: 1, minReplicas: 1, maxReplicas: 3 }), hpaOf(MODEL)],
      'nothing else scales': [seldonModel({ minReplicas: 1, maxReplicas: 2 })],
    },
  },
  'seldon2-model-without-replicas': {
    bad: { 'an HPA': [seldonModel(), hpaOf(MODEL)], 'an HPA on a Server': [seldonServer(), hpaOf(SERVER)] },
    good: {
      'replicas of a Server': [seldonServer({ replicas: 1 }), hpaOf(SERVER)],
      'replicas': [seldonModel({ replicas: 1 }), hpaOf(MODEL)],
      'KEDA, which lifts it': [seldonModel(), modelScaledBy([query()])],
      'a Model that is not among the manifests': [hpaOf(MODEL)],
    },
  },
  'seldon2-partly-loaded': {
    bad: {
      'the first patch of 2.10': [inCluster({ 'Seldon Core 2': '2.10.0' }), seldonModel({ minReplicas: 2 })],
      'a version without a patch, which is its first': [inCluster({ 'Seldon Core 2': '2.10' }), seldonModel({ minReplicas: 2 })],
      '2.9': [inCluster({ 'Seldon Core 2': '2.9.1' }), seldonModel({ minReplicas: 1, maxReplicas: 2 })],
    },
    good: {
      'no version that is stated': [seldonModel({ minReplicas: 2 })],
      '2.10.1': [inCluster({ 'Seldon Core 2': '2.10.1' }), seldonModel({ minReplicas: 2 })],
      '2.8, which takes all or none': [inCluster({ 'Seldon Core 2': '2.8.4' }), seldonModel({ minReplicas: 2 })],
      'no minimum': [inCluster({ 'Seldon Core 2': '2.10.0' }), seldonModel({ replicas: 2 })],
      'a Server': [inCluster({ 'Seldon Core 2': '2.10.0' }), seldonServer({ minReplicas: 2 })],
    },
  },
  'seldon2-server-too-small': {
    bad: {
      'a Model with a larger maximum': [seldonModel({ minReplicas: 1, maxReplicas: 5, server: 'server' }), seldonServer({ minReplicas: 1, maxReplicas: 3 })],
      'a Model that KEDA scales as far as it does': [
        seldonModel({ replicas: 1, server: 'server' }), seldonServer({ maxReplicas: 99 }), modelScaledBy([query()], { maxReplicaCount: undefined }),
      ],
      'a Server that an HPA scales less far': [seldonModel({ minReplicas: 1, maxReplicas: 8, server: 'server' }), seldonServer({ replicas: 1 }), hpaOf(SERVER)],
      'a Server that KEDA scales less far, and that is not among the manifests': [seldonModel({ replicas: 8, server: 'server' }), serverScaledBy([query()])],
      'a Model that an HPA scales further': [seldonModel({ replicas: 1, server: 'server' }), seldonServer({ maxReplicas: 2 }), hpaOf(MODEL)],
    },
    good: {
      'a Server that is large enough': [seldonModel({ maxReplicas: 3, server: 'server' }), seldonServer({ maxReplicas: 3 })],
      'a Server that Core chooses': [seldonModel({ maxReplicas: 5 }), seldonServer({ maxReplicas: 3 })],
      'a Server without a maximum': [seldonModel({ maxReplicas: 5, server: 'server' }), seldonServer()],
      'a Server that KEDA scales as far as it does': [seldonModel({ maxReplicas: 100, server: 'server' }), serverScaledBy([query()], { maxReplicaCount: undefined })],
    },
  },
  'seldon2-unplaceable': {
    bad: {
      'a requirement': [seldonModel({ server: 'server', requirements: ['sklearn', 'gpu'] }), seldonServer({ capabilities: ['sklearn'] })],
      'a type': [seldonModel({ server: 'server', modelType: 'xgboost' }), seldonServer({ capabilities: ['sklearn'] })],
    },
    good: {
      'capabilities of both kinds': [
        seldonModel({ server: 'server', requirements: ['sklearn', 'gpu'], modelType: 'iris' }), seldonServer({ capabilities: ['sklearn', 'iris'], extraCapabilities: ['gpu'] }),
      ],
      'those of the ServerConfig': [seldonModel({ server: 'server', requirements: ['gpu'] }), seldonServer({ extraCapabilities: ['iris'] })],
      'a Server that Core chooses': [seldonModel({ requirements: ['gpu'] }), seldonServer({ capabilities: ['sklearn'] })],
      'no requirements': [seldonModel({ server: 'server' }), seldonServer({ capabilities: ['sklearn'] })],
    },
  },
  'vpa-conflict': {
    bad: {
      'an amount of CPU': [deployment('model'), hpa('a', { metrics: [cpu({ type: 'AverageValue', averageValue: '1' })] }), verticalPodAutoscaler()],
      'a VPA that moves all': [deployment('model'), scaledObject('a', { triggers: [CPU_TRIGGER] }), verticalPodAutoscaler()],
      'a VPA that moves CPU': [
        deployment('model'), hpa('a', { metrics: [cpu()] }),
        verticalPodAutoscaler({ resourcePolicy: { containerPolicies: [{ containerName: '*', controlledResources: ['cpu'] }] } }),
      ],
    },
    good: {
      'a VPA of memory': [
        deployment('model'), hpa('a', { metrics: [cpu()] }),
        verticalPodAutoscaler({ resourcePolicy: { containerPolicies: [{ containerName: '*', controlledResources: ['memory'] }] } }),
      ],
      'a VPA that only recommends': [deployment('model'), hpa('a', { metrics: [cpu()] }), verticalPodAutoscaler({ updatePolicy: { updateMode: 'Off' } })],
      'a VPA that leaves the container alone': [
        deployment('model'), hpa('a', { metrics: [cpu()] }),
        verticalPodAutoscaler({ resourcePolicy: { containerPolicies: [{ containerName: 'server', mode: 'Off' }] } }),
      ],
      'another target': [deployment('model'), scaledObject('a', { scaleTargetRef: { name: 'other' }, triggers: [CPU_TRIGGER] }), verticalPodAutoscaler()],
    },
  },
};
