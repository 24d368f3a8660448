import { ContainerPort, ContainerProps, Protocol } from 'cdk8s-plus-27';
import { checkPort, checkPortName } from '../kubernetes/names';
import { MetricsEndpoint } from '../metrics/metrics-endpoint';
import { Place } from '../place';

const FIRST_PORT_NAME = 'http';
const METRICS_PORT_NAME = 'metrics';

/** A port that has a name, which a Service with several ports and every monitor need. */
export interface NamedPort extends ContainerPort {
  readonly name: string;
}

/** The ports of a model's container. */
export interface ModelPorts {
  /** Those that the container was given, in that order. */
  readonly declared: NamedPort[];
  /** The declared ones and, where it was not among them, that of the metrics. */
  readonly all: NamedPort[];
  /** The one that serves metrics, if any does. */
  readonly metrics?: NamedPort;
}

/** The declared ports with a name each: the given one, else `http` for the first and `port-<number>` for others. */
export function modelPorts(place: Place, container: ContainerProps, metrics?: MetricsEndpoint): ModelPorts {
  const first = container.portNumber ?? container.port;
  const given: ContainerPort[] = [...first === undefined ? [] : [{ number: first }], ...container.ports ?? []];
  const declared: NamedPort[] = given.map((port, i) => ({ ...port, name: port.name ?? (i === 0 ? FIRST_PORT_NAME : `port-${port.number}`) }));
  declared.forEach((port, i) => {
    const at = place.at('container.ports').at(i);
    checkPort(at.at('number'), port.number);
    checkPortName(at.at('name'), port.name);
    if (declared.findIndex((other) => other.name === port.name) !== i) {
      at.at('name').refuse('is the name of another port too', port.name, 'give each port a name of its own');
    }
  });
  if (metrics === undefined) {
    return { declared, all: declared };
  }
  const known = metrics.port === undefined ? declared[0] : declared.find((port) => port.number === metrics.port);
  if (known !== undefined) {
    if (known.protocol !== undefined && known.protocol !== Protocol.TCP) {
      place.at('metrics.port').refuse('is no TCP port, and metrics come over HTTP', `${known.number}/${known.protocol}`, 'name a TCP port');
    }
    return { declared, all: declared, metrics: known };
  }
  if (metrics.port === undefined) {
    return place.at('metrics.port').refuse('is needed: the container declares no port', undefined, 'set it, or container.portNumber');
  }
  if (declared.some((port) => port.name === METRICS_PORT_NAME)) {
    place.at('metrics.port').refuse(`is not the container's port named ${METRICS_PORT_NAME}`, metrics.port,
      'name that port\'s number, or declare this port under another name in container.ports');
  }
  const added: NamedPort = { number: metrics.port, name: METRICS_PORT_NAME };
  return { declared, all: [...declared, added], metrics: added };
}
