import { Selector, selects } from './label-selector';
import { groupOf, listIn, LocatedManifest, Manifest, objectIn } from './manifest';
import { Port, Workload } from './workload';

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
  readonly relabelings?: unknown;
}

/** A port of a Service. */
interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
  readonly protocol?: string;
}

/** A ServiceMonitor or PodMonitor. */
export interface MonitorNode extends LocatedManifest {
  readonly kind: 'ServiceMonitor' | 'PodMonitor';
  readonly selector: Selector;
  /** Where it looks for objects; undefined stands for a namespace that is only known when the manifests are applied. */
  readonly namespaces: (string | undefined)[] | 'any';
}

/** The monitor that a manifest is, or undefined where it is none. */
export function monitorOf(located: LocatedManifest): MonitorNode | undefined {
  const { apiVersion, kind, spec = {}, metadata } = located.manifest;
  if (groupOf(apiVersion) !== 'monitoring.coreos.com' || (kind !== 'ServiceMonitor' && kind !== 'PodMonitor')) {
    return undefined;
  }
  const { any, matchNames = [] } = spec.namespaceSelector ?? {};
  return {
    ...located,
    kind,
    selector: spec.selector ?? {},
    namespaces: any === true ? 'any' : matchNames.length > 0 ? matchNames : [metadata.namespace],
  };
}

/** Whether a PodMonitor makes Prometheus scrape a declared port of a workload's pods. */
export function scrapesPods(monitor: MonitorNode, workload: Workload): boolean {
  return picksPods(monitor, workload) && podEndpoints(monitor).some((endpoint) =>
    servesAt(workload, endpoint) && (sets(endpoint, ADDRESS) || podPort(endpoint, [...portsOf(workload), ...workload.initPorts])));
}

/** Whether a ServiceMonitor makes Prometheus scrape a workload's pods through a Service that leads to them. */
export function scrapesService(monitor: MonitorNode, service: Manifest, workload: Workload): boolean {
  return picksService(monitor, service) && serviceEndpoints(monitor).some((endpoint) =>
    servesAt(workload, endpoint) && (sets(endpoint, ADDRESS) || servicePort(endpoint, service, portsOf(workload))));
}

/** Whether a PodMonitor asks for some port of a workload's pods. */
export function picksPods(monitor: MonitorNode, workload: Workload): boolean {
  return podEndpoints(monitor).length > 0 && selects(monitor.selector, workload.podLabels);
}

/** Whether a ServiceMonitor asks for some port of a Service. */
export function picksService(monitor: MonitorNode, service: Manifest): boolean {
  return serviceEndpoints(monitor).length > 0 && selects(monitor.selector, service.metadata.labels ?? {});
}

function podEndpoints({ manifest: { spec } }: MonitorNode): Endpoint[] {
  return spec?.podMetricsEndpoints ?? [];
}

function serviceEndpoints({ manifest: { spec } }: MonitorNode): Endpoint[] {
  return spec?.endpoints ?? [];
}

function servesAt({ metricsPath }: Workload, endpoint: Endpoint): boolean {
  const { path = DEFAULT_PATH } = endpoint;
  return metricsPath === undefined || path === metricsPath || sets(endpoint, METRICS_PATH);
}

/** Whether a relabeling of targets says where to ask, wherever that is. */
function sets({ relabelings }: Endpoint, label: string): boolean {
  return listIn(relabelings).some((relabeling) => objectIn(relabeling).targetLabel === label);
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
  const servicePorts: ServicePort[] = service.spec.ports ?? [];
  if (port === undefined) {
    return targetPort === undefined ? ports.length > 0 || servicePorts.some((each) => reaches(each, ports)) : declared(targetPort, ports);
  }
  return servicePorts.some((each) => each.name !== undefined && matches(port, each.name) && reaches(each, ports));
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
