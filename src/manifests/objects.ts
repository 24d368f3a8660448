import { isClusterScoped } from './cluster-scoped';
import { MAX_NESTING } from './limits';
import { FieldPath } from '../faults/field-path';
import { Untyped } from '../platforms/kubernetes/untyped';

/** A Kubernetes object as somebody wrote it: nothing but these fields is sure to be what it should be. */
export interface ReadManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Untyped;
  readonly [field: string]: Untyped;
}

/** An object within a document. */
interface FoundObject {
  readonly manifest: ReadManifest;
  readonly path: FieldPath;
}

/** What stands where an object should. */
interface Stray {
  readonly path: FieldPath;
  readonly problem: string;
  readonly got: string;
}

/** The objects that a value is or lists, with their namespace. */
export function objectsIn(value: Untyped, namespace: string): { readonly found: FoundObject[]; readonly strays: Stray[] } {
  const [found, strays]: [FoundObject[], Stray[]] = [[], []];
  const visit = (each: Untyped, path: FieldPath, depth: number): void => {
    const problem = depth > MAX_NESTING ? `is in more than ${MAX_NESTING} Lists` : problemOf(each);
    if (problem !== undefined) {
      strays.push({ path, problem, got: typeNameOf(each) });
    } else if (isList(each)) {
      each.items.forEach((item: Untyped, i: number) => visit(ofList(item, each), [...path, 'items', i], depth + 1));
    } else {
      found.push({ manifest: inNamespace(each, namespace), path });
    }
  };
  visit(value, [], 0);
  return { found, strays };
}

function problemOf(value: Untyped): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'is no Kubernetes object';
  }
  const lacks = ['apiVersion', 'kind'].find((field) => typeof value[field] !== 'string' || value[field].trim() === '');
  if (lacks !== undefined) {
    return value[lacks] === undefined || value[lacks] === null ? `is no Kubernetes object: it has no ${lacks}` : `is no Kubernetes object: its ${lacks} is no text`;
  }
  const { metadata } = value;
  return metadata !== undefined && metadata !== null && (typeof metadata !== 'object' || Array.isArray(metadata))
    ? 'is no Kubernetes object: its metadata is no mapping' : undefined;
}

/** `List` of the core group, and `DeploymentList` and its like. Source: kubernetes v1.36 apimachinery pkg/apis/meta/v1/unstructured/unstructured.go. */
function isList({ kind, items }: Untyped): boolean {
  return kind.endsWith('List') && Array.isArray(items);
}

/** An item that says neither what it is nor of which version is what the list is for. */
function ofList(item: Untyped, { apiVersion, kind }: Untyped): Untyped {
  const isUnnamed = typeof item === 'object' && item !== null && !Array.isArray(item) && item.kind === undefined && item.apiVersion === undefined;
  return isUnnamed && kind !== 'List' ? { apiVersion, kind: kind.slice(0, -'List'.length), ...item } : item;
}

function inNamespace(object: Untyped, namespace: string): ReadManifest {
  const metadata = object.metadata ?? {};
  const isStated = metadata.namespace !== undefined && metadata.namespace !== null && metadata.namespace !== '';
  return { ...object, metadata: isStated || isClusterScoped(object.apiVersion, object.kind) ? metadata : { ...metadata, namespace } };
}

/** What a value is, in the words of JSON. */
function typeNameOf(value: unknown): string {
  if (value === null || Array.isArray(value)) {
    return value === null ? 'null' : 'a list';
  }
  return typeof value === 'object' ? `a mapping with the keys ${Object.keys(value).slice(0, 5).join(', ') || '(none)'}` : `a ${typeof value}`;
}
