import { llmDeploymentName, multiNodeName } from './kserve/llm-names';
import { AUTOSCALER_CLASS, componentOf, INFERENCE_GRAPH, INFERENCE_SERVICE, LLM_INFERENCE_SERVICE } from './kserve/names';
import { APPS_API_VERSION } from './kubernetes/kinds';
import { groupOf } from './kubernetes/names';
import { ScaleTarget } from './kubernetes/object-references';
import { DISAGGREGATED_SETS, DYNAMO_GRAPHS } from './scale-targets';
import { SELDON_DEPLOYMENT } from './seldon-core1/names';
import { SELDON_EXPERIMENT, SELDON_PIPELINE } from './seldon-core2/names';
import { Fix } from '../faults/fix';
import { nearest } from '../faults/nearest';

/** Why neither an HPA nor KEDA can scale an object, and what works instead. */
export interface WithoutScale {
  readonly rule: ScaleRule;
  readonly problem: string;
  readonly fix: Fix;
}

/** The rule that tells of a kind. */
type ScaleRule = 'scale-subresource' | 'seldon-unscalable';

interface UnscalableKind {
  /** @default scale-subresource */
  readonly rule?: ScaleRule;
  readonly problem: string;
  readonly fix: (name: string) => Fix;
}

/** Groups of Kubernetes' own none of whose kinds has a scale, but for the exceptions below. Source: kubernetes v1.36 api/openapi-spec. */
const BUILT_IN_GROUPS = ['', 'apps', 'autoscaling', 'batch', 'networking.k8s.io', 'policy', 'rbac.authorization.k8s.io', 'storage.k8s.io'];
/** Kinds with a scale, and the API version of each. */
const WITH_SCALE: { readonly [kind: string]: string } = {
  Deployment: APPS_API_VERSION, ReplicaSet: APPS_API_VERSION, StatefulSet: APPS_API_VERSION, ReplicationController: 'v1',
};

const NO_SCALE = 'has no scale subresource, which autoscalers need to set replicas';
const POOL: UnscalableKind = { problem: NO_SCALE, fix: () => 'target the Deployment or LeaderWorkerSet whose pods its spec.selector picks' };

const MODELS: Fix = { yaml: 'target the Models', typescript: 'scale the Models, with ModelServer.seldonCore2' };

/** What to target, or which construct writes and scales the whole. */
function orServer(factory: string, target: string): Fix {
  return { yaml: target, typescript: `${target}, or use ModelServer.${factory}` };
}

/** Kinds of serving platforms, by group and kind. */
const UNSCALABLE: { readonly [groupKind: string]: UnscalableKind } = {
  // Source: kserve/kserve v0.21 config/crd/full, subresource status alone; names in pkg/constants/constants.go.
  [INFERENCE_SERVICE]: {
    problem: NO_SCALE,
    fix: (name) => orServer('kserve', `target the Deployment ${componentOf(name, 'predictor').name}, with the annotation ${AUTOSCALER_CLASS}: external on the InferenceService`),
  },
  [LLM_INFERENCE_SERVICE]: {
    problem: NO_SCALE,
    fix: (name) => orServer('kserveLlm', `target the Deployment ${llmDeploymentName(name)} (the LeaderWorkerSet ${multiNodeName(llmDeploymentName(name))} where spec.worker is set)`),
  },
  // Source: kserve/kserve v0.20 pkg/apis/serving/v1alpha1/inference_graph.go.
  [INFERENCE_GRAPH]: { problem: NO_SCALE, fix: () => 'scale the InferenceServices of its steps' },
  // Source: kubernetes-sigs/gateway-api-inference-extension v1.6.0 api/v1/inferencepool_types.go.
  'inference.networking.k8s.io/InferencePool': POOL,
  'inference.networking.x-k8s.io/InferencePool': POOL,
  // Source: ray-project/kuberay ray-operator/apis/ray/v1/rayservice_types.go, raycluster_types.go.
  'ray.io/RayService': {
    problem: NO_SCALE, fix: () => 'let Ray scale it: autoscaling_config of each deployment in serveConfigV2, and enableInTreeAutoscaling: true in rayClusterConfig',
  },
  'ray.io/RayCluster': {
    problem: NO_SCALE, fix: () => 'let Ray scale it: enableInTreeAutoscaling: true, with minReplicas and maxReplicas in each of workerGroupSpecs',
  },
  // Source: the same, rayjob_types.go.
  'ray.io/RayJob': { problem: NO_SCALE, fix: () => 'let Ray scale it: enableInTreeAutoscaling: true in rayClusterSpec, with minReplicas and maxReplicas in each of workerGroupSpecs' },
  // Source: NVIDIA/k8s-nim-operator api/apps/v1alpha1/nimservice_types.go.
  'apps.nvidia.com/NIMService': {
    problem: NO_SCALE, fix: () => 'let the NIM operator scale it: spec.scale.enabled: true, with the replicas and metrics of an HPA in spec.scale.hpa',
  },
  // Source: ai-dynamo/dynamo deploy/operator/api/v1beta1/dynamographdeployment_types.go.
  [DYNAMO_GRAPHS]: {
    problem: NO_SCALE,
    fix: (name) => `target the DynamoGraphDeploymentScalingAdapter ${name}-<component in lower case>, which the operator makes of a component with scalingAdapter: {}`,
  },
  // Source: kubernetes-sigs/lws v0.10.0 api/disaggregatedset/v1.
  [DISAGGREGATED_SETS]: {
    problem: NO_SCALE, fix: (name) => `target the DisaggregatedSetRoleScaler ${name}-<role>, which LWS 0.10 makes of a role with scaling.mode External`,
  },
  // Source: knative/serving config/core/300-resources/service.yaml.
  'serving.knative.dev/Service': {
    problem: NO_SCALE, fix: () => 'let Knative scale it: annotations autoscaling.knative.dev/min-scale, max-scale and target in spec.template.metadata',
  },
  // Source: kubeai-project/kubeai v0.22 api/k8s/v1/model_types.go (no selectorpath); kubernetes v1.36 podautoscaler/horizontal.go, InvalidSelector.
  'kubeai.org/Model': {
    problem: 'has a scale without a selector of pods, and an HPA without one sets no replicas, also the HPA that KEDA makes',
    fix: () => 'let KubeAI scale it: minReplicas, maxReplicas and targetRequests in the Model',
  },
  // Source: SeldonIO/seldon-core v1.18.2 seldondeployment_types.go: a scale without labelSelectorPath; the HPA then says that a selector is required.
  [SELDON_DEPLOYMENT]: {
    rule: 'seldon-unscalable',
    problem: 'has a scale that selects no pods, with which no autoscaler works',
    fix: () => ({
      yaml: 'give a component a kedaSpec or an hpaSpec, or target a Deployment that Seldon makes of it',
      typescript: 'use ModelServer.seldonCore1 (a kedaSpec or an hpaSpec of a component), or scale a Deployment that Seldon makes of it',
    }),
  },
  // Source: SeldonIO/seldon-core v2.10 operator/apis/mlops/v1alpha1/pipeline_types.go.
  [SELDON_PIPELINE]: {
    rule: 'seldon-unscalable',
    problem: 'has no replicas: the Models of its steps have',
    fix: () => MODELS,
  },
  // Source: the same, experiment_types.go.
  [SELDON_EXPERIMENT]: {
    rule: 'seldon-unscalable',
    problem: 'has no replicas: the Models or Pipelines among which it splits requests have',
    fix: () => MODELS,
  },
};

/** Undefined for what can be scaled, and for kinds of which nothing is known here. */
export function withoutScale({ apiVersion, kind, name }: ScaleTarget): WithoutScale | undefined {
  const group = groupOf(apiVersion);
  if (BUILT_IN_GROUPS.includes(group)) {
    const right = WITH_SCALE[kind];
    if (right === undefined) {
      const meant = nearest(kind, Object.keys(WITH_SCALE));
      const fix = meant === undefined ? 'name a Deployment, a StatefulSet or another kind with a scale' : `did you mean ${meant}?`;
      return { rule: 'scale-subresource', problem: 'has no number of replicas that could be scaled', fix };
    }
    return groupOf(right) === group ? undefined : { rule: 'scale-subresource', problem: `is a kind of ${right}, and autoscalers find none in ${apiVersion || 'no apiVersion'}`, fix: `write apiVersion: ${right}` };
  }
  const found = UNSCALABLE[`${group}/${kind}`];
  return found && { rule: found.rule ?? 'scale-subresource', problem: found.problem, fix: found.fix(name) };
}
