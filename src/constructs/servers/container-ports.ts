import { ContainerPort, ContainerProps, Protocol } from 'cdk8s-plus-27';
import { Place } from '../../faults/place';
import { checkPort, checkPortName } from '../../platforms/kubernetes/names';
import { MetricsEndpoint } from '../metrics/metrics-endpoint';
import { Monitor } from '../metrics/monitor';

const FIRST_PORT_NAME = 'http';
const METRICS_PORT_NAME = 'metrics';

/** A port that has a name, which a Service with several ports and every monitor need. */
export interface NamedPort extends ContainerPort {
  readonly name: string;
}

/** The ports of a model's container. */
export interface ModelPorts {
  /** The given ones and, where it was not among them, that of the metrics. */
  readonly all: NamedPort[];
  /** Those that the Service has: all, but for a port that only a PodMonitor asks. */
  readonly served: NamedPort[];
  /** The one that serves metrics, if any does. */
  readonly metrics?: NamedPort;
}

/** Whether two ports cannot stand beside each other in a container. */
export function samePort(one: { number: number; protocol?: string }, other: { number: number; protocol?: string }): boolean {
  return one.number === other.number && (one.protocol ?? Protocol.TCP) === (other.protocol ?? Protocol.TCP);
}

/**
 * The ports of a container with a name each: the given one, else `http` for the first and `port-<number>` for others. `field` is the prop
 * that holds the container.
 */
export function modelPorts(
  place: Place, container: ContainerProps, metrics?: MetricsEndpoint, monitor?: Monitor, field = 'container',
): ModelPorts {
  const declared = declaredPorts(place.at(field), container);
  if (metrics === undefined) {
    return { all: declared, served: declared };
  }
  const port = metricsPort(place.at('metrics.port'), declared, metrics);
  if (declared.includes(port)) {
    return { all: declared, served: declared, metrics: port };
  }
  const all = [...declared, port];
  return { all, served: monitor?._kind === 'pod' ? declared : all, metrics: port };
}

/** The ports that a container declares, with a name each. */
export function declaredPorts(place: Place, container: ContainerProps, firstName = FIRST_PORT_NAME): NamedPort[] {
  if (container.port !== undefined && container.portNumber !== undefined) {
    place.at('port').refuse('is the old name of portNumber, which is given too', container.port, 'leave it out');
  }
  const first = container.portNumber ?? container.port;
  const given: ContainerPort[] = [...first === undefined ? [] : [{ number: first }], ...container.ports ?? []];
  const ports = given.map((port, i) => ({ ...port, name: port.name ?? defaultName(port, i, given, firstName) }));
  const offset = first === undefined ? 0 : 1;
  ports.forEach((port, i) => {
    const at = i < offset ? place.at('portNumber') : place.at('ports').at(i - offset);
    checkPort(i < offset ? at : at.at('number'), port.number);
    checkPortName(at.at('name'), port.name);
    if (ports.findIndex((other) => samePort(other, port)) !== i) {
      at.at('number').refuse('is declared before, with the same protocol', port.number, 'leave one of the two out');
    }
    if (ports.findIndex((other) => other.name === port.name) !== i) {
      at.at('name').refuse('is the name of another port too', port.name, 'give each port a name of its own');
    }
  });
  return ports;
}

function defaultName(port: ContainerPort, i: number, given: ContainerPort[], firstName: string): string {
  const name = i === 0 ? firstName : `port-${port.number}`;
  const before = given.slice(0, i).some(({ number }) => number === port.number);
  return before ? `${name}-${(port.protocol ?? Protocol.TCP).toLowerCase()}` : name;
}

/** The port of the metrics: a declared one, or one more. */
function metricsPort(place: Place, declared: NamedPort[], { port: number }: MetricsEndpoint): NamedPort {
  if (number === undefined) {
    return likelyMetricsPort(declared)
      ?? place.refuse('is needed: the container declares no TCP port', undefined, 'set it, or container.portNumber');
  }
  const found = declared.filter((port) => port.number === number);
  const tcp = found.find((port) => isTcp(port));
  if (found.length > 0 && tcp === undefined) {
    place.refuse('is no TCP port, and metrics come over HTTP', `${number}/${found[0].protocol}`, 'name a TCP port');
  }
  return tcp ?? addedMetricsPort(place, declared, number);
}

/** Where metrics are unless somebody says it: at the port of that name, or else at the first. */
export function likelyMetricsPort(declared: NamedPort[]): NamedPort | undefined {
  return declared.find((port) => isTcp(port) && port.name === METRICS_PORT_NAME) ?? declared.find((port) => isTcp(port));
}

function addedMetricsPort(place: Place, declared: NamedPort[], port: number): NamedPort {
  if (declared.some(({ name }) => name === METRICS_PORT_NAME)) {
    place.refuse(`is not the container's port named ${METRICS_PORT_NAME}`, port,
      'name that port\'s number, or declare this port under another name in container.ports');
  }
  checkPort(place, port);
  return { number: port, name: METRICS_PORT_NAME };
}

export function isTcp({ protocol }: ContainerPort): boolean {
  return protocol === undefined || protocol === Protocol.TCP;
}
