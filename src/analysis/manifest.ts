import { Fields, Untyped } from '../untyped';

/** A Kubernetes object as it goes to the API server, and where it was made. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { name?: string; namespace?: string; labels?: { [key: string]: string }; annotations?: { [key: string]: string } };
  /** Of any kind, and perhaps invalid: whoever reads of it takes nothing for granted. */
  readonly spec?: Untyped;
  /** Of a ConfigMap. */
  readonly data?: { [key: string]: string };
}

/** A manifest with the place that errors name: the path of its construct, or a file and a position in it. */
export interface LocatedManifest {
  readonly manifest: Manifest;
  readonly location: string;
  /** What texts in the `data` of a ConfigMap say, by key, where whoever wrote them tells: they need not be parsed then. */
  readonly parsedData?: { [key: string]: unknown };
}

/** `Kind namespace/name`, as people on call know an object. */
export function nameOf({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name ?? '(no name)'}`;
}

/** The API group of an object; empty for the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
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

// What stands in a manifest is anybody's, and perhaps invalid: these keep readers from failing on it.

/** The items of a list; none where it is no list. */
export function listIn(value: unknown): Untyped[] {
  return Array.isArray(value) ? value : [];
}

/** The fields of an object; none where it is no object. */
export function objectIn(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? value : {};
}
