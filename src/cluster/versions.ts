import { ClusterProfile } from './cluster-profile';
import { VersionSpan } from '../faults/fault';
import { isEveryVersion, productNamed, ProductName, ProductVersion, spanText } from '../platforms/product-version';

/** Whether a cluster has what only some versions of a product have. */
export type Verdict = 'always' | 'never' | 'unknown';

/**
 * Judges a span by the version that is stated. Where none is, only what all supported versions have is certain, and what the version
 * that was assumed does not have is left out.
 */
export function verdictOn(span: VersionSpan | undefined, { versions, assumed = {} }: ClusterProfile): Verdict {
  if (span === undefined || isEveryVersion(span)) {
    return 'always';
  }
  const stated = isInSpan(span, versions);
  if (stated !== undefined) {
    return stated ? 'always' : 'never';
  }
  return isInSpan(span, assumed) === false ? 'never' : 'unknown';
}

/** Says of a fault of some versions which ones these are, and how to state the one that runs. */
export function statingHint(span: VersionSpan): string {
  return `(so it is in ${spanText(span)}; state the version that runs as versions.${productNamed(span.product)?.key ?? span.product} of the Cluster)`;
}

function isInSpan(span: VersionSpan, versions: { readonly [product: string]: string }): boolean | undefined {
  return Object.hasOwn(versions, span.product) && productNamed(span.product) !== undefined
    ? ProductVersion.stated(span.product as ProductName, versions[span.product]).isIn(span)
    : undefined;
}
