import { AutoscalerNode } from './autoscaler';
import { listIn, LocatedManifest, Manifest, nameOf, objectIn, textIn } from './manifest';
import { ScalingGraph } from './scaling-graph';
import { componentsOf, DynamoComponent } from '../platforms/dynamo/components';
import { DEPLOYMENT } from '../platforms/kubernetes/kinds';
import {
  DISAGGREGATED_SETS, DYNAMO_ADAPTER, DYNAMO_ADAPTERS, DYNAMO_GRAPHS, dynamoAdapterName, isOfKind, ROLE_SCALER, roleScalerName, VLLM_RUNTIME,
  VLLM_RUNTIMES,
} from '../platforms/scale-targets';

/** An object that its operator would make of a part of another one, if that part asked for it. */
export interface UnmadeTarget {
  readonly owner: LocatedManifest;
  /** Where the owner would ask for it. */
  readonly field: string;
  /** What stands there. */
  readonly got: string;
  /** What to write there. */
  readonly asking: string;
}

/** Who else sets the replicas of what an autoscaler scales. */
export interface Rival {
  readonly at: LocatedManifest;
  readonly does: string;
  readonly fix: string;
  /** Whether the code of its operator has been read for this, or its documents alone. */
  readonly isProven: boolean;
}

/** AIBrix's own autoscaler. Source: vllm-project/aibrix v0.7.0 api/autoscaling/v1alpha1/podautoscaler_types.go. */
const POD_AUTOSCALERS = 'autoscaling.aibrix.ai/PodAutoscaler';
/** How a finding calls a field that is not there, or does not ask. */
const NOTHING = 'no value';
/** Components of Dynamo whose replicas no planner sets. */
const NEVER_PLANNED = ['epp', 'frontend', 'planner'];

/** Why the target of an autoscaler is never made, where the manifests tell; undefined where they do not. */
export function unmadeTargetOf(graph: ScalingGraph, autoscaler: AutoscalerNode): UnmadeTarget | undefined {
  const { target } = autoscaler;
  if (isOfKind(target, DYNAMO_ADAPTER)) {
    return inNamespaceOf(autoscaler, graph.objects(DYNAMO_GRAPHS)).flatMap((owner) => componentsOf(owner.manifest.spec)
      .filter((component) => !component.hasAdapter && adapterName(owner.manifest, component) === target.name)
      .map(({ asking, path }) => ({ owner, field: `${path}.scalingAdapter`, got: NOTHING, asking }))).at(0);
  }
  return !isOfKind(target, ROLE_SCALER) ? undefined : inNamespaceOf(autoscaler, graph.objects(DISAGGREGATED_SETS)).flatMap((owner) =>
    listIn(objectIn(owner.manifest.spec).roles).map(objectIn).flatMap(({ name, scaling }, i) =>
      roleScalerName(owner.manifest.metadata.name ?? '', textIn(name) ?? '') !== target.name || objectIn(scaling).mode === 'External' ? []
        : [{ owner, field: `spec.roles[${i}].scaling.mode`, got: textIn(objectIn(scaling).mode) ?? NOTHING, asking: 'External' }])).at(0);
}

/** The operators among the manifests that set the replicas of what an autoscaler scales. */
export function rivalsOf(graph: ScalingGraph, autoscaler: AutoscalerNode): Rival[] {
  return [...podAutoscalers(graph, autoscaler), ...runtimes(graph, autoscaler), ...planners(graph, autoscaler)];
}

function podAutoscalers(graph: ScalingGraph, autoscaler: AutoscalerNode): Rival[] {
  const { target } = autoscaler;
  return inNamespaceOf(autoscaler, graph.objects(POD_AUTOSCALERS)).flatMap((at) => {
    const { scaleTargetRef, subTargetSelector } = objectIn(at.manifest.spec);
    const { apiVersion, kind, name } = objectIn(scaleTargetRef);
    // One with a selector scales a role in it.
    return subTargetSelector !== undefined || name !== target.name || !isOfKind(target, { apiVersion: textIn(apiVersion) ?? '', kind: textIn(kind) ?? '' }) ? []
      : [{ at, does: `is scaled by ${nameOf(at.manifest)} of AIBrix too`, fix: 'leave one of the two out', isProven: false }];
  });
}

/** Source: vllm-project/production-stack, chart 0.1.12, operator/internal/controller/vllmruntime_controller.go, reconcileScaledObject, deploymentNeedsUpdate. */
function runtimes(graph: ScalingGraph, autoscaler: AutoscalerNode): Rival[] {
  const { target } = autoscaler;
  return inNamespaceOf(autoscaler, graph.objects(VLLM_RUNTIMES)).filter(({ manifest }) => manifest.metadata.name === target.name).flatMap((at) => {
    if (isOfKind(target, DEPLOYMENT)) {
      return [{ at, does: `is a Deployment whose replicas ${nameOf(at.manifest)} resets to spec.deploymentConfig.replicas`, fix: `target ${VLLM_RUNTIME.kind} ${target.name} of ${VLLM_RUNTIME.apiVersion}`, isProven: true }];
    }
    const { enabled } = objectIn(objectIn(at.manifest.spec).autoscalingConfig);
    return enabled !== true || !isOfKind(target, VLLM_RUNTIME) || autoscaler.manifest.metadata.name === `${target.name}-scaledobject` ? []
      : [{ at, does: `has a ScaledObject of its operator, ${target.name}-scaledobject, too`, fix: 'set spec.autoscalingConfig.enabled: false in the VLLMRuntime, or leave this one out', isProven: true }];
  });
}

/** Source: docs.nvidia.com/dynamo v1.3.0, operate/autoscaling: a planner scales prefill and decode workers. */
function planners(graph: ScalingGraph, autoscaler: AutoscalerNode): Rival[] {
  const { target } = autoscaler;
  return !isOfKind(target, DYNAMO_ADAPTER) ? [] : inNamespaceOf(autoscaler, graph.objects(DYNAMO_GRAPHS)).flatMap((at) => {
    const components = componentsOf(at.manifest.spec);
    const scaled = components.find((component) => adapterName(at.manifest, component) === target.name);
    return scaled === undefined || NEVER_PLANNED.includes(scaled.type ?? '') || !components.some(({ type }) => type === 'planner') ? []
      : [{ at, does: `is of ${nameOf(at.manifest)}, whose planner sets the replicas of its workers too`, fix: 'leave the planner out, or leave this one out', isProven: false }];
  });
}

/** The graph of Dynamo whose component an autoscaler scales; all that it may be, where its name alone tells; none for another target. */
export function dynamoGraphsOf(graph: ScalingGraph, autoscaler: AutoscalerNode): string[] {
  const { target } = autoscaler;
  if (!isOfKind(target, DYNAMO_ADAPTER)) {
    return [];
  }
  const ofAdapter = inNamespaceOf(autoscaler, graph.objectsNamed(DYNAMO_ADAPTERS, target.name))
    .flatMap(({ manifest }) => textIn(objectIn(objectIn(manifest.spec).dgdRef).name) ?? []);
  const ofGraphs = inNamespaceOf(autoscaler, graph.objects(DYNAMO_GRAPHS))
    .filter(({ manifest }) => componentsOf(manifest.spec).some((component) => adapterName(manifest, component) === target.name))
    .flatMap(({ manifest }) => manifest.metadata.name ?? []);
  const parts = target.name.split('-');
  const known = [...new Set([...ofAdapter, ...ofGraphs])];
  return known.length > 0 ? known : parts.slice(1).map((_part, i) => parts.slice(0, i + 1).join('-'));
}

/** The name of the adapter that Dynamo makes of a component of a graph. */
export function adapterName({ metadata }: Manifest, { name }: DynamoComponent): string {
  return dynamoAdapterName(metadata.name ?? '', name);
}

/** Those of some objects that are in the namespace of an autoscaler. */
export function inNamespaceOf({ manifest: { metadata } }: AutoscalerNode, located: LocatedManifest[]): LocatedManifest[] {
  return located.filter(({ manifest }) => manifest.metadata.namespace === metadata.namespace);
}
