import { AutoscalerNode, targetIdentityOf } from './autoscaler';
import { identityOf, listIn, numberIn, objectIn } from './manifest';
import { ScalingGraph } from './scaling-graph';
import { STORM_SERVICES } from '../platforms/scale-targets';

/** Of a role that says nothing. */
const DEFAULT_COUNT = 1;

/**
 * How many pods each replica of a StormService is; undefined where its manifest is not in the graph.
 *
 * Source: vllm-project/aibrix v0.7.0 api/orchestration/v1alpha1/roleset_types.go.
 */
export function podsOfReplica(graph: ScalingGraph, autoscaler: AutoscalerNode): number | undefined {
  const identity = targetIdentityOf(autoscaler);
  const found = graph.objects(STORM_SERVICES).find(({ manifest }) => identityOf(manifest) === identity);
  const { roles } = objectIn(objectIn(objectIn(found?.manifest.spec).template).spec);
  return found === undefined ? undefined : listIn(roles).map(objectIn).reduce((sum, { podGroupSize, replicas }) =>
    sum + (numberIn(replicas) ?? DEFAULT_COUNT) * (numberIn(podGroupSize) ?? DEFAULT_COUNT), 0);
}
