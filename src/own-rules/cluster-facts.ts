/** What is known of the cluster that the objects are applied to. A fact that nobody stated is missing. */
export interface ClusterFacts {
  /** What all pods together may request, by resource: `cpu` in cores, `memory` in bytes, others by their names. */
  readonly capacity: { [resource: string]: number };

  /**
   * Seconds from the creation of a model's pod until it is ready.
   *
   * @default - not stated
   */
  readonly podStartupSeconds?: number;

  /** The Prometheus servers that scrape models and answer queries. */
  readonly prometheus: PrometheusFacts[];

  /** Versions of products, by the names of the props of `ClusterVersions`, such as `keda: 2.17`. */
  readonly versions: { [product: string]: string };
}

/** A Prometheus, or a server with the same HTTP API. */
export interface PrometheusFacts {
  /** Address of its HTTP API. */
  readonly address: string;

  /**
   * Seconds between two scrapes of a target.
   *
   * @default - not stated
   */
  readonly scrapeIntervalSeconds?: number;

  /**
   * Version of the server, such as `3.5`.
   *
   * @default - not stated
   */
  readonly version?: string;
}
