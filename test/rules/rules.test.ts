import { ADAPTER_CASES } from './adapter-cases';
import { AUTOSCALER_CASES } from './autoscaler-cases';
import { ENDPOINT_PICKER_CASES } from './endpoint-picker-cases';
import { HTTP_ADD_ON_CASES } from './http-add-on-cases';
import { KEDA_TRIGGER_CASES } from './keda-trigger-cases';
import { patchFailures, patchesOf } from './patched';
import { Case, PLATFORM_CASES } from './platform-cases';
import { POD_CASES } from './pod-cases';
import { QUERY_CASES } from './query-cases';
import { REPLICAS_CASES } from './replicas-cases';
import { SCRAPE_CASES } from './scrape-cases';
import { SCRAPED_TWICE_CASES } from './scraped-twice-cases';
import { versionedIn, versionFailures } from './versioned';
import { WORKLOAD_CASES } from './workload-cases';
import { ClusterProfile, UNKNOWN_CLUSTER } from '../../src/cluster/cluster-profile';
import { runRules, textOf } from '../../src/report/report';
import { RULES } from '../../src/rules';
import { stops } from '../../src/rules/reported-finding';
import { findingsIn } from '../../src/rules/run';
import {
  adapterConfig, CPU_TRIGGER, deployment, hpa, inferenceService, podMonitor, PROMETHEUS_TRIGGER, scaledObject, seldonDeployment, seldonModel,
  seldonServer,
} from '../support/manifests';
import { Untyped } from '../support/untyped';

const memoryMetric = (target: Untyped) => ({ type: 'Resource', resource: { name: 'memory', target } });
const cpuMetric = (averageUtilization: number) => ({ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } });
const externalMetric = (averageValue: string) => ({ type: 'External', external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue } } });
const lag = (lagThreshold: string) => ({ type: 'kafka', metadata: { bootstrapServers: 'kafka.mq.svc:9092', consumerGroup: 'g', topic: 't', lagThreshold } });
const cron = (start: string, end: string, desiredReplicas: string, timezone = 'Europe/Berlin') => ({ type: 'cron', metadata: { timezone, start, end, desiredReplicas } });
const named = (name: string) => ({ ...lag('5'), name });
const formulaOf = (formula: string, fallback?: Untyped) => scaledObject('a', {
  triggers: [named('a'), named('b'), { ...CPU_TRIGGER, name: 'cpu' }], advanced: { scalingModifiers: { formula, target: '1' } }, ...fallback && { fallback },
});
const modified = (scalingModifiers: Untyped) => scaledObject('a', { triggers: [named('a')], advanced: { scalingModifiers } });
/** A Deployment whose pods request as a whole, and whose container requests nothing. */
const ofWholePod = (resources: Untyped) => {
  const { spec, ...rest } = deployment('model');
  return { ...rest, spec: { ...spec, template: { ...spec.template, spec: { ...spec.template.spec, resources } } } };
};
const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ml' } };
const REQUESTS = { requests: { cpu: '100m' } };
const query = (text: string) => ({ ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, query: text } });
const ASKS = { triggers: [PROMETHEUS_TRIGGER] };
const SERVER = { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Server', name: 'server' };
const MODEL_REF = { ...SERVER, kind: 'Model', name: 'iris' };
const SCALES_COMPONENT = scaledObject('a', { scaleTargetRef: { name: 'model-main-0-classifier' } });
const EXECUTOR_POD = { containers: [{ name: 'classifier', image: 'x:1' }] };
const SCALED_ON_EXECUTOR = {
  spec: EXECUTOR_POD, kedaSpec: { maxReplicaCount: 3, triggers: [query('sum(rate(seldon_api_executor_server_requests_seconds_count[1m]))')] },
};
const executorMonitor = (labels: Untyped = { 'seldon-deployment-id': 'model' }, path = '/prometheus') => {
  const monitor = podMonitor('m', 'metrics', labels);
  return { ...monitor, spec: { ...monitor.spec, podMetricsEndpoints: [{ port: 'metrics', path }] } };
};

/** What Seldon runs of a server of its own, scaled on metrics that this server has. */
const prepackaged = (implementation: string, text: string, { protocol = 'v2', container = {}, predictor = {} }: Untyped = {}) => seldonDeployment({
  spec: { containers: [{ name: 'classifier', image: 'x:1', ...container }] },
  kedaSpec: { maxReplicaCount: 3, triggers: [query(`sum(rate(${text}[1m]))`)] },
}, { protocol }, { graph: { name: 'classifier', implementation }, ...predictor });
const TRITON_RATE = 'nv_inference_request_success';
const MLSERVER_RATE = 'model_infer_request_success_total';
const TENSORFLOW_RATE = ':tensorflow:serving:request_count';
const METRICS_PORT = { ports: [{ name: 'metrics', containerPort: 6000 }, { name: 'http', containerPort: 9000 }] };
const monitorOf = (...podMetricsEndpoints: Untyped[]) => {
  const monitor = executorMonitor();
  return { ...monitor, spec: { ...monitor.spec, podMetricsEndpoints: [{ port: 'metrics', path: '/prometheus' }, ...podMetricsEndpoints] } };
};
const TO_TRITON = { port: 'http', path: '/metrics', relabelings: [{ sourceLabels: ['__address__'], regex: '(.+):[0-9]+', replacement: '$1:8002', targetLabel: '__address__' }] };

const budget = (spec: Untyped) => ({
  apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'b', namespace: 'ml' }, spec: { selector: { matchLabels: { app: 'model' } }, ...spec },
});

const asking = (value: string, key = 'topicFromEnv') => ({ type: 'kafka', metadata: { bootstrapServers: 'kafka:9092', consumerGroup: 'g', [key]: value } });
const AUTHENTICATION = {
  apiVersion: 'keda.sh/v1alpha1', kind: 'TriggerAuthentication', metadata: { name: 'auth', namespace: 'ml' }, spec: { env: [{ parameter: 'password', name: 'PASSWORD' }] },
};

const secured = (...parameters: string[]) => ({
  ...AUTHENTICATION, spec: { secretTargetRef: parameters.map((parameter) => ({ parameter, name: 's', key: parameter })) },
});
const stackdriver = (metadata: Untyped) => ({ type: 'gcp-stackdriver', metadata: { projectId: 'p', targetValue: '40', ...metadata } });
const DUTY_CYCLE = 'metric.type="kubernetes.io/container/accelerator/duty_cycle" AND resource.labels.container_name="model"';
const SECURED = { ...PROMETHEUS_TRIGGER, authenticationRef: { name: 'auth' } };

/** An InferenceService whose predictor is of a class, and whose transformer KEDA scales. */
const CLASS = 'serving.kserve.io/autoscalerClass';
const SCRAPED = { 'cdk8s-model-autoscaling/scraped-by': 'the platform team' };
const askedFor = (text: string) => ({ metrics: [{ type: 'External', external: { metric: { backend: 'prometheus', query: text }, target: { type: 'Value', value: '1' } } }] });
const ASKED = askedFor('sum(x)');
const scaledParts = (predictor: Untyped, transformer: Untyped, autoscalerClass: string) => inferenceService({
  predictor: { containers: [{ name: 'kserve-container' }], maxReplicas: 3, ...predictor, annotations: { [CLASS]: autoscalerClass, ...predictor.annotations } },
  transformer: { containers: [{ name: 'kserve-container' }], maxReplicas: 3, ...transformer },
}, { [CLASS]: 'keda' });
const predictorMonitor = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: { name: 'm', namespace: 'ml' },
  spec: {
    selector: { matchLabels: { 'serving.kserve.io/inferenceservice': 'model', 'component': 'predictor' } }, endpoints: [{ port: 'model-predictor' }],
  },
};

const IN_ML = { metadata: { namespace: 'ml', name: 'm' } };
const monitorIn = (apiVersion: string, kind: string, spec: Untyped) => ({ ...IN_ML, apiVersion, kind, spec: { selector: { matchLabels: { app: 'model' } }, ...spec } });
const podMonitoring = (port: Untyped) => monitorIn('monitoring.googleapis.com/v1', 'PodMonitoring', { endpoints: [{ port }] });
const SERVICE = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'svc', namespace: 'ml', labels: { app: 'model' } }, spec: { selector: { app: 'model' }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] } };
/** Monitors of others than the Prometheus operator, of a port by the name `http`. */
const OTHER_MONITORS: Record<string, Untyped[]> = {
  'a PodMonitoring of Google': [podMonitoring('http')],
  'a ClusterPodMonitoring of Google': [monitorIn('monitoring.googleapis.com/v1', 'ClusterPodMonitoring', { endpoints: [{ port: 'http' }] })],
  'a VMPodScrape': [monitorIn('operator.victoriametrics.com/v1beta1', 'VMPodScrape', { podMetricsEndpoints: [{ port: 'http' }] })],
  'a VMServiceScrape': [SERVICE, monitorIn('operator.victoriametrics.com/v1beta1', 'VMServiceScrape', { endpoints: [{ port: 'http' }] })],
  'a PodMonitor of Azure': [monitorIn('azmonitoring.coreos.com/v1', 'PodMonitor', { podMetricsEndpoints: [{ port: 'http' }] })],
  'a ServiceMonitor of Azure': [SERVICE, monitorIn('azmonitoring.coreos.com/v1', 'ServiceMonitor', { endpoints: [{ port: 'http' }] })],
  'a ServiceMonitor of Red Hat': [SERVICE, monitorIn('monitoring.rhobs/v1', 'ServiceMonitor', { endpoints: [{ port: 'http' }] })],
};
const asksFor = (text: string, spec: Untyped = {}) => scaledObject('a', { triggers: [query(text)], ...spec });
/** Another workload of the app, which is scraped. */
const GATEWAY = [deployment('gateway'), podMonitor('gateway', 'http', { app: 'gateway' })];
const template = (annotations: Untyped) => {
  const workload = deployment('model');
  workload.spec.template.metadata.annotations = annotations;
  return workload;
};
const llm = (spec: Untyped) => ({ apiVersion: 'serving.kserve.io/v1alpha2', kind: 'LLMInferenceService', metadata: { name: 'llm', namespace: 'ml' }, spec });
const LLM_PREFILL = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'llm-kserve-prefill' };
const BY_KEDA = { maxReplicas: 3, keda: { triggers: [lag('5')] } };
const ofOperator = (apiVersion: string, kind: string, name: string, spec: Untyped) => ({ apiVersion, kind, metadata: { name, namespace: 'ml' }, spec });
const RUNTIME = { apiVersion: 'production-stack.vllm.ai/v1alpha1', kind: 'VLLMRuntime', name: 'llm' };
const runtime = (spec: Untyped) => ofOperator(RUNTIME.apiVersion, RUNTIME.kind, 'llm', { deploymentConfig: {}, ...spec });
const STORM = { apiVersion: 'orchestration.aibrix.ai/v1alpha1', kind: 'StormService', name: 'llm' };
const podAutoscaler = (spec: Untyped) =>
  ofOperator('autoscaling.aibrix.ai/v1alpha1', 'PodAutoscaler', 'llm', { scaleTargetRef: STORM, maxReplicas: 4, scalingStrategy: 'KPA', ...spec });
const ADAPTER = { apiVersion: 'nvidia.com/v1beta1', kind: 'DynamoGraphDeploymentScalingAdapter', name: 'chat-decode' };
const DECODE = { name: 'Decode', type: 'decode', scalingAdapter: {} };
const graph = (spec: Untyped) => ofOperator('nvidia.com/v1beta1', 'DynamoGraphDeployment', 'chat', spec);
const http = (annotations?: Untyped, name = 'model') => ({
  apiVersion: 'http.keda.sh/v1alpha1',
  kind: 'HTTPScaledObject',
  metadata: { name, namespace: 'ml', annotations },
  spec: { scaleTargetRef: { name: 'model', kind: 'Deployment', apiVersion: 'apps/v1', service: 'model', port: 80 }, replicas: { min: 0, max: 3 } },
});
const followed = (containerName: string) => ({ triggers: [{ ...CPU_TRIGGER, metadata: { value: '50', containerName } }] });
const sizing = (containerName: string, annotations = {}) => ({
  apiVersion: 'autoscaling.k8s.io/v1',
  kind: 'VerticalPodAutoscaler',
  metadata: { name: 'v', namespace: 'ml', annotations },
  spec: { targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model' }, resourcePolicy: { containerPolicies: [{ containerName: '*' }, { containerName, mode: 'Off' }] } },
});
const INJECTED = { 'cdk8s-model-autoscaling/injected-containers': 'agent, other' };

/** The smallest bad and good inputs of each check. */
const CASES: Record<string, Case> = {
  ...PLATFORM_CASES,
  ...ADAPTER_CASES,
  ...QUERY_CASES,
  ...POD_CASES,
  ...KEDA_TRIGGER_CASES,
  ...SCRAPE_CASES,
  ...SCRAPED_TWICE_CASES,
  ...REPLICAS_CASES,
  ...AUTOSCALER_CASES,
  ...WORKLOAD_CASES,
  ...HTTP_ADD_ON_CASES,
  ...ENDPOINT_PICKER_CASES,
  'auth-not-sent': {
    bad: {
      'a ca without a mode': [deployment('model'), secured('ca'), scaledObject('a', { triggers: [SECURED] })],
      'a token without a mode': [deployment('model'), secured('token', 'ca'), scaledObject('a', { triggers: [SECURED] })],
      'a user at another API': [deployment('model'), secured('username', 'password'), scaledObject('a', { triggers: [{ ...SECURED, type: 'loki' }] })],
      'a token of a Vault': [
        deployment('model'), { ...secured(), spec: { hashiCorpVault: { secrets: [{ parameter: 'bearerToken' }] } } }, scaledObject('a', { triggers: [SECURED] }),
      ],
    },
    good: {
      'a token by its mode': [
        deployment('model'), secured('token'), scaledObject('a', { triggers: [{ ...SECURED, metadata: { ...PROMETHEUS_TRIGGER.metadata, authModes: 'bearer' } }] }),
      ],
      'a mode in the authentication': [deployment('model'), secured('authModes', 'token'), scaledObject('a', { triggers: [SECURED] })],
      'an identity': [deployment('model'), { ...secured(), spec: { podIdentity: { provider: 'azure-workload' } } }, scaledObject('a', { triggers: [SECURED] })],
      'a key of Google': [deployment('model'), secured('GoogleApplicationCredentials'), scaledObject('a', { triggers: [SECURED] })],
      'a scaler without modes': [deployment('model'), secured('username', 'password', 'ca'), scaledObject('a', { triggers: [{ ...SECURED, type: 'kafka' }] })],
      'an authentication of another namespace': [
        deployment('model'), { ...secured('token'), metadata: { name: 'auth', namespace: 'other' } }, scaledObject('a', { triggers: [SECURED] }),
      ],
      'an authentication from a file': [
        deployment('model'), { ...secured(), kind: 'ClusterTriggerAuthentication', spec: { filePath: 'a.json' } },
        scaledObject('a', { triggers: [{ ...SECURED, authenticationRef: { name: 'auth', kind: 'ClusterTriggerAuthentication' } }] }),
      ],
    },
  },
  'cooldown-ignored': {
    bad: {
      'pollingInterval with a fallback': [scaledObject('a', { pollingInterval: 5, fallback: { failureThreshold: 3, replicas: 2 } })],
      'cooldownPeriod with minReplicaCount 1': [scaledObject('a', { cooldownPeriod: 60 })],
      'initialCooldownPeriod with minReplicaCount 1': [scaledObject('a', { initialCooldownPeriod: 60 })],
      'pollingInterval with minReplicaCount 2': [scaledObject('a', { pollingInterval: 5, minReplicaCount: 2 })],
    },
    good: {
      'minReplicaCount 0': [scaledObject('a', { cooldownPeriod: 60, minReplicaCount: 0 })],
      'idleReplicaCount': [scaledObject('a', { cooldownPeriod: 60, idleReplicaCount: 0 })],
      'pollingInterval with a fallback of a formula': [scaledObject('a', { pollingInterval: 5, fallback: { failureThreshold: 3, replicas: 1 }, triggers: [named('a')], advanced: { scalingModifiers: { formula: 'a', target: '1' } } })],
      'pollingInterval with cached metrics': [scaledObject('a', { pollingInterval: 5, triggers: [{ type: 'kafka', useCachedMetrics: true, metadata: {} }] })],
    },
  },
  'duplicate-name': {
    bad: {
      'two Deployments': [deployment('model'), deployment('model')],
      'two Namespaces that differ': [namespace, { ...namespace, metadata: { name: 'ml', labels: { a: 'b' } } }],
      'two ScaledObjects': [scaledObject('a'), scaledObject('a')],
      'an HPA with the name of KEDA\'s': [scaledObject('a'), hpa('keda-hpa-a', { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'other' } })],
      'an HPA that KEDA takes over, and that is in the app too': [
        scaledObject('a', { advanced: { horizontalPodAutoscalerConfig: { name: 'h' } } }, { 'scaledobject.keda.sh/transfer-hpa-ownership': 'true' }), hpa('h'),
      ],
      'two versions of one kind': [hpa('a'), { ...hpa('a'), apiVersion: 'autoscaling/v1' }],
    },
    good: {
      'another namespace': [deployment('model'), deployment('model', { namespace: 'other' })],
      'another kind': [deployment('model'), scaledObject('model')],
      'what charts share': [namespace, namespace],
      'an HPA of its own name': [
        scaledObject('a', { advanced: { horizontalPodAutoscalerConfig: { name: 'own' } } }),
        hpa('keda-hpa-a', { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'other' } }),
      ],
    },
  },
  'unknown-container': {
    bad: {
      'a trigger of KEDA on a container that is nowhere': [deployment('model', { resources: REQUESTS }), scaledObject('a', followed('sever'))],
      'a metric of an HPA on a container that is nowhere': [deployment('model'), hpa('a', {
        metrics: [{ type: 'ContainerResource', containerResource: { name: 'cpu', container: 'agent', target: { type: 'AverageValue', averageValue: '1' } } }],
      })],
      'a policy of a VPA on a container that is nowhere': [deployment('model'), sizing('agent')],
    },
    good: {
      'a container of the pods': [deployment('model', { resources: REQUESTS }), scaledObject('a', followed('server')), sizing('server')],
      'a proxy that a webhook is known to add': [deployment('model'), scaledObject('a', followed('istio-proxy')), sizing('linkerd-proxy')],
      'a container that is said to be added': [deployment('model'), scaledObject('a', followed('agent'), INJECTED), sizing('other', INJECTED)],
      'pods that are made elsewhere': [scaledObject('a', followed('agent')), sizing('agent')],
    },
  },
  'env-unset': {
    bad: {
      'a variable that no container sets': [deployment('model', { env: [{ name: 'TOPIC', value: 'a' }] }), scaledObject('a', { triggers: [asking('TOPICS')] })],
      'a variable of a container without any': [deployment('model'), scaledObject('a', { triggers: [asking('TOPIC')] })],
      'a variable of another container': [
        deployment('model', { env: [{ name: 'TOPIC', value: 'a' }], beside: [{ name: 'other', image: 'x' }] }),
        scaledObject('a', { scaleTargetRef: { name: 'model', envSourceContainerName: 'other' }, triggers: [asking('TOPIC')] }),
      ],
      'the path of a key': [
        deployment('model'), scaledObject('a', { triggers: [{ type: 'gcp-pubsub', metadata: { subscriptionName: 's', credentialsFromEnvFile: 'KEY' } }] }),
      ],
      'a variable of an authentication': [deployment('model'), AUTHENTICATION, scaledObject('a', { triggers: [{ ...asking('X', 'topic'), authenticationRef: { name: 'auth' } }] })],
      'a variable that another container sets': [
        deployment('model', { beside: [{ name: 'worker', image: 'x', env: [{ name: 'TOPIC', value: 'a' }] }] }), scaledObject('a', { triggers: [asking('TOPIC')] }),
      ],
      'a variable of an authentication that another container sets': [
        deployment('model', { beside: [{ name: 'worker', image: 'x', env: [{ name: 'PASSWORD', value: 'a' }] }] }), AUTHENTICATION,
        scaledObject('a', { triggers: [{ ...asking('X', 'topic'), authenticationRef: { name: 'auth' } }] }),
      ],
      'a container that is not there': [deployment('model'), scaledObject('a', { scaleTargetRef: { name: 'model', envSourceContainerName: 'worker' }, triggers: [asking('x', 'topic')] })],
      'a container of an authentication that is not there': [
        deployment('model'), { ...AUTHENTICATION, spec: { env: [{ parameter: 'password', name: 'PASSWORD', containerName: 'worker' }] } },
        scaledObject('a', { triggers: [{ ...asking('X', 'topic'), authenticationRef: { name: 'auth' } }] }),
      ],
    },
    good: {
      'a variable that is set': [deployment('model', { env: [{ name: 'TOPIC', value: 'a' }] }), scaledObject('a', { triggers: [asking('TOPIC')] })],
      'variables of a ConfigMap': [deployment('model', { envFrom: [{ configMapRef: { name: 'c' } }] }), scaledObject('a', { triggers: [asking('TOPIC')] })],
      'a container that is named': [
        deployment('model', { beside: [{ name: 'other', image: 'x', env: [{ name: 'TOPIC', value: 'a' }] }] }),
        scaledObject('a', { scaleTargetRef: { name: 'model', envSourceContainerName: 'other' }, triggers: [asking('TOPIC')] }),
      ],
      'a workload that is elsewhere': [scaledObject('a', { triggers: [asking('TOPIC')] })],
      'a key that is no variable': [deployment('model'), scaledObject('a', { triggers: [asking('TOPIC', 'topic')] })],
      'a blank, which KEDA takes for nothing': [deployment('model'), scaledObject('a', { triggers: [asking('', 'passwordFromEnv'), asking('  ')] })],
    },
  },
  'formula-nil': {
    bad: {
      'a default without a fallback': [formulaOf('a ?? 0')],
      // As in the queue guard of llm-d.
      'a default beside a static fallback': [formulaOf('let wanted = max(a, b / 16); wanted <= b ? wanted : max(wanted - (a ?? 0), b)', { failureThreshold: 3, replicas: 1 })],
      'a test beside the replicas that are there': [formulaOf('a == nil ? 1 : a', { failureThreshold: 3, replicas: 1, behavior: 'currentReplicas' })],
    },
    good: {
      'the behavior that makes nil': [formulaOf('a ?? 0', { failureThreshold: 3, replicas: 1, behavior: 'scalingModifiers' })],
      'nil of a search': [formulaOf('find([a, b], # > 3) ?? 1')],
      'no test': [formulaOf('a + b', { failureThreshold: 3, replicas: 1 })],
    },
  },
  'modifiers-refused': {
    bad: {
      'a name that no trigger has': [formulaOf('a + c')],
      'the name of a CPU trigger': [formulaOf('a + cpu')],
      'a comparison': [formulaOf('a > b')],
      'an open bracket': [formulaOf('max([a, b)')],
      'a number': [formulaOf(1 as Untyped)],
      'no target': [modified({ formula: 'a' })],
      'no formula, and a target of nothing': [modified({ target: '0' })],
      'targets that are no numbers': [modified({ formula: 'a', target: 'x', activationTarget: 'y' })],
      'numbers without quotes': [modified({ formula: 'a', target: 2, activationTarget: 1 })],
      'a target that KEDA cuts to nothing, and a share': [modified({ formula: 'a', target: '0.0009', metricType: 'Utilization' })],
      'a formula that Seldon hands on': [seldonDeployment({
        kedaSpec: { maxReplicaCount: 3, triggers: [named('a')], advanced: { scalingModifiers: { formula: 'b', target: '1' } } },
      })],
    },
    good: {
      'a sum': [formulaOf('a + b')],
      'no formula': [scaledObject('a', { triggers: [named('a')] })],
      'targets as Go reads them': [modified({ formula: 'a', target: '+1e3', activationTarget: '-.5', metricType: 'Value' })],
    },
  },
  'never-wins': {
    bad: {
      'two CPU triggers of other targets': [scaledObject('a', { triggers: [CPU_TRIGGER, { ...CPU_TRIGGER, metadata: { value: '70' } }] })],
      'one query with two thresholds': [scaledObject('a', { triggers: [PROMETHEUS_TRIGGER, { ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, threshold: '2.5' } }] })],
      'one queue twice': [scaledObject('a', { triggers: [lag('5'), lag('5')] })],
      'a higher lag of one topic': [scaledObject('a', { triggers: [lag('5'), CPU_TRIGGER, lag('50')] })],
      'two CPU metrics of an HPA': [hpa('a', { metrics: [cpuMetric(50), cpuMetric(70)] })],
      'two amounts of an external metric of an HPA': [hpa('a', { metrics: [externalMetric('1k'), externalMetric('500m')] })],
      'a schedule inside of another': [scaledObject('a', { triggers: [cron('0 8 * * 1-5', '0 18 * * 1-5', '5'), cron('30 9 * * 1-5', '0 12 * * 1-5', '4')] })],
      'a schedule of fewer replicas at the same times': [scaledObject('a', { triggers: [cron('0 22 * * *', '0 6 * * *', '2'), cron('0 22 * * *', '0 6 * * *', '5')] })],
      'two CPU triggers beside a formula': [scaledObject('a', {
        triggers: [CPU_TRIGGER, { ...CPU_TRIGGER, metadata: { value: '70' } }], advanced: { scalingModifiers: { formula: 'a', target: '1' } },
      })],
      'two CPU metrics that KServe hands on': ['keda', 'hpa'].map((autoscalerClass) => ({
        apiVersion: 'serving.kserve.io/v1beta1',
        kind: 'InferenceService',
        metadata: { name: autoscalerClass, namespace: 'ml', annotations: { 'serving.kserve.io/deploymentMode': 'Standard', 'serving.kserve.io/autoscalerClass': autoscalerClass } },
        spec: {
          predictor: { minReplicas: 1, maxReplicas: 3, autoScaling: { metrics: [cpuMetric(50), cpuMetric(70)] }, model: { resources: { requests: { cpu: '1' } } } },
        },
      })),
      'two CPU metrics that Seldon hands on': [seldonDeployment({ hpaSpec: { maxReplicas: 3, metricsv2: [cpuMetric(50), cpuMetric(70)] } })],
    },
    good: {
      'CPU and memory': [scaledObject('a', { triggers: [CPU_TRIGGER, { ...CPU_TRIGGER, type: 'memory' }] })],
      'CPU of two containers': [scaledObject('a', { triggers: [CPU_TRIGGER, { ...CPU_TRIGGER, metadata: { value: '70', containerName: 'server' } }] })],
      'a share and an amount': [scaledObject('a', { triggers: [CPU_TRIGGER, { ...CPU_TRIGGER, metricType: 'AverageValue', metadata: { value: '500m' } }] })],
      'two queries': [scaledObject('a', { triggers: [PROMETHEUS_TRIGGER, query('sum(rate(other_total[1m]))')] })],
      'a total and a level of one query': [scaledObject('a', { triggers: [PROMETHEUS_TRIGGER, { ...PROMETHEUS_TRIGGER, metricType: 'Value' }] })],
      'one query with two activations': [scaledObject('a', {
        triggers: [PROMETHEUS_TRIGGER, { ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, threshold: '50', activationThreshold: '1' } }],
      })],
      'what a formula makes one metric of': [scaledObject('a', { triggers: [lag('5'), lag('50')], advanced: { scalingModifiers: { formula: 'a + b', target: '1' } } })],
      'schedules that overlap': [scaledObject('a', { triggers: [cron('0 8 * * *', '0 18 * * *', '5'), cron('0 12 * * *', '0 20 * * *', '5')] })],
      'more replicas inside of a schedule': [scaledObject('a', { triggers: [cron('0 8 * * *', '0 18 * * *', '2'), cron('0 12 * * *', '0 14 * * *', '5')] })],
      'schedules on other days': [scaledObject('a', { triggers: [cron('0 8 * * 1-5', '0 18 * * 1-5', '5'), cron('0 9 * * 6', '0 12 * * 6', '2')] })],
      'schedules of other zones': [scaledObject('a', { triggers: [cron('0 8 * * *', '0 18 * * *', '5'), cron('0 9 * * *', '0 12 * * *', '2', 'Asia/Tokyo')] })],
      'targets from elsewhere': [scaledObject('a', { triggers: [{ type: 'external', metadata: { scalerAddress: 'a' } }, { type: 'external', metadata: { scalerAddress: 'a' } }] })],
      'an HPA on two metrics': [hpa('a', { metrics: [cpuMetric(50), externalMetric('5')] })],
    },
  },
  'no-requests': {
    bad: {
      'a container without a CPU request': [deployment('model'), scaledObject('a', { triggers: [CPU_TRIGGER] })],
      'a request of nothing': [deployment('model', { resources: { requests: { cpu: '0' } } }), scaledObject('a', { triggers: [CPU_TRIGGER] })],
      'an HPA on a share of memory': [deployment('model', { resources: REQUESTS }), hpa('a', { metrics: [memoryMetric({ averageUtilization: 80 })] })],
      'a ScaledObject, whose webhook asks each container, on requests of the pod': [ofWholePod({ requests: { cpu: '2' } }), scaledObject('a', { triggers: [CPU_TRIGGER] })],
      'an HPA on a share of memory that the pod does not request': [ofWholePod({ requests: { cpu: '2' } }), hpa('a', { metrics: [memoryMetric({ averageUtilization: 80 })] })],
      'an HPA on one container of a pod that requests as a whole': [ofWholePod({ requests: { cpu: '2' } }), hpa('a', {
        metrics: [{ type: 'ContainerResource', containerResource: { name: 'cpu', container: 'server', target: { type: 'Utilization', averageUtilization: 80 } } }],
      })],
    },
    good: {
      'an HPA on requests of the pod as a whole': [ofWholePod({ requests: { cpu: '2' }, limits: { memory: '4Gi' } }), hpa('a', {
        metrics: [cpuMetric(80), memoryMetric({ type: 'Utilization', averageUtilization: 80 })],
      })],
      'a request': [deployment('model', { resources: REQUESTS }), scaledObject('a', { triggers: [CPU_TRIGGER] })],
      'a limit': [deployment('model', { resources: { limits: { cpu: 1 } } }), scaledObject('a', { triggers: [CPU_TRIGGER] })],
      'another container': [
        deployment('model'), scaledObject('a', { triggers: [{ ...CPU_TRIGGER, metadata: { value: '50', containerName: 'elsewhere' } }] }),
      ],
      'a LimitRange': [
        deployment('model'), scaledObject('a', { triggers: [CPU_TRIGGER] }), { apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'l', namespace: 'ml' } },
      ],
      'a target elsewhere': [scaledObject('a', { triggers: [CPU_TRIGGER] })],
      'an HPA on an amount of memory': [deployment('model'), hpa('a', { metrics: [memoryMetric({ averageValue: '1Gi' })] })],
    },
  },
  'no-triggers': {
    bad: {
      'none': [scaledObject('a', { triggers: [] })],
      'no field': [scaledObject('a', { triggers: undefined })],
      'triggers beside spec': [{ ...scaledObject('a', { triggers: undefined }), triggers: [CPU_TRIGGER] }],
    },
    good: { 'a trigger': [scaledObject('a')] },
  },
  'not-scraped': {
    bad: {
      'no monitor': [deployment('model'), scaledObject('a', ASKS)],
      'a monitor of another app': [deployment('model'), podMonitor('m', 'http', { app: 'other' }), scaledObject('a', ASKS)],
      'somebody without a name': [deployment('model'), scaledObject('a', ASKS, { 'cdk8s-model-autoscaling/scraped-by': ' ' })],
      'a monitor of an undeclared port': [deployment('model'), podMonitor('m', 'metrics'), scaledObject('a', ASKS)],
      'a monitor of a component without the executor': [
        seldonDeployment(SCALED_ON_EXECUTOR, {}, { componentSpecs: [SCALED_ON_EXECUTOR, { spec: { containers: [{ name: 'scale', image: 'x:1' }] } }] }),
        executorMonitor({ app: 'model-main-1-scale' }),
      ],
      'a monitor that does not pick engines in pods of their own': [
        seldonDeployment(SCALED_ON_EXECUTOR, { annotations: { 'seldon.io/engine-separate-pod': 'true' } }), executorMonitor({ 'seldon.io/model': 'true' }),
      ],
      'metrics of no engine': [seldonDeployment(SCALED_ON_EXECUTOR, {}, { annotations: { 'seldon.io/no-engine': 'true' } }), executorMonitor()],
      'a path that may be the executor\'s': [seldonDeployment(SCALED_ON_EXECUTOR), executorMonitor(undefined, '/metrics')],
      'Triton that Seldon runs, whose port it does not declare': [prepackaged('TRITON_SERVER', TRITON_RATE), executorMonitor()],
      'Triton that is asked at another path': [prepackaged('TRITON_SERVER', TRITON_RATE), monitorOf({ ...TO_TRITON, path: '/prometheus' })],
      'Triton that is asked at the port of its requests': [prepackaged('TRITON_SERVER', TRITON_RATE), monitorOf({ port: 'http', path: '/metrics' })],
      'MLServer that Seldon runs, whose port it takes away': [prepackaged('SKLEARN_SERVER', MLSERVER_RATE, { container: METRICS_PORT }), executorMonitor()],
      'MLServer without an executor, whose port it takes away': [
        prepackaged('HUGGINGFACE_SERVER', MLSERVER_RATE, { container: METRICS_PORT, predictor: { annotations: { 'seldon.io/no-engine': 'true' } } }), executorMonitor(),
      ],
      'TensorFlow Serving that is not told to serve metrics': [prepackaged('TENSORFLOW_SERVER', TENSORFLOW_RATE, { protocol: 'tensorflow' }), executorMonitor()],
      'a transformer of KServe': [scaledParts({}, { autoScaling: ASKED }, 'none')],
      'a PodMonitoring of an undeclared port': [deployment('model'), podMonitoring('metrics'), scaledObject('a', ASKS)],
      'a VMPodScrape of other pods': [
        deployment('model'), monitorIn('operator.victoriametrics.com/v1beta1', 'VMPodScrape', { podMetricsEndpoints: [{ port: 'http' }], selector: { matchLabels: { app: 'x' } } }),
        scaledObject('a', ASKS),
      ],
      'a metric of the pods beside one of kube-state-metrics': [deployment('model'), asksFor('sum(requests_total) / max(kube_deployment_status_replicas)')],
      'a metric of the pods by their name, where others are scraped': [...GATEWAY, deployment('model'), asksFor('sum(requests_total{pod=~"model-.*"})')],
      'a metric of the pods by the name of their Service, where others are scraped': [...GATEWAY, SERVICE, deployment('model'), asksFor('sum(requests_total{service="svc"})')],
      'a metric of a namespace in which no others are scraped': [
        deployment('gateway', { namespace: 'edge' }), { ...GATEWAY[1], metadata: { name: 'gateway', namespace: 'edge' } }, deployment('model'), asksFor('sum(requests_total{namespace="ml"})'),
      ],
      'an annotation that asks for no scraping': [template({ 'prometheus.io/scrape': 'false' }), scaledObject('a', ASKS)],
      'an annotation of the Deployment, which nobody reads': [
        { ...deployment('model'), metadata: { name: 'model', namespace: 'ml', annotations: { 'prometheus.io/scrape': 'true' } } }, scaledObject('a', ASKS),
      ],
      'a metric of Google Managed Prometheus that nothing scrapes': [
        deployment('model'), hpa('a', { metrics: [{ type: 'Pods', pods: { metric: { name: 'prometheus.googleapis.com|requests_total|counter' }, target: { averageValue: 1 } } }] }),
      ],
      'a transformer of KServe, where somebody scrapes the predictor': [scaledParts({ autoScaling: ASKED, annotations: SCRAPED }, { autoScaling: ASKED }, 'keda')],
    },
    good: {
      'a PodMonitor of the app whose job is asked for, of pods that are not in it': [
        podMonitor('search'), scaledObject('a', { triggers: [query('sum(rate(x{job="ml/search"}[1m])) or sum(up{job = "ml/search"})')] }),
      ],
      ...Object.fromEntries(Object.entries(OTHER_MONITORS).map(([title, monitors]) => [title, [deployment('model'), ...monitors, scaledObject('a', ASKS)]])),
      'a PodMonitoring of a number, which needs no declaration': [deployment('model', { ports: [] }), podMonitoring(8000), scaledObject('a', ASKS)],
      'metrics of others': [deployment('model'), ...[
        'sum(llm_d_epp_flow_control_queue_size)', 'sum(inference_extension_flow_control_queue_size)', 'sum(rate(istio_requests_total[2m]))',
        'sum(rate(nginx_ingress_controller_requests{exported_service="model"}[2m]))', 'max(kube_deployment_status_replicas)', 'avg(DCGM_FI_DEV_GPU_UTIL)',
        'sum(rabbitmq_queue_messages)', 'sum(container_memory_working_set_bytes)', 'sum(vllm:current_qps)', 'sum(interceptor_pending_request_count)',
        'sum(celery_queue_length)', 'sum(nginx_ingress_nginx_connections_active)', 'max(kminion_kafka_consumer_group_topic_lag)', 'sum(activator_request_concurrency)',
      ].map((text) => asksFor(text))],
      'a metric of another workload by its name': [...GATEWAY, deployment('model'), asksFor('sum(pending{service="gateway", target="model"})')],
      'a metric of another workload whose name begins alike': [
        deployment('model-gateway'), podMonitor('gateway', 'http', { app: 'model-gateway' }), deployment('model'), asksFor('sum(pending{pod=~"model-gateway-.*"})'),
      ],
      'a metric of Google Managed Prometheus that a PodMonitoring brings': [
        deployment('model'), podMonitoring('http'),
        hpa('a', { metrics: [{ type: 'Pods', pods: { metric: { name: 'prometheus.googleapis.com|requests_total|counter' }, target: { averageValue: 1 } } }] }),
      ],
      'a metric of Google Cloud': [
        deployment('model'), hpa('a', { metrics: [{ type: 'Pods', pods: { metric: { name: 'kubernetes.io|container|accelerator|duty_cycle' }, target: { averageValue: 60 } } }] }),
      ],
      'a monitor of pods that are made elsewhere, as the target is': [podMonitor('m'), scaledObject('a', ASKS)],
      'a target that cannot be scaled, which another check reports': [
        inferenceService({ predictor: { model: {} } }), scaledObject('a', { ...ASKS, scaleTargetRef: { apiVersion: 'serving.kserve.io/v1beta1', kind: 'InferenceService', name: 'model' } }),
      ],
      'a monitor of the executor': [seldonDeployment(SCALED_ON_EXECUTOR), executorMonitor()],
      'a monitor of the executor beside a server of Seldon in a later component': [
        seldonDeployment({}, {}, {
          graph: { name: 'scale', type: 'TRANSFORMER', children: [{ name: 'classifier', implementation: 'SKLEARN_SERVER' }] },
          componentSpecs: [{}, { spec: { containers: [{ name: 'scale', image: 'x:1' }] } }, SCALED_ON_EXECUTOR],
        }),
        executorMonitor({ 'app': 'model-main-2-classifier', 'seldon-app': 'model-main' }),
      ],
      'a monitor that asks Triton where it is': [prepackaged('TRITON_SERVER', TRITON_RATE), monitorOf(TO_TRITON)],
      'a monitor that sets the path of Triton too': [prepackaged('TRITON_SERVER', TRITON_RATE), monitorOf({
        ...TO_TRITON, path: undefined, relabelings: [...TO_TRITON.relabelings, { replacement: '/metrics', targetLabel: '__metrics_path__' }],
      })],
      'MLServer that may have its metrics where it has its requests': [prepackaged('SKLEARN_SERVER', MLSERVER_RATE), monitorOf({ port: 'http', path: '/metrics' })],
      'MLServer that is no server of Seldon': [
        seldonDeployment({ ...prepackaged('x', MLSERVER_RATE).spec.predictors[0].componentSpecs[0] }, { protocol: 'v2' }), executorMonitor(),
      ],
      'TensorFlow Serving that is told to serve metrics': [
        prepackaged('TENSORFLOW_SERVER', TENSORFLOW_RATE, { protocol: 'tensorflow', container: { args: ['--monitoring_config_file=/m'] } }), executorMonitor(),
      ],
      'metrics of the executor of a server of Seldon': [prepackaged('TRITON_SERVER', 'seldon_api_executor_server_requests_seconds_count'), executorMonitor()],
      'metrics that nobody knows of a server of Seldon': [prepackaged('TRITON_SERVER', 'answers_total'), executorMonitor()],
      'Triton that somebody scrapes': [
        { ...prepackaged('TRITON_SERVER', TRITON_RATE), metadata: { name: 'model', namespace: 'ml', annotations: SCRAPED } }, executorMonitor(),
      ],
      'a monitor of a component that has the metric': [
        seldonDeployment({ spec: EXECUTOR_POD, kedaSpec: { maxReplicaCount: 3, triggers: [PROMETHEUS_TRIGGER] } }), executorMonitor(undefined, '/metrics'),
      ],
      'a monitor': [deployment('model'), podMonitor('m'), scaledObject('a', ASKS)],
      'somebody else': [deployment('model'), scaledObject('a', ASKS, { 'cdk8s-model-autoscaling/scraped-by': 'the platform team' })],
      'a transformer of KServe that somebody scrapes': [scaledParts({}, { autoScaling: ASKED, annotations: SCRAPED }, 'none')],
      'a transformer of KServe that asks for the predictor': [
        scaledParts({}, { autoScaling: askedFor('sum(x{service="model-predictor"})') }, 'none'), predictorMonitor,
      ],
      'no query': [deployment('model'), scaledObject('a')],
      'a query of no metric': [deployment('model'), scaledObject('a', { triggers: [query('vector(3) and on() hour() >= 8')] })],
    },
  },
  'pdb-blocks': {
    bad: {
      'minAvailable of the minimum': [deployment('model'), scaledObject('a', { minReplicaCount: 2 }), budget({ minAvailable: 2 })],
      'minAvailable of a model that wakes to one': [deployment('model'), scaledObject('a', { minReplicaCount: 0 }), budget({ minAvailable: 1 })],
      'a share that is rounded up to all': [deployment('model'), scaledObject('a', { minReplicaCount: 1 }), budget({ minAvailable: '50%' })],
      'maxUnavailable 0': [deployment('model'), hpa('a', { minReplicas: 5 }), budget({ maxUnavailable: 0 })],
      'two of the same pods': [deployment('model'), scaledObject('a', { minReplicaCount: 3 }), budget({ maxUnavailable: 1 }), { ...budget({ maxUnavailable: 1 }), metadata: { name: 'c', namespace: 'ml' } }],
      'two of all pods of a SeldonDeployment': [
        seldonDeployment({}, {}, { componentSpecs: ['classifier', 'scale'].map((name) => ({ spec: { containers: [{ name, image: 'x:1' }] }, pdbSpec: { maxUnavailable: 1 } })) }),
      ],
      'maxUnavailable 0 %': [deployment('model'), hpa('a', { minReplicas: 5 }), budget({ maxUnavailable: '0%' })],
    },
    good: {
      'one of a SeldonDeployment': [seldonDeployment({ pdbSpec: { maxUnavailable: 1 } })],
      'minAvailable below the minimum': [deployment('model'), scaledObject('a', { minReplicaCount: 3 }), budget({ minAvailable: 2 })],
      'maxUnavailable 1': [deployment('model'), scaledObject('a'), budget({ maxUnavailable: 1 })],
      'a share that is rounded up to one': [deployment('model'), scaledObject('a'), budget({ maxUnavailable: '10%' })],
      'a budget of other pods': [deployment('model'), scaledObject('a'), budget({ maxUnavailable: 0, selector: { matchLabels: { app: 'other' } } })],
      'a budget of another namespace': [
        deployment('model'), scaledObject('a'), { ...budget({ maxUnavailable: 0 }), metadata: { name: 'b', namespace: 'other' } },
      ],
      'a workload that nothing scales': [deployment('model'), budget({ minAvailable: 1 })],
      'a budget without a selector, which is of no pods': [deployment('model'), scaledObject('a'), budget({ minAvailable: 5, selector: undefined })],
    },
  },
  'selector-overlap': {
    bad: {
      'two Deployments with the same labels': [deployment('model'), { ...deployment('model'), metadata: { name: 'other', namespace: 'ml' } }, scaledObject('a')],
    },
    good: {
      'other labels': [deployment('model'), deployment('other'), scaledObject('a')],
      'another namespace': [deployment('model'), deployment('model', { namespace: 'other' }), scaledObject('a')],
      'nothing scales them': [deployment('model'), { ...deployment('model'), metadata: { name: 'other', namespace: 'ml' } }],
    },
  },
  'stackdriver-first-series': {
    bad: {
      'the duty cycle of the pods\' GPUs': [scaledObject('a', { triggers: [stackdriver({ filter: DUTY_CYCLE })] })],
      'a metric of Managed Prometheus': [scaledObject('a', { triggers: [stackdriver({ filter: 'metric.type = "prometheus.googleapis.com/queue/gauge"' })] })],
      'a reducer that reduces nothing': [
        scaledObject('a', { triggers: [stackdriver({ filter: DUTY_CYCLE, alignmentPeriodSeconds: '60', alignmentAligner: 'mean', alignmentReducer: 'none' })] }),
      ],
      'a reducer without a period, which KEDA does not read': [scaledObject('a', { triggers: [stackdriver({ filter: DUTY_CYCLE, alignmentReducer: 'sum' })] })],
    },
    good: {
      'one series of all': [
        scaledObject('a', { triggers: [stackdriver({ filter: DUTY_CYCLE, alignmentPeriodSeconds: '60', alignmentAligner: 'mean', alignmentReducer: 'sum' })] }),
      ],
      'one pod at most': [scaledObject('a', { maxReplicaCount: 1, triggers: [stackdriver({ filter: DUTY_CYCLE })] })],
      'a metric of one pod': [scaledObject('a', { triggers: [stackdriver({ filter: `${DUTY_CYCLE} AND resource.labels.pod_name="model-0"` })] })],
      'a metric of Managed Prometheus that no pod of a model has': [
        scaledObject('a', { triggers: [stackdriver({ filter: 'metric.type="prometheus.googleapis.com/rabbitmq_queue_messages/gauge"' })] }),
      ],
      'a metric that no pod has': [scaledObject('a', { triggers: [stackdriver({ filter: 'metric.type="pubsub.googleapis.com/subscription/num_undelivered_messages"' })] })],
    },
  },
  'static-replicas': {
    bad: {
      'replicas in a Deployment that KEDA scales': [deployment('model', { replicas: 2 }), scaledObject('a')],
      'replicas in a Deployment that an HPA scales': [deployment('model', { replicas: 0 }), hpa('a')],
      'replicas of a component of a SeldonDeployment': [seldonDeployment({ replicas: 2 }, { replicas: 4 }, { replicas: 3 }), SCALES_COMPONENT],
      'replicas of its predictor': [seldonDeployment({}, { replicas: 4 }, { replicas: 3 }), SCALES_COMPONENT],
      'replicas of all its predictors': [seldonDeployment({}, { replicas: 4 }), SCALES_COMPONENT],
      'replicas of its engine in pods of its own': [
        seldonDeployment({}, { annotations: { 'seldon.io/engine-separate-pod': 'true' } }, { svcOrchSpec: { replicas: 2 } }),
        scaledObject('a', { scaleTargetRef: { name: 'model-main-svc-orch' } }),
      ],
    },
    good: {
      'no replicas': [deployment('model'), scaledObject('a')],
      'no replicas of a SeldonDeployment': [seldonDeployment({}), SCALES_COMPONENT],
      'replicas of a SeldonDeployment that nothing scales': [seldonDeployment({ replicas: 2 })],
      'replicas that nothing scales': [deployment('other', { replicas: 2 }), scaledObject('a')],
    },
  },
  'target-rounded': {
    bad: {
      'a threshold of four decimals': [scaledObject('a', { triggers: [{ ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, threshold: '0.0045' } }] })],
      'a value half-way between two thousandths': [scaledObject('a', { triggers: [{ type: 'metrics-api', metadata: { targetValue: '0.0625' } }] })],
      'a formula': [scaledObject('a', { triggers: [named('a')], advanced: { scalingModifiers: { formula: 'a', target: '0.0019' } } })],
      'a quantity of an HPA': [hpa('a', { metrics: [externalMetric('1500u')] })],
    },
    good: {
      'three decimals': [scaledObject('a', { triggers: [{ ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, threshold: '0.125' } }] })],
      'a threshold beside a formula': [scaledObject('a', {
        triggers: [{ ...PROMETHEUS_TRIGGER, name: 'a', metadata: { ...PROMETHEUS_TRIGGER.metadata, threshold: '0.0045' } }],
        advanced: { scalingModifiers: { formula: 'a', target: '1.005' } },
      })],
      'an activation, which is not rounded': [scaledObject('a', {
        triggers: [{ ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, activationThreshold: '0.0045' } }],
      })],
      'quantities of an HPA': [hpa('a', { metrics: [externalMetric('1500m'), cpuMetric(50)] })],
    },
  },
  'two-controllers': {
    bad: {
      'two ScaledObjects': [scaledObject('a'), scaledObject('b')],
      'the ScaledObject of a VLLMRuntime': [runtime({ autoscalingConfig: { enabled: true, maxReplicas: 4 } }), scaledObject('a', { scaleTargetRef: RUNTIME })],
      'a Deployment that a VLLMRuntime resets': [runtime({}), scaledObject('a', { scaleTargetRef: { name: 'llm' } })],
      'a PodAutoscaler of AIBrix': [podAutoscaler({}), scaledObject('a', { scaleTargetRef: STORM })],
      'a planner of Dynamo': [graph({ components: [{ name: 'planner', type: 'planner' }, DECODE] }), scaledObject('a', { scaleTargetRef: ADAPTER })],
      'a planner of Dynamo in the older version': [
        { ...graph({ services: { Planner: { componentType: 'planner' }, Decode: { componentType: 'worker', scalingAdapter: { enabled: true } } } }), apiVersion: 'nvidia.com/v1alpha1' },
        scaledObject('a', { scaleTargetRef: ADAPTER }),
      ],
      'an HPA beside a ScaledObject': [scaledObject('a'), hpa('b')],
      'two HPAs, of which one is to be let be by KEDA, which scales nothing here': [hpa('a', {}, { 'validations.keda.sh/hpa-ownership': 'false' }), hpa('b')],
      'a third one beside two that agree': [scaledObject('a'), hpa('b', {}, { 'validations.keda.sh/hpa-ownership': 'false' }), hpa('c')],
      'two HPAs on a Model that Core would scale too': [seldonModel({ replicas: 1, minReplicas: 1, maxReplicas: 5 }), hpa('a', { scaleTargetRef: MODEL_REF }), hpa('b', { scaleTargetRef: MODEL_REF })],
      'an HPA on a Server that Core scales too': [seldonServer({ minReplicas: 1, maxReplicas: 5 }), hpa('a', { scaleTargetRef: SERVER })],
      'an HPA on a Server with a minimum alone': [seldonServer({ minReplicas: 1 }), hpa('a', { scaleTargetRef: SERVER })],
      'a ScaledObject beside that of an HTTPScaledObject': [http(), scaledObject('a')],
      'an HPA beside the ScaledObject of an HTTPScaledObject': [http(), hpa('a')],
      'a ScaledObject that the HTTP add-on overwrites': [http({ 'httpscaledobject.keda.sh/skip-scaledobject-creation': 'false' }), scaledObject('model')],
      'two HTTPScaledObjects': [http(), http(undefined, 'other')],
      'a transfer of another HPA': [scaledObject('a', {}, { 'scaledobject.keda.sh/transfer-hpa-ownership': 'true' }), hpa('b')],
      'a ScaledObject beside the scaling of an LLMInferenceService': [llm({ scaling: BY_KEDA }), scaledObject('a', { scaleTargetRef: { name: 'llm-kserve' } })],
      'an HPA beside the scaling of pods that prefill': [llm({ prefill: { scaling: BY_KEDA } }), hpa('a', { scaleTargetRef: LLM_PREFILL })],
      'a ScaledObject beside the scaling of groups of nodes': [
        llm({ worker: {}, scaling: BY_KEDA }), scaledObject('a', { scaleTargetRef: { apiVersion: 'leaderworkerset.x-k8s.io/v1', kind: 'LeaderWorkerSet', name: 'llm-kserve-mn' } }),
      ],
      'a ScaledObject beside the variant autoscaler': [llm({ scaling: { maxReplicas: 3, wva: { hpa: {} } } }), scaledObject('a', { scaleTargetRef: { name: 'llm-kserve' } })],
      'two ScaledObjects on an LLMInferenceService that scales nothing': [llm({}), scaledObject('a', { scaleTargetRef: { name: 'llm-kserve' } }), scaledObject('b', { scaleTargetRef: { name: 'llm-kserve' } })],
    },
    good: {
      'a VLLMRuntime that nobody else scales': [runtime({ autoscalingConfig: { enabled: false } }), scaledObject('a', { scaleTargetRef: RUNTIME })],
      'the ScaledObject of the VLLMRuntime itself': [runtime({ autoscalingConfig: { enabled: true } }), scaledObject('llm-scaledobject', { scaleTargetRef: RUNTIME })],
      'a PodAutoscaler of a role': [podAutoscaler({ subTargetSelector: { roleName: 'decode' } }), scaledObject('a', { scaleTargetRef: STORM })],
      'a PodAutoscaler of another object': [podAutoscaler({ scaleTargetRef: { ...STORM, name: 'other' } }), scaledObject('a', { scaleTargetRef: STORM })],
      'a frontend beside a planner': [graph({ components: [{ name: 'planner', type: 'planner' }, { ...DECODE, type: 'frontend' }] }), scaledObject('a', { scaleTargetRef: ADAPTER })],
      'a graph without a planner': [graph({ components: [DECODE] }), scaledObject('a', { scaleTargetRef: ADAPTER })],
      'an HPA on a Server without bounds, which Core may be told to leave alone': [seldonServer({ replicas: 1 }), hpa('a', { scaleTargetRef: SERVER })],
      'an HTTPScaledObject alone': [http()],
      'a ScaledObject on an LLMInferenceService that scales nothing': [llm({ replicas: 1 }), scaledObject('a', { scaleTargetRef: { name: 'llm-kserve' } })],
      'a ScaledObject on the one role that KServe does not scale': [llm({ scaling: BY_KEDA, prefill: {} }), scaledObject('a', { scaleTargetRef: { name: 'llm-kserve-prefill' } })],
      'an HTTPScaledObject that writes no ScaledObject': [http({ 'httpscaledobject.keda.sh/skip-scaledobject-creation': 'true' }), scaledObject('a')],
      'an HTTPScaledObject that gave its ScaledObject away': [http({ 'httpscaledobject.keda.sh/orphan-scaledobject': 'true' }), scaledObject('model')],
      'an InterceptorRoute, for which users write the ScaledObject': [
        { apiVersion: 'http.keda.sh/v1beta1', kind: 'InterceptorRoute', metadata: { name: 'model', namespace: 'ml' }, spec: { target: { service: 'model', port: 80 } } }, scaledObject('a'),
      ],
      'other targets': [scaledObject('a'), scaledObject('b', { scaleTargetRef: { name: 'other' } })],
      'an HPA that KEDA takes over': [
        scaledObject('a', { advanced: { horizontalPodAutoscalerConfig: { name: 'own' } } }, { 'scaledobject.keda.sh/transfer-hpa-ownership': 'true' }),
        hpa('own'),
      ],
      'an HPA that KEDA is to let be': [scaledObject('a'), hpa('b', {}, { 'validations.keda.sh/hpa-ownership': 'false' })],
    },
  },
};

/** What is said of the cluster stands among the manifests of a case. */
function report(id: string, documents: Untyped[]) {
  const cluster: ClusterProfile = documents.find((document) => document.cluster !== undefined)?.cluster ?? UNKNOWN_CLUSTER;
  const manifests = documents.filter((document) => document.cluster === undefined);
  const located = manifests.map((manifest, order) => ({ manifest, order, location: `${order}/${manifest.kind}` }));
  // What a synth writes is what its checks have read, so that none may change it: that would throw.
  frozen(located);
  const found = findingsIn(located, RULES.filter((check) => check.id === id), cluster, true);
  return { errors: found.filter(stops).map(textOf), warnings: found.filter((each) => !stops(each)).map(textOf) };
}

function frozen(value: Untyped): void {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
}

test('each check has its cases, sorted by id', () => {
  expect(RULES.map(({ id }) => id)).toEqual(Object.keys(CASES).sort());
});

describe.each(Object.entries(CASES).sort(([one], [other]) => one < other ? -1 : 1))('%s', (id, { bad, good }) => {
  test.each(Object.entries(bad))('finds: %s', (_title, manifests) => {
    const { errors, warnings } = report(id, manifests);
    expect([...errors, ...warnings]).not.toHaveLength(0);
    expect([...errors, ...warnings].join('\n')).toMatchSnapshot();
  });

  test.each(Object.entries(good))('passes: %s', (_title, manifests) => {
    expect(report(id, manifests)).toEqual({ errors: [], warnings: [] });
  });

  test('goes by the version that is stated, where only some have a fault', () => {
    for (const manifests of Object.values(bad)) {
      expect(versionFailures(id, manifests)).toEqual([]);
    }
  });

  test('is mended by its patch, without another finding', () => {
    for (const manifests of Object.values(bad)) {
      expect(patchFailures(id, manifests)).toEqual([]);
    }
  });

  (id === 'apply-order' ? [] : [id]).forEach(() => test('does not depend on the order of the manifests', () => {
    for (const manifests of Object.values({ ...bad, ...good })) {
      const [one, other] = [manifests, [...manifests].reverse()].map((each) => report(id, each));
      expect([other.errors.length, other.warnings.length]).toEqual([one.errors.length, one.warnings.length]);
    }
  }));
});

/** Rules that have a patch, and whether each is safe. */
test('rules with an edit that is obvious have a patch', () => {
  const patches = Object.entries(CASES).flatMap(([id, { bad }]) => Object.values(bad).flatMap((manifests) => patchesOf(id, manifests)));
  const lines = patches.map(({ rule, fix: { patch = [], safe } }) => `${rule}: ${safe ? 'safe' : 'asks'} ${patch.map(({ op, path }) => `${op} ${path}`).join(', ')}`);
  expect([...new Set(lines)].sort()).toMatchSnapshot();
});

test('several products have rules of some versions only, which the cases hold', () => {
  const products = Object.entries(CASES).flatMap(([id, { bad }]) => Object.values(bad).flatMap((manifests) =>
    versionedIn(id, manifests).map(({ only }) => only.product)));
  expect([...new Set(products)]).toEqual(expect.arrayContaining(['KEDA', 'KServe', 'Kubernetes', 'Prometheus']));
});

test('a workload without a namespace is unknown to monitors that look in some', () => {
  const workload = deployment('model');
  delete workload.metadata.namespace;
  const autoscaler = scaledObject('a', ASKS);
  delete autoscaler.metadata.namespace;
  const monitor = podMonitor('m');
  monitor.spec.namespaceSelector = { matchNames: ['ml'] };
  expect(report('not-scraped', [workload, autoscaler, monitor])).toMatchSnapshot();
});

const SERVED = { 'cdk8s-model-autoscaling/custom-metrics-served-by': 'the platform team' };
test.each<[string, { [key: string]: string } | undefined]>([
  ['prometheus.googleapis.com|vllm:num_requests_waiting|gauge', SERVED], ['kubernetes.googleapis.com|pod|load', undefined], ['queue', SERVED],
])('whether %s is scraped is nobody\'s question, since no adapter of the app serves it', (name, annotations) => {
  const metrics = [{ type: 'Pods', pods: { metric: { name }, target: { type: 'AverageValue', averageValue: '4' } } }];
  expect(report('not-scraped', [deployment('model'), hpa('a', { metrics }, annotations)])).toEqual({ errors: [], warnings: [] });
  expect(report('not-scraped', [deployment('model'), hpa('a', { metrics: [{ ...metrics[0], pods: { ...metrics[0].pods, metric: { name: 'x' } } }] })]).warnings)
    .toHaveLength(1);
});

test.each(['0.1,0.5', 'x=', 'x=1,y', '=1', 'x=1=2', ' '])('buckets that are stated as %j are unknown', (text) => {
  const { errors, warnings } = report('bucket-bounds', [scaledObject('a', ASKS, { 'cdk8s-model-autoscaling/histogram-buckets': text })]);
  expect(errors).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining('the annotation cdk8s-model-autoscaling/histogram-buckets cannot be read')]);
});

test('where another component of the same InferenceService is scraped, it is unknown', () => {
  expect(report('not-scraped', [scaledParts({}, { autoScaling: ASKED }, 'none'), predictorMonitor])).toMatchSnapshot();
});

const CONFIG_MAP = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'prometheus', namespace: 'monitoring' }, data: { 'prometheus.yml': 'scrape_configs: []' } };
const PODS_METRIC = { metrics: [{ type: 'Pods', pods: { metric: { name: 'x' }, target: { type: 'AverageValue', averageValue: 1 } } }] };
/** What no manifest tells, and so is neither an error nor silent. */
test.each<[string, Untyped[]]>([
  ['where another workload is scraped', [...GATEWAY, deployment('model'), asksFor('sum(gateway_pending_demand{pool="a"})')]],
  ['of annotated pods', [template({ 'prometheus.io/scrape': 'true' }), scaledObject('a', ASKS)]],
  ['of pods behind an annotated Service', [
    deployment('model'), { ...SERVICE, metadata: { ...SERVICE.metadata, annotations: { 'prometheus.io/scrape': 'true' } } }, scaledObject('a', ASKS),
  ]],
  ['of an annotated InferenceService', [inferenceService({
    predictor: { containers: [{ name: 'kserve-container' }], maxReplicas: 3, annotations: { 'prometheus.io/scrape': 'true' }, autoScaling: ASKED },
  }, { [CLASS]: 'keda' })]],
  ['beside a ScrapeConfig', [deployment('model'), { ...IN_ML, apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'ScrapeConfig', spec: {} }, scaledObject('a', ASKS)]],
  ['beside a collector', [deployment('model'), {
    ...IN_ML, apiVersion: 'opentelemetry.io/v1beta1', kind: 'OpenTelemetryCollector', spec: { config: { receivers: { prometheus: { config: { scrape_configs: [{}] } } } } },
  }, scaledObject('a', ASKS)]],
  ['beside a Prometheus with a configuration from elsewhere', [deployment('model'), {
    ...IN_ML, apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', spec: { additionalScrapeConfigs: { name: 'x', key: 'y' } },
  }, scaledObject('a', ASKS)]],
  ['beside the configuration of a Prometheus', [deployment('model'), CONFIG_MAP, scaledObject('a', ASKS)]],
  ['beside a Secret with jobs of a Prometheus', [deployment('model'), {
    ...IN_ML, apiVersion: 'v1', kind: 'Secret', data: { 'jobs.yaml': Buffer.from('- job_name: model\n').toString('base64') },
  }, scaledObject('a', ASKS)]],
  ['of what a recording rule writes', [deployment('model'), asksFor('namespace:requests:rate5m')]],
  ['of what a recording rule writes by the name of a server', [deployment('model'), asksFor('sum(vllm:num_requests_waiting:sum5m)')]],
  ['of the job of a monitor in a namespace that is called like the target', [...GATEWAY, deployment('ml'), scaledObject('a', { triggers: [query("sum(q{job='ml/m'})")], scaleTargetRef: { name: 'ml' } })]],
  ['of an object that is here, and whose pods are not', [
    { ...IN_ML, apiVersion: 'inference.llmkube.dev/v1alpha1', kind: 'InferenceService' },
    scaledObject('a', { ...ASKS, scaleTargetRef: { apiVersion: 'inference.llmkube.dev/v1alpha1', kind: 'InferenceService', name: 'm' } }),
  ]],
  ['of an InferenceService that says no mode', [
    { ...inferenceService({ predictor: { model: {} } }), metadata: { name: 'model', namespace: 'ml' } }, scaledObject('a', { ...ASKS, scaleTargetRef: { name: 'model-predictor' } }),
  ]],
  ['of rules of prometheus-adapter that no manifest holds', [deployment('model'), hpa('a', PODS_METRIC)]],
  ['of rules that do not tell their series', [
    adapterConfig('rules: [{seriesQuery: \'{__name__=~"x|y"}\', resources: {template: "<<.Resource>>"}, name: {as: x}}]'), deployment('model'), hpa('a', PODS_METRIC),
  ]],
  ['of a metric of something else', [
    adapterConfig('rules: [{seriesQuery: "requests", resources: {template: "<<.Resource>>"}, name: {as: x}}]'), deployment('model'),
    hpa('a', { metrics: [{ type: 'Object', object: { metric: { name: 'x' }, describedObject: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'i' }, target: { value: 1 } } }] }),
  ]],
])('whether metrics are scraped is unknown %s', (_title, manifests) => {
  const { errors, warnings } = report('not-scraped', manifests);
  expect(errors).toEqual([]);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/^unknown not-scraped: /);
  expect(warnings[0]).toMatchSnapshot();
});

describe('rules of prometheus-adapter', () => {
  const rule = 'seriesQuery: x, resources: {overrides: {namespace: {resource: namespace}, pod: {resource: pod}}}';
  const manifests = (data: Untyped) => [{ ...adapterConfig(''), data }, deployment('model'), hpa('a', PODS_METRIC)];

  test.each<[string, Untyped]>([
    ['under any key', { 'custom.yml': `rules:\n- {${rule}}` }],
    ['as JSON', { 'config.yaml': '{"rules": [{"seriesQuery": "x", "resources": {"overrides": {"namespace": {"resource": "namespace"}, "pods": {"resource": "pods"}}}}]}' }],
    ['beside other texts', { 'a.yaml': 'rules: []', 'b': '', 'config.yaml': `# x\n---\nrules:\n- {${rule}}\n`, 'z.yaml': 'rules: [' }],
    ['with what is null', { 'config.yaml': `rules:\n- {${rule}, name: ~, seriesFilters: , metricsQuery: ~}\nexternalRules: ~` }],
  ])('are read %s', (_title, data) => {
    expect(report('adapter-refused', manifests(data)).errors).toEqual([]);
    expect(report('adapter-name', manifests(data)).errors).toEqual([]);
    expect(report('not-scraped', manifests(data)).errors).toEqual([expect.stringMatching(/got x; add a ServiceMonitor that selects/)]);
  });

  test.each<[string, Untyped]>([
    ['the values of its chart', { 'values.yaml': `rules:\n  default: false\n  custom:\n  - {${rule}}` }],
    ['rules of Prometheus', { 'rules.yaml': 'groups:\n- name: seriesQuery\n  rules:\n  - {record: x, expr: y}' }],
    ['the values of its chart, broken', { 'values.yaml': `rules:\n  custom:\n  - {${rule}` }],
    ['a chart that is not rendered', { 'config.yaml': `rules:\n{{- if .Values.x }}\n- {${rule}}\n{{- end }}` }],
    ['a broken text of another program', { 'config.yaml': 'seriesQuery: [' }],
    ['nothing', {}], ['no texts', { a: 5, b: null }],
  ])('are not taken from %s', (_title, data) => {
    expect(report('adapter-refused', manifests(data))).toEqual({ errors: [], warnings: [] });
    expect(report('not-scraped', manifests(data)).warnings).toEqual([expect.stringMatching(/no configuration of prometheus-adapter in this app/)]);
  });

  test('with which the adapter does not start are reported once', () => {
    const data = { 'config.yaml': `rules:\n- {${rule}, window: 2m}` };
    const { errors, warnings } = runRules(manifests(data).map((manifest, i) => ({ manifest, location: `${i}/${manifest.kind}` })));
    expect(errors).toEqual([expect.stringMatching(/^adapter-refused: /)]);
    expect(warnings).toEqual([]);
  });
});

test('what is known is an error beside what is unknown', () => {
  const { errors, warnings } = report('not-scraped', [deployment('model'), scaledObject('a', { triggers: [query('namespace:requests:rate5m'), query('sum(requests_total)')] })]);
  expect([errors.length, warnings.length]).toEqual([1, 1]);
});

test('a target that is not part of the app is unknown, never fine', () => {
  expect(report('not-scraped', [scaledObject('a', ASKS)])).toMatchSnapshot();
});

test('manifests that lack what they need are left to whoever validates them', () => {
  const kinds = [['keda.sh/v1alpha1', 'ScaledObject'], ['autoscaling/v2', 'HorizontalPodAutoscaler'], ['monitoring.coreos.com/v1', 'PodMonitor'],
    ['monitoring.coreos.com/v1', 'ServiceMonitor'], ['v1', 'Service'], ['apps/v1', 'Deployment']];
  const bare = kinds.map(([apiVersion, kind]) => ({ manifest: { apiVersion, kind, metadata: { name: 'x' } }, location: kind }));
  expect(runRules(bare)).toEqual({ errors: [], warnings: [] });
});

describe('a monitor, by what is stated of the Prometheus of the cluster', () => {
  const monitor = { ...podMonitor('m'), metadata: { ...podMonitor('m').metadata, labels: { team: 'ml' } } };
  const judged = (...prometheus: Untyped[]) => runRules([deployment('model'), monitor].map((manifest) => ({ manifest, location: manifest.kind })), RULES, { versions: {}, prometheus });
  const address = 'http://prometheus.monitoring:9090';

  test('is taken where one of them takes it', () => {
    expect(judged({ address })).toEqual({ errors: [], warnings: [] });
    expect(judged({ address, monitorLabels: { release: 'prom' } }, { address, monitorLabels: { team: 'ml' }, monitorNamespaces: ['ml'] })).toEqual({ errors: [], warnings: [] });
  });

  test('is not selected by other labels, or in another namespace', () => {
    expect([
      judged({ address, monitorLabels: { release: 'prom' } }), judged({ address, monitorNamespaces: ['monitoring'] }),
    ].map(({ errors }) => errors)).toMatchSnapshot();
  });
});
