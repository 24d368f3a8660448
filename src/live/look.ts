import { absentFinding, findingsOfChain, findingsOfJobs, findingsOfUnread } from './live-findings';
import { observedCluster } from './observed-cluster';
import { readAdapters } from './read-adapters';
import { readCluster } from './read-cluster';
import { readPrometheus } from './read-prometheus';
import { AUTOSCALER_RESOURCES, isOfNamespace } from './resources';
import { chainOf, ModelChain } from '../chain/chain';
import { Seen } from '../chain/seen';
import { ClusterProfile } from '../cluster/cluster-profile';
import { AutoscalerNode } from '../graph/autoscaler';
import { groupKindOf, identityOf, LocatedManifest, Manifest } from '../graph/manifest';
import { ClusterClient } from '../kubectl/cluster-client';
import { SCALED_JOB } from '../platforms/keda/names';
import { API_SERVICES } from '../platforms/kubernetes/kinds';
import { PrometheusClient } from '../prometheus-api/prometheus-client';
import { CheckFinding } from '../report/check-finding';
import { Rule } from '../rules/rule';
import { findingsIn } from '../rules/run';

/** What to look at, and by which rules. */
export interface LookOptions {
  /** Undefined for all. */
  readonly namespaces?: readonly string[];
  /** The autoscalers of manifests: these alone are looked at, and findings tell where they stand there. */
  readonly written?: readonly AutoscalerNode[];
  readonly isWanted?: (node: AutoscalerNode) => boolean;
  /** The Prometheus that the triggers ask. */
  readonly prometheus?: PrometheusClient;
  readonly rules?: Rule[];
  readonly withInfo?: boolean;
}

/** What was found in a cluster. */
export interface Looked {
  readonly seen: Seen;
  readonly chains: ModelChain[];
  readonly findings: CheckFinding[];
  /** Whether nothing could be told, because nobody knows which autoscalers there are. */
  readonly isBlind: boolean;
  /** What is known of the cluster, as a document of `check --cluster`, and as rules ask for it. */
  readonly cluster: object;
  readonly profile: ClusterProfile;
}

/** Objects of which no rule tells. */
const WITHOUT_RULES = ['/Event', '/Node', API_SERVICES];

/** Looks at the autoscalers of a cluster once. */
export async function look(client: ClusterClient, options: LookOptions): Promise<Looked> {
  const { namespaces, written, isWanted = () => true, prometheus, rules, withInfo } = options;
  const places = new Map(written?.map((node) => [identityOf(node.manifest), node]));
  const isAsked = (node: AutoscalerNode) => isWanted(node) && (written === undefined || places.has(identityOf(node.manifest)));
  const [cluster, version] = await Promise.all([readCluster(client, { namespaces, isWanted: isAsked }), client.path('/version')]);
  const seen = prometheus === undefined ? cluster : await withPrometheus(client, prometheus, cluster, isAsked);
  const { document, profile } = observedCluster(seen, version.is === 'answer' ? version.body : undefined);
  const chains = seen.autoscalers.filter(isAsked).map((node) => chainOf(seen, node));
  const { unread } = seen.observations;
  const judged = seen.observations.objects.filter(({ manifest }) => !WITHOUT_RULES.includes(groupKindOf(manifest)));
  const placed = judged.map((located) => placedBy(places, located));
  // What could not be read would be missed by rules, which take it for absent.
  const isWhole = !unread.some(isOfNamespace);
  const found = isWhole ? findingsIn(placed, rules, profile, withInfo).filter(({ object }) => isNear(object.namespace, namespaces)) : [];
  const isBlind = unread.filter(({ resource, group }) => AUTOSCALER_RESOURCES.includes(`${resource}.${group}`)).length > 0 && chains.length === 0;
  return {
    seen,
    chains,
    isBlind,
    cluster: document,
    profile,
    findings: [
      ...findingsOfUnread(unread),
      ...isBlind ? [] : absent(seen, written ?? []),
      ...written === undefined ? findingsOfJobs(seen.objects(SCALED_JOB)) : [],
      ...chains.flatMap((chain) => findingsOfChain(chain, (manifest) => places.get(identityOf(manifest))?.location ?? chain.node.location)),
      ...found,
    ],
  };
}

/** What Prometheus tells of them, and which series the adapters of their metrics make them of. */
async function withPrometheus(
  client: ClusterClient, prometheus: PrometheusClient, { autoscalers, observations }: Seen, isAsked: (node: AutoscalerNode) => boolean,
): Promise<Seen> {
  const nodes = autoscalers.filter(isAsked);
  const withAdapters = new Seen({ ...observations, adapters: await readAdapters(client, new Seen(observations), nodes) });
  return new Seen({ ...withAdapters.observations, prometheus: await readPrometheus(prometheus, withAdapters, nodes) });
}

function placedBy(places: ReadonlyMap<string, AutoscalerNode>, located: LocatedManifest): LocatedManifest {
  const written = places.get(identityOf(located.manifest));
  return written === undefined ? located : { ...located, location: written.location, positionOf: written.positionOf };
}

/** Findings of what decides from outside are nobody's here. */
function isNear(namespace: string | undefined, namespaces: readonly string[] | undefined): boolean {
  return namespaces === undefined || namespace === undefined || namespaces.includes(namespace);
}

/** Autoscalers of manifests that the cluster does not have, as far as that was read. */
function absent(seen: Seen, written: readonly AutoscalerNode[]): CheckFinding[] {
  const there = new Set(seen.autoscalers.map(({ manifest }) => identityOf(manifest)));
  const isRead = ({ apiVersion, kind, metadata }: Manifest) => seen.unreadOf(apiVersion, kind, metadata.namespace) === undefined;
  return written.filter(({ manifest }) => !there.has(identityOf(manifest)) && isRead(manifest))
    .map(({ manifest, location }) => absentFinding(manifest, location));
}
