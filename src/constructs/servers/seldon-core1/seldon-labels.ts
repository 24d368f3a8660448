/** The container that the operator adds to a TensorFlow server which is not asked in TensorFlow's own protocol. Source: constants.go. */
export const TFSERVING_CONTAINER = 'tfserving';

/** Labels that the operator puts on pods. Source: seldon-core v1.18.2 seldondeployment_types.go, labels.go. */
export const ID_LABEL = 'seldon-deployment-id';
export const APP_LABEL = 'app';
export const PREDICTOR_LABEL = 'seldon-app';
/** Tells predictors apart; the operator sets it to the predictor's name unless it is given. */
export const VERSION_LABEL = 'version';
const OWN_LABELS = [ID_LABEL, APP_LABEL, PREDICTOR_LABEL, 'fluentd', 'app.kubernetes.io/managed-by', 'seldon-deployment-contains-svcorch'];
const OWN_LABEL_PREFIXES = ['seldon.io/', 'seldon-app-svc'];

/** Whether the operator sets a label of the pods itself, or selects them by it. */
export function isOperatorLabel(key: string): boolean {
  return OWN_LABELS.includes(key) || OWN_LABEL_PREFIXES.some((prefix) => key.startsWith(prefix));
}
