import { Case } from './platform-cases';
import { deployment, inferenceService, seldonDeployment, seldonServer } from '../support/manifests';
import { Untyped } from '../support/untyped';

const ofPods = (spec: Untyped, more: Untyped = {}) => {
  const { spec: { template, ...workload }, ...rest } = deployment('model');
  return { ...rest, spec: { ...workload, template: { ...template, spec: { ...template.spec, ...spec } }, ...more } };
};
const container = (fields: Untyped) => deployment('model', fields);
const labelled = (selector: Untyped) => ({ ...deployment('model'), spec: { ...deployment('model').spec, selector } });
const statefulSet = (more: Untyped) => ({
  ...ofPods({ containers: [{ name: 'server', image: 'x:1', volumeMounts: [{ name: 'models', mountPath: '/models' }] }] }, more), kind: 'StatefulSet',
});
const GPU = { 'nvidia.com/gpu': 1 };
const MOUNT = [{ name: 'models', mountPath: '/models' }];
const group = (leaderWorkerTemplate: Untyped) => ({
  apiVersion: 'leaderworkerset.x-k8s.io/v1', kind: 'LeaderWorkerSet', metadata: { name: 'llm', namespace: 'ml' }, spec: { leaderWorkerTemplate },
});

/** The cases of rules on pods. */
export const POD_CASES: Record<string, Case> = {
  'duplicate-container': {
    bad: {
      'two containers of one name': [deployment('model', { beside: [{ name: 'server', image: 'y:1' }] })],
      'an init container of the name of a container': [ofPods({ initContainers: [{ name: 'server', image: 'y:1' }] })],
      'two containers of a component of Seldon Core 1': [seldonDeployment({ spec: { containers: [{ name: 'classifier' }, { name: 'classifier' }] } })],
    },
    good: {
      'a sidecar': [deployment('model', { beside: [{ name: 'sidecar', image: 'y:1' }] })],
      'containers whose names a platform fills in': [inferenceService({ predictor: { containers: [{ image: 'x:1' }, { image: 'y:1' }] } })],
    },
  },
  'pod-refused': {
    bad: {
      'a selector that the pods do not have': [labelled({ matchLabels: { app: 'other', tier: 'a' } })],
      'a selector of everything': [labelled({})],
      'a port of 0, and a name of a port that is too long': [container({ ports: [{ name: 'prometheus-metrics', containerPort: 8000 }, { containerPort: 0 }] })],
      'a port twice, of which the API server only warns': [container({ ports: [{ name: 'a', containerPort: 80 }, { name: 'b', containerPort: 80 }] })],
      'a request above its limit': [container({ resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } })],
      'a GPU that is requested alone': [container({ resources: { requests: GPU } })],
      'a share of a GPU': [container({ resources: { limits: { 'nvidia.com/gpu': '0.5' } } })],
      'fewer GPUs requested than the limit': [container({ resources: { requests: GPU, limits: { 'nvidia.com/gpu': 2 } } })],
      'a GPU without its vendor': [container({ resources: { limits: { gpu: 1 } } })],
      'a number as a value of a variable, and an amount that is none': [container({ env: [{ name: 'WORKERS', value: 4 }], resources: { requests: { memory: '2 GB' } } })],
      'a mount of no volume': [ofPods({ containers: [{ name: 'server', image: 'x:1', volumeMounts: MOUNT }] })],
      'a mount of no claim of a StatefulSet': [statefulSet({ volumeClaimTemplates: [{ metadata: { name: 'data' } }] })],
      'pods that never restart': [ofPods({ restartPolicy: 'Never' })],
      'a rollout that never ends': [ofPods({}, { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }, minReadySeconds: 60, progressDeadlineSeconds: 60 })],
      'a spread with domains that is no must': [ofPods({ topologySpreadConstraints: [{ maxSkew: 0, minDomains: 2, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' }] })],
      'a startup probe of two successes': [container({ startupProbe: { httpGet: { path: '/', port: 80 }, successThreshold: 2 } })],
      'a component of Seldon Core 1': [seldonDeployment({ spec: { containers: [{ name: 'classifier', ports: [{ name: 'Metrics', containerPort: 6000 }] }] } })],
      'a model and a sidecar of KServe': [inferenceService({ predictor: { model: { resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } }, containers: [{ name: 'a', args: [8080] }] } })],
      'workers of a group': [group({ workerTemplate: { spec: { containers: [{ name: 'vllm', resources: { requests: GPU } }] } } })],
      'a pod of a Server': [seldonServer({ podSpec: { containers: [{ name: 'mlserver', env: [{ name: 'A=B', value: '1' }] }] } })],
    },
    good: {
      'a Deployment': [deployment('model', { resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi', ...GPU } } })],
      'GPUs requested as limited, huge pages and a device of Kubernetes': [container({ resources: { requests: GPU, limits: { ...GPU, 'hugepages-2Mi': '4Mi', 'kubernetes.io/batch-cpu': '0.5' } } })],
      'a volume by a claim template': [statefulSet({ volumeClaimTemplates: [{ metadata: { name: 'models' } }] })],
      'a volume that a runtime of KServe has': [inferenceService({ predictor: { model: { volumeMounts: MOUNT } } })],
      'a volume of a ServerConfig': [seldonServer({ podSpec: { containers: [{ name: 'agent', volumeMounts: MOUNT }] } })],
      'one port in two protocols': [container({ ports: [{ containerPort: 53 }, { containerPort: 53, protocol: 'UDP' }] })],
      'a rollout one by one': [ofPods({}, { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }, minReadySeconds: 60 })],
      'labels beside those of the selector': [labelled({ matchExpressions: [{ key: 'app', operator: 'Exists' }] })],
      'a template of a kind that is not known': [{ ...deployment('model', { ports: [{ containerPort: 0 }] }), apiVersion: 'example.org/v1', kind: 'Thing' }],
    },
  },
};
