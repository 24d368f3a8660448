import { ClusterFacts } from './cluster-facts';
import { ClusterProfile } from '../cluster/cluster-profile';
import { Product, PRODUCTS } from '../platforms/product-version';

const MILLIS_PER_SECOND = 1000;

/** The profile of a cluster in the words of the public API. */
export function clusterFacts({ capacity = {}, podStartupMillis, prometheus = [], versions }: ClusterProfile): ClusterFacts {
  const { cpu, extended = {}, memory } = capacity;
  const known = Object.entries<Product>(PRODUCTS);
  return {
    capacity: { ...cpu !== undefined && { cpu }, ...memory !== undefined && { memory }, ...extended },
    podStartupSeconds: seconds(podStartupMillis),
    prometheus: prometheus.map(({ address, scrapeIntervalMillis, version }) =>
      ({ address, scrapeIntervalSeconds: seconds(scrapeIntervalMillis), version })),
    versions: Object.fromEntries(known.flatMap(([product, { key }]) =>
      key === undefined || versions[product] === undefined ? [] : [[key, versions[product]]])),
  };
}

function seconds(millis: number | undefined): number | undefined {
  return millis === undefined ? undefined : millis / MILLIS_PER_SECOND;
}
