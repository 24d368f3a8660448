import { kserveComponents, undecidedComponents } from './kserve-components';
import { groupKindOf, listIn, Manifest, objectIn } from './manifest';
import { isObject } from '../platforms/kubernetes/untyped';

/** Kinds of the group `apps`, and those that write a workload as it does. */
const WORKLOADS = ['apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet', 'apps/DaemonSet', 'argoproj.io/Rollout'];

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

/** The descriptions of pods in a manifest: of a workload, and of an object that a serving platform makes pods of. */
export function podSpecsOf(manifest: Manifest): PodSpec[] {
  const groupKind = groupKindOf(manifest);
  const spec = objectIn(manifest.spec);
  if (WORKLOADS.includes(groupKind)) {
    return isObject(objectIn(spec.template).spec) ? [{ path: 'spec', is: 'workload', value: spec, merged: false }] : [];
  }
  switch (groupKind) {
    case 'leaderworkerset.x-k8s.io/LeaderWorkerSet': return ['leaderTemplate', 'workerTemplate'].map((field) =>
      ({ path: `spec.leaderWorkerTemplate.${field}`, is: 'template', value: objectIn(spec.leaderWorkerTemplate)[field], merged: false }));
    case 'machinelearning.seldon.io/SeldonDeployment': return listIn(spec.predictors).flatMap((predictor, i) =>
      listIn(objectIn(predictor).componentSpecs).map((component, j) => ofPlatform(`spec.predictors[${i}].componentSpecs[${j}]`, 'template', component)));
    case 'mlops.seldon.io/Server':
    case 'mlops.seldon.io/ServerConfig': return [ofPlatform('spec.podSpec', 'pod', spec.podSpec)];
    case 'serving.kserve.io/InferenceService': return [...kserveComponents(manifest), ...undecidedComponents(manifest)].flatMap(({ path, spec: component }) =>
      [ofPlatform(path, 'pod', component), ofPlatform(`${path}.model`, 'container', component.model)]);
    case 'serving.kserve.io/LLMInferenceService': return [
      ofPlatform('spec.template', 'pod', spec.template), ofPlatform('spec.worker', 'pod', spec.worker), ofPlatform('spec.prefill.template', 'pod', objectIn(spec.prefill).template),
    ];
    default: return [];
  }
}

function ofPlatform(path: string, is: PodSpec['is'], value: unknown): PodSpec {
  return { path, is, value, merged: true };
}
