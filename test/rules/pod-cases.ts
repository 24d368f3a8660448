import { Case } from './platform-cases';
import { deployment, inferenceService, seldonDeployment, seldonModel, seldonServer } from '../support/manifests';
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
const CLAIMS = [{ name: 'gpu', resourceClaimTemplateName: 'gpu' }];
const ofKubernetes = (version: string) => ({ cluster: { versions: { Kubernetes: version } } });
const MOUNT = [{ name: 'models', mountPath: '/models' }];
const group = (leaderWorkerTemplate: Untyped) => ({
  apiVersion: 'leaderworkerset.x-k8s.io/v1', kind: 'LeaderWorkerSet', metadata: { name: 'llm', namespace: 'ml' }, spec: { leaderWorkerTemplate },
});

const predictors = (...given: Untyped[]) => ({
  ...seldonDeployment({}), spec: { predictors: given.map((each) => ({ graph: { name: 'm', type: 'MODEL' }, componentSpecs: [{ spec: { containers: [{ name: 'm' }] } }], ...each })) },
});

const graphOf = (more: Untyped) => predictors({ name: 'a', graph: { name: 'm', type: 'MODEL', ...more } });
const INT = (value: string) => ({ name: 'depth', type: 'INT', value });
const server = (more: Untyped) => ({ name: 'm', implementation: 'SKLEARN_SERVER', modelUri: 'gs://m/x', ...more });

const llm = (spec: Untyped) => ({ apiVersion: 'serving.kserve.io/v1alpha2', kind: 'LLMInferenceService', metadata: { name: 'llm', namespace: 'ml' }, spec });
const SERVED_OVER_TLS = { cluster: { versions: {}, kserve: { llmTls: true } } };
const llmProbed = (httpGet: Untyped, more: Untyped = {}) => llm({ template: { containers: [{ name: 'main', readinessProbe: { httpGet: { path: '/health', port: 8000, ...httpGet } }, ...more }] } });

/** The cases of rules on pods, and on what Seldon makes pods of. */
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
      'a claim on a device that the pods do not have': [container({ resources: { claims: [{ name: 'gpu' }] } })],
      'claims of a version that needs a feature gate for them': [ofKubernetes('1.33'), ofPods({ resourceClaims: CLAIMS })],
      'claims of a version that is not stated': [ofPods({ resourceClaims: CLAIMS })],
      'a claim on nothing': [ofKubernetes('1.34'), ofPods({ resourceClaims: [{ name: 'gpu' }] })],
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
      'claims of a version that has them': [ofKubernetes('1.34'), ofPods({ resourceClaims: CLAIMS })],
      'a volume by a claim template': [statefulSet({ volumeClaimTemplates: [{ metadata: { name: 'models' } }] })],
      'a volume that a runtime of KServe has': [inferenceService({ predictor: { model: { volumeMounts: MOUNT } } })],
      'a volume of a ServerConfig': [seldonServer({ podSpec: { containers: [{ name: 'agent', volumeMounts: MOUNT }] } })],
      'one port in two protocols': [container({ ports: [{ containerPort: 53 }, { containerPort: 53, protocol: 'UDP' }] })],
      'a rollout one by one': [ofPods({}, { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }, minReadySeconds: 60 })],
      'labels beside those of the selector': [labelled({ matchExpressions: [{ key: 'app', operator: 'Exists' }] })],
      'a template of a kind that is not known': [{ ...deployment('model', { ports: [{ containerPort: 0 }] }), apiVersion: 'example.org/v1', kind: 'Thing' }],
    },
  },
  'seldon1-no-effect': {
    bad: {
      'a security context of the pods': [seldonDeployment({ spec: { containers: [{ name: 'classifier', image: 'x:1' }], securityContext: { runAsUser: 5 } } })],
      'labels of the operator': [seldonDeployment({ metadata: { labels: { app: 'classifier' } } }, {}, { labels: { 'seldon.io/model': 'true' } })],
      'a pause of KEDA, and an engine that is off and not': [seldonDeployment({ metadata: { annotations: { 'autoscaling.keda.sh/paused': 'true' } } }, { annotations: { 'seldon.io/engine-separate-pod': 'false' } })],
    },
    good: {
      'labels and annotations of one\'s own': [seldonDeployment({ metadata: { labels: { team: 'a' }, annotations: { note: 'a' } } }, {}, { labels: { version: 'v2' } })],
      'engines apart, which seldon1-engine-separate-pod judges': [seldonDeployment({}, { annotations: { 'seldon.io/engine-separate-pod': 'true' } })],
    },
  },
  'seldon1-refused': {
    bad: {
      'ports of the executor and of another container': [seldonDeployment({
        spec: {
          containers: [
            { name: 'classifier', image: 'x:1', ports: [{ containerPort: 8000 }, { containerPort: 7000 }] },
            { name: 'cache', image: 'x:1', ports: [{ containerPort: 7000 }, { containerPort: 5001, protocol: 'UDP' }] },
          ],
        },
      })],
      'words that Seldon does not know': [seldonDeployment({}, { protocol: 'v1', transport: 'http', serverType: 'kafka' })],
      'a number that is none, and a parameter twice': [graphOf({ parameters: [INT('1.5'), INT('2')] })],
      'two accounts of one pod': [predictors({
        name: 'a', graph: server({ serviceAccountName: 'a', children: [{ ...server({ serviceAccountName: 'b' }), name: 'n' }] }), componentSpecs: [],
      })],
      'an account beside that of the pod': [predictors({
        name: 'a', graph: server({ serviceAccountName: 'a' }), componentSpecs: [{ spec: { serviceAccountName: 'b', containers: [{ name: 'other' }] } }],
      })],
      'two transports of two predictors': [predictors(
        { name: 'a', traffic: 50, graph: { name: 'm', type: 'MODEL', endpoint: { type: 'REST' } } }, { name: 'b', traffic: 50, graph: { name: 'm', type: 'MODEL', endpoint: { type: 'GRPC' } } },
      )],
      'replicas below none': [predictors({ name: 'a', replicas: -1 })],
      'no predictor': [{ ...seldonDeployment({}), spec: { predictors: [] } }],
      'a node without a container': [seldonDeployment({}, {}, { graph: { name: 'clasifier', type: 'MODEL' } })],
      'a node twice, of no type, that logs': [seldonDeployment({}, {}, { graph: { name: 'classifier', type: 'MODLE', logger: {}, children: [{ name: 'classifier', type: 'MODEL' }] } })],
      'an A/B test of one child, and a router of none': [seldonDeployment({}, {}, {
        graph: { name: 'ab', implementation: 'RANDOM_ABTEST', parameters: [{ name: 'ratioA', value: '50', type: 'FLOAT' }], children: [{ name: 'classifier', type: 'ROUTER' }] },
      })],
      'a model of two children': [seldonDeployment({ spec: { containers: [{ name: 'classifier' }, { name: 'a' }, { name: 'b' }] } }, {}, { graph: { name: 'classifier', children: [{ name: 'a' }, { name: 'b' }] } })],
      'a server that loads nothing, in another protocol': [seldonDeployment({}, { protocol: 'tensorflow' }, { graph: { name: 'sk', implementation: 'SKLEARN_SERVER' } })],
      'endpoints of two kinds': [seldonDeployment({ spec: { containers: [{ name: 'classifier' }, { name: 'a' }] } }, { transport: 'rest' }, {
        graph: { name: 'classifier', endpoint: { type: 'REST' }, children: [{ name: 'a', endpoint: { type: 'GRPC' } }] },
      })],
      'the container of the executor': [seldonDeployment({ spec: { containers: [{ name: 'classifier' }, { name: 'seldon-container-engine' }] } })],
      'traffic of 90': [predictors({ name: 'main', traffic: 50 }, { name: 'canary', traffic: 40 })],
      'one predictor with half of the traffic': [predictors({ name: 'main', traffic: 50 })],
      'two predictors of one name': [predictors({ name: 'main', traffic: 50 }, { name: 'main', traffic: 50 })],
      'a shadow alone': [predictors({ name: 'main', shadow: true })],
      'predictors of one Service': [predictors({ name: 'a', traffic: 50, annotations: { 'seldon.io/svc-name': 'm' } }, { name: 'b', traffic: 50, annotations: { 'seldon.io/svc-name': 'm' } })],
      'a behavior of an hpaSpec, and metrics twice': [seldonDeployment({ hpaSpec: { maxReplicas: 3, behavior: { scaleDown: {} }, metrics: [{}], metricsv2: [{}] } })],
      'two budgets': [seldonDeployment({}, {}, {
        componentSpecs: [
          { spec: { containers: [{ name: 'classifier' }] }, pdbSpec: { minAvailable: 1, maxUnavailable: 1 } }, { spec: { containers: [{ name: 'a' }] }, pdbSpec: { minAvailable: 1 } },
        ],
      })],
    },
    good: {
      'numbers, and one account': [graphOf({ parameters: [INT('1'), { name: 'rate', type: 'FLOAT', value: '0.5' }, { name: 'on', type: 'BOOL', value: 'yes' }] })],
      'one account of two servers': [predictors({ name: 'a', graph: server({ serviceAccountName: 'a', children: [{ ...server({ serviceAccountName: 'a' }), name: 'n' }] }), componentSpecs: [] })],
      'a model': [seldonDeployment({ hpaSpec: { maxReplicas: 3, metricsv2: [{}] }, pdbSpec: { minAvailable: 1 } })],
      'a server that brings its container along': [seldonDeployment({}, { protocol: 'v2' }, { componentSpecs: [], graph: { name: 'sk', implementation: 'SKLEARN_SERVER', modelUri: 'gs://m' } })],
      'a canary and a shadow': [predictors({ name: 'main', traffic: 75 }, { name: 'canary', traffic: 25 }, { name: 'copy', shadow: true, traffic: 10 })],
      'a Hugging Face server without a model': [seldonDeployment({}, {}, { graph: { name: 'hf', implementation: 'HUGGINGFACE_SERVER' } })],
      'a combiner': [seldonDeployment({ spec: { containers: [{ name: 'c' }, { name: 'a' }, { name: 'b' }] } }, {}, { graph: { name: 'c', type: 'COMBINER', children: [{ name: 'a' }, { name: 'b' }] } })],
    },
  },
  'kserve-llm-refused': {
    bad: {
      'a model in a bucket of Google, spread over none': [llm({ model: { uri: 'gs://m/llm' }, parallelism: { tensor: 0 } })],
      'more accelerators than there are': [llm({ parallelism: { tensor: 4 }, template: { containers: [{ name: 'main', resources: { limits: GPU } }] } })],
      'replicas beside scaling': [llm({ replicas: 2, scaling: { maxReplicas: 3, keda: { triggers: [{ type: 'kafka' }] } } })],
      'both ways and no bounds': [llm({ scaling: { minReplicas: 0, keda: { triggers: [] }, wva: { hpa: {} } } })],
      'two ways for two roles': [llm({ scaling: { maxReplicas: 3, wva: { hpa: {} } }, prefill: { scaling: { maxReplicas: 3, wva: { keda: {} } } } })],
      'a probe over HTTP of what is served over TLS': [SERVED_OVER_TLS, llmProbed({ scheme: 'HTTP' })],
      'an idle number without a least, and a formula of wva': [llm({ scaling: { maxReplicas: 3, wva: { keda: { idleReplicaCount: 0, pollingInterval: 0, advanced: { scalingModifiers: { formula: 'a' }, horizontalPodAutoscalerConfig: { name: 'h' } } } } } })],
    },
    good: {
      'accelerators of workers beside': [llm({ parallelism: { tensor: 4 }, worker: {}, template: { containers: [{ name: 'main', resources: { limits: GPU } }] } })],
      'a probe over HTTPS': [SERVED_OVER_TLS, llmProbed({ scheme: 'HTTPS' })],
      'a probe with the scheme of the preset': [SERVED_OVER_TLS, llmProbed({})],
      'a probe of another port': [SERVED_OVER_TLS, llmProbed({ port: 9000, scheme: 'HTTP' })],
      'a server with a command of its own': [SERVED_OVER_TLS, llmProbed({ scheme: 'HTTP' }, { command: ['vllm', 'serve'] })],
      'pods that only decode, behind a proxy': [SERVED_OVER_TLS, llm({ ...llmProbed({ scheme: 'HTTP' }).spec, prefill: {} })],
      'a base that may have one': [SERVED_OVER_TLS, llm({ ...llmProbed({ scheme: 'HTTP' }).spec, baseRefs: [{ name: 'plain' }] })],
      'a probe over HTTP of a cluster that says nothing of TLS': [llmProbed({ scheme: 'HTTP' })],
      'no scaling': [llm({ model: { uri: 'hf://org/llm' }, replicas: 2 })],
      'the variant autoscaler': [llm({ scaling: { minReplicas: 2, maxReplicas: 3, wva: { keda: { idleReplicaCount: 1 } } } })],
      'a model of what it is based on': [llm({ model: { name: 'llm' }, baseRefs: [{ name: 'base' }] })],
    },
  },
  'kserve-wva': {
    bad: {
      'the variant autoscaler by KEDA': [llm({ scaling: { minReplicas: 2, maxReplicas: 3, wva: { keda: {} } } })],
      'the variant autoscaler of both roles': [llm({ scaling: { maxReplicas: 3, wva: { hpa: {} } }, prefill: { scaling: { maxReplicas: 3, wva: { hpa: {} } } } })],
    },
    good: { 'KEDA itself': [llm({ scaling: { maxReplicas: 3, keda: { triggers: [{ type: 'kafka' }] } } })], 'no scaling': [llm({ prefill: {} })] },
  },
  'seldon2-refused': {
    bad: {
      'bounds of a Server that nothing scales yet': [{ cluster: { versions: { 'Seldon Core 2': '2.8.5' } } }, seldonServer({ minReplicas: 1, maxReplicas: 3 })],
      'a name that the scheduler refuses': [{ ...seldonModel({}), metadata: { name: 'iris.v1', namespace: 'ml' } }],
      'least above most replicas, and memory in parts of a byte': [seldonModel({ minReplicas: 5, maxReplicas: 3, memory: '100m' })],
      'replicas beyond the bounds': [seldonModel({ replicas: 5, maxReplicas: 3 }), seldonServer({ replicas: 1, minReplicas: 2 })],
      'an explainer that is an LLM, of needs in one text': [seldonModel({ explainer: { type: 'a' }, llm: { modelRef: 'b' }, requirements: ['sklearn, gpu', 'sklearn', 'sklearn'] })],
      'no place, and no version': [seldonModel({ storageUri: '', artifactVersion: 1.5 })],
      'a Server of a long name, of no configuration, with negative replicas': [{ ...seldonServer({ serverConfig: '', replicas: -1, capabilities: [] }), metadata: { name: 's'.repeat(60), namespace: 'ml' } }],
    },
    good: {
      'a Model and a Server': [seldonModel({ replicas: 1, requirements: ['sklearn'], memory: '100Ki' }), seldonServer({ replicas: 2, minReplicas: 1, maxReplicas: 4, capabilities: ['sklearn'] })],
      'a Model that sleeps': [seldonModel({ replicas: 0, minReplicas: 0 })],
    },
  },
};
