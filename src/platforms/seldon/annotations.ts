// Annotations of Seldon Core 1. Source: SeldonIO/seldon-core v1.18.2 operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go.

/** On a predictor: gives its Service another name. */
export const SERVICE_NAME_ANNOTATION = 'seldon.io/svc-name';

/** On the spec: puts the engine into pods of its own. */
export const SEPARATE_ENGINE_ANNOTATION = 'seldon.io/engine-separate-pod';

/** On a predictor: leaves the engine out. */
export const NO_ENGINE_ANNOTATION = 'seldon.io/no-engine';

/** Whether an annotation is true to the operator. Source: seldondeployment_controller.go, createComponents. */
export function isTrueAnnotation(annotation: unknown): boolean {
  return String(annotation).toLowerCase() === 'true';
}
