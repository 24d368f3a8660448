import { groupOf, isLabelValue, isQualifiedName, MAX_LABEL_LENGTH, namespaceNameFaults, objectNameFaults, QUALIFIED_NAME_FIX } from './names';
import { Fields, isObject, objectIn, shown, unquoted } from './untyped';
import { fault, Fault, faultAt, refuseAll, within } from '../../faults/fault';
import { Place } from '../../faults/place';

/** Most bytes that the keys and values of an object's annotations have together. Source: apimachinery v0.36 pkg/api/validation/objectmeta.go, TotalAnnotationSizeLimitB. */
const MAX_ANNOTATIONS_BYTES = 262_144;

/** What the API server would not take as annotations, whose prefixes may have upper-case letters. Source: the same, ValidateAnnotations. */
export function annotationFaults(annotations: { [key: string]: unknown } = {}): Fault[] {
  const entries = Object.entries(annotations);
  if (entries.length === 0) {
    return [];
  }
  const size = entries.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(shown(value)), 0);
  return [
    ...entries.flatMap(([key, value]) => [
      ...isQualifiedName(key.toLowerCase()) ? [] : [fault('is no annotation key, so the API server refuses the object', key, QUALIFIED_NAME_FIX)],
      ...typeof value === 'string' ? [] : within([key], [unquoted('the value of an annotation', value)]),
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
  return Object.entries(labels).flatMap(([key, value]) => isQualifiedName(key) && isLabelValue(value) ? [] : [
    ...isQualifiedName(key) ? [] : [fault('is no label key', key, QUALIFIED_NAME_FIX)],
    ...isLabelValue(value) ? [] : within([key], [typeof value === 'number' || typeof value === 'boolean' ? unquoted('the value of a label', value)
      : fault('is no label value', value, `use at most ${MAX_LABEL_LENGTH} letters, digits, "-", "_" and "."`)]),
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

/** Groups of the API server itself whose objects are named as those of custom resources are. */
const GROUPS = ['apps', 'autoscaling', 'batch', 'policy'];
const CORE_KINDS = ['ConfigMap', 'PersistentVolumeClaim', 'Pod', 'Secret', 'Service', 'ServiceAccount'];
/** Groups of the API server, and of files that configure its parts; `x-k8s.io` are custom resources. */
const BUILT_IN = /\.k8s\.io$/;

/**
 * What the API server refuses in the metadata of an object, as somebody wrote it. Sources: kubernetes v1.36 apimachinery
 * pkg/api/validation/objectmeta.go; apiextensions-apiserver pkg/registry/customresource/strategy.go.
 */
export function metadataFaults({ apiVersion, kind, spec, metadata }: Fields): Fault[] {
  const { name, generateName, namespace, labels, annotations } = objectIn(metadata);
  const group = groupOf(shown(apiVersion));
  const isCustom = group.includes('.') && !BUILT_IN.test(group);
  const isKnown = group === '' ? CORE_KINDS.includes(shown(kind)) : GROUPS.includes(group);
  // Files that only tools read have no spec.
  const hasName = isStated(name) || isStated(generateName) || !(isKnown || (isCustom && isObject(spec)));
  return [
    ...hasName ? [] : [faultAt(['name'], 'must be set: the API server takes no object without a name', name, 'name the object')],
    ...!isStated(name) ? [] : within(['name'], typeof name !== 'string' ? [unquoted('a name', name)] : isKnown || isCustom ? objectNameFaults(name) : []),
    ...within(['namespace'], namespaceFaults(namespace)),
    ...within(['labels'], [...mappingFaults(labels), ...labelFaults(valuesIn(labels))]),
    ...within(['annotations'], [...mappingFaults(annotations), ...annotationFaults(valuesIn(annotations))]),
  ];
}

/** A boolean is left: kubectl alone reads the name `n` so, and tools that render manifests write it for a text. */
function namespaceFaults(namespace: unknown): Fault[] {
  if (!isStated(namespace) || typeof namespace === 'boolean') {
    return [];
  }
  return typeof namespace === 'string' ? namespaceNameFaults(namespace) : [unquoted('a namespace', namespace)];
}

function mappingFaults(value: unknown): Fault[] {
  return value === undefined || value === null || isObject(value) ? [] : [fault('must be a mapping of keys to texts: the API server takes nothing else', value, 'write key: value')];
}

/** The fields of an object but for those of null, which the API server reads as empty. */
function valuesIn(object: unknown): Fields {
  if (!isObject(object)) {
    return {};
  }
  return Object.values(object).includes(null) ? Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null)) : object;
}

/** Whether a field of metadata is stated at all; what is null or empty is not. */
function isStated(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
