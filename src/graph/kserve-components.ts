import { listIn, Manifest, numberIn, objectIn, textIn, textsIn } from './manifest';
import { Fields, isObject } from '../platforms/kubernetes/untyped';

// Annotations. Source: kserve v0.20 pkg/constants/constants.go.
export const DEPLOYMENT_MODE = 'serving.kserve.io/deploymentMode';
export const AUTOSCALER_CLASS = 'serving.kserve.io/autoscalerClass';

/** The mode in which Deployments are made, and its name before 0.16. Source: kserve v0.20 pkg/apis/serving/v1beta1/inference_service_defaults.go. */
const STANDARD_MODES = ['Standard', 'RawDeployment'];
/** The mode of Knative, which scales by itself, and its name before 0.16. Source: the same. */
const KNATIVE_MODES = ['Knative', 'Serverless'];
/** What scales where nobody says. Source: kserve v0.20 pkg/constants/constants.go. */
const DEFAULT_CLASS = 'hpa';

export type KServeComponentKind = 'explainer' | 'predictor' | 'transformer';
const KINDS: KServeComponentKind[] = ['predictor', 'transformer', 'explainer'];

/** A component of an InferenceService, of which KServe makes a Deployment. */
export interface KServeComponent {
  readonly kind: KServeComponentKind;
  /** Where it stands in the manifest. */
  readonly path: string;
  /** Of the Deployment, the Service, the HPA and the ScaledObject that KServe makes. */
  readonly name: string;
  readonly spec: Fields;
  readonly annotations: { [key: string]: string };
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
  /** The metrics that it is to be scaled on. */
  readonly metrics: Fields[];
  /** `hpa`, `keda`, `external` or `none`. */
  readonly autoscalerClass: string;
}

/** The components of an InferenceService that says to be in Standard mode; none in other modes, and where the cluster decides on the mode. */
export function kserveComponents(manifest: Manifest): KServeComponent[] {
  return STANDARD_MODES.includes(manifest.metadata.annotations?.[DEPLOYMENT_MODE] ?? '') ? componentsIn(manifest) : [];
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
  return KINDS.flatMap((kind) => {
    const component = objectIn(spec)[kind];
    if (!isObject(component)) {
      return [];
    }
    const annotations = textsIn(component.annotations);
    return [{
      kind,
      path: `spec.${kind}`,
      name: nameOf(metadata.name ?? '', kind, textIn(component.name)),
      spec: component,
      annotations,
      minReplicas: numberIn(component.minReplicas),
      maxReplicas: numberIn(component.maxReplicas),
      metrics: listIn(objectIn(component.autoScaling).metrics).map(objectIn),
      autoscalerClass: annotations[AUTOSCALER_CLASS] ?? metadata.annotations?.[AUTOSCALER_CLASS] ?? DEFAULT_CLASS,
    }];
  });
}

/** Source: kserve v0.20 pkg/constants/constants.go; a predictor has a name of its own since 0.20. */
function nameOf(service: string, kind: KServeComponentKind, name = ''): string {
  return kind === 'predictor' && name !== '' ? `${service}-${name}-${kind}` : `${service}-${kind}`;
}
