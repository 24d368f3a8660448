import { selects } from './label-selector';
import { Endpoint, MonitorNode } from './monitor';
import { ServiceNode, ServicePort } from './service';
import { Port, Workload } from './workload';
import { DEFAULT_METRICS_PATH } from '../platforms/prometheus-operator/servers';
import { goRegexp } from '../promql/go-regexp';

const DEFAULT_PROTOCOL = 'TCP';
/** An expression that matches itself, as most names of ports do. */
const PLAIN = /^[\w-]*$/;
/** Labels of a target by which Prometheus asks it. Source: prometheus 3.5 model/labels, docs configuration.md, relabel_config. */
const ADDRESS = '__address__';
const METRICS_PATH = '__metrics_path__';

/** The endpoints of a PodMonitor that picks a workload's pods which lead to a declared port of them. */
export function podEndpoints(monitor: MonitorNode, workload: Workload): Endpoint[] {
  const ports = [...portsOf(workload), ...workload.initPorts];
  return monitor.endpoints.filter((endpoint) =>
    servesAt(workload, endpoint) && (endpoint.sets.includes(ADDRESS) || podPort(endpoint, ports)));
}

/** The endpoints of a ServiceMonitor that picks a Service which lead to a workload's pods through it. */
export function serviceEndpoints(monitor: MonitorNode, service: ServiceNode, workload: Workload): Endpoint[] {
  const ports = portsOf(workload);
  return monitor.endpoints.filter((endpoint) =>
    servesAt(workload, endpoint) && (endpoint.sets.includes(ADDRESS) || servicePort(endpoint, service, ports)));
}

/** Whether a PodMonitor asks for some port of a workload's pods. */
export function picksPods(monitor: MonitorNode, workload: Workload): boolean {
  return monitor.endpoints.length > 0 && selects(monitor.selector, workload.podLabels);
}

/** Whether a ServiceMonitor asks for some port of a Service. */
export function picksService(monitor: MonitorNode, { manifest }: ServiceNode): boolean {
  return monitor.endpoints.length > 0 && selects(monitor.selector, manifest.metadata.labels ?? {});
}

/** Whether an endpoint of a ServiceMonitor asks for a port that a Service has, wherever that leads. */
export function asksService({ port, sets, targetPort }: Endpoint, { ports }: ServiceNode): boolean {
  return sets.includes(ADDRESS) || (port === undefined ? targetPort !== undefined || ports.length > 0
    : ports.some(({ name }) => name !== undefined && matches(port, name)));
}

/** Whether a port of a Service leads to a workload's pods. */
export function leadsTo(port: ServicePort, workload: Workload): boolean {
  return reaches(port, portsOf(workload));
}

function servesAt({ metricsPath }: Workload, { path = DEFAULT_METRICS_PATH, sets }: Endpoint): boolean {
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
function servicePort({ port, targetPort }: Endpoint, service: ServiceNode, ports: Port[]): boolean {
  if (port === undefined) {
    return targetPort === undefined ? ports.length > 0 || service.ports.some((each) => reaches(each, ports)) : declared(targetPort, ports);
  }
  return service.ports.some((each) => each.name !== undefined && matches(port, each.name) && reaches(each, ports));
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
  if (PLAIN.test(expression)) {
    return expression === text;
  }
  const compiled = goRegexp(`^(?:${expression})$`);
  return typeof compiled !== 'string' && compiled.test(text);
}

/** The numbers of the ports of some pods that an endpoint of a monitor asks, behind Services where it is one of a ServiceMonitor. */
export function portNumbers(
  { kind }: MonitorNode, { port, portNumber, sets, targetPort }: Endpoint, services: ServiceNode[], workload: Workload,
): number[] {
  const ports = portsOf(workload);
  const named = (wanted: number | string | undefined) => typeof wanted === 'number' ? [wanted]
    : ports.filter(({ name }) => name === wanted).map(({ containerPort }) => containerPort);
  if (sets.includes(ADDRESS)) {
    return [];
  }
  if (port === undefined) {
    const wanted = portNumber ?? targetPort;
    return wanted === undefined ? ports.map(({ containerPort }) => containerPort) : named(wanted);
  }
  const isAsked = ({ name }: { readonly name?: string }) => name !== undefined && matches(port, name);
  return kind === 'PodMonitor' ? ports.filter(isAsked).map(({ containerPort }) => containerPort)
    : services.flatMap((service) => service.ports).filter(isAsked).flatMap((each) => named(each.targetPort ?? each.port));
}
