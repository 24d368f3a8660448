import { Observations } from './observations';
import { adapterOf } from '../graph/adapter-config';
import { AutoscalerNode, targetIdentityOf } from '../graph/autoscaler';
import { selects } from '../graph/label-selector';
import { controllerOf, groupKindOf, identity, identityOf, LocatedManifest, Manifest } from '../graph/manifest';
import { MetricsAdapters } from '../graph/metrics-adapters';
import { ScalingGraph } from '../graph/scaling-graph';
import { Workload } from '../graph/workload';
import { Unread } from '../kubectl/refusals';
import { SCALED_OBJECT } from '../platforms/keda/names';
import { INFERENCE_SERVICE, LLM_INFERENCE_SERVICE } from '../platforms/kserve/names';
import { HORIZONTAL_POD_AUTOSCALER, HPA_API_VERSION, HPA_KIND } from '../platforms/kubernetes/kinds';
import { groupOf } from '../platforms/kubernetes/names';
import { Fields, listIn, objectIn, textIn } from '../platforms/kubernetes/untyped';
import { SELDON_DEPLOYMENT } from '../platforms/seldon-core1/names';

/** A condition of an object, as its controller last wrote it. */
export interface Condition {
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  readonly since?: string;
}

/** Something that a controller said of an object. */
export interface SeenEvent {
  readonly reason: string;
  readonly message: string;
  readonly isWarning: boolean;
  /** When it was last seen; empty where that is not said. */
  readonly at: string;
}

/** Objects that act for themselves; what a serving platform scales by, it makes one of these of. */
const AUTOSCALERS = [SCALED_OBJECT, HORIZONTAL_POD_AUTOSCALER];
/** What runs is seen itself, so that nothing has to be told from what makes it; pods are looked up by their labels. */
const NOT_IN_GRAPH = ['/Pod', '/Event', 'apps/ReplicaSet', INFERENCE_SERVICE, LLM_INFERENCE_SERVICE, SELDON_DEPLOYMENT];

/** What was seen, as those who judge the links of a chain ask for it. */
export class Seen {
  /** What really runs and what scrapes it: each object stands for itself, whoever made it. */
  readonly graph: ScalingGraph;
  readonly autoscalers: AutoscalerNode[];
  private readonly byIdentity = new Map<string, LocatedManifest>();
  private readonly byKind = new Map<string, LocatedManifest[]>();
  private served?: MetricsAdapters;
  private readonly eventsOf = new Map<string, SeenEvent[]>();

  constructor(readonly observations: Observations) {
    for (const located of observations.objects) {
      const { manifest } = located;
      this.byIdentity.set(identityOf(manifest), located);
      const kind = groupKindOf(manifest);
      this.byKind.set(kind, [...this.byKind.get(kind) ?? [], located]);
      if (kind === '/Event') {
        this.addEvent(manifest);
      }
    }
    this.graph = new ScalingGraph(observations.objects.filter(({ manifest }) => isInGraph(manifest)).map(withoutOwner));
    this.autoscalers = this.graph.autoscalers.filter(({ manifest }) => AUTOSCALERS.includes(groupKindOf(manifest)));
  }

  /** What the adapters of the metrics APIs serve. */
  get adapters(): MetricsAdapters {
    const sights = [...this.observations.adapters?.values() ?? []];
    this.served ??= new MetricsAdapters(sights.flatMap(({ objects }) => objects).flatMap((each) => adapterOf(each) ?? []));
    return this.served;
  }

  object(apiVersion: string, kind: string, namespace: string | undefined, name: string | undefined): LocatedManifest | undefined {
    return this.byIdentity.get(identity(apiVersion, kind, namespace, name));
  }

  /** The objects of a group and kind in a namespace. */
  objects(groupKind: string, namespace?: string): LocatedManifest[] {
    const all = this.byKind.get(groupKind) ?? [];
    return namespace === undefined ? all : all.filter(({ manifest }) => manifest.metadata.namespace === namespace);
  }

  /** Why objects of a kind were not read; undefined where they were. */
  unreadOf(apiVersion: string, kind: string, namespace?: string): Unread | undefined {
    const [resource, group] = [resourceOf(kind), groupOf(apiVersion)];
    const reaches = (unread: Unread) => unread.namespace === undefined || namespace === undefined || unread.namespace === namespace;
    return this.observations.unread.find((each) => each.resource === resource && each.group === group && reaches(each));
  }

  /** Whether it is known which objects of a kind there are. */
  isListed(apiVersion: string, kind: string): boolean {
    const group = groupOf(apiVersion);
    return this.observations.listed.has(`${resourceOf(kind)}${group === '' ? '' : `.${group}`}`);
  }

  /** The pods of a workload that are not on their way out. */
  podsOf({ manifest, selector, podLabels }: Workload): LocatedManifest[] {
    const wanted = selector ?? { matchLabels: podLabels };
    return this.objects('/Pod', manifest.metadata.namespace)
      .filter(({ manifest: pod }) => selects(wanted, pod.metadata.labels ?? {}) && !isEnding(pod) && this.mayBeOf(pod, manifest));
  }

  /** Whether the owner of a pod, as far as it is known, is a workload: another one may select the same labels. */
  private mayBeOf(pod: Manifest, workload: Manifest): boolean {
    const owner = controllerOf(pod);
    const between = owner === undefined ? undefined : this.byIdentity.get(owner);
    const maker = between === undefined ? undefined : controllerOf(between.manifest);
    return maker === undefined || owner === identityOf(workload) || maker === identityOf(workload) || !this.byIdentity.has(maker);
  }

  /** What was said of an object, the latest first. */
  events(kind: string, namespace: string | undefined, name: string | undefined): SeenEvent[] {
    return this.eventsOf.get(`${kind}/${namespace}/${name}`) ?? [];
  }

  /** The HPA that acts for an autoscaler: itself, or the one that KEDA made. */
  hpaOf(node: AutoscalerNode): LocatedManifest | undefined {
    if (groupKindOf(node.manifest) === HORIZONTAL_POD_AUTOSCALER) {
      return node;
    }
    const name = textIn(objectIn(node.manifest.status).hpaName) ?? node.hpaName;
    return this.object(HPA_API_VERSION, HPA_KIND, node.manifest.metadata.namespace, name);
  }

  /** Other autoscalers of the same object. */
  othersOf(node: AutoscalerNode): AutoscalerNode[] {
    return this.autoscalers.filter((other) => other !== node && targetIdentityOf(other) === targetIdentityOf(node));
  }

  private addEvent(manifest: Manifest): void {
    const { involvedObject, message, reason, type } = manifest;
    const { kind, name, namespace } = objectIn(involvedObject);
    const key = `${textIn(kind)}/${textIn(namespace)}/${textIn(name)}`;
    const event = { reason: textIn(reason) ?? '', message: textIn(message) ?? '', isWarning: type === 'Warning', at: timeOf(manifest) };
    this.eventsOf.set(key, [...this.eventsOf.get(key) ?? [], event].sort((one, other) => one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
  }
}

/** Conditions of an object by their types. */
export function conditionsOf({ status }: Manifest): { readonly [type: string]: Condition | undefined } {
  return Object.fromEntries(listIn(objectIn(status).conditions).map(objectIn).map(({ type, status: is, reason, message, lastTransitionTime }) => [textIn(type) ?? '', {
    status: textIn(is) ?? 'Unknown', reason: textIn(reason) ?? '', message: textIn(message) ?? '', since: textIn(lastTransitionTime),
  }]));
}

/** The name of a kind as the API server has it in paths. Source: kubernetes v1.36 apimachinery pkg/api/meta/restmapper.go, UnsafeGuessKindToResource. */
export function resourceOf(kind: string): string {
  const lower = kind.toLowerCase();
  return lower.endsWith('s') ? `${lower}es` : lower.endsWith('y') ? `${lower.slice(0, -1)}ies` : `${lower}s`;
}

/** KEDA writes events of events.k8s.io, which have neither a count nor a last time. Source: kubernetes v1.36 api/events/v1/types.go. */
function timeOf({ eventTime, lastTimestamp, firstTimestamp, metadata, series }: Manifest): string {
  const { creationTimestamp }: Fields = metadata;
  const { lastObservedTime } = objectIn(series);
  const times = [lastObservedTime, eventTime, lastTimestamp, firstTimestamp, creationTimestamp].flatMap((time) => textIn(time) ?? []);
  return times.reduce((latest, time) => time > latest ? time : latest, '');
}

function isEnding({ metadata }: Manifest): boolean {
  const { deletionTimestamp }: Fields = metadata;
  return deletionTimestamp !== undefined;
}

/** An HPA that KEDA made of a ScaledObject is part of that. */
function isInGraph(manifest: Manifest): boolean {
  const kind = groupKindOf(manifest);
  return !NOT_IN_GRAPH.includes(kind) && !(kind === HORIZONTAL_POD_AUTOSCALER && controllerOf(manifest)?.startsWith(`${SCALED_OBJECT}/`) === true);
}

/** The graph leaves out what another object made, and here each stands for itself. */
function withoutOwner(located: LocatedManifest): LocatedManifest {
  const { ownerReferences: _owners, ...metadata }: Fields = located.manifest.metadata;
  return { ...located, manifest: { ...located.manifest, metadata } };
}
