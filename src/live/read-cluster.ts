import { CLUSTER_WIDE, NAMESPACED } from './resources';
import { metricPaths } from '../chain/metric-sources';
import { Observations } from '../chain/observations';
import { resourceOf, Seen } from '../chain/seen';
import { AutoscalerNode, targetIdentityOf } from '../graph/autoscaler';
import { LocatedManifest, manifestIn } from '../graph/manifest';
import { ClusterClient, Listed, PathAnswer } from '../kubectl/cluster-client';
import { Unread } from '../kubectl/refusals';
import { groupOf } from '../platforms/kubernetes/names';
import { Untyped } from '../platforms/kubernetes/untyped';

/** What of a cluster is looked at. */
export interface Scope {
  /** Undefined for all. */
  readonly namespaces?: readonly string[];
  /** Which autoscalers; all where nothing is said. */
  readonly isWanted?: (node: AutoscalerNode) => boolean;
}

/** How many calls run beside each other. */
const BESIDE_EACH_OTHER = 4;
/** Metrics and targets that are asked for one by one, at most: more are told as not asked. */
const MOST_ASKED = 150;

/** Reads what is there, and what the metrics APIs answer for it. */
export async function readCluster(client: ClusterClient, scope: Scope): Promise<Seen> {
  const seen = new Seen(await readObjects(client, scope));
  return new Seen({ ...seen.observations, answers: await readMetrics(client, seen, scope.isWanted) });
}

/** Reads what is there, and what it scales. */
export async function readObjects(client: ClusterClient, { namespaces, isWanted }: Scope): Promise<Observations> {
  const resources = await client.resources();
  const has = (names: readonly string[]) => names.filter((name) => resources.has(name));
  const lists = await Promise.all([
    client.list(has(CLUSTER_WIDE), undefined),
    ...(namespaces ?? [undefined]).map((namespace) => client.list(has(NAMESPACED), namespace)),
  ]);
  const listed: Listed = { objects: lists.flatMap(({ objects }) => objects), unread: lists.flatMap(({ unread }) => unread) };
  const first: Observations = {
    objects: listed.objects.flatMap(locatedOf),
    unread: listed.unread,
    resources,
    listed: new Set([...has(CLUSTER_WIDE), ...has(NAMESPACED)]),
    absent: new Set(),
    answers: new Map(),
  };
  return readTargets(client, first, isWanted);
}

/** Where an object of a cluster is, as reports name it. */
export function placeOf(kind: string, namespace: string | undefined, name: string | undefined): string {
  return ['cluster', ...namespace === undefined ? [] : [namespace], kind, name ?? ''].join('/');
}

function locatedOf(object: Untyped): LocatedManifest[] {
  const manifest = manifestIn(object);
  const { kind, metadata } = manifest ?? { kind: '', metadata: {} };
  return manifest === undefined ? [] : [{ manifest, location: placeOf(kind, metadata.namespace, metadata.name) }];
}

/** Targets of kinds that are not listed are asked for by their names. */
async function readTargets(client: ClusterClient, observations: Observations, isWanted: Scope['isWanted'] = () => true): Promise<Observations> {
  const seen = new Seen(observations);
  const others = seen.autoscalers.filter((node) => isWanted(node) && !seen.isListed(node.target.apiVersion, node.target.kind));
  const targets = new Map(others.map((node) => [targetIdentityOf(node), node]));
  const [objects, unread, absent]: [LocatedManifest[], Unread[], Set<string>] = [[], [], new Set()];
  await inTurns([...targets].slice(0, MOST_ASKED), async ([identity, { target, manifest }]) => {
    const group = groupOf(target.apiVersion);
    const found = await client.object(`${resourceOf(target.kind)}${group === '' ? '' : `.${group}`}`, manifest.metadata.namespace ?? '', target.name);
    if (found === 'absent') {
      absent.add(identity);
    } else if (isUnread(found)) {
      unread.push(found);
    } else {
      objects.push(...locatedOf(found));
    }
  });
  return { ...observations, objects: [...observations.objects, ...objects], unread: [...observations.unread, ...unread], absent };
}

function isUnread(found: Untyped): found is Unread {
  return found.because !== undefined && found.verb !== undefined;
}

async function readMetrics(client: ClusterClient, seen: Seen, isWanted: Scope['isWanted'] = () => true): Promise<Map<string, PathAnswer>> {
  const answers = new Map<string, PathAnswer>();
  await inTurns(metricPaths(seen, seen.autoscalers.filter(isWanted)).slice(0, MOST_ASKED), async (path) => {
    answers.set(path, await client.path(path));
  });
  return answers;
}

/** Does something for each item, for some of them at a time. */
async function inTurns<T>(items: readonly T[], step: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all(Array.from({ length: BESIDE_EACH_OTHER }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      await step(item);
    }
  }));
}
