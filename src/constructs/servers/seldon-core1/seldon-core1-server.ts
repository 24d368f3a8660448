import { Construct } from 'constructs';
import { checkExecutorMetrics } from './executor-series';
import { checkGraphs } from './graph-rules';
import { checkOwnAnnotations, checkOwnLabels } from './metadata-rules';
import { componentManifest, podLabels, predictorManifest } from './predictor-manifest';
import { PlannedPredictor, planPredictors } from './predictor-plan';
import { checkPredictors } from './predictor-rules';
import { checkRequests } from './requests-rules';
import { scaledOf, scalingPart } from './scaling-part';
import { SeldonCore1Protocol } from './seldon-core1-protocol';
import { SeldonCore1ServerProps } from './seldon-core1-server-props';
import { scrapePredictor } from './seldon-monitor';
import { ClusterProfile } from '../../../cluster/cluster-profile';
import { statedVersion, versionFor } from '../../../cluster/versions';
import { Place } from '../../../faults/place';
import { DEPLOYMENT } from '../../../platforms/kubernetes/kinds';
import { checkLabels } from '../../../platforms/kubernetes/metadata-faults';
import { checkModelName } from '../../../platforms/kubernetes/names';
import { EXECUTOR_HTTP_PORT, SELDON_CORE1_API_VERSION } from '../../../platforms/seldon-core1/names';
import { WrittenObject } from '../../../synth/written-object';
import { metricAnnotations } from '../../autoscalers/served-by';
import { ModelEndpoint, SELDON_PATH, V1_PATH, V2_PATH } from '../../load-test/model-endpoint';
import { ObjectMetadata } from '../object-metadata';
import { ServedModel, ServerContext, ServerKind } from '../served-model';

const KIND = 'SeldonDeployment';

/** Writes a SeldonDeployment, which says in Seldon's own words how its Deployment scales. */
export class SeldonCore1Server implements ServerKind {
  readonly readsTriggers = true;

  constructor(private readonly props: SeldonCore1ServerProps) {}

  checkName(place: Place, name: string): void {
    checkModelName(place, name);
  }

  checkMetadata(place: Place, { labels = {}, annotations = {} }: ObjectMetadata): void {
    checkOwnLabels(place.at('labels'), labels);
    checkOwnAnnotations(place.at('annotations'), annotations);
  }

  stated(): Partial<ClusterProfile> {
    const { kedaEnabled, seldonCore1Version: version } = this.props;
    return { ...statedVersion('Seldon Core 1', version), ...kedaEnabled !== undefined && { seldonCore1: { kedaEnabled } } };
  }

  namespace(): undefined {
    return undefined;
  }

  serve(scope: Construct, context: ServerContext): ServedModel {
    const { props } = this;
    const { name, namespace } = context;
    const place = context.place.at('server');
    const version = versionFor('Seldon Core 1', place.at('seldonCore1Version'), props.seldonCore1Version, context.cluster);
    const kedaEnabled = props.kedaEnabled ?? context.cluster.seldonCore1?.kedaEnabled;
    const external = props.externalAutoscaler ?? false;
    const predictors = planPredictors(place, name, props);
    checkGraphs(place, predictors, props);
    checkPredictors(place, name, predictors);
    checkOwnAnnotations(place.at('annotations'), props.annotations ?? {});
    checkLabels(place.at('labels'), props.labels ?? {});

    const { predictor: own, component } = scaledOf(place, predictors, props.scaled);
    const target = { ...DEPLOYMENT, name: component.deployment };
    const containerNames = [...component.containers.map((container) => container.name), ...component.added];
    const { monitor, scrape } = scrapePredictor(scope, context, props, own);
    const owner = { apiVersion: SELDON_CORE1_API_VERSION, kind: KIND, name };
    const scaled = { ...context, target, scrape, containerNames };
    if (context.autoscaler._kind.name === 'hpa') {
      place.attempt(() => checkExecutorMetrics(scaled, component));
    }
    const scaling = scalingPart(context.autoscaler, scaled, { external, kedaEnabled, version, owner });
    const manifests = predictors.map((predictor) => predictorManifest(predictor, predictor.components.map((each) => {
      const manifest = componentManifest(name, predictor, each);
      if (each !== component) {
        return manifest;
      }
      checkRequests(context, component, manifest.spec, predictor.props.executor);
      return { ...manifest, ...scaling };
    })));
    const seldonDeployment = WrittenObject.write(scope, KIND, {
      apiVersion: SELDON_CORE1_API_VERSION,
      kind: KIND,
      metadata: { name, namespace, labels: props.labels, ...!external && { annotations: metricAnnotations({ scrape, triggers: context.triggers }) } },
      spec: { annotations: props.annotations, protocol: props.protocol, transport: props.transport, predictors: manifests },
    });
    return {
      target,
      autoscaler: external ? undefined : seldonDeployment,
      seldonCore1: { seldonDeployment },
      endpoint: executorEndpoint(own, namespace, props.protocol),
      containerNames: () => containerNames,
      podSelector: { matchLabels: podLabels(name, own, component) },
      monitor,
      scrape,
    };
  }
}

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
function executorEndpoint({ service, nodes }: PlannedPredictor, namespace?: string, protocol = SeldonCore1Protocol.SELDON): ModelEndpoint {
  const host = namespace === undefined ? service : `${service}.${namespace}.svc`;
  const { name } = nodes[0].node;
  return { url: `http://${host}:${EXECUTOR_HTTP_PORT}`, modelName: name, paths: pathsOf(protocol) };
}
