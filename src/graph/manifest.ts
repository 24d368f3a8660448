import { ClusterProfile } from '../cluster/cluster-profile';
import { MAX_DEPTH } from '../manifests/limits';
import { ReadObject, ReadValue } from '../manifests/read-manifests';
import { textOf } from '../manifests/source-text';
import { groupOf } from '../platforms/kubernetes/names';
import { Fields, isObject, listIn, objectIn, textIn, textsIn } from '../platforms/kubernetes/untyped';

export { listIn, numberIn, objectIn, shown, textIn, textsIn } from '../platforms/kubernetes/untyped';

/** A Kubernetes object as it goes to the API server. Its fields are of any kind, but for what each object has. */
export interface Manifest extends Fields {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { name?: string; namespace?: string; labels?: { [key: string]: string }; annotations?: { [key: string]: string } };
  readonly spec?: unknown;
  /** Of a ConfigMap. */
  readonly data?: unknown;
}

/** Something that is to be a manifest, with the place that errors name: the path of its construct, or a file and a position in it. */
export interface LocatedDocument {
  /** Of any kind, and perhaps no manifest. */
  readonly manifest: unknown;
  readonly location: string;
  /** Where a field stands, as `file:line:column`, where it was read from a text. */
  readonly positionOf?: (field: string) => string;
  /** What a field is written as in such a text, where that has neither quotes nor an anchor. */
  readonly plainTextOf?: (field: string) => string | undefined;
  /** Which of all it is, in the order in which they are applied; undefined where that is not known. */
  readonly order?: number;
  /** Whether a construct of this library wrote it: what to do about it is said in the words of its props. */
  readonly isOurs?: boolean;
  /** What texts in the `data` of a ConfigMap say, by key, where whoever wrote them tells: they need not be parsed then. */
  readonly parsedData?: { [key: string]: unknown };
  /** The cluster that it goes to, where that is not the one of all documents. */
  readonly cluster?: ClusterProfile;
}

/** A manifest with its place. */
export interface LocatedManifest extends LocatedDocument {
  readonly manifest: Manifest;
  /** As somebody wrote it, where the API server would take it for something else or not at all. */
  readonly written?: unknown;
}

/** An object as it is written, for faults of its metadata. */
export function statedObject({ manifest, written = manifest }: LocatedManifest): Fields {
  return objectIn(written);
}

/** `Kind namespace/name`, as people on call know an object. */
export function nameOf({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name ?? '(no name)'}`;
}

/** The spec of an object as it is written, for faults of its values: what a rule asks of it beside is a field of a node. */
export function statedSpec({ manifest }: LocatedManifest): unknown {
  return manifest.spec;
}

/** `group/Kind`, whatever the version. */
export function groupKindOf({ apiVersion, kind }: Manifest): string {
  return `${groupOf(apiVersion)}/${kind}`;
}

/** What tells an object from all others of a cluster. */
export function identityOf({ apiVersion, kind, metadata }: Manifest): string {
  return identity(apiVersion, kind, metadata.namespace, metadata.name);
}

export function identity(apiVersion: string, kind: string, namespace: string | undefined, name: string | undefined): string {
  return `${groupOf(apiVersion)}/${kind}/${namespace ?? ''}/${name ?? ''}`;
}

/** The identity of the object whose controller made this one; undefined where somebody applied it. */
export function controllerOf({ metadata }: Manifest): string | undefined {
  const { ownerReferences }: Fields = metadata;
  if (ownerReferences === undefined) {
    return undefined;
  }
  const { apiVersion, kind, name } = objectIn(listIn(ownerReferences).find((reference) => objectIn(reference).controller === true));
  return identity(textIn(apiVersion) ?? '', textIn(kind) ?? '', metadata.namespace, textIn(name));
}

/** Whether an object was read from a cluster, which gives each a uid: what it says is what somebody chose last, and perhaps an autoscaler. */
export function isLive({ metadata }: Manifest): boolean {
  const { uid }: Fields = metadata;
  return uid !== undefined;
}

/**
 * A document as the manifest that the API server takes it for, so that what each object has is there, and is of its kind; undefined where
 * it is no object of Kubernetes at all. A field that is null is one that is not there. What is as it should be is given back itself.
 */
export function manifestIn(document: unknown): Manifest | undefined {
  const fields = isObject(document) ? withoutNulls(document) as Fields : {};
  const [apiVersion, kind] = [textIn(fields.apiVersion), textIn(fields.kind)];
  if (apiVersion === undefined || kind === undefined) {
    return undefined;
  }
  return isWellFormed(fields) ? fields : { ...fields, apiVersion, kind, metadata: metadataIn(fields.metadata) };
}

function isWellFormed(fields: Fields): fields is Manifest {
  const { apiVersion, kind, metadata } = fields;
  return typeof apiVersion === 'string' && typeof kind === 'string' && isObject(metadata) && isTextOrAbsent(metadata.name)
    && isTextOrAbsent(metadata.namespace) && areTextsOrAbsent(metadata.labels) && areTextsOrAbsent(metadata.annotations);
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function areTextsOrAbsent(value: unknown): boolean {
  return value === undefined || (isObject(value) && Object.keys(value).every((key) => typeof value[key] === 'string'));
}

function metadataIn(value: unknown): Manifest['metadata'] {
  const metadata = isObject(value) ? value : {};
  return {
    ...metadata,
    name: textIn(metadata.name),
    namespace: textIn(metadata.namespace),
    labels: isObject(metadata.labels) ? textsIn(metadata.labels) : undefined,
    annotations: isObject(metadata.annotations) ? textsIn(metadata.annotations) : undefined,
  };
}

/**
 * A value without fields that are null, which Kubernetes drops; itself where it has none. Items of lists are left. No object of Kubernetes
 * is as deep as the limit, and one that holds itself has no end.
 */
function withoutNulls(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) {
    return null;
  }
  if (Array.isArray(value)) {
    let items: unknown[] | undefined;
    for (let i = 0; i < value.length; i++) {
      const kept = hasParts(value[i]) ? withoutNulls(value[i], depth + 1) : value[i];
      if (kept !== value[i]) {
        items ??= [...value];
        items[i] = kept;
      }
    }
    return items ?? value;
  }
  if (!isObject(value)) {
    return value;
  }
  let copy: { [field: string]: unknown } | undefined;
  // A list of keys for each part of each manifest would be made for nothing: most have no null.
  for (const key in value) {
    const own = value[key];
    const kept = hasParts(own) ? withoutNulls(own, depth + 1) : own;
    if ((kept === null || kept !== own) && Object.hasOwn(value, key)) {
      copy ??= { ...value };
      if (kept === null) {
        delete copy[key];
      } else {
        copy[key] = kept;
      }
    }
  }
  return copy ?? value;
}

function hasParts(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** Objects that were read from texts, as the graph takes them: faults are told with the line and the column of their fields. */
export function documentsOf(objects: ReadObject[]): LocatedDocument[] {
  return objects.map((each, order) => ({ ...locatedAt(each.manifest, each), order }));
}

/** A value that was read from a text, as the graph takes it. */
export function locatedAt(manifest: unknown, { location, plainTextOf, positionOf }: ReadValue): LocatedDocument {
  return { manifest, location, plainTextOf, positionOf: (field) => textOf(positionOf(field)) };
}
