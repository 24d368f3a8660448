import { AutoscalerNode } from './autoscaler';
import { groupOf, LocatedManifest } from './manifest';
import { ScalingGraph } from './scaling-graph';
import { SELDON2_GROUP } from './seldon2';

/** An HPA or ScaledObject on a Model of Seldon Core 2. */
export interface ModelAutoscaler {
  readonly autoscaler: AutoscalerNode;
  /** Undefined where it is not among the manifests. */
  readonly model?: LocatedManifest;
}

/** The HPAs and ScaledObjects on Models of Seldon Core 2. */
export function modelAutoscalers(graph: ScalingGraph): ModelAutoscaler[] {
  return graph.autoscalers
    .filter(({ controller, target }) => target.kind === 'Model' && groupOf(target.apiVersion) === SELDON2_GROUP && controller !== 'Seldon Core 2')
    .map((autoscaler) => ({ autoscaler, model: graph.platformObjectOf(autoscaler) }));
}
