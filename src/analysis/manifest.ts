/** A Kubernetes object as it goes to the API server, and where it was made. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { name?: string; namespace?: string; labels?: { [key: string]: string }; annotations?: { [key: string]: string } };
  /** Of any kind, and perhaps invalid: whoever reads of it takes nothing for granted. */
  readonly spec?: any;
}

/** A manifest with the place that errors name: the path of its construct, or a file and a position in it. */
export interface LocatedManifest {
  readonly manifest: Manifest;
  readonly location: string;
}

/** `Kind namespace/name`, as people on call know an object. */
export function nameOf({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name ?? '(no name)'}`;
}

/** The API group of an object; empty for the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** What tells an object from all others of a cluster. */
export function identityOf({ apiVersion, kind, metadata }: Manifest): string {
  return identity(apiVersion, kind, metadata.namespace, metadata.name);
}

export function identity(apiVersion: string, kind: string, namespace: string | undefined, name: string | undefined): string {
  return `${groupOf(apiVersion)}/${kind}/${namespace ?? ''}/${name ?? ''}`;
}
