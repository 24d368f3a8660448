import { LocatedManifest, objectIn, textIn } from './manifest';
import { ScalingGraph } from './scaling-graph';
import { isCheckedByWebhook } from '../platforms/keda/scalers/resource-faults';
import { groupOf } from '../platforms/kubernetes/names';

const NAMESPACES = '/Namespace';
const DEFINITIONS = 'apiextensions.k8s.io/CustomResourceDefinition';

/** An object that is applied before another without which the cluster does not take it. */
export interface TooEarly {
  readonly at: LocatedManifest;
  readonly needs: LocatedManifest;
  readonly as: 'definition' | 'namespace' | 'target';
}

/** Objects that are applied too early, in the order in which they stand. */
export function appliedTooEarly(graph: ScalingGraph): TooEarly[] {
  const namespaces = byName(graph.objects(NAMESPACES), ({ manifest }) => manifest.metadata.name);
  const definitions = byName(graph.objects(DEFINITIONS), definedIn);
  return [...namespaces.size + definitions.size === 0 ? [] : graph.manifests.flatMap((at) => {
    const { manifest: { apiVersion, kind, metadata } } = at;
    return [
      ...after(at, namespaces.get(metadata.namespace ?? ''), 'namespace'),
      ...after(at, definitions.get(`${groupOf(apiVersion)}/${kind}`), 'definition'),
    ];
  }), ...targetsTooLate(graph)];
}

/** KEDA's webhook looks at the target where a trigger is CPU or memory, and refuses a ScaledObject without it. */
function targetsTooLate(graph: ScalingGraph): TooEarly[] {
  return graph.autoscalers.flatMap((autoscaler) => {
    const { controller, manifest, target, triggers } = autoscaler;
    return controller === 'KEDA' && manifest.kind === 'ScaledObject' && isCheckedByWebhook(target) && triggers.some(({ resource }) => resource !== undefined)
      ? after(autoscaler, graph.targetOf(autoscaler), 'target') : [];
  });
}

function after(at: LocatedManifest, needs: LocatedManifest | undefined, as: TooEarly['as']): TooEarly[] {
  return needs?.order !== undefined && at.order !== undefined && at.order < needs.order ? [{ at, needs, as }] : [];
}

function definedIn({ manifest: { spec } }: LocatedManifest): string | undefined {
  const { group, names } = objectIn(spec);
  return `${textIn(group) ?? ''}/${textIn(objectIn(names).kind) ?? ''}`;
}

function byName(objects: LocatedManifest[], nameOf: (object: LocatedManifest) => string | undefined): Map<string, LocatedManifest> {
  return new Map(objects.flatMap((object) => {
    const name = nameOf(object);
    return name === undefined ? [] : [[name, object] as const];
  }));
}
