import { Duration } from 'cdk8s';
import { ScrapeAuthorization, ScrapeProtocol, ScrapeTls } from './scrape-tls';

/** Where a container serves its metrics, and how often they are scraped. */
export interface MetricsEndpoint {
  /**
   * A token that Prometheus shows to the server.
   *
   * @default - none
   */
  readonly authorization?: ScrapeAuthorization;

  /**
   * How Prometheus 3 reads metrics of a server that sends no Content-Type, or one that is unknown: without it the scrape fails. Needs
   * prometheus-operator 0.79 or later.
   *
   * @default - that of the Prometheus, none
   */
  readonly fallbackScrapeProtocol?: ScrapeProtocol;

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

  /**
   * For a server that serves its metrics over https, `{}` where its certificate is one that Prometheus trusts.
   *
   * @default - metrics are asked for over http
   */
  readonly tls?: ScrapeTls;
}
