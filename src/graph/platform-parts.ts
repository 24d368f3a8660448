import { AutoscalerNode } from './autoscaler';
import { LocatedManifest, Manifest } from './manifest';
import { Workload } from './workload';
import { Labels } from '../platforms/kubernetes/untyped';

/** What a serving platform makes of one of its objects, as far as its manifest tells. */
export interface PlatformParts {
  readonly workloads: Workload[];
  readonly services: LocatedManifest[];
  readonly autoscalers: AutoscalerNode[];
}

/** An object that a platform makes of another one. What its owner says to ignore is ignored in it too. */
export function madeOf(
  { manifest: { metadata }, location, isOurs }: LocatedManifest, made: Pick<Manifest, 'apiVersion' | 'kind' | 'spec'> & { readonly name: string; readonly labels?: Labels },
): LocatedManifest {
  const { apiVersion, kind, name, labels, spec } = made;
  const own = { name, namespace: metadata.namespace, labels: labels && { ...labels }, annotations: metadata.annotations };
  return { manifest: { apiVersion, kind, metadata: own, spec }, location, isOurs };
}
