import { Construct } from 'constructs';
import { checkCollector, collectorAnnotations } from './kserve-collector';
import { companionSpec } from './kserve-companion';
import { kserveEndpoint, predictorMonitor, PredictorPorts, predictorPorts } from './kserve-metrics';
import { ComponentPods, renderPods } from './kserve-pods';
import { KserveServing } from './kserve-predictor';
import { checkComponentName, checkComponentPods, checkServiceAnnotations, checkServiceLabels, checkServiceName } from './kserve-rules';
import { ComponentScaling, componentAnnotations, knownAutoscaler, kserveScaling } from './kserve-scaling';
import { KserveServerProps } from './kserve-server-props';
import { checkServerTriggers } from './kserve-server-triggers';
import { checkModel, predictorContainer, predictorImplementation } from './predictor-container';
import { ClusterProfile } from '../../../cluster/cluster-profile';
import { statedVersion, versionFor } from '../../../cluster/versions';
import { Place } from '../../../faults/place';
import { runtimeOf } from '../../../model-servers/kserve-runtimes';
import {
  AUTOSCALER_CLASS, Component, componentOf, DEPLOYMENT_MODE, KSERVE_API_VERSION, STANDARD_MODE, STANDARD_MODE_BEFORE_16,
} from '../../../platforms/kserve/names';
import { DEPLOYMENT } from '../../../platforms/kubernetes/kinds';
import { ProductVersion } from '../../../platforms/product-version';
import { WrittenObject } from '../../../synth/written-object';
import { AutoscalerContext } from '../../autoscalers/autoscaler-context';
import { writeClaimTemplate } from '../device-claim';
import { ObjectMetadata } from '../object-metadata';
import { ServedModel, ServerContext, ServerKind } from '../served-model';

/** How KServe scales the predictor, and the annotation that says who scrapes what it is scaled on. */
interface ScaledPredictor {
  readonly scaling: ComponentScaling;
  readonly asked?: { readonly [key: string]: string };
}

/** Writes an InferenceService in Standard mode, and a monitor of its predictor. */
export class KserveServer implements ServerKind {
  readonly readsTriggers = true;
  private readonly serving: KserveServing;

  constructor(private readonly props: KserveServerProps) {
    this.serving = props.predictor?._serving ?? {};
  }

  checkName(place: Place, name: string): void {
    checkServiceName(place, name);
  }

  checkMetadata(place: Place, { labels, annotations }: ObjectMetadata): void {
    // KServe hands those of an InferenceService on to what it makes of it.
    checkServiceLabels(place.at('labels'), labels);
    checkServiceAnnotations(place.at('annotations'), annotations);
  }

  stated(): Partial<ClusterProfile> {
    return statedVersion('KServe', this.props.kserveVersion);
  }

  namespace(): undefined {
    return undefined;
  }

  serve(scope: Construct, context: ServerContext): ServedModel {
    const { externalAutoscaler = false, explainer, predictorName, transformer } = this.props;
    const { model } = this.serving;
    const place = context.place.at('server');
    const predictor = componentOf(context.name, 'predictor', predictorName);
    const version = versionFor('KServe', place.at('kserveVersion'), this.props.kserveVersion, context.cluster);
    const target = { ...DEPLOYMENT, name: predictor.name };
    const autoscaler = knownAutoscaler(context.autoscaler, { ...context, target });
    const autoscalerClass = externalAutoscaler ? 'external' : autoscaler.name;
    this.check(place, version);
    if (model !== undefined) {
      place.attempt(() => checkServerTriggers(context.place.at('triggers'), context.triggers, model));
    }
    checkComponentName(context.place, predictor, autoscalerClass);

    const pods = this.pods(place, predictor, context);
    const ports = predictorPorts(place, this.props, pods.container);
    const { manifest: monitor, scrape } = predictorMonitor(context, predictor, this.props, ports);
    const scaled: AutoscalerContext = { ...context, target, scrape };
    const scaling = externalAutoscaler ? undefined : kserveScaling(scaled, autoscaler, version);
    const surroundings = { context: scaled, autoscaler, autoscalerClass, version };
    writeClaimTemplate(scope, { place: place.at('gpu'), gpu: pods.gpu, name: predictor.name, context });
    const companions = Object.entries({ transformer, explainer: explainer?._props }).flatMap(([kind, companion]) => companion === undefined ? []
      : [[kind, companionSpec(componentOf(context.name, kind as 'transformer' | 'explainer'), companion, surroundings)]]);
    Object.entries({ transformer, explainer: explainer?._props }).forEach(([kind, companion]) => writeClaimTemplate(scope, {
      place: place.at(kind).at('gpu'), gpu: companion?.gpu, name: componentOf(context.name, kind as 'transformer' | 'explainer').name, context,
    }));
    const inferenceService = WrittenObject.write(scope, 'InferenceService', {
      apiVersion: KSERVE_API_VERSION,
      kind: 'InferenceService',
      metadata: {
        name: context.name,
        namespace: context.namespace,
        labels: this.props.labels,
        annotations: {
          ...this.props.annotations,
          [DEPLOYMENT_MODE]: version.has('deploymentMode Standard') ? STANDARD_MODE : STANDARD_MODE_BEFORE_16,
          [AUTOSCALER_CLASS]: autoscalerClass,
        },
      },
      spec: {
        predictor: this.predictor(place, predictor, pods, ports, scaling && { scaling, asked: componentAnnotations(scaled) }),
        ...Object.fromEntries(companions),
      },
    });
    const front = transformer === undefined ? predictor : componentOf(context.name, 'transformer');
    return {
      target,
      autoscaler: externalAutoscaler ? undefined : inferenceService,
      kserve: { inferenceService },
      // Another runtime may have containers that nobody knows here.
      containerNames: model !== undefined && runtimeOf(model) === undefined ? undefined : () => containerNames(pods),
      podSelector: { matchLabels: predictor.selectorLabels },
      endpoint: kserveEndpoint(context, this.serving, front),
      monitor: monitor && WrittenObject.write(scope, 'Monitor', monitor),
      scrape,
    };
  }

  private check(place: Place, version: ProductVersion<'KServe'>): void {
    const { annotations, externalAutoscaler, labels, predictorName } = this.props;
    const { model } = this.serving;
    checkServiceAnnotations(place.at('annotations'), annotations);
    checkServiceLabels(place.at('labels'), labels);
    if (predictorName !== undefined) {
      checkServiceName(place.at('predictorName'), predictorName);
      place.attempt(() => version.need(place.at('predictorName'), 'predictor.name', predictorName));
    }
    if (externalAutoscaler) {
      place.attempt(() => version.need(place.at('externalAutoscaler'), 'autoscalerClass external without replicas of its own', true));
    }
    if (model !== undefined) {
      place.attempt(() => checkModel(place.at('predictor'), model, version));
    }
  }

  private pods(place: Place, predictor: Component, { triggers }: ServerContext): ComponentPods {
    const { gpu, pod, strategy } = this.props;
    const pods = { container: predictorContainer(place.at('predictor'), this.serving), gpu, pod, strategy };
    checkComponentPods(place, predictor, pods, triggers, 'predictor');
    return pods;
  }

  private predictor(place: Place, component: Component, pods: ComponentPods, predictor: PredictorPorts, scaled?: ScaledPredictor): object {
    const { predictorName } = this.props;
    const { model } = this.serving;
    const { ports, endpoint } = predictor;
    const { scaling, asked } = scaled ?? {};
    const { annotations: given, labels } = pods.pod?.metadata ?? {};
    const metrics = scaling?.autoScaling.metrics ?? [];
    place.attempt(() => checkCollector(place.at('annotations'), metrics, this.props.annotations));
    place.attempt(() => checkCollector(place.at('pod.metadata.annotations'), metrics, given));
    const annotations = { ...given, ...collectorAnnotations(place, metrics, { component, ports, endpoint, model }), ...asked };
    const rendered = renderPods(place, component, pods, ports, 'predictor');
    return {
      name: predictorName,
      ...Object.keys(annotations).length > 0 && { annotations },
      labels,
      ...scaling,
      ...rendered.around,
      ...predictorImplementation(rendered, model),
    };
  }
}

function containerNames({ container, pod }: ComponentPods): string[] {
  return [container, ...pod?.containers ?? []].flatMap(({ name }) => name ?? []);
}
