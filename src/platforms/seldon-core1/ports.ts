// Ports of the containers of a SeldonDeployment that its operator adds, unless they declare one of that name.
// Source: SeldonIO/seldon-core v1.18.2 operator/constants/constants.go, operator/apis/machinelearning.seldon.io/v1/defaults.go.

/** Names of the ports. */
export const HTTP_PORT = 'http';
export const GRPC_PORT = 'grpc';
export const METRICS_PORT = 'metrics';

/** The first number of each: those of requests count the names of all containers, those of metrics the containers that get one. */
const FIRST_REQUEST_PORTS: [string, number][] = [[HTTP_PORT, 9000], [GRPC_PORT, 9500]];
const FIRST_METRICS_PORT = 6000;

/** What the server of TensorFlow listens on beside the one that Seldon asks in its own protocol. */
export const TFSERVING_PORTS = [2000, 2001];

/** A port with a name. */
export interface SeldonPort {
  readonly name: string;
  readonly number: number;
}

/** A container of a SeldonDeployment. */
export interface PortedContainer {
  readonly name: string;
  /** Whether it runs a unit of the graph, which others do not. */
  readonly isUnit: boolean;
  /** Whether it is a server whose ports the operator replaces, once it has counted them. */
  readonly isReplaced?: boolean;
  /** Names of the ports that it declares. */
  readonly declared: (string | undefined)[];
}

/**
 * The ports that each container gets beside those that it declares; all are to be given, in the order in which Seldon goes through them.
 * A server whose ports are replaced uses up a number for metrics, and has no such port.
 */
export function addedPorts(containers: PortedContainer[]): SeldonPort[][] {
  const names = [...new Set(containers.map(({ name }) => name))];
  let nextMetricsPort = FIRST_METRICS_PORT;
  return containers.map(({ name: container, isUnit, isReplaced = false, declared }) => {
    if (!isUnit) {
      return [];
    }
    const requests = FIRST_REQUEST_PORTS.filter(([name]) => !declared.includes(name))
      .map(([name, first]) => ({ name, number: first + names.indexOf(container) }));
    const metrics = declared.includes(METRICS_PORT) ? [] : [{ name: METRICS_PORT, number: nextMetricsPort++ }];
    return isReplaced ? requests : [...requests, ...metrics];
  });
}

/** Whether a port of a server whose ports are replaced is still there. */
export function isLeft(portName: unknown): boolean {
  return FIRST_REQUEST_PORTS.some(([name]) => name === portName);
}
