import { AutoscalerNode } from './autoscaler';
import { kserveComponents } from './kserve-components';
import { listIn, objectIn, textIn } from './manifest';
import { ScalingGraph } from './scaling-graph';
import { KserveRuntime, runtimeOf } from '../model-servers/kserve-runtimes';

/** A model of an InferenceService, and the runtime of KServe that serves it. */
export interface ServingRuntime {
  readonly runtime: KserveRuntime;
  /** Arguments that are added to those of the runtime. */
  readonly args: string[];
}

/**
 * The runtime behind what an autoscaler scales; undefined where that is no model of an InferenceService, has an image of its own, or may
 * be served by one of several.
 */
export function servingRuntimeOf(graph: ScalingGraph, autoscaler: AutoscalerNode): ServingRuntime | undefined {
  const workload = graph.targetOf(autoscaler);
  if (workload?.owner?.manifest.kind !== 'InferenceService') {
    return undefined;
  }
  const component = kserveComponents(workload.owner.manifest).find(({ name }) => name === workload.manifest.metadata.name);
  const { args, image, modelFormat, protocolVersion, runtime } = objectIn(component?.spec.model);
  const format = textIn(objectIn(modelFormat).name);
  const found = format === undefined || image !== undefined ? undefined
    : runtimeOf({ format, protocolVersion: textIn(protocolVersion), runtime: textIn(runtime) });
  return found && { runtime: found, args: listIn(args).flatMap((each) => textIn(each) ?? []) };
}
