import { Case } from './platform-cases';
import { CPU_TRIGGER, deployment, hpa, inferenceService, PROMETHEUS_TRIGGER, scaledObject } from '../support/manifests';
import { Untyped } from '../support/untyped';

const GPU = { limits: { 'nvidia.com/gpu': 1 } };
const SIZED = { requests: { cpu: '2', memory: '8Gi' }, limits: { 'nvidia.com/gpu': 1 } };
const VLLM = { image: 'vllm/vllm-openai:v0.11.0' };
const model = (container: Untyped = {}, pods: Untyped = {}): Untyped => {
  const { spec: { template, ...workload }, ...rest } = deployment('model', container);
  return { ...rest, spec: { ...workload, template: { ...template, spec: { ...template.spec, ...pods } } } };
};
const annotated = (annotations: Untyped) => {
  const workload = deployment('model', { resources: { requests: { cpu: '1', memory: '1Gi' } } });
  workload.spec.template.metadata.annotations = annotations;
  return workload;
};
const asks = (query: string, threshold = PROMETHEUS_TRIGGER.metadata.threshold) =>
  scaledObject('a', { triggers: [{ ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, query, threshold } }] });
const waiting = (threshold: string) => asks('sum(vllm:num_requests_waiting{namespace="ml"})', threshold);
const CPU = scaledObject('a', { triggers: [CPU_TRIGGER] });
const MEMORY = { ...CPU_TRIGGER, type: 'memory' };
const memoryOf = (...others: Untyped[]) => scaledObject('a', { triggers: [MEMORY, ...others] });
const ofContainer = { ...CPU_TRIGGER, metadata: { value: '50', containerName: 'server' } };
const shareOf = (name: string) => hpa('a', { metrics: [{ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization: 50 } } }] });
const cluster = (profile: Untyped) => ({ cluster: { versions: {}, ...profile } });
const capacity = (of: Untyped) => cluster({ capacity: of });
const STARTS = cluster({ podStartupMillis: 180_000 });
const LONG = cluster({ longestRequestMillis: 120_000 });
const down = (scaleDown: Untyped) => ({ behavior: { scaleDown } });
const MESHED = { 'linkerd.io/inject': 'enabled' };
const PROBE = { httpGet: { path: '/health', port: 'http' } };

const SERVICE = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'model', namespace: 'ml' }, spec: { selector: { app: 'model' }, ports: [{ name: 'http', port: 80, targetPort: 8000 }] } };
const httpScaledObject = (port: Untyped): Untyped => ({
  apiVersion: 'http.keda.sh/v1alpha1', kind: 'HTTPScaledObject', metadata: { name: 'model', namespace: 'ml' }, spec: { scaleTargetRef: { name: 'model', service: 'model', ...port } },
});
const budget = (spec: Untyped) => ({
  apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'b', namespace: 'ml' }, spec: { selector: { matchLabels: { app: 'model' } }, ...spec },
});
const ROLLOUT = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'model' };
const rollout = (more: Untyped) => ({
  apiVersion: ROLLOUT.apiVersion, kind: ROLLOUT.kind, metadata: { name: 'model', namespace: 'ml' }, spec: { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model', ...more } },
});
const devices = (kind: string, name: string, spec: Untyped) =>
  ({ apiVersion: 'resource.k8s.io/v1', kind, metadata: { name, ...kind !== 'DeviceClass' && { namespace: 'ml' } }, spec });
const claiming = (claim: Untyped) => model({ resources: { claims: [{ name: 'gpu' }] } }, { resourceClaims: [claim] });
/** Device classes that do not compute, or of which nothing tells that they do. */
const OTHER_CLASSES = ['dranet', 'migration.example.com', 'input.example.com', 'h100.example.com'];
const volume = (...accessModes: string[]) => ({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'weights', namespace: 'ml' }, spec: { accessModes } });
const mounting = () => model({}, { volumes: [{ name: 'weights', persistentVolumeClaim: { claimName: 'weights' } }] });

/** A role of a DisaggregatedSet: groups of two pods like these. */
const role = (pods: Untyped) => ({
  apiVersion: 'disaggregatedset.x-k8s.io/v1',
  kind: 'DisaggregatedSet',
  metadata: { name: 'chat', namespace: 'ml' },
  spec: { roles: [{ name: 'decode', scaling: { mode: 'External' }, spec: { leaderWorkerTemplate: { size: 2, workerTemplate: { spec: pods } } } }] },
});
const served = (resources: Untyped) => role({ containers: [{ name: 'server', ...VLLM, resources }] });
const ofRole = (spec: Untyped = {}) =>
  scaledObject('a', { scaleTargetRef: { apiVersion: 'disaggregatedset.x-k8s.io/v1', kind: 'DisaggregatedSetRoleScaler', name: 'chat-decode' }, ...spec });
/** The smallest bad and good inputs of the checks of what is scaled. */
export const WORKLOAD_CASES: Record<string, Case> = {
  'capacity': {
    bad: {
      'GPUs': [capacity({ extended: { 'nvidia.com/gpu': 2 } }), model({ resources: GPU }), scaledObject('a')],
      'memory and CPU': [capacity({ cpu: 5, memory: 16 * 1024 ** 3 }), model({ resources: SIZED }), scaledObject('a')],
      'the GPUs of an InferenceService': [capacity({ extended: { 'nvidia.com/gpu': 2 } }), inferenceService({ predictor: { model: { resources: GPU }, maxReplicas: 3, scaleMetric: 'cpu' } })],
      'the GPUs of groups of two pods': [capacity({ extended: { 'nvidia.com/gpu': 5 } }), served(GPU), ofRole()],
    },
    good: {
      'enough for groups of two pods': [capacity({ extended: { 'nvidia.com/gpu': 6 } }), served(GPU), ofRole()],
      'enough': [capacity({ cpu: 6, memory: 24 * 1024 ** 3, extended: { 'nvidia.com/gpu': 3 } }), model({ resources: SIZED }), scaledObject('a')],
      'nothing stated': [model({ resources: SIZED }), scaledObject('a', { maxReplicaCount: 1000 })],
      'no requests': [capacity({ cpu: 1 }), model(), scaledObject('a')],
      'what is not stated': [capacity({ cpu: 100 }), model({ resources: GPU }), scaledObject('a')],
    },
  },
  'coldstart-thrash': {
    bad: {
      'the default of five minutes': [STARTS, model(), scaledObject('a')],
      'a short window': [STARTS, model(), hpa('a', down({ stabilizationWindowSeconds: 60 }))],
      'a window that the cluster has': [cluster({ podStartupMillis: 60_000, hpa: { downscaleStabilizationMillis: 100_000 } }), model(), hpa('a', down({ selectPolicy: 'Max' }))],
    },
    good: {
      'twice the start': [STARTS, model(), hpa('a', down({ stabilizationWindowSeconds: 360 }))],
      'a short start': [cluster({ podStartupMillis: 150_000 }), model(), hpa('a')],
      'a start that nobody states': [model(), hpa('a', down({ stabilizationWindowSeconds: 0 }))],
      'no way down': [STARTS, model(), hpa('a', down({ selectPolicy: 'Disabled' }))],
      'one number': [STARTS, model(), hpa('a', { minReplicas: 3 })],
      'one replica or none': [STARTS, model(), scaledObject('a', { minReplicaCount: 0, maxReplicaCount: 1 })],
    },
  },
  'drain': {
    bad: {
      'the default': [LONG, model(), scaledObject('a')],
      'too little': [LONG, model({}, { terminationGracePeriodSeconds: 60 }), hpa('a')],
      'a hook, which is part of that time': [LONG, model({ lifecycle: { preStop: { sleep: { seconds: 120 } } } }), hpa('a')],
      'the default of a server of generations': [model(VLLM), hpa('a')],
    },
    good: {
      'enough': [LONG, model({}, { terminationGracePeriodSeconds: 120 }), scaledObject('a')],
      'a server of which nothing is known': [model(), scaledObject('a')],
      'more than the default': [model(VLLM, { terminationGracePeriodSeconds: 300 }), scaledObject('a')],
      'short requests': [cluster({ longestRequestMillis: 20_000 }), model(VLLM), scaledObject('a')],
      'one number': [LONG, model(), hpa('a', { minReplicas: 3 })],
    },
  },
  'gpu-on-cpu': {
    bad: {
      'CPU': [model({ resources: SIZED }), CPU],
      'an HPA without metrics': [model({ resources: SIZED }), hpa('a', { metrics: undefined })],
      'CPU and memory': [model({ resources: { limits: { 'amd.com/gpu': '2' } } }), memoryOf(CPU_TRIGGER)],
      'a role of a DisaggregatedSet': [served(GPU), ofRole({ triggers: [CPU_TRIGGER] })],
      'a slice of a GPU': [model({ resources: { limits: { 'nvidia.com/mig-1g.5gb': 1 } } }), CPU],
      ...Object.fromEntries(['mig.nvidia.com', 'gpu.intel.com', 'vgpu.example.com', 'tpu-v6e.google.com', 'neuron.aws.com', 'gaudi.intel.com', 'npu.example.com'].map((name) => [`a device of class ${name}`, [
        claiming({ name: 'gpu', resourceClaimTemplateName: 'slice' }),
        devices('ResourceClaimTemplate', 'slice', { spec: { devices: { requests: [{ name: 'gpu', exactly: { deviceClassName: name } }] } } }), CPU,
      ]])),
      'a shared device of the first class that is free': [
        model({ resources: { claims: [{ name: 'gpu' }] } }, { resourceClaims: [{ name: 'gpu', resourceClaimName: 'one' }] }),
        devices('ResourceClaim', 'one', { devices: { requests: [{ name: 'gpu', firstAvailable: [{ name: 'big', deviceClassName: 'gpu.nvidia.com' }] }] } }), CPU,
      ],
      'an extended resource of a device class': [
        model({ resources: { limits: { 'example.com/h100': 1 } } }), devices('DeviceClass', 'gpu.example.com', { extendedResourceName: 'example.com/h100' }), CPU,
      ],
      'an extended resource that names its device class': [model({ resources: { limits: { 'deviceclass.resource.kubernetes.io/gpu.nvidia.com': 1 } } }), CPU],
      'the memory of the GPU': [model({ resources: GPU }), asks('sum(DCGM_FI_DEV_FB_USED{exported_namespace="ml"})')],
      'a server of generations, by how busy the GPU is': [model({ ...VLLM, resources: GPU }), asks('avg(DCGM_FI_DEV_GPU_UTIL{exported_namespace="ml"})')],
      'an InferenceService': [inferenceService({ predictor: { model: { resources: GPU }, maxReplicas: 3, scaleMetric: 'cpu' } })],
    },
    good: {
      'no GPU': [model({ resources: { requests: { cpu: '1' } } }), CPU],
      'none for now': [model({ resources: { limits: { 'nvidia.com/gpu': 0 } } }), CPU],
      'requests too': [model({ resources: SIZED }), scaledObject('a', { triggers: [CPU_TRIGGER, PROMETHEUS_TRIGGER] })],
      'another device': [model({ resources: { limits: { 'rdma/hca': 1 } } }), CPU],
      'a claim of which nothing tells the class': [claiming({ name: 'gpu', resourceClaimTemplateName: 'gpu' }), CPU],
      ...Object.fromEntries(OTHER_CLASSES.flatMap((name) => [
        [`a claim on ${name}`, [
          claiming({ name: 'gpu', resourceClaimTemplateName: 'other' }),
          devices('ResourceClaimTemplate', 'other', { spec: { devices: { requests: [{ name: 'other', exactly: { deviceClassName: name } }] } } }), CPU,
        ]],
        [`an extended resource of ${name}`, [
          model({ resources: { limits: { 'example.com/other': 1 } } }), devices('DeviceClass', name, { extendedResourceName: 'example.com/other' }), CPU,
        ]],
        [`an extended resource that names ${name}`, [model({ resources: { limits: { [`deviceclass.resource.kubernetes.io/${name}`]: 1 } } }), CPU]],
      ])),
      'how busy the GPU is, of a server of one request at a time': [model({ resources: GPU }), asks('avg(DCGM_FI_DEV_GPU_UTIL{exported_namespace="ml"})')],
      'an InferenceService that nobody scales': [inferenceService({ predictor: { model: { resources: GPU } } })],
    },
  },
  'queue-cap': {
    bad: {
      'as many as it takes': [model({ ...VLLM, args: ['--model', 'opt', '--max-num-queued-reqs', '20'] }), waiting('20')],
      'those that wait for a reason': [model({ ...VLLM, args: ['--max-num-queued-reqs', '20'] }), asks('sum(vllm:num_requests_waiting_by_reason{namespace="ml",reason="capacity"})', '20')],
      'more requests than tokens': [model({ ...VLLM, args: ['--max-num-queued-tokens', '1000'] }), waiting('2000')],
      'more, of those that run too': [model({ ...VLLM, args: ['--max-num-queued-reqs=32'] }), asks('sum(vllm:num_requests_running{namespace="ml"} + vllm:num_requests_waiting{namespace="ml"})', '64')],
    },
    good: {
      'fewer': [model({ ...VLLM, args: ['--max-num-queued-reqs', '256'] }), waiting('20')],
      'no limit': [model(VLLM), waiting('20')],
      'fewer requests than tokens': [model({ ...VLLM, args: ['--max-num-queued-reqs', '64', '--max-num-queued-tokens', '32000'] }), waiting('20')],
      'a limit of which nothing is known': [model({ ...VLLM, args: ['--max-num-queued-reqs', '$(LIMIT)'] }), waiting('20')],
      'another metric': [model({ ...VLLM, args: ['--max-num-queued-reqs=4'] }), asks('sum(rate(vllm:request_success_total{namespace="ml"}[2m]))', '5')],
    },
  },
  'server-archived': {
    bad: {
      'Text Generation Inference': [model({ image: 'registry.example/huggingface/text-generation-inference:3.3.7' }), CPU],
    },
    good: {
      'another server': [model(VLLM), CPU],
      'nobody scales it': [model({ image: 'registry.example/huggingface/text-generation-inference:3.3.7' })],
    },
  },
  'injected-sidecar': {
    bad: {
      'Linkerd': [annotated(MESHED), CPU],
      'Linkerd, by the namespace': [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ml', annotations: MESHED } }, annotated({}), shareOf('cpu')],
      'Dapr': [annotated({ 'dapr.io/enabled': 'true', 'dapr.io/sidecar-cpu-request': '100m' }), shareOf('memory')],
    },
    good: {
      'one container': [annotated(MESHED), scaledObject('a', { triggers: [ofContainer] })],
      'requests of Linkerd': [annotated({ ...MESHED, 'config.linkerd.io/proxy-cpu-request': '100m' }), CPU],
      'requests of Dapr': [annotated({ 'dapr.io/enabled': 'true', 'dapr.io/sidecar-cpu-limit': '1' }), shareOf('cpu')],
      'Istio, whose proxy requests both': [annotated({ 'sidecar.istio.io/inject': 'true' }), CPU],
      'off for the pods': [
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ml', annotations: MESHED } }, annotated({ 'linkerd.io/inject': 'disabled' }), shareOf('cpu'),
      ],
      'an amount': [annotated(MESHED), hpa('a')],
      'a LimitRange': [{ apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'l', namespace: 'ml' } }, annotated(MESHED), CPU],
      'a LimitRange of the cluster': [cluster({ limitRanges: [{ cpu: 0.1 }] }), annotated(MESHED), CPU],
    },
  },
  'memory-hpa': {
    bad: {
      'a known server': [model(VLLM), memoryOf(PROMETHEUS_TRIGGER)],
      'a known server, alone': [model({ image: 'registry.example/seldonio/mlserver:1.6.1' }), shareOf('memory')],
      'a known server of a role': [served({}), ofRole({ triggers: [MEMORY, PROMETHEUS_TRIGGER] })],
      'a GPU': [model({ resources: GPU }), memoryOf(PROMETHEUS_TRIGGER)],
      'a GPU by a claim': [
        claiming({ name: 'gpu', resourceClaimName: 'one' }),
        devices('ResourceClaim', 'one', { devices: { requests: [{ name: 'gpu', exactly: { deviceClassName: 'gpu.nvidia.com' } }] } }), memoryOf(PROMETHEUS_TRIGGER),
      ],
    },
    good: {
      'a server of which nothing is known': [model(), memoryOf()],
      'a network card by a claim': [
        claiming({ name: 'gpu', resourceClaimName: 'one' }),
        devices('ResourceClaim', 'one', { devices: { requests: [{ name: 'net', exactly: { deviceClassName: 'dranet' } }] } }), memoryOf(PROMETHEUS_TRIGGER),
      ],
      'requests': [model(VLLM), asks('sum(vllm:num_requests_running{namespace="ml"})')],
      'alone on a GPU, which gpu-on-cpu tells': [model({ ...VLLM, resources: GPU }), memoryOf()],
    },
  },
  'http-add-on-port': {
    bad: {
      'the port of the container': [SERVICE, httpScaledObject({ port: 8000 })],
      'a name that no port has': [SERVICE, httpScaledObject({ portName: 'web' })],
      'a route': [SERVICE, { ...httpScaledObject({}), apiVersion: 'http.keda.sh/v1beta1', kind: 'InterceptorRoute', spec: { target: { service: 'model', port: 8000 } } }],
    },
    good: {
      'a port of the Service': [SERVICE, httpScaledObject({ port: 80 })],
      'its name': [SERVICE, httpScaledObject({ portName: 'http' })],
      'a Service of others': [httpScaledObject({ port: 8000 })],
    },
  },
  'pdb-refused': {
    bad: {
      'both': [budget({ minAvailable: 1, maxUnavailable: 1 })],
      'more than all': [budget({ maxUnavailable: '150%' })],
      'half a percent': [budget({ minAvailable: '12.5%' })],
      'a number in quotes': [budget({ minAvailable: '1' })],
      'less than none': [budget({ maxUnavailable: -1 })],
    },
    good: { one: [budget({ maxUnavailable: 1 })], all: [budget({ maxUnavailable: '100%' })], none: [budget({})], null: [budget({ minAvailable: null, maxUnavailable: '25%' })] },
  },
  'rollout-workload-ref': {
    bad: {
      'the template': [model(), rollout({}), scaledObject('a')],
      'the template, which is emptied': [model(), rollout({ scaleDown: 'onsuccess' }), hpa('a')],
    },
    good: {
      'the Rollout': [model(), rollout({}), scaledObject('a', { scaleTargetRef: ROLLOUT })],
      'a template of nobody': [model(), { ...rollout({}), spec: { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'other' } } }, scaledObject('a')],
    },
  },
  'shared-device': {
    bad: {
      'one claim': [claiming({ name: 'gpu', resourceClaimName: 'gpu' }), scaledObject('a')],
      'one claim for leaders and workers': [role({ containers: [], resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }] }), ofRole()],
    },
    good: {
      'a template': [claiming({ name: 'gpu', resourceClaimTemplateName: 'gpu' }), scaledObject('a')],
      'one replica': [claiming({ name: 'gpu', resourceClaimName: 'gpu' }), scaledObject('a', { minReplicaCount: 0, maxReplicaCount: 1 })],
    },
  },
  'single-node-volume': {
    bad: {
      'of one node': [volume('ReadWriteOnce'), mounting(), scaledObject('a')],
      'of one pod': [volume('ReadWriteOncePod'), mounting(), hpa('a')],
    },
    good: {
      'of many': [volume('ReadWriteMany'), mounting(), scaledObject('a')],
      'of many that read': [volume('ReadWriteOnce', 'ReadOnlyMany'), mounting(), scaledObject('a')],
      'one replica': [volume('ReadWriteOnce'), mounting(), scaledObject('a', { minReplicaCount: 0, maxReplicaCount: 1 })],
      'a claim of others': [mounting(), scaledObject('a')],
    },
  },
  'readiness': {
    bad: {
      'a long start': [STARTS, model(), scaledObject('a')],
      'a known server': [model(VLLM), scaledObject('a')],
      'a known server beside another container': [model({ ...VLLM, beside: [{ name: 'proxy', image: 'proxy:1' }] }), scaledObject('a')],
    },
    good: {
      'a readiness probe': [STARTS, model({ ...VLLM, readinessProbe: PROBE }), scaledObject('a')],
      'a startup probe': [STARTS, model({ startupProbe: PROBE }), scaledObject('a')],
      'a short start': [cluster({ podStartupMillis: 5000 }), model(VLLM), scaledObject('a')],
      'a server of which nothing is known': [model(), scaledObject('a')],
      'nothing scaled': [STARTS, model()],
      'a platform, which adds probes': [STARTS, inferenceService({ predictor: { model: {}, maxReplicas: 3 } })],
    },
  },
};
