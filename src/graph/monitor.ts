import { selects } from './label-selector';
import { groupKindOf, listIn, LocatedManifest, Manifest, numberIn, objectIn, textIn } from './manifest';
import { Port, Workload } from './workload';
import { PodSelector, selectorIn } from '../platforms/kubernetes/pod-template';
import { Fields } from '../platforms/kubernetes/untyped';

const DEFAULT_PROTOCOL = 'TCP';
const DEFAULT_PATH = '/metrics';
/** Labels of a target by which Prometheus asks it. Source: prometheus 3.5 model/labels, docs configuration.md, relabel_config. */
const ADDRESS = '__address__';
const METRICS_PATH = '__metrics_path__';

/** Where a monitor asks for metrics. */
interface Endpoint {
  readonly port?: string;
  readonly portNumber?: number;
  readonly targetPort?: number | string;
  readonly path?: string;
  /** Labels of the targets that its relabelings set. */
  readonly sets: string[];
}

/** A port of a Service. */
interface ServicePort {
  readonly name?: string;
  readonly port?: number;
  readonly targetPort?: number | string;
  readonly protocol?: string;
}

/** What a kind of monitor looks for, and where it says which ports. */
interface MonitorKind {
  readonly kind: 'ServiceMonitor' | 'PodMonitor';
  readonly endpoints: 'endpoints' | 'podMetricsEndpoints';
  /** Whether it says nothing of namespaces, because it looks in all of them. */
  readonly everywhere?: boolean;
  /** Whether a port may be a number, which no container needs to declare. */
  readonly numbers?: boolean;
}

const SERVICE_MONITOR: MonitorKind = { kind: 'ServiceMonitor', endpoints: 'endpoints' };
const POD_MONITOR: MonitorKind = { kind: 'PodMonitor', endpoints: 'podMetricsEndpoints' };
const POD_MONITORING: MonitorKind = { kind: 'PodMonitor', endpoints: 'endpoints', numbers: true };

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
  readonly selector: PodSelector;
  readonly endpoints: Endpoint[];
  /** Where it looks for objects; undefined stands for a namespace that is only known when the manifests are applied. */
  readonly namespaces: (string | undefined)[] | 'any';
}

/** The monitor that a manifest is, or undefined where it is none. */
export function monitorOf(located: LocatedManifest): MonitorNode | undefined {
  const found = KINDS[groupKindOf(located.manifest)];
  if (found === undefined) {
    return undefined;
  }
  const spec = objectIn(located.manifest.spec);
  const { any, matchNames } = objectIn(spec.namespaceSelector);
  const names = listIn(matchNames).flatMap((name) => textIn(name) ?? []);
  return {
    ...located,
    kind: found.kind,
    selector: selectorIn(spec.selector),
    endpoints: listIn(spec[found.endpoints]).map((endpoint) => endpointOf(found, objectIn(endpoint))),
    namespaces: any === true || found.everywhere ? 'any' : names.length > 0 ? names : [located.manifest.metadata.namespace],
  };
}

/** A port that needs no declaration is reached as if none was asked for. */
function endpointOf({ numbers = false }: MonitorKind, { path, port, portNumber, relabelings, targetPort }: Fields): Endpoint {
  const at = numbers && typeof port === 'number' ? {} : { port: textIn(port), portNumber: numberIn(portNumber), targetPort: portIn(targetPort) };
  return { ...at, path: textIn(path), sets: listIn(relabelings).flatMap((relabeling) => textIn(objectIn(relabeling).targetLabel) ?? []) };
}

/** A port by its number or its name: one that is a number in quotes is a name. */
function portIn(value: unknown): number | string | undefined {
  return typeof value === 'number' ? value : textIn(value);
}

/** Whether a PodMonitor makes Prometheus scrape a declared port of a workload's pods. */
export function scrapesPods(monitor: MonitorNode, workload: Workload): boolean {
  return picksPods(monitor, workload) && monitor.endpoints.some((endpoint) =>
    servesAt(workload, endpoint) && (endpoint.sets.includes(ADDRESS) || podPort(endpoint, [...portsOf(workload), ...workload.initPorts])));
}

/** Whether a ServiceMonitor makes Prometheus scrape a workload's pods through a Service that leads to them. */
export function scrapesService(monitor: MonitorNode, service: Manifest, workload: Workload): boolean {
  return picksService(monitor, service) && monitor.endpoints.some((endpoint) =>
    servesAt(workload, endpoint) && (endpoint.sets.includes(ADDRESS) || servicePort(endpoint, service, portsOf(workload))));
}

/** Whether a PodMonitor asks for some port of a workload's pods. */
export function picksPods(monitor: MonitorNode, workload: Workload): boolean {
  return monitor.endpoints.length > 0 && selects(monitor.selector, workload.podLabels);
}

/** Whether a ServiceMonitor asks for some port of a Service. */
export function picksService(monitor: MonitorNode, service: Manifest): boolean {
  return monitor.endpoints.length > 0 && selects(monitor.selector, service.metadata.labels ?? {});
}

function servesAt({ metricsPath }: Workload, { path = DEFAULT_PATH, sets }: Endpoint): boolean {
  return metricsPath === undefined || path === metricsPath || sets.includes(METRICS_PATH);
}

function portsOf(workload: Workload): Port[] {
  return workload.containers.flatMap((container) => container.ports);
}

/** Precedence of a PodMonitor's fields: port, portNumber, targetPort. Source: prometheus-operator 0.87 promcfg.go. */
function podPort({ port, portNumber, targetPort }: Endpoint, ports: Port[]): boolean {
  if (port !== undefined) {
    return ports.some(({ name }) => name !== undefined && matches(port, name));
  }
  const wanted = portNumber ?? targetPort;
  return wanted === undefined || declared(wanted, ports);
}

/** Precedence of a ServiceMonitor's fields: port, targetPort; with neither all ports. `port` is an anchored regular expression. */
function servicePort({ port, targetPort }: Endpoint, service: Manifest, ports: Port[]): boolean {
  const servicePorts = servicePortsOf(service);
  if (port === undefined) {
    return targetPort === undefined ? ports.length > 0 || servicePorts.some((each) => reaches(each, ports)) : declared(targetPort, ports);
  }
  return servicePorts.some((each) => each.name !== undefined && matches(port, each.name) && reaches(each, ports));
}

function servicePortsOf({ spec }: Manifest): ServicePort[] {
  return listIn(objectIn(spec).ports).map(objectIn).map(({ name, port, protocol, targetPort }) =>
    ({ name: textIn(name), port: numberIn(port), protocol: textIn(protocol), targetPort: portIn(targetPort) }));
}

/** Whether a Service's port leads to the pods: a number needs no declaration there, a name has to exist with that protocol. */
function reaches({ port, targetPort = port, protocol = DEFAULT_PROTOCOL }: ServicePort, ports: Port[]): boolean {
  return typeof targetPort === 'number'
    || ports.some((declaredPort) => declaredPort.name === targetPort && (declaredPort.protocol ?? DEFAULT_PROTOCOL) === protocol);
}

function declared(port: number | string, ports: Port[]): boolean {
  return ports.some(({ name, containerPort }) => typeof port === 'number' ? containerPort === port : name === port);
}

function matches(expression: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${expression})$`).test(text);
  } catch {
    return false;
  }
}
