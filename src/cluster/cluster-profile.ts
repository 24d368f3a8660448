/** What is known of the cluster around the manifests, and not said in them. What is not stated is unknown. */
export interface ClusterProfile {
  /** Versions of products by their names in `PRODUCTS` of `platforms/product-version.ts`, such as `{ KEDA: '2.17' }`. */
  readonly versions: { readonly [product: string]: string };
  /** Versions that whoever wrote the manifests went by where none is stated. */
  readonly assumed?: { readonly [product: string]: string };
}

/** The profile of a cluster of which nothing is stated. */
export const UNKNOWN_CLUSTER: ClusterProfile = { versions: {} };
