import { Duration } from 'cdk8s';

/** Where a container serves its metrics, and how often they are scraped. */
export interface MetricsEndpoint {
  /**
   * Path of the metrics, with a slash first.
   *
   * @default '/metrics'
   */
  readonly path?: string;

  /**
   * Port of the metrics. A port that the container does not declare yet is declared and named `metrics`.
   *
   * @default - the container's port that is named `metrics`, else its first TCP port
   */
  readonly port?: number;

  /**
   * How often Prometheus scrapes the pods.
   *
   * @default - the scrape interval of the Prometheus, which the monitor then states
   */
  readonly scrapeInterval?: Duration;

  /**
   * How long one scrape may take, at most the scrape interval.
   *
   * @default - the timeout of the Prometheus; the monitor then sets none
   */
  readonly scrapeTimeout?: Duration;
}
