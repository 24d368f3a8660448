import { isLabelValue, isQualifiedName, MAX_LABEL_LENGTH, QUALIFIED_NAME_FIX } from './names';
import { shown } from './untyped';
import { fault, Fault, refuseAll, within } from '../../faults/fault';
import { Place } from '../../faults/place';

/** Most bytes that the keys and values of an object's annotations have together. Source: apimachinery v0.36 pkg/api/validation/objectmeta.go, TotalAnnotationSizeLimitB. */
const MAX_ANNOTATIONS_BYTES = 262_144;

/** What the API server would not take as annotations, whose prefixes may have upper-case letters. Source: the same, ValidateAnnotations. */
export function annotationFaults(annotations: { [key: string]: unknown } = {}): Fault[] {
  const entries = Object.entries(annotations);
  const size = entries.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(shown(value)), 0);
  return [
    ...entries.flatMap(([key, value]) => [
      ...isQualifiedName(key.toLowerCase()) ? [] : [fault('is no annotation key, so the API server refuses the object', key, QUALIFIED_NAME_FIX)],
      ...typeof value === 'string' ? [] : within([key], [fault('must be a text: the API server takes no other value of an annotation', value, `write it in quotes: '${shown(value)}'`)]),
    ]),
    ...size <= MAX_ANNOTATIONS_BYTES ? []
      : [fault(`are larger than the ${MAX_ANNOTATIONS_BYTES} bytes that the API server takes`, `${size} bytes`, 'shorten them, or keep the text in a ConfigMap')],
  ];
}

/** Refuses keys and values that the API server would not take as annotations. */
export function checkAnnotations(place: Place, annotations?: { [key: string]: string }): void {
  refuseAll(place, annotationFaults(annotations));
}

/** What the API server would not take as labels, from callers without types too. Source: apimachinery v0.36 pkg/apis/meta/v1/validation, ValidateLabels. */
export function labelFaults(labels: { [key: string]: unknown } = {}): Fault[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...isQualifiedName(key) ? [] : [fault('is no label key', key, QUALIFIED_NAME_FIX)],
    ...isLabelValue(value) ? [] : within([key], [fault('is no label value', value, `use at most ${MAX_LABEL_LENGTH} letters, digits, "-", "_" and "."`)]),
  ]);
}

/** Refuses keys and values that the API server would not take as labels. */
export function checkLabels(place: Place, labels: { [key: string]: string }): void {
  refuseAll(place, labelFaults(labels));
}

/** Refuses what the API server would not take as the key of a label. */
export function checkLabelKey(place: Place, key: string): void {
  if (!isQualifiedName(key)) {
    place.refuse('is no label key', key, QUALIFIED_NAME_FIX);
  }
}
