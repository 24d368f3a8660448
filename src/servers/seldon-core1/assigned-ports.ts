import { PlannedContainer, PlannedPredictor } from './predictor-plan';
import { NamedPort } from '../container-ports';

/** First ports that the operator gives containers. Source: seldon-core v1.18.2 operator/constants/constants.go. */
const FIRST_PORTS: [string, number][] = [['http', 9000], ['grpc', 9500]];

/** Finds the ports that the operator adds to a container that runs a node, beside those that it declares. */
export type AssignedPorts = (container: PlannedContainer) => NamedPort[];

/** Containers are counted by their names through all predictors. Source: seldon-core v1.18.2 defaults.go, DefaultSeldonDeployment. */
export function assignedPorts(predictors: PlannedPredictor[]): AssignedPorts {
  const names = [...new Set(predictors.flatMap(({ components }) => components.flatMap(({ containers }) => containers.map(({ name }) => name))))];
  return ({ name, ports, role }) => role === 'sidecar' ? [] : FIRST_PORTS
    .filter(([portName]) => !ports.some((port) => port.name === portName))
    .map(([portName, first]) => ({ name: portName, number: first + names.indexOf(name) }));
}
