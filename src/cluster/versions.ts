import { ClusterProfile } from './cluster-profile';
import { VersionSpan } from '../faults/fault';
import { Place } from '../faults/place';
import { isEveryVersion, ProductName, productNamed, PRODUCTS, ProductVersion, spanText, Verdict } from '../platforms/product-version';

/**
 * Judges a span by the version that is stated. Where none is, only what all supported versions have is certain, and what the version
 * that was assumed does not have is left out.
 */
export function verdictOn(span: VersionSpan | undefined, { versions, prometheus: [server] = [], assumed = {} }: ClusterProfile): Verdict {
  if (span === undefined || isEveryVersion(span)) {
    return 'always';
  }
  const { product } = span;
  if (productNamed(product) === undefined) {
    return 'unknown';
  }
  // `3.x` of a Prometheus says too little.
  const stated = product === 'Prometheus' && server?.version !== undefined ? server.version : textOf(versions, product);
  return ProductVersion.orAssumed(product as ProductName, stated, textOf(assumed, product))?.verdictOn(span) ?? (span.isQuiet ? 'never' : 'unknown');
}

/** Says of a fault of some versions which ones these are, and how to state the one that runs. */
export function statingHint(span: VersionSpan): string {
  const { key, statedAs } = productNamed(span.product) ?? {};
  return `(so it is in ${spanText(span)}; state the version that runs as ${statedAs ?? `versions.${key ?? span.product}`} of the Cluster)`;
}

function textOf(versions: { readonly [product: string]: string }, product: string): string | undefined {
  return Object.hasOwn(versions, product) ? versions[product] : undefined;
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
  versions: {}, assumed: Object.fromEntries(Object.entries(PRODUCTS).map(([name, { newest }]) => [name, newest])),
};

/** What the version that props state says of the cluster. */
export function statedVersion(product: ProductName, version: string | undefined): Partial<ClusterProfile> {
  return version === undefined ? {} : { versions: { [product]: version } };
}
