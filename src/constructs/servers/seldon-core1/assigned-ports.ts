import { containersOf, PlannedContainer, PlannedPredictor } from './predictor-plan';
import { addedPorts, SeldonPort } from '../../../platforms/seldon-core1/ports';

/** Finds the ports that the operator adds to a container that runs a node, beside those that it declares. */
export type AssignedPorts = (container: PlannedContainer) => SeldonPort[];

/** The ports of all containers of a SeldonDeployment, in the order in which they are written. */
export function assignedPorts(predictors: PlannedPredictor[]): AssignedPorts {
  const containers = predictors.flatMap(containersOf);
  const added = addedPorts(containers.map(({ name, ports, prepackaged, role }) =>
    ({ name, isUnit: role !== 'sidecar', isReplaced: prepackaged?.replacesPorts, declared: ports.map((port) => port.name) })));
  const byContainer = new Map(containers.map((container, i) => [container, added[i]]));
  return (container) => byContainer.get(container) ?? [];
}
