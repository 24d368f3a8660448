import { fleetHeadLabels, stormServiceLabels } from './aibrix/pod-labels';
import { LEADER_WORKER_SET } from './kubernetes/kinds';
import { groupOf } from './kubernetes/names';
import { ScaleTarget } from './kubernetes/object-references';
import { Labels } from './kubernetes/untyped';
import { leaderLabels } from './lws/pod-labels';

/** Which pods the selector of a scale picks where a replica is a group of pods. An HPA measures those alone, and counts them as replicas. */
export type PickedPods = 'leaders' | 'all pods';

/** What is known of a kind with a scale whose pods an operator makes. */
export interface ScaleTargetKind {
  /** The version in which this library names it; older ones that are still served have the same scale. */
  readonly apiVersion: string;
  readonly kind: string;
  /** Undefined where each replica is one pod, or where its manifest decides. */
  readonly picks?: PickedPods;
  /** Labels that its selector picks pods by; undefined where its name alone does not tell. */
  readonly podLabels?: (name: string) => Labels;
  /** Where its pods serve metrics unless its manifest says otherwise; undefined where nothing says. */
  readonly metricsPort?: number;
}

/** Groups of pods, each with a leader. Source: kubernetes-sigs/lws v0.10.0 pkg/controllers/leaderworkerset_controller.go, status.hpaPodSelector. */
const LEADER_WORKER_SETS: ScaleTargetKind = { ...LEADER_WORKER_SET, picks: 'leaders', podLabels: leaderLabels };

/** One role of a DisaggregatedSet. Source: the same, api/disaggregatedset/v1; pkg/controllers/disaggregatedset/scaler_manager.go, status.selector. */
export const ROLE_SCALER = {
  apiVersion: 'disaggregatedset.x-k8s.io/v1', kind: 'DisaggregatedSetRoleScaler', picks: 'leaders',
} as const satisfies ScaleTargetKind;

/** How LWS calls the scaler of a role. Source: the same, pkg/controllers/disaggregatedset/scaler_manager.go. */
export function roleScalerName(set: string, role: string): string {
  return `${set}-${role}`;
}

/**
 * One component of a DynamoGraphDeployment; `nvidia.com/v1alpha1` is deprecated. Source: ai-dynamo/dynamo v1.7.0
 * deploy/operator/api/v1beta1/dynamographdeploymentscalingadapter_types.go.
 */
export const DYNAMO_ADAPTER = {
  apiVersion: 'nvidia.com/v1beta1', kind: 'DynamoGraphDeploymentScalingAdapter',
} as const satisfies ScaleTargetKind;

/** Versions of Dynamo's API on which the API server warns, and what takes their place. Source: the same, api/v1alpha1, deprecatedversion. */
export const DEPRECATED_DYNAMO = { apiVersion: 'nvidia.com/v1alpha1', instead: DYNAMO_ADAPTER.apiVersion };

/** How Dynamo calls the adapter of a component. Source: docs.nvidia.com/dynamo v1.3.0, operate/autoscaling. */
export function dynamoAdapterName(graph: string, component: string): string {
  return `${graph}-${component.toLowerCase()}`;
}

/** The labels by which an adapter of Dynamo picks its pods. Source: the same, internal/controller/dynamographdeploymentscalingadapter_controller.go. */
export function dynamoPodLabels(graph: string, component: string): Labels {
  return { 'nvidia.com/dynamo-graph-deployment-name': graph, 'nvidia.com/dynamo-component': component };
}

/** Groups of roles. Source: vllm-project/aibrix v0.7.0 api/orchestration/v1alpha1/stormservice_types.go; pkg/controller/stormservice/sync.go. */
export const STORM_SERVICE: ScaleTargetKind = {
  apiVersion: 'orchestration.aibrix.ai/v1alpha1',
  kind: 'StormService',
  picks: 'all pods',
  podLabels: stormServiceLabels,
};

/** What operators make scalers of their parts of. */
export const [DISAGGREGATED_SETS, DYNAMO_GRAPHS] = ['disaggregatedset.x-k8s.io/DisaggregatedSet', 'nvidia.com/DynamoGraphDeployment'];

/** RayClusters of several nodes. Source: the same, rayclusterfleet_types.go; pkg/controller/rayclusterfleet/sync.go, calculateStatus. */
export const RAY_CLUSTER_FLEET: ScaleTargetKind = {
  apiVersion: 'orchestration.aibrix.ai/v1alpha1',
  kind: 'RayClusterFleet',
  picks: 'leaders',
  podLabels: fleetHeadLabels,
};

/** Source: vllm-project/production-stack, chart 0.1.12, operator/api/v1alpha1/vllmruntime_types.go; internal/controller/vllmruntime_controller.go. */
export const VLLM_RUNTIME: ScaleTargetKind = {
  apiVersion: 'production-stack.vllm.ai/v1alpha1',
  kind: 'VLLMRuntime',
  podLabels: (name) => ({ app: name }),
  metricsPort: 8000,
};

/** The same kinds as the graph calls them. */
export const [ROLE_SCALERS, DYNAMO_ADAPTERS, STORM_SERVICES, RAY_CLUSTER_FLEETS, VLLM_RUNTIMES] =
  [ROLE_SCALER, DYNAMO_ADAPTER, STORM_SERVICE, RAY_CLUSTER_FLEET, VLLM_RUNTIME].map(targetGroupKind);

const ALL: ScaleTargetKind[] = [LEADER_WORKER_SETS, ROLE_SCALER, DYNAMO_ADAPTER, STORM_SERVICE, RAY_CLUSTER_FLEET, VLLM_RUNTIME];
const KINDS = new Map(ALL.map((known) => [targetGroupKind(known), known]));

/** What is known of the kind of an object that is scaled; undefined for kinds of Kubernetes itself, and for unknown ones. */
export function scaleTargetKindOf(target: Pick<ScaleTarget, 'apiVersion' | 'kind'>): ScaleTargetKind | undefined {
  return KINDS.get(targetGroupKind(target));
}

/** Whether an object is of a kind, in whichever version. */
export function isOfKind(target: Pick<ScaleTarget, 'apiVersion' | 'kind'>, kind: Pick<ScaleTarget, 'apiVersion' | 'kind'>): boolean {
  return targetGroupKind(target) === targetGroupKind(kind);
}

/** How the graph calls the kind of an object, in whichever version. */
export function targetGroupKind({ apiVersion, kind }: Pick<ScaleTarget, 'apiVersion' | 'kind'>): string {
  return `${groupOf(apiVersion)}/${kind}`;
}
