import { AutoscalerNode } from './autoscaler';
import { LocatedManifest, nameOf } from './manifest';
import { ScaleTarget } from '../platforms/kubernetes/object-references';

/** What may be named: an autoscaler by what it scales, too. */
export type NamedAutoscaler = LocatedManifest & { readonly target?: ScaleTarget };

/** By which names people may mean it. */
export function namesOf({ manifest: { kind, metadata }, target }: NamedAutoscaler): string[] {
  return [[kind, metadata.name] as const, [target?.kind, target?.name] as const].flatMap(([ofKind, name]) =>
    name === undefined ? [] : [name, `${ofKind}/${name}`, `${metadata.namespace}/${name}`, `${ofKind} ${metadata.namespace}/${name}`]);
}

/** Whether somebody who writes a name means it. */
export function isMeantBy(name: string, node: NamedAutoscaler): boolean {
  return namesOf(node).some((each) => each.toLowerCase() === name.toLowerCase());
}

/** The shortest name that only one of several has. */
export function shortestNameOf(node: NamedAutoscaler, all: readonly NamedAutoscaler[]): string {
  const others = all.filter((other) => other !== node);
  const [first] = namesOf(node).filter((name) => !others.some((other) => isMeantBy(name, other)));
  return first ?? nameOf(node.manifest);
}

/** The object that scales, as `ScaledObject default/model`; one that scales several objects is told by what it scales. */
export function titleOfAutoscaler({ manifest, target }: AutoscalerNode, all: readonly AutoscalerNode[]): string {
  const name = nameOf(manifest);
  const isOneOfSeveral = all.filter((other) => nameOf(other.manifest) === name).length > 1;
  return isOneOfSeveral ? `${target.kind} ${target.name} of ${name}` : name;
}
