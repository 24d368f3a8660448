import { selects, selectsIfKnown } from './label-selector';
import { groupKindOf, listIn, LocatedManifest, objectIn, textIn } from './manifest';
import { MonitorNode } from './monitor';
import { PrometheusProfile } from '../cluster/cluster-profile';
import { isSelective, PodSelector, selectorIn } from '../platforms/kubernetes/pod-template';
import { Fields } from '../platforms/kubernetes/untyped';
import { MONITORING_GROUP, ServerKind, SERVERS } from '../platforms/prometheus-operator/servers';
import { prometheusMillis } from '../promql/duration';

/** The label that each namespace has by itself. Source: kubernetes v1.27 docs reference labels-annotations-taints. */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** How an object that scrapes selects one kind of monitor: `none` for not at all. */
interface MonitorSelection {
  readonly labels: PodSelector | 'none';
  /** By the labels of their namespaces; `own` for that of the object alone. */
  readonly namespaces: PodSelector | 'own';
  /** What its fields are called. */
  readonly fields: { readonly labels: string; readonly namespaces: string };
}

/** A Prometheus, PrometheusAgent or VMAgent: an object that says which monitors are scraped, and how often. */
export interface PrometheusServer extends LocatedManifest {
  /** How often it scrapes where a monitor says nothing of that, in milliseconds. */
  readonly scrapeMillis?: number;
  /** Whether monitors reach their own namespace alone, whatever they say. */
  readonly ignoresNamespaceSelectors: boolean;
  /** How long it waits for an answer where a monitor says nothing of that, in milliseconds. */
  readonly timeoutMillis?: number;
  /** Names of the scrape classes that monitors may ask for. */
  readonly scrapeClasses: string[];
  /** By the group and kind of the monitor. */
  readonly selections: { readonly [monitor: string]: MonitorSelection };
  /** Whether it stores names of letters, digits, _ and : alone. */
  readonly hasLegacyNames: boolean;
  /** Whether it also scrapes what is said in no monitor. */
  readonly hasOtherConfig: boolean;
  /** Whether what it does is known from its code, and not from its documentation alone. */
  readonly isProven: boolean;
}

/** Why a server does not take a monitor. */
export interface NotTaken {
  readonly of: 'labels' | 'namespace' | 'class' | 'timeout';
  /** What the server does, after its name. */
  readonly because: string;
  readonly fix: string;
}

/** Whether a server takes a monitor: undefined where labels of its namespace decide it that are not known. */
export interface Selected {
  readonly server: PrometheusServer;
  readonly isTaken: boolean | undefined;
  /** Where it is not known to. */
  readonly why?: NotTaken;
}

/** Labels of the namespaces among the manifests, by their names. */
export type NamespaceLabels = Map<string, { readonly [label: string]: string }>;

/** What keeps a Prometheus of the cluster's profile from a monitor. */
export interface OutsideProfile {
  /** Labels by which it picks monitors, and which this one does not have. */
  readonly lacking: [label: string, value: string][];
  /** Whether it picks monitors of other namespaces alone. */
  readonly isElsewhere: boolean;
}

/** What keeps a Prometheus of the cluster's profile from a monitor; undefined where it picks it, or takes no such monitors at all. */
export function outsideOf(server: PrometheusProfile, { groupKind, manifest }: MonitorNode): OutsideProfile | undefined {
  const { monitorLabels = {}, monitorNamespaces = [] } = server;
  const { labels = {}, namespace } = manifest.metadata;
  const lacking = Object.entries(monitorLabels).filter(([label, value]) => labels[label] !== value);
  const isElsewhere = namespace !== undefined && monitorNamespaces.length > 0 && !monitorNamespaces.includes(namespace);
  return !groupKind.startsWith(`${MONITORING_GROUP}/`) || (lacking.length === 0 && !isElsewhere) ? undefined : { lacking, isElsewhere };
}

/** The server that a manifest is, or undefined where it is none. */
export function prometheusServerOf(located: LocatedManifest): PrometheusServer | undefined {
  const groupKind = groupKindOf(located.manifest);
  const kind = Object.hasOwn(SERVERS, groupKind) ? SERVERS[groupKind] : undefined;
  if (kind === undefined) {
    return undefined;
  }
  const spec = objectIn(located.manifest.spec);
  return {
    ...located,
    scrapeMillis: prometheusMillis(spec.scrapeInterval) || kind.scrapeMillis,
    timeoutMillis: prometheusMillis(spec.scrapeTimeout) || undefined,
    ignoresNamespaceSelectors: spec.ignoreNamespaceSelectors === true,
    scrapeClasses: listIn(spec.scrapeClasses).flatMap((each) => textIn(objectIn(each).name) ?? []),
    selections: Object.fromEntries(Object.entries(kind.selectors).map(([monitor, field]) => [monitor, selectionIn(spec, field, kind)])),
    hasLegacyNames: textIn(spec.nameValidationScheme)?.toLowerCase() === 'legacy',
    hasOtherConfig: OTHER_CONFIGS.some((field) => spec[field] !== undefined),
    isProven: kind.isVictoriaMetrics !== true,
  };
}

const OTHER_CONFIGS = ['additionalScrapeConfigs', 'inlineScrapeConfig', 'scrapeConfigSelector'];

/**
 * To the Prometheus operator no selector picks nothing, and no selector of namespaces its own namespace. To the one of Victoria Metrics
 * one that is missing picks everything where the other is there, and the namespace of the agent; without both, nothing or everything, as
 * `selectAllByDefault` says.
 */
function selectionIn(spec: Fields, field: string, { isVictoriaMetrics = false }: ServerKind): MonitorSelection {
  const fields = { labels: `${field}Selector`, namespaces: `${field}NamespaceSelector` };
  const [labels, namespaces] = [spec[fields.labels], spec[fields.namespaces]];
  if (isVictoriaMetrics && labels === undefined) {
    const takesAll = spec.selectAllByDefault === true;
    return namespaces === undefined
      ? { labels: takesAll ? {} : 'none', namespaces: takesAll ? {} : 'own', fields }
      : { labels: {}, namespaces: selectorIn(namespaces), fields };
  }
  return {
    labels: labels === undefined ? 'none' : selectorIn(labels),
    namespaces: namespaces === undefined ? 'own' : selectorIn(namespaces),
    fields,
  };
}

/** Whether a server scrapes a monitor; undefined where it is no kind of monitor to it. */
export function selectedBy(server: PrometheusServer, monitor: MonitorNode, known: NamespaceLabels): Selected | undefined {
  const { groupKind, manifest: { metadata } } = monitor;
  const selection = Object.hasOwn(server.selections, groupKind) ? server.selections[groupKind] : undefined;
  if (selection === undefined) {
    return undefined;
  }
  const why = otherLabels(selection, metadata.labels ?? {}) ?? refusalOf(server, monitor);
  if (why !== undefined) {
    return { server, isTaken: false, why };
  }
  const isTaken = picksNamespace(selection.namespaces, metadata.namespace, server.manifest.metadata.namespace, known);
  return { server, isTaken, why: isTaken === true ? undefined : otherNamespace(selection, server) };
}

function otherLabels({ fields, labels }: MonitorSelection, given: { readonly [label: string]: string }): NotTaken | undefined {
  if (labels === 'none') {
    return { of: 'labels', because: `has no ${fields.labels}, and then picks none`, fix: `set ${fields.labels}, {} for all` };
  }
  if (selects(labels, given)) {
    return undefined;
  }
  const wanted = Object.entries(labels.matchLabels ?? {}).filter(([key, value]) => given[key] !== value).map(([key, value]) => `${key}: ${value}`);
  return {
    of: 'labels',
    because: `picks by ${fields.labels} ${shownSelector(labels)}`,
    fix: wanted.length > 0 ? `give the monitor the label ${wanted.join(' and ')}` : `give the monitor labels that ${fields.labels} picks`,
  };
}

function otherNamespace({ fields, namespaces }: MonitorSelection, { manifest }: PrometheusServer): NotTaken {
  const fix = `move the monitor to a namespace that it picks, or set ${fields.namespaces}: {} for all`;
  return namespaces === 'own'
    ? { of: 'namespace', because: `has no ${fields.namespaces}, and then picks those of its own namespace (${manifest.metadata.namespace ?? 'not stated'})`, fix }
    : { of: 'namespace', because: `picks by ${fields.namespaces} ${shownSelector(namespaces)}`, fix };
}

/** What its operator refuses a monitor for, since this server is as it is. */
function refusalOf({ isProven, scrapeClasses, scrapeMillis }: PrometheusServer, { endpoints, scrapeClass }: MonitorNode): NotTaken | undefined {
  if (!isProven) {
    return undefined;
  }
  if (scrapeClass !== undefined && !scrapeClasses.includes(scrapeClass)) {
    return { of: 'class', because: `has no scrape class ${scrapeClass}`, fix: 'add it to spec.scrapeClasses of the Prometheus, or remove scrapeClass' };
  }
  const isLate = endpoints.some(({ scrapeMillis: own = scrapeMillis, timeoutMillis = 0 }) => own !== undefined && timeoutMillis > own);
  return isLate ? { of: 'timeout', because: 'does not take a scrapeTimeout longer than the interval', fix: 'shorten scrapeTimeout' } : undefined;
}

function picksNamespace(selector: PodSelector | 'own', namespace: string | undefined, own: string | undefined, known: NamespaceLabels): boolean | undefined {
  if (selector === 'own') {
    return namespace === own ? true : namespace === undefined || own === undefined ? undefined : false;
  }
  if (namespace === undefined) {
    return isSelective(selector) ? undefined : true;
  }
  const labels = known.get(namespace);
  const name = { [NAMESPACE_NAME]: namespace };
  return labels === undefined ? selectsIfKnown(selector, name) : selects(selector, { ...labels, ...name });
}

/** A selector as people write it. */
function shownSelector({ matchLabels = {}, matchExpressions = [] }: PodSelector): string {
  const labels = Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`);
  const expressions = matchExpressions.map(({ key, operator, values }) => `${key} ${operator}${values === undefined ? '' : ` (${values.join(', ')})`}`);
  return [...labels, ...expressions].join(', ') || '{}';
}
