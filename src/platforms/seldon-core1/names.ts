import { createHash } from 'node:crypto';
import { MAX_LABEL_LENGTH } from '../kubernetes/names';

// What Seldon Core 1 calls what it makes and reads.
// Source: SeldonIO/seldon-core v1.18.2 operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go, where nothing else is said.

export const SELDON_CORE1_GROUP = 'machinelearning.seldon.io';
export const SELDON_CORE1_API_VERSION = `${SELDON_CORE1_GROUP}/v1`;
/** The kind of all that it reads, with its group. */
export const SELDON_DEPLOYMENT = `${SELDON_CORE1_GROUP}/SeldonDeployment`;

/** The container that the operator adds to a TensorFlow server which is not asked in TensorFlow's own protocol. Source: constants.go. */
export const TFSERVING_CONTAINER = 'tfserving';

/** Annotation of a predictor: gives its Service another name. */
export const SERVICE_NAME_ANNOTATION = 'seldon.io/svc-name';
/** Annotation of the spec: puts the engine into pods of its own. */
export const SEPARATE_ENGINE_ANNOTATION = 'seldon.io/engine-separate-pod';
/** Annotation of a predictor: leaves the engine out. */
export const NO_ENGINE_ANNOTATION = 'seldon.io/no-engine';

/** Whether an annotation is true to the operator. Source: seldondeployment_controller.go, createComponents. */
export function isTrueAnnotation(annotation: unknown): boolean {
  return String(annotation).toLowerCase() === 'true';
}

// Labels that the operator puts on pods. Source: the same file, labels.go.
export const ID_LABEL = 'seldon-deployment-id';
export const APP_LABEL = 'app';
/** Of the pods to which the Service of a predictor leads: its name. */
export const PREDICTOR_LABEL = 'seldon-app';
/** Tells predictors apart; the operator sets it to the predictor's name unless it is given. */
export const VERSION_LABEL = 'version';
/** The same on the pods of all components. */
export const COMMON_LABELS = { 'fluentd': 'true', 'app.kubernetes.io/managed-by': 'seldon-core' };
export const SHADOW_LABEL = 'seldon.io/shadow';
/** By the type of a unit that is among the containers. */
export const UNIT_LABELS = new Map([
  ['COMBINER', 'seldon.io/combiner'],
  ['MODEL', 'seldon.io/model'],
  ['OUTPUT_TRANSFORMER', 'seldon.io/output-transformer'],
  ['ROUTER', 'seldon.io/router'],
  ['TRANSFORMER', 'seldon.io/transformer'],
]);

/** What the labels begin with that hold the names of the Services of containers; the name of a container follows. */
const CONTAINER_SERVICE_LABEL = 'seldon-app-svc';
const OWN_LABELS = [ID_LABEL, APP_LABEL, PREDICTOR_LABEL, ...Object.keys(COMMON_LABELS), 'seldon-deployment-contains-svcorch'];
const OWN_LABEL_PREFIXES = ['seldon.io/', CONTAINER_SERVICE_LABEL];

/** The label that holds the name of the Service of a container. */
export function containerServiceLabel(container: string): string {
  return `${CONTAINER_SERVICE_LABEL}-${container}`;
}

/** Whether the operator sets a label of the pods itself, or selects them by it. */
export function isOperatorLabel(key: string): boolean {
  return OWN_LABELS.includes(key) || OWN_LABEL_PREFIXES.some((prefix) => key.startsWith(prefix));
}

/** Before the hash of a name that would be too long. */
const HASH_PREFIX = 'seldon';

/** The name of the Deployment that the operator makes of a component; the HPA or ScaledObject that it makes bears it too. */
export function deploymentName(
  seldonDeployment: string, predictor: string, component: { readonly index: number; readonly name?: string; readonly containerNames: string[] },
): string {
  return fitting(`${seldonDeployment}-${predictor}-${component.index}-${component.name ?? component.containerNames.join('-')}`);
}

/** The name of the Service of a predictor, unless an annotation gives it another; the label `seldon-app` of the pods that it leads to. */
export function predictorServiceName(seldonDeployment: string, predictor: string): string {
  return fitting(`${seldonDeployment}-${predictor}`);
}

/** The name of the Service of one container of a graph. */
export function containerServiceName(seldonDeployment: string, predictor: string, container: string): string {
  return fitting(`${seldonDeployment}-${predictor}-${container}`);
}

/** The name of the Deployment of an executor in pods of its own. */
export function separateExecutorName(seldonDeployment: string, predictor: string): string {
  return fitting(`${seldonDeployment}-${predictor}-svc-orch`);
}

/** The value of the label `seldon-deployment-id`. */
export function deploymentId(seldonDeployment: string): string {
  return fitting(seldonDeployment);
}

/** An operator that runs with DEPLOYMENT_NAME_AS_PREFIX=true puts the name of the SeldonDeployment before the hash instead. */
function fitting(name: string): string {
  return name.length > MAX_LABEL_LENGTH ? `${HASH_PREFIX}-${createHash('md5').update(name).digest('hex')}` : name;
}

// The executor, which takes the requests of a predictor and leads them through its graph.
// Source: SeldonIO/seldon-core v1.18.2 operator/controllers/seldondeployment_engine.go, operator/constants/constants.go.

/** The container that the operator adds. */
export const EXECUTOR_CONTAINER = 'seldon-container-engine';

/** All in one process. */
export const EXECUTOR_HTTP_PORT = 8000;
export const EXECUTOR_GRPC_PORT = 5001;

/** Where it serves metrics, unless the operator was installed with another `executor.prometheus.path`. */
export const EXECUTOR_METRICS_PATH = '/prometheus';

/** What the names of its metrics begin with. Source: SeldonIO/seldon-core v1.18.2 executor/api/metric/constants.go. */
export const EXECUTOR_METRICS = 'seldon_api_executor_';
