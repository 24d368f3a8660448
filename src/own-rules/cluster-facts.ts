/** What is stated of the cluster that the objects go to. What nobody stated is left out. */
export interface ClusterFacts {
  /** What pods may request in all, by resource: `cpu` in cores, `memory` in bytes, others by their names. */
  readonly capacity: { [resource: string]: number };

  /**
   * How long a pod of a model takes from being made to being ready, in seconds.
   *
   * @default - not stated
   */
  readonly podStartupSeconds?: number;

  /** The servers that scrape models and answer queries. */
  readonly prometheus: PrometheusFacts[];

  /** Versions by the names that `ClusterVersions` has for them, such as `keda: 2.17`. */
  readonly versions: { [product: string]: string };
}

/** A Prometheus, or a server that is asked as one. */
export interface PrometheusFacts {
  /** Where it is asked. */
  readonly address: string;

  /**
   * How often it scrapes, in seconds.
   *
   * @default - not stated
   */
  readonly scrapeIntervalSeconds?: number;

  /**
   * Its version.
   *
   * @default - not stated
   */
  readonly version?: string;
}
