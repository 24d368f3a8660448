import { AutoscalerNode, targetIdentityOf } from './autoscaler';
import { identityOf, LocatedManifest } from './manifest';
import { ScalingGraph } from './scaling-graph';
import { nearest } from '../faults/nearest';
import { groupOf } from '../platforms/kubernetes/names';

/** Names that are compared with that of an absent target: more are hardly written by hand. */
const MOST_COMPARED = 200;

/** An autoscaler whose target is not among the manifests. */
export interface AbsentTarget {
  readonly autoscaler: AutoscalerNode;
  /** What has that kind and name in another namespace, where nothing scales it. */
  readonly elsewhere?: LocatedManifest;
  /** Whether no workload of its own namespace is among the manifests. */
  readonly isAlone: boolean;
  /** The name of an object of the same kind and namespace that was most likely meant, and that nothing scales. */
  readonly meant?: string;
}

/** Two rules ask for them. */
const KNOWN = new WeakMap<ScalingGraph, AbsentTarget[]>();

/** The autoscalers whose targets are not among the manifests, nor made of them. */
export function absentTargets(graph: ScalingGraph): AbsentTarget[] {
  const known = KNOWN.get(graph) ?? findAbsent(graph);
  KNOWN.set(graph, known);
  return known;
}

function findAbsent(graph: ScalingGraph): AbsentTarget[] {
  const absent = graph.autoscalers.filter((autoscaler) => {
    const { kind, name } = autoscaler.target;
    return name !== '' && kind !== '' && !graph.has(targetIdentityOf(autoscaler));
  });
  if (absent.length === 0) {
    return [];
  }
  const objects = new Map([...graph.manifests, ...graph.workloads].map((located) => [identityOf(located.manifest), located]));
  const populated = new Set(graph.workloads.map(({ manifest }) => manifest.metadata.namespace));
  const scaled = new Set(graph.autoscalers.map(targetIdentityOf));
  const [byName, unscaled] = [new Map<string, LocatedManifest[]>(), new Map<string, string[]>()];
  for (const [identity, located] of objects) {
    const { apiVersion, kind, metadata: { name = '', namespace = '' } } = located.manifest;
    if (!scaled.has(identity)) {
      add(byName, keyOf(apiVersion, kind, name), located);
      add(unscaled, keyOf(apiVersion, kind, namespace), name);
    }
  }
  return absent.map((autoscaler) => {
    const { target: { apiVersion, kind, name }, manifest: { metadata: { namespace } } } = autoscaler;
    // An object without a namespace goes to the one that is given when it is applied.
    const elsewhere = namespace === undefined ? undefined
      : byName.get(keyOf(apiVersion, kind, name))?.find(({ manifest }) => manifest.metadata.namespace !== undefined);
    const others = unscaled.get(keyOf(apiVersion, kind, namespace ?? '')) ?? [];
    return { autoscaler, elsewhere, isAlone: !populated.has(namespace), meant: nearest(name, others.slice(0, MOST_COMPARED)) };
  });
}

function keyOf(apiVersion: string, kind: string, text: string): string {
  return `${groupOf(apiVersion)}/${kind}/${text}`;
}

function add<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [item]);
  } else {
    list.push(item);
  }
}
