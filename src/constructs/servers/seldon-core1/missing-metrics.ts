import { commonEndpoint } from './node-endpoints';
import { containersOf, OPERATORS_IMAGE, PlannedContainer, PlannedPredictor } from './predictor-plan';
import { SeldonCore1Metrics } from './seldon-core1-server-props';
import { FASTAPI_INSTRUMENTATOR } from '../../../model-servers/fastapi-instrumentator';
import { MLSERVER } from '../../../model-servers/mlserver';
import { MODEL_SERVERS } from '../../../model-servers/model-servers';
import { PROCESS_METRICS, whyUnreached } from '../../../model-servers/prepackaged';
import { SELDON_CORE1 } from '../../../model-servers/seldon-core1';
import { TENSORFLOW_SERVING } from '../../../model-servers/tensorflow-serving';
import { ContainerEndpoint } from '../../metrics/monitor-manifests';
import { Missing } from '../../metrics/scrape';

/** What no server of the catalogue is. */
const PYTHON_SERVER = 'Seldon\'s Python server';

/** Servers whose path of metrics is a setting: an image may serve them where Seldon asks. */
const PATH_IS_SET = [MLSERVER, TENSORFLOW_SERVING, FASTAPI_INSTRUMENTATOR].map(({ server }) => server);

const OF_EXECUTOR = 'use SeldonCore1Trigger, which asks the executor';

/** Tells of a known server why its metrics cannot be among what the PodMonitor of a predictor scrapes; of what may be there, nothing. */
export function missingMetrics(
  predictor: PlannedPredictor, metrics: SeldonCore1Metrics, endpoints: ContainerEndpoint[],
): (server: string) => Missing | undefined {
  const containers = containersOf(predictor);
  const own = containers.filter(({ role }) => role !== 'server');
  const isAsked = ({ name }: PlannedContainer) => endpoints.some(({ container }) => container === name);
  return (server) => {
    const running = containers.filter((container) => serverOf(container) === server);
    if (server === SELDON_CORE1.server || [...own, ...running].some(isAsked)) {
      return undefined;
    }
    return own.length > 0 ? missingOfContainers(server, own, metrics) : missingOfServers(server, containers);
  };
}

/** A container that says nothing of its metrics is asked where all are. */
function missingOfContainers(server: string, own: PlannedContainer[], metrics: SeldonCore1Metrics): Missing | undefined {
  const endpoint = MODEL_SERVERS.find((known) => known.server === server)?.endpoint;
  const { path, portName } = commonEndpoint(metrics);
  if (endpoint === undefined || PATH_IS_SET.includes(server) || endpoint.path === path) {
    return undefined;
  }
  const { name } = own.find(({ role }) => role === 'node') ?? own[0];
  return {
    problem: `which serves it at ${endpoint.path}, and containers are scraped at ${path} of their port ${portName}`,
    fix: `set metrics: { containers: { '${name}': { port, path: '${endpoint.path}' } } } of ModelServer.seldonCore1, with a port that the container declares`,
  };
}

function missingOfServers(server: string, containers: PlannedContainer[]): Missing | undefined {
  // Another image may be another server, but for Triton, which the operator starts by its command.
  const unsure = containers.filter(({ prepackaged, props }) =>
    prepackaged?.runs === undefined || (prepackaged.runs !== 'triton' && props.image !== OPERATORS_IMAGE));
  if (unsure.some(({ prepackaged }) => prepackaged?.replacesPorts !== true)) {
    return undefined;
  }
  const running = [...containers.filter((container) => serverOf(container) === server), ...unsure];
  if (running.length === 0) {
    return {
      problem: `and ${containers.map((each) => `${each.name} runs ${serverOf(each)}`).join(', ')}`,
      fix: `${OF_EXECUTOR}, or a trigger of a server that runs`,
    };
  }
  const [{ name, prepackaged }] = running;
  return {
    problem: `and ${whyUnreached(name, prepackaged!)}`,
    fix: `${OF_EXECUTOR}, or run the server in a container of your own: SeldonCore1GraphNode.model('${name}')`,
  };
}

function serverOf({ prepackaged }: PlannedContainer): string | undefined {
  return prepackaged?.runs && (PROCESS_METRICS[prepackaged.runs]?.server ?? PYTHON_SERVER);
}
