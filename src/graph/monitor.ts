import { groupKindOf, listIn, LocatedManifest, numberIn, objectIn, textIn } from './manifest';
import { portIn } from './service';
import { Fault } from '../faults/fault';
import { TARGET_LABELS } from '../model-servers/series-owner';
import { PodSelector, selectorIn } from '../platforms/kubernetes/pod-template';
import { Fields, withinEach } from '../platforms/kubernetes/untyped';
import { monitorRefusals, MonitorShape, monitorSlips, scrapeTimeoutFaults } from '../platforms/prometheus-operator/monitor-faults';
import { GOOGLE_SCRAPE_MILLIS, MONITORING_GROUP } from '../platforms/prometheus-operator/servers';
import { prometheusMillis } from '../promql/duration';

/** Where a monitor asks for metrics. */
export interface Endpoint {
  readonly port?: string;
  readonly portNumber?: number;
  readonly targetPort?: number | string;
  readonly path?: string;
  /** Labels of the targets that its relabelings set. */
  readonly sets: string[];
  /**
   * Whether all that the pods export there is stored, with the labels of the target: it asks without parameters, and relabels no more than to set
   * labels that no target has by itself.
   */
  readonly storesAll: boolean;
  /** Whether labels that the pods write keep their names where the target has them too. */
  readonly honorsLabels: boolean;
  /** Whether it asks by TLS. */
  readonly isTls: boolean;
  /** Whether it says who asks: by a token, a password or a certificate. */
  readonly isAuthenticated: boolean;
  /** How long an answer is waited for, in milliseconds, where it says so. */
  readonly timeoutMillis?: number;
  /** How often it is scraped, in milliseconds; undefined where whatever scrapes it decides that. */
  readonly scrapeMillis?: number;
}

/** What a kind of monitor looks for, and where it says which ports. */
export interface MonitorKind extends MonitorShape {
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
  [`${MONITORING_GROUP}/ServiceMonitor`]: SERVICE_MONITOR,
  [`${MONITORING_GROUP}/PodMonitor`]: POD_MONITOR,
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
  /** The field that lists those. */
  readonly endpointsField: MonitorKind['endpoints'];
  /** Where it looks for objects; undefined stands for a namespace that is only known when the manifests are applied. */
  readonly namespaces: (string | undefined)[] | 'any';
  /** The class that it asks a Prometheus for. */
  readonly scrapeClass?: string;
  /** Why it is refused, as far as its operator is known for that. */
  readonly refusals: Fault[];
  /** What else is wrong with it. */
  readonly slips: Fault[];
  /** Endpoints that wait longer for an answer than until the next scrape, where whatever scrapes them has an interval. */
  readonly timeoutFaults: (interval?: number) => Fault[];
}

/** Fields of an endpoint by which it says who asks. */
const CREDENTIALS = ['authorization', 'basicAuth', 'bearerTokenFile', 'bearerTokenSecret', 'oauth2'];
/** The same in its settings of TLS. */
const CERTIFICATES = ['cert', 'certFile'];
/** Fields of an endpoint that choose, change or drop series. */
const ALTERS = ['metricRelabelings', 'metricRelabelConfigs', 'params'];
/** Groups whose operators are that of Prometheus. */
const PROMETHEUS_OPERATORS = [`${MONITORING_GROUP}/`, 'azmonitoring.coreos.com/', 'monitoring.rhobs/'];

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
    endpointsField: found.endpoints,
    endpoints: listIn(spec[found.endpoints]).map((endpoint) => endpointOf(found, objectIn(endpoint))),
    namespaces: any === true || found.everywhere ? 'any' : names.length > 0 ? names : [located.manifest.metadata.namespace],
    scrapeClass: textIn(spec.scrapeClass),
    ...PROMETHEUS_OPERATORS.some((group) => groupKind.startsWith(group))
      ? {
        refusals: monitorRefusals(spec, found),
        slips: monitorSlips(spec, found),
        timeoutFaults: (interval?: number) =>
          withinEach(found.endpoints, spec[found.endpoints], (endpoint) => scrapeTimeoutFaults(endpoint, interval)),
      }
      : { refusals: [], slips: [], timeoutFaults: () => [] },
  };
}

/** A port that needs no declaration is reached as if none was asked for. */
function endpointOf({ numbers = false, scrapeMillis }: MonitorKind, fields: Fields): Endpoint {
  const { honorLabels, interval, path, port, portNumber, relabelings, scheme, scrapeTimeout, targetPort, tlsConfig } = fields;
  const at = numbers && typeof port === 'number' ? {} : { port: textIn(port), portNumber: numberIn(portNumber), targetPort: portIn(targetPort) };
  return {
    ...at,
    path: textIn(path),
    storesAll: honorLabels !== true && !hasAny(fields, ALTERS) && listIn(relabelings).every((each) => onlyAddsLabel(objectIn(each))),
    honorsLabels: honorLabels === true,
    isAuthenticated: hasAny(fields, CREDENTIALS) || hasAny(objectIn(tlsConfig), CERTIFICATES),
    isTls: tlsConfig !== undefined || String(scheme).toLowerCase() === 'https',
    sets: listIn(relabelings).flatMap((relabeling) => textIn(objectIn(relabeling).targetLabel) ?? []),
    timeoutMillis: prometheusMillis(scrapeTimeout) || undefined,
    // An interval of 0 is none.
    scrapeMillis: prometheusMillis(interval) || scrapeMillis,
  };
}

/** Source: prometheus v3.14 model/relabel/relabel.go; replace is the default. */
function onlyAddsLabel({ action, targetLabel }: Fields): boolean {
  const label = textIn(targetLabel) ?? '';
  return ['replace', 'hashmod', 'lowercase', 'uppercase'].includes((textIn(action) ?? 'replace').toLowerCase())
    && label !== '' && !label.startsWith('__') && !TARGET_LABELS.includes(label);
}

function hasAny(fields: Fields, names: string[]): boolean {
  return names.some((name) => fields[name] !== undefined);
}
