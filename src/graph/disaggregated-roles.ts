import { AutoscalerNode } from './autoscaler';
import { listIn, LocatedManifest, numberIn, objectIn, textIn } from './manifest';
import { ScalingGraph } from './scaling-graph';
import { isOfKind, ROLE_SCALER, roleScalerName } from '../platforms/scale-targets';

/** Replicas of a role that states none. */
const DEFAULT_REPLICAS = 1;

/** A role of a DisaggregatedSet, and who scales it. */
export interface Role {
  readonly name: string;
  readonly index: number;
  readonly isExternal: boolean;
  /** What its manifest states; of an External one it does not count. */
  readonly replicas: number;
  readonly hasSubRoles: boolean;
  readonly autoscaler?: AutoscalerNode;
}

/** The roles of a DisaggregatedSet, in its order. */
export function rolesOf(graph: ScalingGraph, set: LocatedManifest): Role[] {
  const { metadata: { name: setName = '', namespace }, spec } = set.manifest;
  return listIn(objectIn(spec).roles).map(objectIn).map(({ name, scaling, spec: group, subRoles }, index) => {
    const scaler = roleScalerName(setName, textIn(name) ?? '');
    return {
      name: textIn(name) ?? '',
      index,
      isExternal: objectIn(scaling).mode === 'External',
      replicas: numberIn(objectIn(group).replicas) ?? DEFAULT_REPLICAS,
      hasSubRoles: subRoles !== undefined,
      autoscaler: graph.autoscalers.find(({ manifest, target }) =>
        manifest.metadata.namespace === namespace && target.name === scaler && isOfKind(target, ROLE_SCALER)),
    };
  });
}
