// What KServe calls what it makes, and what it is told by. Source: kserve v0.20 pkg/constants/constants.go, where nothing else is said.

export const KSERVE_GROUP = 'serving.kserve.io';
/** Of an InferenceService. */
export const KSERVE_API_VERSION = `${KSERVE_GROUP}/v1beta1`;

// Kinds, each with its group.
export const INFERENCE_SERVICE = `${KSERVE_GROUP}/InferenceService`;
export const LLM_INFERENCE_SERVICE = `${KSERVE_GROUP}/LLMInferenceService`;
export const LLM_INFERENCE_SERVICE_CONFIG = `${KSERVE_GROUP}/LLMInferenceServiceConfig`;
export const INFERENCE_GRAPH = `${KSERVE_GROUP}/InferenceGraph`;

/** The container that serves, unless it is given another name. */
export const KSERVE_CONTAINER = 'kserve-container';
/** A transformer in the predictor's pod, to which the Service then leads. */
export const COLLOCATED_TRANSFORMER = 'transformer-container';

/** Port to which the Service leads where the container declares none. */
export const KSERVE_CONTAINER_PORT = 8080;
/** Port of the Service. */
export const KSERVE_SERVICE_PORT = 80;

// Annotations.
export const DEPLOYMENT_MODE = `${KSERVE_GROUP}/deploymentMode`;
export const AUTOSCALER_CLASS = `${KSERVE_GROUP}/autoscalerClass`;
/** Has Prometheus ask port 9091 of Knative. Source: kserve v0.20 pkg/webhook/admission/pod/metrics_aggregate_injector.go. */
export const PROMETHEUS_SCRAPING = `${KSERVE_GROUP}/enable-prometheus-scraping`;
/** Annotations on scaling that no KServe since 0.15 reads. */
export const TARGET_UTILIZATION = `${KSERVE_GROUP}/targetUtilizationPercentage`;
export const SCALED_METRIC = `${KSERVE_GROUP}/metrics`;
/** What those begin with that tell a collector what to ask. */
export const SCRAPE_ANNOTATION_PREFIX = 'prometheus.kserve.io/';
/** Port that a collector sidecar asks. */
export const SCRAPED_PORT = `${SCRAPE_ANNOTATION_PREFIX}port`;
/** Which collector the OpenTelemetry operator puts into a pod. */
export const INJECTED_COLLECTOR = 'sidecar.opentelemetry.io/inject';

/** The mode in which Deployments are made, and its name before 0.16. Source: kserve v0.20 pkg/apis/serving/v1beta1/inference_service_defaults.go. */
export const [STANDARD_MODE, STANDARD_MODE_BEFORE_16] = ['Standard', 'RawDeployment'];
/** The mode of Knative, which scales by itself, and its name before 0.16. Source: the same. */
export const KNATIVE_MODES = ['Knative', 'Serverless'];
/** Who scales where nobody says. */
export const DEFAULT_AUTOSCALER_CLASS = 'hpa';

/** Labels of a component's pods and Service. Source: kserve v0.20 inferenceservice/components/predictor.go, buildObjectMeta. */
export const SERVICE_LABEL = `${KSERVE_GROUP}/inferenceservice`;
export const COMPONENT_LABEL = 'component';
export const APP_LABEL = 'app';

/** Who asks the predictor, the predictor itself, and who explains it. */
export type ComponentKind = 'predictor' | 'transformer' | 'explainer';
export const COMPONENT_KINDS: ComponentKind[] = ['predictor', 'transformer', 'explainer'];

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

/** A component, by the names that KServe gives. A predictor may have a name of its own since 0.20. */
export function componentOf(service: string, kind: ComponentKind, predictorName?: string): Component {
  const name = predictorName === undefined ? `${service}-${kind}` : `${service}-${predictorName}-${kind}`;
  return { kind, name, service, predictorName, selectorLabels: { [APP_LABEL]: `isvc.${name}` } };
}
