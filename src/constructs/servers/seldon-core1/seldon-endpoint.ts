import { PlannedPredictor } from './predictor-plan';
import { SeldonCore1Protocol } from './seldon-core1-protocol';
import { EXECUTOR_HTTP_PORT } from '../../../platforms/seldon-core1/executor';
import { ModelEndpoint, SELDON_PATH, V1_PATH, V2_PATH } from '../../load-test/model-endpoint';

/** Paths of the executor, by protocol. Source: seldon-core v1.18.2 executor/api/rest/server.go. */
function pathsOf(protocol: SeldonCore1Protocol): ModelEndpoint['paths'] {
  switch (protocol) {
    case SeldonCore1Protocol.SELDON: return { seldon: SELDON_PATH };
    case SeldonCore1Protocol.TENSORFLOW: return { v1: V1_PATH };
    case SeldonCore1Protocol.V2:
    case SeldonCore1Protocol.KFSERVING: return { v2: V2_PATH };
  }
}

/** Where a predictor is asked: its executor leads a request to the root of the graph. */
export function executorEndpoint({ service, nodes }: PlannedPredictor, namespace?: string, protocol = SeldonCore1Protocol.SELDON): ModelEndpoint {
  const host = namespace === undefined ? service : `${service}.${namespace}.svc`;
  const { name } = nodes[0].node;
  return { url: `http://${host}:${EXECUTOR_HTTP_PORT}`, modelName: name, paths: pathsOf(protocol) };
}
