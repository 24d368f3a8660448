import { ContainerProps } from 'cdk8s-plus-27';
import { isTcp } from './container-ports';

/** A container that shares no list with another: models made from one server would fill each other's. */
export function ownCopy(container: ContainerProps): ContainerProps {
  const { envFrom, envVariables, volumeMounts } = container;
  return {
    ...container,
    ...envFrom && { envFrom: [...envFrom] },
    ...envVariables && { envVariables: { ...envVariables } },
    ...volumeMounts && { volumeMounts: [...volumeMounts] },
  };
}

/** A container whose probes ask its first TCP port unless they name one: without `portNumber` cdk8s-plus asks port 80. */
export function withPortNumber(container: ContainerProps): ContainerProps {
  const { ports = [] } = container;
  const first = ports.find((port) => isTcp(port));
  if (container.portNumber !== undefined || container.port !== undefined || first === undefined) {
    return container;
  }
  return { ...container, portNumber: first.number, ports: ports.filter((port) => port !== first) };
}
