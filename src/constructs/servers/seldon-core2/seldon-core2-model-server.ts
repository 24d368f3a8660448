import { Construct } from 'constructs';
import { agentScrape } from './agent-scrape';
import { defaultMonitor } from './default-monitor';
import { checkSeldonModel, seldonModel } from './model-manifest';
import { placeServer } from './placed-server';
import { checkPause, checkScaling, pausedAt, scalesServers, scalingMode } from './scaling-rules';
import { SeldonCore2ModelProps } from './seldon-core2-model-props';
import { ClusterProfile } from '../../../cluster/cluster-profile';
import { statedVersion, versionFor } from '../../../cluster/versions';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { checkObjectName } from '../../../platforms/kubernetes/names';
import { modelNameFaults } from '../../../platforms/seldon-core2/model-faults';
import { MESH_SERVICE, MODEL_HEADER, SELDON_CORE2_API_VERSION } from '../../../platforms/seldon-core2/names';
import { WrittenObject } from '../../../synth/written-object';
import { Autoscaler } from '../../autoscalers/autoscaler';
import { ModelEndpoint, V2_PATH } from '../../load-test/model-endpoint';
import { ServedModel, ServerContext, ServerKind } from '../served-model';

/** Writes a Model of Seldon Core 2 and, where asked for, its Server. */
export class SeldonCore2ModelServer implements ServerKind {
  readonly readsTriggers = true;

  constructor(private readonly props: SeldonCore2ModelProps) {}

  checkName(place: Place, name: string): void {
    checkObjectName(place, name);
    refuseAll(place, modelNameFaults(name));
  }

  stated(): Partial<ClusterProfile> {
    const { autoscalingModelEnabled, autoscalingServerEnabled, seldonCore2Version: version } = this.props;
    const isSaid = autoscalingModelEnabled !== undefined || autoscalingServerEnabled !== undefined;
    return { ...statedVersion('Seldon Core 2', version), ...isSaid && { seldonCore2: { autoscalingModelEnabled, autoscalingServerEnabled } } };
  }

  namespace(): undefined {
    return undefined;
  }

  serve(scope: Construct, context: ServerContext): ServedModel {
    const props = { ...context.cluster.seldonCore2, ...this.props };
    const { autoscaler, maxReplicas, minReplicas, name, namespace, place } = context;
    const at = place.at('server');
    const mode = scalingMode(props, autoscaler);
    const sleepsBy = sleepingField(autoscaler, minReplicas);
    const version = versionFor('Seldon Core 2', at.at('seldonCore2Version'), props.seldonCore2Version, context.cluster);
    checkSeldonModel(at, props);
    place.attempt(() => checkScaling(place, props, version, { autoscaler, mode, sleepsBy }));
    const model = { name, namespace, mode, minReplicas, maxReplicas };
    const { modelType, requirements } = props;
    const placed = { ...model, modelType, requirements, scalesServers: scalesServers(props, version) };
    const server = props.server && placeServer(at, scope, props.server._source, placed);
    place.attempt(() => checkPause(place, autoscaler, mode, server));
    if (mode === 'pair' && server?.name === name) {
      at.at('server').refuse('has the name of the Model: both autoscalers would have the same name', name, 'give one of the two another name');
    }
    const object = WrittenObject.write(scope, 'Model', seldonModel(at, props, { ...model, sleeps: sleepsBy !== undefined, server: server?.name }));
    const target = { apiVersion: SELDON_CORE2_API_VERSION, kind: 'Model', name };
    return {
      target,
      describedObject: target,
      alsoScaled: mode === 'pair' && server !== undefined ? { ...target, kind: 'Server', name: server.name } : undefined,
      autoscaler: mode === 'core' ? object : undefined,
      endpoint: endpointOf(name, namespace),
      scrape: agentScrape(at.at('monitor'), props.monitor ?? defaultMonitor(at.at('monitor'), context), { name, namespace, server: server?.name }),
      seldonCore2: { model: object, server: server?.object },
    };
  }
}

/** What takes the Model to no replicas, if anything does. An HPA refuses that by itself. */
function sleepingField(autoscaler: Autoscaler, minReplicas: number): string | undefined {
  if (minReplicas === 0 && autoscaler._kind.name !== 'hpa') {
    return 'minReplicas';
  }
  if (pausedAt(autoscaler) === 0) {
    return 'autoscaler.paused';
  }
  return autoscaler._sleeps(minReplicas) ? 'autoscaler.idleReplicaCount' : undefined;
}

function endpointOf(name: string, namespace?: string): ModelEndpoint {
  return {
    url: `http://${namespace === undefined ? MESH_SERVICE : `${MESH_SERVICE}.${namespace}.svc`}`,
    modelName: name,
    paths: { v2: V2_PATH },
    headers: { [MODEL_HEADER]: name },
  };
}
