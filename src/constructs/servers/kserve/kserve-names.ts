import { Place } from '../../../faults/place';
import { checkModelName, MAX_LABEL_LENGTH } from '../../../platforms/kubernetes/names';

// Source: kserve v0.20 pkg/constants/constants.go.

export const KSERVE_API_VERSION = 'serving.kserve.io/v1beta1';

/** How KServe calls the container that serves, unless it is given another name. */
export const KSERVE_CONTAINER = 'kserve-container';
/** A transformer in the predictor's pod, to which the Service then leads. */
export const COLLOCATED_TRANSFORMER = 'transformer-container';

/** Port that KServe has its Service lead to where the container declares none. */
export const DEFAULT_PORT = 8080;

export const DEPLOYMENT_MODE = 'serving.kserve.io/deploymentMode';
export const AUTOSCALER_CLASS = 'serving.kserve.io/autoscalerClass';
/** Port that a collector sidecar asks. */
export const SCRAPED_PORT = 'prometheus.kserve.io/port';
/** Which collector the OpenTelemetry operator puts into a pod. */
export const INJECTED_COLLECTOR = 'sidecar.opentelemetry.io/inject';

/** Labels of a component's pods and Service. */
export const SERVICE_LABEL = 'serving.kserve.io/inferenceservice';
export const COMPONENT_LABEL = 'component';
export const APP_LABEL = 'app';

/** Who asks the predictor, the predictor itself, and who explains it. */
export type ComponentKind = 'predictor' | 'transformer' | 'explainer';

/** A part of an InferenceService that has a Deployment, a Service and an autoscaler, all of one name. */
export interface Component {
  readonly kind: ComponentKind;
  readonly name: string;
  /** Name of the InferenceService, of which its own is made. */
  readonly service: string;
  readonly predictorName?: string;
  /** Of its pods, and what selects them. */
  readonly selectorLabels: { [key: string]: string };
}

/** A component, by the names that KServe gives. */
export function componentOf(service: string, kind: ComponentKind, predictorName?: string): Component {
  const name = predictorName === undefined ? `${service}-${kind}` : `${service}-${predictorName}-${kind}`;
  return { kind, name, service, predictorName, selectorLabels: { [APP_LABEL]: `isvc.${name}` } };
}

/** Refuses the name of an InferenceService that KServe refuses; of its pattern a Service's is the same. */
export function checkServiceName(place: Place, name: string): void {
  checkModelName(place, name);
}

/** Refuses names of components that would not fit where KServe puts them. `prefix` is what an autoscaler puts before it. */
export function checkComponentName(model: Place, { kind, name, predictorName, selectorLabels, service }: Component, prefix = ''): void {
  const longest = Math.max(selectorLabels[APP_LABEL].length, prefix.length + name.length);
  if (longest > MAX_LABEL_LENGTH) {
    const used = prefix.length + name.length === longest ? `${prefix}${name}` : selectorLabels[APP_LABEL];
    const place = predictorName === undefined ? model.at('name') : model.at('server.predictorName');
    place.refuse(`is too long: of it KServe makes ${used} for the ${kind}, of which ${MAX_LABEL_LENGTH} characters fit`, predictorName ?? service,
      `shorten ${predictorName === undefined ? 'the model\'s name' : 'it or the model\'s name'} by ${longest - MAX_LABEL_LENGTH}`);
  }
}
