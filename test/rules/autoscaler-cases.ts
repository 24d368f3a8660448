import { Case } from './platform-cases';
import { adapterConfig, CPU_TRIGGER, deployment, hpa, inferenceService, scaledObject, verticalPodAutoscaler } from '../support/manifests';
import { Untyped } from '../support/untyped';

const lag = (name?: string, more: Untyped = {}) => ({
  type: 'kafka', metadata: { bootstrapServers: 'kafka.mq.svc:9092', consumerGroup: 'g', topic: 't', lagThreshold: '5' }, ...name !== undefined && { name }, ...more,
});
const CRON = { type: 'cron', metadata: { timezone: 'Europe/Berlin', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: '2' } };
const scaled = (spec: Untyped) => [scaledObject('a', { triggers: [lag()], ...spec })];
const OTEL = { type: 'external', metadata: { scalerAddress: 'keda-otel-scaler.keda.svc:4318', metricQuery: 'sum(vllm:num_requests_waiting)', targetValue: '5' } };
const held = (fallback: Untyped, spec: Untyped = {}) => scaled({ fallback: { failureThreshold: 3, replicas: 2, ...fallback }, ...spec });
const formula = (scalingModifiers: Untyped, triggers: Untyped[] = [lag('a'), lag('b')]) => ({ triggers, advanced: { scalingModifiers: { formula: 'a + b', target: '1', ...scalingModifiers } } });
const behaving = (scaleDown: Untyped) => ({ behavior: { scaleDown } });
const external = (target: Untyped, metric: Untyped = { name: 'queue' }) => ({ type: 'External', external: { metric, target } });
const AVERAGE = { type: 'AverageValue', averageValue: '5' };
const CPU = { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } };
const INGRESS = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'i' };
const object = (target: Untyped, describedObject: Untyped = INGRESS) => ({ type: 'Object', object: { metric: { name: 'x' }, describedObject, target } });
const described = (kind: string, name: string) => object({ type: 'AverageValue', averageValue: 3 }, { apiVersion: 'v1', kind, name });
const measured = (...metrics: Untyped[]) => [hpa('a', { metrics })];
const annotated = (annotation: string, value: string) => [scaledObject('a', { triggers: [lag()] }, { [annotation]: value })];
const TRANSFER = 'scaledobject.keda.sh/transfer-hpa-ownership';
const job = (spec: Untyped) => ({
  apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledJob', metadata: { name: 'j', namespace: 'ml' }, spec: { jobTargetRef: { template: {} }, triggers: [lag()], ...spec },
});
const ofVersion = (apiVersion: string, metrics: Untyped[]) => [{ ...hpa('a', { metrics }), apiVersion }];
const asking = (query: string) => ({ type: 'prometheus', metadata: { serverAddress: 'http://p.m:9090', query, threshold: '5' } });
const asleep = (query: string) => scaled({ minReplicaCount: 0, triggers: [asking(query)] });
const ADAPTER = { apiVersion: 'nvidia.com/v1beta1', kind: 'DynamoGraphDeploymentScalingAdapter', name: 'chat-decode' };
const ROLE_SCALER = { apiVersion: 'disaggregatedset.x-k8s.io/v1', kind: 'DisaggregatedSetRoleScaler', name: 'chat-decode' };
const ofGraph = (spec: Untyped) => ({ apiVersion: 'nvidia.com/v1beta1', kind: 'DynamoGraphDeployment', metadata: { name: 'chat', namespace: 'ml' }, spec });
const ofRoles = (...roles: Untyped[]) => ({ apiVersion: ROLE_SCALER.apiVersion, kind: 'DisaggregatedSet', metadata: { name: 'chat', namespace: 'ml' }, spec: { roles } });
const scaledOf = (scaleTargetRef: Untyped) => scaledObject('a', { triggers: [lag()], scaleTargetRef });
const withoutNamespace = ({ metadata: { namespace: _namespace, ...metadata }, ...rest }: Untyped) => ({ ...rest, metadata });
const FROM_137 = { cluster: { versions: { Kubernetes: '1.37' } } };
const REQUESTS = { resources: { requests: { cpu: '1' } } };
const DEFINITION = {
  apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'scaledobjects.keda.sh' }, spec: { group: 'keda.sh', names: { kind: 'ScaledObject' } },
};
const OF_OTHERS = inferenceService({ predictor: { model: {} } }, { 'serving.kserve.io/autoscalerClass': 'external' });
const ROLLOUT = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'model' };

const policies = (...containerPolicies: Untyped[]) =>
  verticalPodAutoscaler({ resourcePolicy: { containerPolicies: containerPolicies.map((each) => ({ containerName: '*', ...each })) } });

const WAITING = `externalRules:
  - seriesQuery: '{__name__="vllm:num_requests_waiting"}'
    resources: {overrides: {namespace: {resource: namespace}}}
    name: {as: waiting}
    metricsQuery: sum(<<.Series>>{<<.LabelMatchers>>})
`;

/** The smallest bad and good inputs of the checks of autoscalers' own values. */
export const AUTOSCALER_CASES: Record<string, Case> = {
  'and-vs-max': {
    bad: { 'two triggers': scaled({ triggers: [lag(), CRON] }), 'two metrics': measured(external(AVERAGE), { type: 'Resource', resource: CPU }) },
    good: { 'one trigger': scaled({}), 'a formula': scaled(formula({})) },
  },
  'apply-order': {
    bad: {
      'a namespace at the end': [scaledObject('a', { triggers: [lag()] }), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ml' } }],
      'a definition at the end': [scaledObject('a', { triggers: [lag()] }), DEFINITION],
      'a target after its CPU trigger': [scaledObject('a', { triggers: [CPU_TRIGGER] }), deployment('model', REQUESTS)],
    },
    good: {
      'what is needed first': [
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ml' } }, DEFINITION, deployment('model', REQUESTS), scaledObject('a', { triggers: [CPU_TRIGGER] }),
      ],
      'a target at which KEDA does not look': [scaledObject('a', { triggers: [lag()] }), deployment('model')],
      'an HPA, which waits': [hpa('a'), deployment('model')],
    },
  },
  'api-deprecated': {
    bad: {
      'a graph': [{ ...ofGraph({ services: {} }), apiVersion: 'nvidia.com/v1alpha1' }],
      'an adapter': [{ apiVersion: 'nvidia.com/v1alpha1', kind: ADAPTER.kind, metadata: { name: 'chat-decode', namespace: 'ml' }, spec: { replicas: 1 } }],
      'an adapter that is scaled': [scaledObject('a', { scaleTargetRef: { ...ADAPTER, apiVersion: 'nvidia.com/v1alpha1' } })],
    },
    good: {
      'the version after it': [ofGraph({ components: [] }), scaledObject('a', { scaleTargetRef: ADAPTER })],
      'another group': [{ apiVersion: 'orchestration.aibrix.ai/v1alpha1', kind: 'StormService', metadata: { name: 'chat', namespace: 'ml' }, spec: {} }],
    },
  },
  'api-removed': {
    bad: {
      v2beta2: ofVersion('autoscaling/v2beta2', [external(AVERAGE)]),
      v2beta1: ofVersion('autoscaling/v2beta1', [{ type: 'External', external: { metricName: 'x', targetAverageValue: '5' } }]),
    },
    good: { v2: measured(external(AVERAGE)), v1: [{ ...hpa('a'), apiVersion: 'autoscaling/v1', spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' }, maxReplicas: 3 } }] },
  },
  'behavior-refused': {
    bad: {
      'a window of two hours, in an HPA': [hpa('a', behaving({ stabilizationWindowSeconds: 7200 }))],
      'no policies, in a ScaledObject': scaled({ advanced: { horizontalPodAutoscalerConfig: behaving({ policies: [] }) } }),
      'a policy of nothing': [hpa('a', behaving({ policies: [{ type: 'Replicas', value: 0, periodSeconds: 1801 }, {}], selectPolicy: 'Least' }))],
      'a negative tolerance': [hpa('a', behaving({ tolerance: '-50m' }))],
      'a tolerance of more than the target': [hpa('a', behaving({ tolerance: 2 }))],
    },
    good: {
      'the limits': [hpa('a', behaving({ stabilizationWindowSeconds: 3600, selectPolicy: 'Disabled', policies: [{ type: 'Percent', value: 1, periodSeconds: 1800 }] }))],
      'no window': scaled({ advanced: { horizontalPodAutoscalerConfig: behaving({ stabilizationWindowSeconds: 0 }) } }),
      'nothing': [hpa('a', { behavior: {} })],
    },
  },
  'dangling-target': {
    bad: {
      'a component of Dynamo without an adapter': [ofGraph({ components: [{ name: 'Decode', type: 'decode' }] }), scaledOf(ADAPTER)],
      'a component of Dynamo without an adapter, in the older version': [{ ...ofGraph({ services: { decode: { scalingAdapter: {} } } }), apiVersion: 'nvidia.com/v1alpha1' }, scaledOf(ADAPTER)],
      'a role that scales by itself': [ofRoles({ name: 'prefill' }, { name: 'decode', scaling: { mode: 'Static' } }), scaledOf(ROLE_SCALER)],
      'a letter too few': [deployment('model'), scaledObject('a', { triggers: [lag()], scaleTargetRef: { name: 'modl' } })],
      'a kind of the same name': [{ ...deployment('model'), kind: 'StatefulSet' }, scaledObject('a', { triggers: [lag()] })],
      'an API of the same name': [deployment('model'), hpa('a', { scaleTargetRef: { apiVersion: 'extensions/v1beta1', kind: 'Deployment', name: 'model' } })],
      'a name that KServe gave before': [OF_OTHERS, scaledObject('a', { triggers: [lag()], scaleTargetRef: { name: 'model-predictor-default' } })],
      'the name of the InferenceService': [OF_OTHERS, scaledObject('a', { triggers: [lag()] })],
      'a name without the word of its kind': [deployment('model-deployment'), scaledObject('a', { triggers: [lag()] })],
      'a name with the word of another kind, and joined otherwise': [deployment('chat-model'), scaledObject('a', { triggers: [lag()], scaleTargetRef: { name: 'chatmodels-svc' } })],
      'an HPA on another case': [deployment('model-server'), hpa('a', { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model-sever' } })],
    },
    good: {
      'a component of Dynamo with an adapter': [ofGraph({ components: [{ name: 'Decode', scalingAdapter: {} }] }), scaledOf(ADAPTER)],
      'an adapter that somebody wrote': [ofGraph({ components: [{ name: 'Decode' }] }), { ...ADAPTER, metadata: { name: ADAPTER.name, namespace: 'ml' }, spec: { replicas: 1 } }, scaledOf(ADAPTER)],
      'a role that others scale': [ofRoles({ name: 'prefill' }, { name: 'decode', scaling: { mode: 'External' } }), scaledOf(ROLE_SCALER)],
      'a graph of another name': [ofGraph({ components: [{ name: 'Prefill' }] }), scaledOf(ADAPTER)],
      'a target of others': [deployment('gateway'), scaledObject('a', { triggers: [lag()] })],
      'a target of others that is called after a model': [deployment('model-gateway'), deployment('model-cache'), scaledObject('a', { triggers: [lag()] })],
      'two that may be meant': [deployment('model-server'), deployment('model-deployment'), scaledObject('a', { triggers: [lag()] })],
      'one of several of a kind': [
        deployment('api-1'), scaledObject('a', { triggers: [lag()], scaleTargetRef: { name: 'api-1' } }), scaledObject('b', { triggers: [lag()], scaleTargetRef: { name: 'api-2' } }),
      ],
      'what a platform makes': [inferenceService({ predictor: { model: {} } }), scaledObject('a', { triggers: [lag()], scaleTargetRef: { name: 'model-predictor' } })],
    },
  },
  'fallback-invalid': {
    bad: {
      'CPU alone': [deployment('model', REQUESTS), ...held({}, { triggers: [CPU_TRIGGER] })],
      'schedules alone': held({}, { triggers: [CRON] }),
      'the OpenTelemetry add-on, which answers 0': held({}, { triggers: [OTEL, CRON] }),
      'no numbers': scaled({ fallback: {} }),
      'a negative threshold': held({ failureThreshold: -1 }),
      'a behavior that nobody knows': held({ behavior: 'currentReplica' }),
      'a formula that is not there': held({ behavior: 'scalingModifiers' }),
      'a formula of a fraction': held({}, formula({ target: '2.5' })),
      'a ScaledJob': [job({ fallback: { failureThreshold: 3, replicas: 2 } })],
    },
    good: {
      'a trigger that can be lost': held({}),
      'a trigger that can be lost beside the OpenTelemetry add-on': held({}, { triggers: [OTEL, ...held({})[0].spec.triggers] }),
      'CPU beside it': [deployment('model', REQUESTS), ...held({}, { triggers: [CPU_TRIGGER, lag()] })],
      'a whole formula': held({}, formula({ target: '2' })),
      'a fraction without a fallback': scaled(formula({ target: '2.5' })),
    },
  },
  'fallback-range': {
    bad: { 'more than the most': held({ replicas: 4 }), 'less than the least': held({ replicas: 1 }, { minReplicaCount: 2 }) },
    good: { 'the most': held({ replicas: 3 }), 'those that are there': held({ replicas: 9, behavior: 'currentReplicas' }), 'no maximum': held({ replicas: 90 }, { maxReplicaCount: 100 }) },
  },
  'hpa-refused': {
    bad: {
      'a share of nothing': measured({ type: 'Resource', resource: { ...CPU, target: { type: 'Utilization', averageUtilization: 0 } } }),
      'a level of CPU': measured({ type: 'Resource', resource: { name: 'cpu', target: { type: 'Value', value: '500m' } } }),
      'two amounts': measured(external({ type: 'Value', value: '1', averageValue: '1' })),
      'no type': measured({ type: 'Resource', resource: { name: 'cpu', target: { averageUtilization: 50 } } }),
      'the source of another type': measured({ type: 'External', resource: CPU }),
      'a container without a name': measured({ type: 'ContainerResource', containerResource: CPU }),
      'a metric with a slash': measured(external(AVERAGE, { name: 'a/b' })),
      'a label that cannot be read': measured(external(AVERAGE, { name: 'a', selector: { matchLabels: { m: 'a b' } } })),
      'no quantity': measured(external({ type: 'AverageValue', averageValue: 'abc' })),
      'a type without its amount': measured(object({ type: 'Value', averageValue: '3' })),
      'two amounts of an object': measured(object({ type: 'Value', value: '3', averageValue: '3' })),
      'a resource that nobody measures': measured({ type: 'Resource', resource: { ...CPU, name: 'nvidia.com/gpu' } }),
      'an object without a name': measured({ type: 'Object', object: { metric: { name: 'x' }, target: { type: 'Value', value: '1' } } }),
      'another namespace': measured(described('Namespace', 'other')),
      'a node': measured(described('Node', 'gpu-1')),
      'a type that nobody knows': measured({ type: 'Custom' }),
      'a target without a name': [hpa('a', { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment' } })],
    },
    good: {
      'every type': [deployment('model', REQUESTS), ...measured(
        external(AVERAGE), object({ type: 'AverageValue', averageValue: 3 }), { type: 'Resource', resource: CPU },
        { type: 'ContainerResource', containerResource: { ...CPU, container: 'server' } }, { type: 'Pods', pods: { metric: { name: 'vllm:x' }, target: AVERAGE } },
      )],
      'its namespace': measured(described('Namespace', 'ml')),
      'a namespace that is not said': measured(described('Namespace', 'other')).map(withoutNamespace),
      'a Service': measured(described('Service', 'model')),
      'a kind of others of that name': measured(object({ type: 'AverageValue', averageValue: 3 }, { apiVersion: 'example.com/v1', kind: 'Node', name: 'n' })),
      'words of another version': ofVersion('autoscaling/v2beta1', [{ type: 'External', external: { metricName: 'x', targetAverageValue: '5' } }]),
    },
  },
  'hpa-zero': {
    bad: {
      'CPU': [hpa('a', { minReplicas: 0 })],
      'no metric': [hpa('a', { minReplicas: 0, metrics: undefined })],
      'a queue': [hpa('a', { minReplicas: 0, metrics: [external(AVERAGE)] })],
      'a target that is put to zero': [FROM_137, deployment('model', { replicas: 0 }), hpa('a', { minReplicas: 0, metrics: [external(AVERAGE)] })],
      'CPU beside a queue': [FROM_137, hpa('a', { minReplicas: 0, metrics: [external(AVERAGE), { type: 'Resource', resource: CPU }] })],
    },
    good: {
      'one': [hpa('a', { minReplicas: 1 })],
      'nothing': [hpa('a')],
      'a queue, from 1.37 on': [FROM_137, deployment('model'), hpa('a', { minReplicas: 0, metrics: [external(AVERAGE), object(AVERAGE)] })],
      'a target at zero whose HPA has a least': [deployment('model', { replicas: 0 }), hpa('a', { metrics: [external(AVERAGE)] })],
    },
  },
  'keda-refused': {
    bad: {
      'no pause between polls': scaled({ minReplicaCount: 0, pollingInterval: 0 }),
      'half a second': scaled({ minReplicaCount: 0, cooldownPeriod: 0.5, initialCooldownPeriod: '30' }),
      'two triggers of one name': scaled({ triggers: [lag('a'), lag('a')] }),
      'a schedule that is cached': scaled({ triggers: [{ ...CRON, useCachedMetrics: true }] }),
      'no type': scaled({ triggers: [{ metadata: {} }] }),
      'CPU that is compared by nothing': [deployment('model', REQUESTS), ...scaled({ triggers: [{ type: 'cpu', metadata: { value: '50' } }] })],
      'CPU as a level': [deployment('model', REQUESTS), ...scaled({ triggers: [{ ...CPU_TRIGGER, metricType: 'Value' }] })],
      'a share of a queue': scaled({ triggers: [lag('a', { metricType: 'Utilization' }), lag('b', { metricType: 'Average' })] }),
      'Jobs by two triggers of one name': [job({ triggers: [lag('a'), lag('a')] })],
      'an HPA to take over without its name': annotated(TRANSFER, 'true'),
    },
    good: {
      'an HPA to take over': [scaledObject('a', { triggers: [lag()], advanced: { horizontalPodAutoscalerConfig: { name: 'own' } } }, { [TRANSFER]: 'true' })],
      'no HPA to take over': annotated(TRANSFER, 'false'),
      'triggers without names': scaled({ triggers: [lag(), lag('', { metricType: 'Value' })] }),
      'one second': scaled({ minReplicaCount: 0, pollingInterval: 1, cooldownPeriod: 0 }),
      'a queue that is cached': scaled({ triggers: [lag('a', { useCachedMetrics: true })] }),
    },
  },
  'max-default': {
    bad: {
      'a ScaledObject': scaled({ maxReplicaCount: undefined }),
      'an HTTPScaledObject': [{
        apiVersion: 'http.keda.sh/v1alpha1', kind: 'HTTPScaledObject', metadata: { name: 'a', namespace: 'ml' }, spec: { scaleTargetRef: { name: 'model', service: 'model', port: 80 } },
      }],
    },
    good: { 'a hundred': scaled({ maxReplicaCount: 100 }), 'an HPA, which has to say it': [hpa('a')] },
  },
  'min-eq-max-refused': {
    bad: {
      'more than the most': scaled({ minReplicaCount: 6, maxReplicaCount: 5 }),
      'more than the most that KEDA takes': scaled({ minReplicaCount: 101, maxReplicaCount: undefined }),
      'none at all': scaled({ minReplicaCount: 0, maxReplicaCount: 0 }),
      'idle as the least': scaled({ minReplicaCount: 2, idleReplicaCount: 2 }),
      'idle below nothing': scaled({ minReplicaCount: undefined, idleReplicaCount: 0 }),
      'idle above zero': scaled({ minReplicaCount: 2, idleReplicaCount: 1 }),
      'a text': scaled({ minReplicaCount: 'two' }),
      'an HPA, more than the most': [hpa('a', { minReplicas: 4 })],
      'an HPA without a maximum': [hpa('a', { maxReplicas: undefined })],
    },
    good: {
      'idle at zero': scaled({ minReplicaCount: 2, idleReplicaCount: 0 }),
      'idle beside zero': scaled({ minReplicaCount: 0, idleReplicaCount: 0 }),
      'the least is the most': scaled({ minReplicaCount: 3 }),
      'an HPA': [hpa('a', { minReplicas: 1, maxReplicas: 1 })],
    },
  },
  'modifiers-uncounted': {
    bad: {
      'a trigger that is not named': scaled(formula({}, [lag('a'), lag('b'), lag()])),
      'a trigger that is not used': scaled(formula({}, [lag('a'), lag('b'), lag('c')])),
      'CPU of one container': [deployment('model', REQUESTS), ...scaled(formula({}, [lag('a'), lag('b'), { ...CPU_TRIGGER, metadata: { value: '50', containerName: 'server' } }]))],
    },
    good: {
      'every trigger, and CPU': [deployment('model', REQUESTS), ...scaled(formula({}, [lag('a'), lag('b'), CPU_TRIGGER]))],
      'all at once': scaled(formula({ formula: 'sum(values($env))' }, [lag('a'), lag('b')])),
      'no formula': scaled({ triggers: [lag(), lag('a')] }),
    },
  },
  'modifiers-lost': {
    bad: { 'a sum': held({ behavior: 'scalingModifiers' }, formula({})), 'one of two': held({ behavior: 'scalingModifiers' }, formula({ formula: '(a ?? 0) + b' })) },
    good: {
      'something in place of each': held({ behavior: 'scalingModifiers' }, formula({ formula: '(a ?? 0) + (b ?? 0)' })),
      'another behavior': held({}, formula({})),
    },
  },
  'name-length': {
    bad: {
      'of 55': [{ ...scaledObject('n'.repeat(55), { triggers: [lag()] }) }],
      'of 64 beside that of its HPA': [scaledObject('n'.repeat(64), { triggers: [lag()], advanced: { horizontalPodAutoscalerConfig: { name: 'short' } } })],
      'of its HPA': scaled({ advanced: { horizontalPodAutoscalerConfig: { name: 'h'.repeat(64) } } }),
      'of its HPA, which is none': scaled({ advanced: { horizontalPodAutoscalerConfig: { name: 'My HPA' } } }),
    },
    good: {
      'of 54': [scaledObject('n'.repeat(54), { triggers: [lag()] })],
      'of 63 beside that of its HPA': [scaledObject('n'.repeat(63), { triggers: [lag()], advanced: { horizontalPodAutoscalerConfig: { name: 'h'.repeat(63) } } })],
    },
  },
  'namespace-split': {
    bad: {
      'a Deployment elsewhere': [deployment('model', { namespace: 'other' }), ...scaled({})],
      'an HPA elsewhere': [deployment('model', { namespace: 'other' }), hpa('a')],
      'a Deployment elsewhere, and another one here': [deployment('model', { namespace: 'other' }), deployment('gateway'), hpa('a')],
    },
    good: {
      'both here and elsewhere': [deployment('model', { namespace: 'other' }), deployment('model'), ...scaled({})],
      'no namespace': [withoutNamespace(deployment('model')), ...scaled({})],
      'one elsewhere that is scaled there': [
        deployment('model', { namespace: 'other' }), { ...hpa('b'), metadata: { name: 'b', namespace: 'other' } }, hpa('a'),
      ],
      'another name elsewhere': [deployment('other', { namespace: 'other' }), ...scaled({})],
    },
  },
  'one-dead-trigger': {
    bad: { 'no fallback': scaled({ triggers: [lag('a'), lag('b')] }), 'CPU beside a queue': scaled({ triggers: [lag(), CPU_TRIGGER] }), 'of an HPA': measured(external(AVERAGE), external(AVERAGE)) },
    good: {
      'one trigger': scaled({}), 'a fallback': held({}, { triggers: [lag('a'), lag('b')] }), 'a formula': scaled(formula({})), 'CPU and memory': measured({ type: 'Resource', resource: CPU }),
    },
  },
  'pause-invalid': {
    bad: {
      'a word for a number': annotated('autoscaling.keda.sh/paused-replicas', 'two'),
      'a word for a boolean': annotated('autoscaling.keda.sh/paused-scale-in', 'no'),
      'one that came later': annotated('scaledobject.keda.sh/hpa-excluded-labels', 'team'),
    },
    good: {
      'a number': annotated('autoscaling.keda.sh/paused-replicas', '0'),
      'no': annotated('autoscaling.keda.sh/paused', 'false'),
      'something else': annotated('example.com/paused-replicas', 'two'),
    },
  },
  'unknown-field': {
    bad: {
      'another case': scaled({ pollinginterval: 5 }),
      'another place': scaled({ behavior: { scaleDown: {} } }),
      'a trigger\'s': scaled({ triggers: [{ ...lag(), metrictype: 'Value' }] }),
      'an HPA\'s': [hpa('a', { minReplicaCount: 1, metrics: [{ type: 'Resource', resource: { ...CPU, target: { ...CPU.target, averageUtilisation: 5 } } }] })],
      'of which nothing is known': scaled({ something: 1 }),
      'of autoscaling/v1': [{ ...hpa('a'), apiVersion: 'autoscaling/v1' }],
      'what came later': scaled({
        minReplicaCount: 0, initialCooldownPeriod: 60, advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { tolerance: '0.2' } } } },
      }),
      'a ScaledJob\'s': [job({ scalingStrategy: { strateg: 'accurate' } })],
    },
    good: {
      'what is free': scaled({ triggers: [{ ...lag(), metadata: { ...lag().metadata, something: '1' } }] }),
      'all that there is': scaled({ ...formula({}), cooldownPeriod: 5, minReplicaCount: 0, scaleTargetRef: { name: 'model', envSourceContainerName: 'x' } }),
      'a ScaledJob': [job({ scalingStrategy: { strategy: 'accurate' } })],
    },
  },
  'vpa-inert': {
    bad: {
      'a Deployment of one': [deployment('model'), verticalPodAutoscaler()],
      'an autoscaler that adds none': [deployment('model'), scaledObject('a', { maxReplicaCount: 1, triggers: [lag()] }), verticalPodAutoscaler()],
      'a word of old': [deployment('model', { replicas: 2 }), verticalPodAutoscaler({ updatePolicy: { updateMode: 'Auto' } })],
      'a bound of what is not sized': [policies({ controlledResources: ['memory'], maxAllowed: { cpu: '4' } })],
    },
    good: {
      'two replicas': [deployment('model', { replicas: 2 }), verticalPodAutoscaler()],
      'one that may go': [deployment('model'), verticalPodAutoscaler({ updatePolicy: { updateMode: 'Recreate', minReplicas: 1 } })],
      'advice alone': [deployment('model'), verticalPodAutoscaler({ updatePolicy: { updateMode: 'Off' } })],
      'an autoscaler that adds some': [deployment('model'), ...scaled({}), verticalPodAutoscaler()],
      'pods of which nothing is known': [verticalPodAutoscaler()],
      'a bound of what is sized': [policies({ controlledResources: ['cpu'], maxAllowed: { cpu: '4' } })],
    },
  },
  'vpa-refused': {
    bad: {
      'no target': [verticalPodAutoscaler({ targetRef: undefined })],
      'two recommenders': [verticalPodAutoscaler({ recommenders: [{ name: 'a' }, { name: 'b' }] })],
      'a policy of updates without a mode': [verticalPodAutoscaler({ updatePolicy: { minReplicas: 0 } })],
      'policies of several faults': [policies(
        { containerName: '', mode: 'On' }, { mode: 'Off', controlledValues: 'RequestsAndLimits' },
        { minAllowed: { cpu: '2', memory: '2Gi' }, maxAllowed: { cpu: '500m', memory: '1Gi' } }, { minAllowed: { cpu: '0.5m', memory: '100m' } },
      )],
      'a resource that is not sized': [policies({ controlledResources: ['cpu', 'nvidia.com/gpu'] })],
      'fields behind a feature gate': [verticalPodAutoscaler({
        startupBoost: { cpu: { type: 'Factor', factor: 0 } },
        updatePolicy: { updateMode: 'InPlace', evictAfterOOMSeconds: 0 },
        resourcePolicy: {
          containerPolicies: [{
            containerName: '*',
            memoryAggregationIntervalCount: 0,
            memoryAggregationIntervalSeconds: 0,
            oomBumpUpRatio: '0.9',
            oomMinBumpUp: '1Mi',
            startupBoost: { cpu: { type: 'Quantity', quantity: '0.5m' } },
          }],
        },
      })],
    },
    good: {
      'all that it takes': [verticalPodAutoscaler({
        recommenders: [{ name: 'own' }],
        updatePolicy: { updateMode: 'Recreate', minReplicas: 1 },
        resourcePolicy: {
          containerPolicies: [
            { containerName: 'main', mode: 'Auto', controlledValues: 'RequestsAndLimits', minAllowed: { cpu: '100m', memory: '64Mi' }, maxAllowed: { cpu: 2, memory: '4Gi' } },
            { containerName: '*', mode: 'Off', controlledValues: 'RequestsOnly' },
          ],
        },
      })],
      'a bound alone': [policies({ maxAllowed: { memory: '4Gi' } })],
    },
  },
  'zero-cpu-only': {
    bad: {
      'zero': [deployment('model', REQUESTS), ...scaled({ minReplicaCount: 0, triggers: [CPU_TRIGGER] })],
      'nothing, which is zero': [deployment('model', REQUESTS), ...scaled({ minReplicaCount: undefined, triggers: [CPU_TRIGGER] })],
    },
    good: {
      'one': [deployment('model', REQUESTS), ...scaled({ minReplicaCount: 1, triggers: [CPU_TRIGGER] })],
      'another trigger': [deployment('model', REQUESTS), ...scaled({ minReplicaCount: 0, triggers: [CPU_TRIGGER, lag()] })],
      'a kind into which the webhook does not look': scaled({ minReplicaCount: 0, triggers: [CPU_TRIGGER], scaleTargetRef: ROLLOUT }),
    },
  },
  'zero-deadlock': {
    bad: {
      'the queue of its own server': [deployment('model'), ...asleep('sum(vllm:num_requests_waiting)')],
      'of an object whose pods are not known': [scaledObject('a', {
        minReplicaCount: 0, triggers: [asking('sum(llamacpp:requests_deferred{service="qwen"})')], scaleTargetRef: { apiVersion: 'inference.llmkube.dev/v1alpha1', kind: 'InferenceService', name: 'qwen' },
      })],
      'of its own pods, beside CPU': [deployment('model', REQUESTS), ...scaled({ minReplicaCount: 0, triggers: [asking('avg(vllm:kv_cache_usage_perc{pod=~"model-.*"})'), CPU_TRIGGER] })],
      'idle at zero': scaled({ idleReplicaCount: 0, triggers: [asking('sum(nv_inference_pending_request_count{namespace="ml"})')] }),
      'an HPA on what an adapter serves of its own pods': [FROM_137, adapterConfig(WAITING), hpa('a', { minReplicas: 0, metrics: [external(AVERAGE, { name: 'waiting' })] })],
    },
    good: {
      'a queue beside it': scaled({ minReplicaCount: 0, triggers: [asking('sum(vllm:num_requests_waiting)'), lag()] }),
      'one replica': scaled({ triggers: [asking('sum(vllm:num_requests_waiting)')] }),
      'what the router of vLLM\'s production-stack counts': asleep('sum(rate(vllm:num_incoming_requests_total{model="llama"}[2m]))'),
      'an HPA on what an adapter serves of a queue': [
        FROM_137, adapterConfig(WAITING.replaceAll('vllm:num_requests_waiting', 'rabbitmq_queue_messages')), hpa('a', { minReplicas: 0, metrics: [external(AVERAGE, { name: 'waiting' })] }),
      ],
      'an HPA on what others serve': [FROM_137, hpa('a', { minReplicas: 0, metrics: [external(AVERAGE, { name: 'waiting' })] })],
      'the metric of a router': asleep('sum(vllm:num_requests_waiting{service="router"})'),
      'something in its place': asleep('sum(vllm:num_requests_waiting) or vector(1)'),
      'a metric that others may have': asleep('sum(rate(http_requests_total[2m]))'),
      'a fallback that wakes it': scaled({
        minReplicaCount: 0,
        fallback: { failureThreshold: 3, replicas: 1 },
        triggers: [{ type: 'prometheus', metadata: { ...asking('sum(vllm:num_requests_waiting)').metadata, ignoreNullValues: 'false' } }],
      }),
      'what somebody else exports': [scaledObject('a', { minReplicaCount: 0, triggers: [asking('sum(vllm:num_requests_waiting)')] }, { 'cdk8s-model-autoscaling/scraped-by': 'the gateway' })],
      'always active': [scaledObject('a', { minReplicaCount: 0, triggers: [asking('sum(vllm:num_requests_waiting)')] }, { 'autoscaling.keda.sh/force-activation': 'true' })],
    },
  },
};
