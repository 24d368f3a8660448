import { selects, selectsIfKnown } from './label-selector';
import { groupKindOf, listIn, LocatedManifest, objectIn, textIn } from './manifest';
import { MonitorNode } from './monitor';
import { isSelective, PodSelector, selectorIn } from '../platforms/kubernetes/pod-template';
import { Fields } from '../platforms/kubernetes/untyped';
import { prometheusMillis } from '../platforms/prometheus/duration';
import { ServerKind, SERVERS } from '../platforms/prometheus-operator/servers';

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
  /** Whether it also scrapes what is said in no monitor. */
  readonly hasOtherConfig: boolean;
  /** Whether what it does is known from its code, and not from its documentation alone. */
  readonly isProven: boolean;
}

/** Whether a server scrapes a monitor: undefined where labels decide it that are not known; and why it does not. */
export interface Selected {
  readonly server: PrometheusServer;
  readonly isTaken: boolean | undefined;
  readonly because?: string;
}

/** Labels of the namespaces among the manifests, by their names. */
export type NamespaceLabels = Map<string, { readonly [label: string]: string }>;

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
export function selectedBy(server: PrometheusServer, { groupKind, manifest }: MonitorNode, known: NamespaceLabels): Selected | undefined {
  const { metadata } = manifest;
  const selection = Object.hasOwn(server.selections, groupKind) ? server.selections[groupKind] : undefined;
  if (selection === undefined) {
    return undefined;
  }
  const { fields, labels, namespaces } = selection;
  if (labels === 'none') {
    return { server, isTaken: false, because: `has no ${fields.labels}, and then picks none` };
  }
  if (!selects(labels, metadata.labels ?? {})) {
    return { server, isTaken: false, because: `picks by ${fields.labels} ${shownSelector(labels)}` };
  }
  const isTaken = picksNamespace(namespaces, metadata.namespace, server.manifest.metadata.namespace, known);
  return {
    server,
    isTaken,
    because: isTaken === true ? undefined
      : namespaces === 'own'
        ? `has no ${fields.namespaces}, and then picks those of its own namespace ${server.manifest.metadata.namespace ?? ''}`.trimEnd()
        : `picks namespaces by ${fields.namespaces} ${shownSelector(namespaces)}`,
  };
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
