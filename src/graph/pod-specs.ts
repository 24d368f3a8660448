import { kserveComponents, undecidedComponents } from './kserve-components';
import { groupKindOf, listIn, LocatedManifest, Manifest, objectIn } from './manifest';
import { ScalingGraph } from './scaling-graph';
import { INFERENCE_SERVICE, LLM_INFERENCE_SERVICE } from '../platforms/kserve/names';
import { LEADER_WORKER_SETS, ROLLOUT } from '../platforms/kubernetes/kinds';
import { isObject } from '../platforms/kubernetes/untyped';
import { SELDON_DEPLOYMENT } from '../platforms/seldon-core1/names';
import { SELDON_CORE2_GROUP, SELDON_SERVER } from '../platforms/seldon-core2/names';

/** Kinds of the group `apps`, and those that write a workload as it does. */
const WORKLOADS = ['apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet', 'apps/DaemonSet', ROLLOUT];

/** A description of pods that stands in a manifest. */
export interface PodSpec {
  /** Where it stands. */
  readonly path: string;
  /** Whether it is the spec of a whole workload, a template of pods, the spec of a pod, or one container. */
  readonly is: 'workload' | 'template' | 'pod' | 'container';
  readonly value: unknown;
  /** Whether a platform merges it with pods of its own, whose volumes no manifest here tells. */
  readonly merged: boolean;
}

/** The spec of the pods themselves, and its path below the description; undefined where that is of one container. */
export function podsThemselves({ is, value }: PodSpec): { readonly pointer: string[]; readonly spec: unknown } | undefined {
  switch (is) {
    case 'workload': return { pointer: ['template', 'spec'], spec: objectIn(objectIn(value).template).spec };
    case 'template': return { pointer: ['spec'], spec: objectIn(value).spec };
    case 'pod': return { pointer: [], spec: value };
    case 'container': return undefined;
  }
}

/** Several rules ask for them. */
const PODS = new WeakMap<ScalingGraph, { readonly at: LocatedManifest; readonly pods: PodSpec }[]>();

/** All descriptions of pods among the manifests, each with its manifest. */
export function podSpecsIn(graph: ScalingGraph): { readonly at: LocatedManifest; readonly pods: PodSpec }[] {
  const known = PODS.get(graph) ?? graph.manifests.flatMap((at) => podSpecsOf(at.manifest).map((pods) => ({ at, pods })));
  PODS.set(graph, known);
  return known;
}

/** The descriptions of pods in a manifest: of a workload, and of an object that a serving platform makes pods of. */
function podSpecsOf(manifest: Manifest): PodSpec[] {
  const groupKind = groupKindOf(manifest);
  const spec = objectIn(manifest.spec);
  if (WORKLOADS.includes(groupKind)) {
    return isObject(objectIn(spec.template).spec) ? [{ path: 'spec', is: 'workload', value: spec, merged: false }] : [];
  }
  switch (groupKind) {
    case LEADER_WORKER_SETS: return ['leaderTemplate', 'workerTemplate'].map((field) =>
      ({ path: `spec.leaderWorkerTemplate.${field}`, is: 'template', value: objectIn(spec.leaderWorkerTemplate)[field], merged: false }));
    case SELDON_DEPLOYMENT: return listIn(spec.predictors).flatMap((predictor, i) =>
      listIn(objectIn(predictor).componentSpecs).map((component, j) => ofPlatform(`spec.predictors[${i}].componentSpecs[${j}]`, 'template', component)));
    case SELDON_SERVER:
    case `${SELDON_CORE2_GROUP}/ServerConfig`: return [ofPlatform('spec.podSpec', 'pod', spec.podSpec)];
    case INFERENCE_SERVICE: return [...kserveComponents(manifest), ...undecidedComponents(manifest)].flatMap(({ path, spec: component }) =>
      [ofPlatform(path, 'pod', component), ofPlatform(`${path}.model`, 'container', component.model)]);
    case LLM_INFERENCE_SERVICE: return [
      ofPlatform('spec.template', 'pod', spec.template), ofPlatform('spec.worker', 'pod', spec.worker), ofPlatform('spec.prefill.template', 'pod', objectIn(spec.prefill).template),
    ];
    default: return [];
  }
}

function ofPlatform(path: string, is: PodSpec['is'], value: unknown): PodSpec {
  return { path, is, value, merged: true };
}

/** Access modes of a volume for one pod, and for the pods of one node. Source: kubernetes v1.36 api/core/v1, PersistentVolumeAccessMode. */
const ONE_POD = 'ReadWriteOncePod';
const ONE_NODE = 'ReadWriteOnce';

/** A PersistentVolumeClaim. */
export interface VolumeClaimNode extends LocatedManifest {
  readonly modes: unknown[];
  /** Who alone can have it at a time; undefined where pods of several nodes can. */
  readonly only?: 'node' | 'pod';
}

export function volumeClaimOf(located: LocatedManifest): VolumeClaimNode {
  const modes = listIn(objectIn(located.manifest.spec).accessModes);
  const [mode, ...others] = modes;
  return { ...located, modes, only: others.length > 0 ? undefined : mode === ONE_POD ? 'pod' : mode === ONE_NODE ? 'node' : undefined };
}
