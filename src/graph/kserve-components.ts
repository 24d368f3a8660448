import { listIn, Manifest, numberIn, objectIn, textIn, textsIn } from './manifest';
import {
  AUTOSCALER_CLASS, COMPONENT_KINDS, ComponentKind, componentOf, DEFAULT_AUTOSCALER_CLASS, DEPLOYMENT_MODE, KNATIVE_MODES,
  STANDARD_MODE, STANDARD_MODE_BEFORE_16,
} from '../platforms/kserve/names';
import { Fields, isObject } from '../platforms/kubernetes/untyped';

/** A component of an InferenceService, of which KServe makes a Deployment. */
export interface KServeComponent {
  readonly kind: ComponentKind;
  /** Where it stands in the manifest. */
  readonly path: string;
  /** Of the Deployment, the Service, the HPA and the ScaledObject that KServe makes. */
  readonly name: string;
  /** Of its pods, and what selects them. */
  readonly selectorLabels: { [key: string]: string };
  readonly spec: Fields;
  readonly labels: Fields;
  /** Of its autoScaling, as it is written. */
  readonly behavior?: unknown;
  readonly annotations: { [key: string]: string };
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
  /** The metrics that it is to be scaled on. */
  readonly metrics: KServeMetric[];
  /** `hpa`, `keda`, `external` or `none`. */
  readonly autoscalerClass: string;
}

/** A metric of the autoScaling of a component. */
export interface KServeMetric {
  /** Where it stands in the manifest. */
  readonly path: string;
  readonly type?: unknown;
  readonly resource?: unknown;
  /** Without fields where it is none of its kind, as the next. */
  readonly external: { readonly metric: Fields; readonly target: Fields; readonly stated: Fields };
  readonly podmetric: { readonly metric?: unknown; readonly target?: unknown };
}

/** The components of an InferenceService that says to be in Standard mode; none in other modes, and where the cluster decides on the mode. */
export function kserveComponents(manifest: Manifest): KServeComponent[] {
  return [STANDARD_MODE, STANDARD_MODE_BEFORE_16].includes(manifest.metadata.annotations?.[DEPLOYMENT_MODE] ?? '') ? componentsIn(manifest) : [];
}

/** The components that an InferenceService would have in Standard mode, where the cluster decides on the mode; none where it says its mode. */
export function undecidedComponents(manifest: Manifest): KServeComponent[] {
  return manifest.metadata.annotations?.[DEPLOYMENT_MODE] === undefined ? componentsIn(manifest) : [];
}

/** The components of an InferenceService that says to be in the mode of Knative. */
export function knativeComponents(manifest: Manifest): KServeComponent[] {
  return KNATIVE_MODES.includes(manifest.metadata.annotations?.[DEPLOYMENT_MODE] ?? '') ? componentsIn(manifest) : [];
}

function componentsIn({ metadata, spec }: Manifest): KServeComponent[] {
  return COMPONENT_KINDS.flatMap((kind) => {
    const component = objectIn(spec)[kind];
    if (!isObject(component)) {
      return [];
    }
    const annotations = textsIn(component.annotations);
    const { behavior, metrics } = objectIn(component.autoScaling);
    const predictorName = kind === 'predictor' ? textIn(component.name) || undefined : undefined;
    const { name, selectorLabels } = componentOf(metadata.name ?? '', kind, predictorName);
    return [{
      kind,
      path: `spec.${kind}`,
      name,
      selectorLabels,
      spec: component,
      labels: objectIn(component.labels),
      behavior,
      annotations,
      minReplicas: numberIn(component.minReplicas),
      maxReplicas: numberIn(component.maxReplicas),
      metrics: listIn(metrics).map((metric, i) => metricIn(metric, `spec.${kind}.autoScaling.metrics[${i}]`)),
      autoscalerClass: annotations[AUTOSCALER_CLASS] ?? metadata.annotations?.[AUTOSCALER_CLASS] ?? DEFAULT_AUTOSCALER_CLASS,
    }];
  });
}

function metricIn(value: unknown, path: string): KServeMetric {
  const { external, podmetric, resource, type } = objectIn(value);
  const { metric, target } = objectIn(external);
  return {
    path,
    type,
    resource,
    external: { metric: objectIn(metric), target: objectIn(target), stated: objectIn(external) },
    podmetric: objectIn(podmetric),
  };
}

/** The predictor of an InferenceService as it is written, in whichever mode. */
export function statedPredictor({ spec }: Manifest): unknown {
  return objectIn(spec).predictor;
}
