import { AutoscalerNode } from './autoscaler';
import { identity, LocatedManifest } from './manifest';
import { ScalingGraph } from './scaling-graph';
import { groupOf } from '../platforms/kubernetes/names';
import { SELDON_CORE2_GROUP } from '../platforms/seldon-core2/names';

/** An HPA or ScaledObject on a Model of Seldon Core 2. */
export interface ModelAutoscaler {
  readonly autoscaler: AutoscalerNode;
  /** Undefined where it is not among the manifests. */
  readonly model?: LocatedManifest;
}

/** The HPAs and ScaledObjects on Models of Seldon Core 2. */
export function modelAutoscalers(graph: ScalingGraph): ModelAutoscaler[] {
  return autoscalersOn(graph, 'Model').map((autoscaler) => ({ autoscaler, model: graph.platformObjectOf(autoscaler) }));
}

/** The HPAs and ScaledObjects on Servers of Seldon Core 2, by the identity of the Server. */
export function serverAutoscalers(graph: ScalingGraph): Map<string, AutoscalerNode> {
  return new Map(autoscalersOn(graph, 'Server').map((autoscaler) => {
    const { target, manifest } = autoscaler;
    return [identity(target.apiVersion, 'Server', manifest.metadata.namespace, target.name), autoscaler];
  }));
}

function autoscalersOn(graph: ScalingGraph, kind: 'Model' | 'Server'): AutoscalerNode[] {
  return graph.autoscalers.filter(({ controller, target }) =>
    target.kind === kind && groupOf(target.apiVersion) === SELDON_CORE2_GROUP && controller !== 'Seldon Core 2');
}
