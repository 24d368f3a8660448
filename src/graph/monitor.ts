import { groupKindOf, listIn, LocatedManifest, numberIn, objectIn, textIn } from './manifest';
import { portIn } from './service';
import { PodSelector, selectorIn } from '../platforms/kubernetes/pod-template';
import { Fields } from '../platforms/kubernetes/untyped';
import { prometheusMillis } from '../platforms/prometheus/duration';
import { GOOGLE_SCRAPE_MILLIS } from '../platforms/prometheus-operator/servers';

/** Where a monitor asks for metrics. */
export interface Endpoint {
  readonly port?: string;
  readonly portNumber?: number;
  readonly targetPort?: number | string;
  readonly path?: string;
  /** Labels of the targets that its relabelings set. */
  readonly sets: string[];
  /** How often it is scraped, in milliseconds; undefined where whatever scrapes it decides that. */
  readonly scrapeMillis?: number;
}

/** What a kind of monitor looks for, and where it says which ports. */
export interface MonitorKind {
  readonly kind: 'ServiceMonitor' | 'PodMonitor';
  readonly endpoints: 'endpoints' | 'podMetricsEndpoints';
  /** Whether it says nothing of namespaces, because it looks in all of them. */
  readonly everywhere?: boolean;
  /** Whether a port may be a number, which no container needs to declare. */
  readonly numbers?: boolean;
  /** How often it is scraped where it says nothing of that, whatever scrapes it. */
  readonly scrapeMillis?: number;
}

const SERVICE_MONITOR: MonitorKind = { kind: 'ServiceMonitor', endpoints: 'endpoints' };
const POD_MONITOR: MonitorKind = { kind: 'PodMonitor', endpoints: 'podMetricsEndpoints' };
const POD_MONITORING: MonitorKind = { kind: 'PodMonitor', endpoints: 'endpoints', numbers: true, scrapeMillis: GOOGLE_SCRAPE_MILLIS };

/**
 * Monitors by group and kind: those of the Prometheus operator, the same in the groups of Azure and of Red Hat, and those of Victoria
 * Metrics and Google, which say alike what they select.
 *
 * Sources: Azure/prometheus-collector; rhobs/observability-operator; VictoriaMetrics/operator api/operator/v1beta1;
 * GoogleCloudPlatform/prometheus-engine pkg/operator/apis/monitoring/v1.
 */
const KINDS: { readonly [groupKind: string]: MonitorKind } = {
  'monitoring.coreos.com/ServiceMonitor': SERVICE_MONITOR,
  'monitoring.coreos.com/PodMonitor': POD_MONITOR,
  'azmonitoring.coreos.com/ServiceMonitor': SERVICE_MONITOR,
  'azmonitoring.coreos.com/PodMonitor': POD_MONITOR,
  'monitoring.rhobs/ServiceMonitor': SERVICE_MONITOR,
  'monitoring.rhobs/PodMonitor': POD_MONITOR,
  'operator.victoriametrics.com/VMServiceScrape': SERVICE_MONITOR,
  'operator.victoriametrics.com/VMPodScrape': POD_MONITOR,
  'monitoring.googleapis.com/PodMonitoring': POD_MONITORING,
  'monitoring.googleapis.com/ClusterPodMonitoring': { ...POD_MONITORING, everywhere: true },
};

/** A ServiceMonitor or PodMonitor, or what another product calls so. */
export interface MonitorNode extends LocatedManifest {
  readonly kind: MonitorKind['kind'];
  readonly groupKind: string;
  readonly selector: PodSelector;
  readonly endpoints: Endpoint[];
  /** Where it looks for objects; undefined stands for a namespace that is only known when the manifests are applied. */
  readonly namespaces: (string | undefined)[] | 'any';
}

/** The monitor that a manifest is, or undefined where it is none. */
export function monitorOf(located: LocatedManifest): MonitorNode | undefined {
  const groupKind = groupKindOf(located.manifest);
  const found = Object.hasOwn(KINDS, groupKind) ? KINDS[groupKind] : undefined;
  if (found === undefined) {
    return undefined;
  }
  const spec = objectIn(located.manifest.spec);
  const { any, matchNames } = objectIn(spec.namespaceSelector);
  const names = listIn(matchNames).flatMap((name) => textIn(name) ?? []);
  return {
    ...located,
    kind: found.kind,
    groupKind,
    selector: selectorIn(spec.selector),
    endpoints: listIn(spec[found.endpoints]).map((endpoint) => endpointOf(found, objectIn(endpoint))),
    namespaces: any === true || found.everywhere ? 'any' : names.length > 0 ? names : [located.manifest.metadata.namespace],
  };
}

/** A port that needs no declaration is reached as if none was asked for. */
function endpointOf({ numbers = false, scrapeMillis }: MonitorKind, { interval, path, port, portNumber, relabelings, targetPort }: Fields): Endpoint {
  const at = numbers && typeof port === 'number' ? {} : { port: textIn(port), portNumber: numberIn(portNumber), targetPort: portIn(targetPort) };
  return {
    ...at,
    path: textIn(path),
    sets: listIn(relabelings).flatMap((relabeling) => textIn(objectIn(relabeling).targetLabel) ?? []),
    // An interval of 0 is none.
    scrapeMillis: prometheusMillis(interval) || scrapeMillis,
  };
}
