import { containersOf, PlannedContainer, PlannedPredictor } from './predictor-plan';
import { SeldonCore1Metrics } from './seldon-core1-server-props';
import { Place } from '../../../faults/place';
import { SELDON_CORE1 } from '../../../model-servers/seldon-core1';
import { checkPort } from '../../../platforms/kubernetes/names';
import { DEFAULT_METRICS_PATH } from '../../../platforms/prometheus-operator/servers';
import { EXECUTOR_METRICS_PATH } from '../../../platforms/seldon-core1/names';
import { HTTP_PORT, METRICS_PORT } from '../../../platforms/seldon-core1/ports';
import { checkMetricsEndpoint } from '../../metrics/metrics-endpoint-rules';
import { ContainerEndpoint } from '../../metrics/monitor-manifests';
import { ServerTrigger } from '../../triggers/servers/server-trigger';
import { Trigger } from '../../triggers/trigger';

/** Where all containers of a predictor are asked. */
export interface CommonEndpoint {
  readonly path: string;
  readonly portName: string;
}

/** Where Seldon puts the metrics of all containers, unless its operator was installed otherwise. */
export function commonEndpoint({ path = EXECUTOR_METRICS_PATH, portName = METRICS_PORT }: SeldonCore1Metrics): CommonEndpoint {
  return { path, portName };
}

/**
 * Where containers serve metrics of their own, elsewhere than all are asked: those that are stated, those of a known server at a port that
 * a container declares, and those of a prepackaged server of which it is known where they are.
 */
export function nodeEndpoints(predictor: PlannedPredictor, metrics: SeldonCore1Metrics, triggers: Trigger[]): ContainerEndpoint[] {
  return containersOf(predictor).flatMap((container): ContainerEndpoint[] => {
    const { name, prepackaged, role } = container;
    if (role === 'server') {
      // The operator leaves a server whose ports it replaces that one.
      return prepackaged?.metrics === undefined ? [] : [{ container: name, ...prepackaged.metrics, declared: HTTP_PORT }];
    }
    const stated = new Map(Object.entries(metrics.containers ?? {})).get(name);
    return stated === undefined
      ? askedEndpoints(container, triggers).filter((endpoint) => !isCommon(container, endpoint, metrics))
      : [{ container: name, port: stated.port, path: stated.path ?? DEFAULT_METRICS_PATH }];
  });
}

/** Where the servers that triggers ask for have their metrics unless told otherwise, at ports that a container declares. */
function askedEndpoints({ name, ports }: PlannedContainer, triggers: Trigger[]): ContainerEndpoint[] {
  const known = new Set(triggers.flatMap((trigger) => trigger instanceof ServerTrigger ? [trigger._signal.known] : []));
  return [...known].filter((server) => server !== SELDON_CORE1).flatMap(({ endpoint: { port, path } }) =>
    port !== undefined && path !== undefined && ports.some((declared) => declared.number === port) ? [{ container: name, port, path }] : []);
}

function isCommon({ ports }: PlannedContainer, { path, port }: ContainerEndpoint, metrics: SeldonCore1Metrics): boolean {
  const common = commonEndpoint(metrics);
  return path === common.path && ports.some(({ name, number }) => number === port && name === common.portName);
}

/** Refuses statements about containers that are not there, or whose port no PodMonitor finds. */
export function checkContainerMetrics(place: Place, predictor: PlannedPredictor, { containers = {} }: SeldonCore1Metrics): void {
  const all = containersOf(predictor);
  for (const [name, { path, port }] of Object.entries(containers)) {
    const at = place.at(name);
    const container = all.find((each) => each.name === name)
      ?? at.refuse('is no container of the scaled predictor', name, `name one of ${all.map((each) => each.name).join(', ')}`);
    if (container.role === 'server') {
      at.refuse('is a server that comes with Seldon Core, whose ports the operator writes', name,
        'leave it out, or run the server in a container of your own: SeldonCore1GraphNode.model');
    }
    checkPort(at.at('port'), port);
    checkMetricsEndpoint(at, { path });
    if (!container.ports.some(({ number }) => number === port)) {
      at.at('port').refuse('is not declared by the container, and a PodMonitor finds declared ports only', port, 'add it to ports of the container, or correct it');
    }
  }
}
