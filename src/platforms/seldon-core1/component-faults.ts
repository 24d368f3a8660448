import { EXECUTOR_CONTAINER, EXECUTOR_GRPC_PORT, EXECUTOR_HTTP_PORT, EXECUTOR_METRICS, TFSERVING_CONTAINER } from './names';
import { TFSERVING_PORTS } from './ports';
import { Fault, fault, faultAt } from '../../faults/fault';
import { Fields, isObject, listIn, numberIn, objectIn, textIn } from '../kubernetes/untyped';

/** A port on which something in a pod listens. */
export interface Listener {
  readonly number: number;
  /** TCP where none is stated. */
  readonly protocol?: string;
  /** Who listens, as messages call it. */
  readonly owner: string;
}

/** Ports of the containers that the operator adds. */
const PORTS_OF_ADDED: { readonly [container: string]: number[] } = {
  [EXECUTOR_CONTAINER]: [EXECUTOR_HTTP_PORT, EXECUTOR_GRPC_PORT],
  [TFSERVING_CONTAINER]: TFSERVING_PORTS,
};

/** On what the containers listen that the operator adds to a component. */
export function addedListeners(names: string[]): Listener[] {
  return names.flatMap((name) => (PORTS_OF_ADDED[name] ?? []).map((number) => ({ number, owner: name === EXECUTOR_CONTAINER ? 'the executor' : `container ${name}` })));
}

/** Who listens on a port already: the containers of a pod share its ports. */
export function listenerOn({ number, protocol = 'TCP' }: Omit<Listener, 'owner'>, taken: Listener[]): Listener | undefined {
  return taken.find((other) => other.number === number && (other.protocol ?? 'TCP') === protocol);
}

/** A container that listens on a port of another one in the same pod. */
export function clashText({ owner }: Listener, how = 'listens on a port'): string {
  return `${how} of ${owner}, in the same pod`;
}

/**
 * Ports that a component declares for a container, and that another container of the pod has: one of the two cannot start to listen.
 * `added` are the containers that the operator adds to it, and `replaced` those whose ports it replaces.
 */
export function portClashFaults(component: Fields, { added, replaced }: { readonly added: string[]; readonly replaced: string[] }): Fault[] {
  const taken = addedListeners(added);
  return listIn(objectIn(component.spec).containers).map(objectIn).flatMap((container, i) => {
    const ports = replaced.includes(textIn(container.name) ?? '') ? [] : listIn(container.ports).map(objectIn).flatMap((port, j) => {
      const number = numberIn(port.containerPort);
      return number === undefined ? [] : [{ number, protocol: textIn(port.protocol), j }];
    });
    const found = ports.flatMap((port) => {
      const other = listenerOn(port, taken);
      return other === undefined ? [] : [{
        ...faultAt(['spec', 'containers', i, 'ports', port.j, 'containerPort'], clashText(other), port.number, 'let the container listen on another port'), isWarning: true,
      }];
    });
    taken.push(...ports.map((port) => ({ ...port, owner: `container ${textIn(container.name) ?? ''}` })));
    return found;
  });
}

/**
 * Metrics of the executor that an HPA asks of pods without one: it asks for metrics of the very pods that it scales.
 * Source: kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go, GetMetricReplicas.
 */
export function absentExecutorFaults(series: readonly string[]): Fault[] {
  const asked = series.filter((metric) => metric.startsWith(EXECUTOR_METRICS));
  return asked.length === 0 || asked.length < series.length ? [] : [fault(
    'asks for a metric of the executor, which is not in the pods that the HPA scales: an HPA asks those alone, and finds no value', asked.join(', '), {
      typescript: 'use Autoscaler.keda(), which asks for the whole graph, or scale component 0',
      yaml: 'write a ScaledObject, whose query asks for the whole graph, or scale the component with the executor, which is the first one unless an annotation gives it pods of its own',
    },
  )];
}

/** A security context of the pods, which the operator does not keep. Source: seldon-core v1.18.2 seldondeployment_controller.go, createDeploymentWithoutEngine. */
export function securityContextFaults(component: Fields): Fault[] {
  const { securityContext } = objectIn(component.spec);
  return !isObject(securityContext) ? [] : [{
    ...faultAt(['spec', 'securityContext'], 'would be replaced by the one that the operator was installed with', Object.keys(securityContext), 'set securityContext of the containers'),
    isWarning: true,
  }];
}
