import { isDnsLabel, isPort } from './names';
import { Fields, listIn, objectIn, textIn } from './untyped';
import { fault, Fault, faultAt, repeated, within } from '../../faults/fault';

/** Types of a Service that has no ports of nodes. */
const WITHOUT_NODE_PORTS = ['ClusterIP', 'ExternalName'];
const NODE_PORT_FIX = { yaml: 'set type to NodePort or LoadBalancer', typescript: 'set type to ServiceType.NODE_PORT or LOAD_BALANCER' };
const REFUSED = 'so the API server refuses the Service';

/** What the API server refuses in the ports of a Service. Source: kubernetes v1.36 pkg/apis/core/validation/validation.go, ValidateService. */
export function serviceFaults(given: unknown): Fault[] {
  const spec = objectIn(given);
  const { clusterIP, type = 'ClusterIP' } = spec;
  const ports = listIn(spec.ports).map(objectIn);
  // A patch of a Service says nothing of its pods.
  const needsPorts = type !== 'ExternalName' && clusterIP !== 'None' && spec.selector !== undefined;
  return [
    ...ports.length === 0 && needsPorts ? [faultAt(['ports'], `must hold a port, ${REFUSED}`, spec.ports, 'add the port that the pods listen on')] : [],
    ...portsFaults(ports).map((each) => ({ ...each, pointer: ['ports', ...each.pointer] })),
    ...ports.flatMap(({ nodePort }, i) => nodePort === undefined ? [] : within(['ports', i, 'nodePort'], nodePortFaults(nodePort, type))),
  ];
}

/** A port of nodes beside a type of Service that has none. */
export function nodePortFaults(nodePort: unknown, type: unknown = 'ClusterIP'): Fault[] {
  return WITHOUT_NODE_PORTS.some((each) => each === type)
    ? [fault(`needs another type of Service than ${type}, ${REFUSED}`, nodePort, NODE_PORT_FIX)] : [];
}

function portsFaults(ports: Fields[]): Fault[] {
  const sameName = repeated(ports, ({ name }) => textIn(name));
  const sameNumber = repeated(ports, ({ port, protocol = 'TCP' }) => isPort(port) ? `${textIn(protocol)} ${port}` : undefined);
  return ports.flatMap((entry, i) => {
    const { name, port } = entry;
    return within([i], [
      ...isPort(port) ? [] : [faultAt(['port'], `is no port, ${REFUSED}`, port, 'use a whole number from 1 to 65535')],
      ...sameNumber.has(entry) ? [faultAt(['port'], `is the port of another entry too, ${REFUSED}`, port, 'choose another one')] : [],
      ...name === undefined ? ports.length > 1 ? [faultAt(['name'], `is needed where a Service has several ports, ${REFUSED}`, name, 'name each port')] : []
        : isDnsLabel(name) ? [] : [faultAt(['name'], `is no name of a port, ${REFUSED}`, name, 'use at most 63 lower-case letters, digits and "-"')],
      ...sameName.has(entry) ? [faultAt(['name'], `is the name of another port too, ${REFUSED}`, name, 'give each port a name of its own')] : [],
    ]);
  });
}
