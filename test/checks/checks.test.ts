import { parse } from 'yaml';
import { Case, PLATFORM_CASES } from './platform-cases';
import { CHECKS } from '../../src/checks';
import { runChecks } from '../../src/checks/run';
import {
  CPU_TRIGGER, deployment, hpa, inferenceService, podMonitor, PROMETHEUS_TRIGGER, scaledObject, seldonDeployment, seldonServer,
} from '../support/manifests';
import { Untyped } from '../support/untyped';

const memoryMetric = (target: Untyped) => ({ type: 'Resource', resource: { name: 'memory', target } });
const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ml' } };
const REQUESTS = { requests: { cpu: '100m' } };
const query = (text: string) => ({ ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, query: text } });
const ASKS = { triggers: [PROMETHEUS_TRIGGER] };
const SERVER = { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Server', name: 'server' };
const SCALES_COMPONENT = scaledObject('a', { scaleTargetRef: { name: 'model-main-0-classifier' } });
const EXECUTOR_POD = { containers: [{ name: 'classifier', image: 'x:1' }] };
const SCALED_ON_EXECUTOR = {
  spec: EXECUTOR_POD, kedaSpec: { maxReplicaCount: 3, triggers: [query('sum(rate(seldon_api_executor_server_requests_seconds_count[1m]))')] },
};
const executorMonitor = (labels: Untyped = { 'seldon-deployment-id': 'model' }, path = '/prometheus') => {
  const monitor = podMonitor('m', 'metrics', labels);
  return { ...monitor, spec: { ...monitor.spec, podMetricsEndpoints: [{ port: 'metrics', path }] } };
};

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

/** The smallest bad and good inputs of each check. */
const CASES: Record<string, Case> = {
  ...PLATFORM_CASES,
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
      'cooldownPeriod with minReplicaCount 1': [scaledObject('a', { cooldownPeriod: 60 })],
      'initialCooldownPeriod with minReplicaCount 1': [scaledObject('a', { initialCooldownPeriod: 60 })],
      'pollingInterval with minReplicaCount 2': [scaledObject('a', { pollingInterval: 5, minReplicaCount: 2 })],
    },
    good: {
      'minReplicaCount 0': [scaledObject('a', { cooldownPeriod: 60, minReplicaCount: 0 })],
      'idleReplicaCount': [scaledObject('a', { cooldownPeriod: 60, idleReplicaCount: 0 })],
      'pollingInterval with a fallback': [scaledObject('a', { pollingInterval: 5, fallback: { failureThreshold: 3, replicas: 2 } })],
      'pollingInterval with cached metrics': [scaledObject('a', { pollingInterval: 5, triggers: [{ type: 'kafka', useCachedMetrics: true, metadata: {} }] })],
    },
  },
  'duplicate-container': {
    bad: { 'two containers of one name': [deployment('model', { beside: [{ name: 'server', image: 'y:1' }] })] },
    good: { 'a sidecar': [deployment('model', { beside: [{ name: 'sidecar', image: 'y:1' }] })] },
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
  'no-requests': {
    bad: {
      'a container without a CPU request': [deployment('model'), scaledObject('a', { triggers: [CPU_TRIGGER] })],
      'a request of nothing': [deployment('model', { resources: { requests: { cpu: '0' } } }), scaledObject('a', { triggers: [CPU_TRIGGER] })],
      'an HPA on a share of memory': [deployment('model', { resources: REQUESTS }), hpa('a', { metrics: [memoryMetric({ averageUtilization: 80 })] })],
    },
    good: {
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
      'a transformer of KServe': [scaledParts({}, { autoScaling: ASKED }, 'none')],
      'a transformer of KServe, where somebody scrapes the predictor': [scaledParts({ autoScaling: ASKED, annotations: SCRAPED }, { autoScaling: ASKED }, 'keda')],
    },
    good: {
      'a PodMonitor of the app whose job is asked for, of pods that are not in it': [
        podMonitor('search'), scaledObject('a', { triggers: [query('sum(rate(x{job="ml/search"}[1m])) or sum(up{job = "ml/search"})')] }),
      ],
      'a monitor of the executor': [seldonDeployment(SCALED_ON_EXECUTOR), executorMonitor()],
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
  'two-controllers': {
    bad: {
      'two ScaledObjects': [scaledObject('a'), scaledObject('b')],
      'an HPA beside a ScaledObject': [scaledObject('a'), hpa('b')],
      'an HPA on a Server that Core scales too': [seldonServer({ minReplicas: 1, maxReplicas: 5 }), hpa('a', { scaleTargetRef: SERVER })],
      'an HPA on a Server with a minimum alone': [seldonServer({ minReplicas: 1 }), hpa('a', { scaleTargetRef: SERVER })],
      'a transfer of another HPA': [scaledObject('a', {}, { 'scaledobject.keda.sh/transfer-hpa-ownership': 'true' }), hpa('b')],
    },
    good: {
      'an HPA on a Server without bounds, which Core may be told to leave alone': [seldonServer({ replicas: 1 }), hpa('a', { scaleTargetRef: SERVER })],
      'other targets': [scaledObject('a'), scaledObject('b', { scaleTargetRef: { name: 'other' } })],
      'an HPA that KEDA takes over': [
        scaledObject('a', { advanced: { horizontalPodAutoscalerConfig: { name: 'own' } } }, { 'scaledobject.keda.sh/transfer-hpa-ownership': 'true' }),
        hpa('own'),
      ],
      'an HPA that KEDA is to let be': [scaledObject('a'), hpa('b', {}, { 'validations.keda.sh/hpa-ownership': 'false' })],
    },
  },
};

function report(id: string, manifests: Untyped[]) {
  const located = manifests.map((manifest, i) => ({
    manifest,
    location: `${i}/${manifest.kind}`,
    parsedData: manifest.data && Object.fromEntries(Object.entries<string>(manifest.data).map(([key, text]) => [key, parse(text)])),
  }));
  return runChecks(located, CHECKS.filter((check) => check.id === id));
}

test('each check has its cases, sorted by id', () => {
  expect(CHECKS.map(({ id }) => id)).toEqual(Object.keys(CASES).sort());
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

  test('does not depend on the order of the manifests', () => {
    for (const manifests of Object.values({ ...bad, ...good })) {
      const [one, other] = [manifests, [...manifests].reverse()].map((each) => report(id, each));
      expect([other.errors.length, other.warnings.length]).toEqual([one.errors.length, one.warnings.length]);
    }
  });
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

test('where another component of the same InferenceService is scraped, it is unknown', () => {
  expect(report('not-scraped', [scaledParts({}, { autoScaling: ASKED }, 'none'), predictorMonitor])).toMatchSnapshot();
});

test('a target that is not part of the app is unknown, never fine', () => {
  expect(report('not-scraped', [scaledObject('a', ASKS)])).toMatchSnapshot();
});

test('manifests that lack what they need are left to whoever validates them', () => {
  const kinds = [['keda.sh/v1alpha1', 'ScaledObject'], ['autoscaling/v2', 'HorizontalPodAutoscaler'], ['monitoring.coreos.com/v1', 'PodMonitor'],
    ['monitoring.coreos.com/v1', 'ServiceMonitor'], ['v1', 'Service'], ['apps/v1', 'Deployment']];
  const bare = kinds.map(([apiVersion, kind]) => ({ manifest: { apiVersion, kind, metadata: { name: 'x' } }, location: kind }));
  expect(runChecks(bare)).toEqual({ errors: [], warnings: [] });
});
