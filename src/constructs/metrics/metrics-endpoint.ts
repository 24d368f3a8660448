import { Duration } from 'cdk8s';
import { ScrapeAuthorization, ScrapeProtocol, ScrapeTls } from './scrape-tls';

/** Where a container serves its metrics, and how often they are scraped. */
export interface MetricsEndpoint {
  /**
   * Token that Prometheus sends with each scrape.
   *
   * @default - none
   */
  readonly authorization?: ScrapeAuthorization;

  /**
   * Format in which Prometheus 3 reads the answer of a server with an unknown Content-Type, or none: without it the scrape fails. Needs
   * prometheus-operator 0.79 or later.
   *
   * @default - that of the Prometheus, none
   */
  readonly fallbackScrapeProtocol?: ScrapeProtocol;

  /**
   * Path at which the metrics are served, which begins with a slash.
   *
   * @default '/metrics'
   */
  readonly path?: string;

  /**
   * Port at which the metrics are served. If the container does not declare the port, it is declared under the name `metrics`.
   *
   * @default - the container's port that is named `metrics`, else its first TCP port
   */
  readonly port?: number;

  /**
   * Time between two scrapes of a pod.
   *
   * @default - the scrape interval of the Prometheus, which the monitor then states
   */
  readonly scrapeInterval?: Duration;

  /**
   * Longest time that one scrape may take, at most the scrape interval.
   *
   * @default - the timeout of the Prometheus; the monitor then sets none
   */
  readonly scrapeTimeout?: Duration;

  /**
   * For a server that serves its metrics over https, `{}` where its certificate is one that Prometheus trusts.
   *
   * @default - metrics are asked for over http
   */
  readonly tls?: ScrapeTls;
}
