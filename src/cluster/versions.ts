import { ClusterProfile } from './cluster-profile';
import { VersionSpan } from '../faults/fault';
import { Place } from '../faults/place';
import { isEveryVersion, ProductName, productNamed, PRODUCTS, ProductVersion, spanText, versionFaults } from '../platforms/product-version';

/** Whether a cluster has what only some versions of a product have. */
export type Verdict = 'always' | 'never' | 'unknown';

/**
 * Judges a span by the version that is stated. Where none is, only what all supported versions have is certain, and what the version
 * that was assumed does not have is left out.
 */
export function verdictOn(span: VersionSpan | undefined, { versions, prometheus: [server] = [], assumed = {} }: ClusterProfile): Verdict {
  if (span === undefined || isEveryVersion(span)) {
    return 'always';
  }
  const stated = isInSpan(span, server?.version === undefined ? versions : { ...versions, Prometheus: server.version });
  if (stated !== undefined) {
    return stated ? 'always' : 'never';
  }
  return isInSpan(span, assumed) === false ? 'never' : 'unknown';
}

/** Says of a fault of some versions which ones these are, and how to state the one that runs. */
export function statingHint(span: VersionSpan): string {
  const { key, statedAs } = productNamed(span.product) ?? {};
  return `(so it is in ${spanText(span)}; state the version that runs as ${statedAs ?? `versions.${key ?? span.product}`} of the Cluster)`;
}

function isInSpan(span: VersionSpan, versions: { readonly [product: string]: string }): boolean | undefined {
  const product = productNamed(span.product) === undefined ? undefined : span.product as ProductName;
  const text = Object.hasOwn(versions, span.product) ? versions[span.product] : undefined;
  // `3.x` of a Prometheus says too little.
  return product === undefined || versionFaults(product, text).length > 0 ? undefined : ProductVersion.stated(product, text!).isIn(span);
}

/** The version that props state for one model, or the cluster for all, or that constructs assume. */
export function versionFor<N extends ProductName>(
  product: N, place: Place, own: string | undefined, { versions }: ClusterProfile,
): ProductVersion<N> {
  if (own !== undefined) {
    return ProductVersion.parse(place, product, own);
  }
  return Object.hasOwn(versions, product)
    ? ProductVersion.stated(product, versions[product], `Cluster({ versions: { ${productNamed(product)?.key} } })`)
    : ProductVersion.assumed(product);
}

/** The profile of a cluster about which the app states no fact: constructs are then written for the assumed versions. */
export const ASSUMED_CLUSTER: ClusterProfile = {
  versions: {}, assumed: Object.fromEntries(Object.entries(PRODUCTS).map(([name, { assumed }]) => [name, assumed])),
};

/** What the version that props state says of the cluster. */
export function statedVersion(product: ProductName, version: string | undefined): Partial<ClusterProfile> {
  return version === undefined ? {} : { versions: { [product]: version } };
}
