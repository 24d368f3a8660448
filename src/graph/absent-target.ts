import { AutoscalerNode, targetIdentityOf } from './autoscaler';
import { identityOf, LocatedManifest } from './manifest';
import { ScalingGraph } from './scaling-graph';
import { nearest } from '../faults/nearest';
import { groupOf } from '../platforms/kubernetes/names';

/** Names that are compared with that of an absent target: more are hardly written by hand. */
const MOST_COMPARED = 200;

/** What platforms put behind the name of their object. */
const GENERATED = ['-predictor', '-kserve'];
/** Words that say what an object is, and not which one. */
const OF_KINDS = new Set([
  'app', 'autoscaler', 'default', 'deploy', 'deployment', 'hpa', 'kserve', 'predictor', 'scaledobject', 'server', 'service', 'statefulset', 'sts', 'svc',
]);

/** An autoscaler whose target is not among the manifests. */
export interface AbsentTarget {
  readonly autoscaler: AutoscalerNode;
  /** What has that kind and name in another namespace, where nothing scales it. */
  readonly elsewhere?: LocatedManifest;
  /** Whether no workload of its own namespace is among the manifests. */
  readonly isAlone: boolean;
  /** The name of an object of the same kind and namespace that was most likely meant, and that nothing scales. */
  readonly meant?: string;
  /** An object of that name and namespace of another kind, or of another group, that can be scaled and that nothing scales. */
  readonly otherKind?: LocatedManifest;
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
  // What a platform scales by itself, it does so until somebody else is meant to.
  const scaled = new Set(graph.autoscalers.filter(({ byDefault }) => !byDefault).map(targetIdentityOf));
  const [byName, unscaled, alike] = [new Map<string, LocatedManifest[]>(), new Map<string, string[]>(), new Map<string, LocatedManifest[]>()];
  for (const [identity, located] of objects) {
    const { apiVersion, kind, metadata: { name = '', namespace = '' } } = located.manifest;
    if (!scaled.has(identity)) {
      add(byName, keyOf(apiVersion, kind, name), located);
      add(unscaled, keyOf(apiVersion, kind, namespace), name);
      if (hasPods(graph, identity)) {
        add(alike, `${namespace}/${name}`, located);
      }
    }
  }
  return absent.map((autoscaler) => {
    const { target: { apiVersion, kind, name }, manifest: { metadata: { namespace } } } = autoscaler;
    // An object without a namespace goes to the one that is given when it is applied.
    const elsewhere = namespace === undefined ? undefined
      : byName.get(keyOf(apiVersion, kind, name))?.find(({ manifest }) => manifest.metadata.namespace !== undefined);
    const others = unscaled.get(keyOf(apiVersion, kind, namespace ?? '')) ?? [];
    const compared = others.slice(0, MOST_COMPARED);
    const meant = generated(name, others) ?? nearest(name, compared) ?? ofSameWords(name, compared);
    return { autoscaler, elsewhere, isAlone: !populated.has(namespace), meant, otherKind: alike.get(`${namespace ?? ''}/${name}`)?.[0] };
  });
}

/** Names that platforms gave before, and names of what a platform makes something of: source: kserve v0.9 and v0.20 pkg/constants/constants.go. */
function generated(name: string, others: string[]): string | undefined {
  return others.find((other) => name === `${other}-default`) ?? others.find((other) => GENERATED.some((end) => other === `${name}${end}`));
}

/** The one name that has the same words, but for those of kinds, for how they are joined, and for plurals. */
function ofSameWords(name: string, others: string[]): string | undefined {
  const words = wordsOf(name);
  const same = words === '' ? [] : others.filter((other) => wordsOf(other) === words);
  return same.length === 1 ? same[0] : undefined;
}

function wordsOf(name: string): string {
  return name.toLowerCase().split(/[^a-z0-9]+/).filter((word) => !OF_KINDS.has(word)).map((word) => word.replace(/(?<=...)s$/, '')).join('');
}

/** Whether an object has pods of its own, so that it can be scaled. */
function hasPods(graph: ScalingGraph, identity: string): boolean {
  return graph.workload(identity) !== undefined;
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
