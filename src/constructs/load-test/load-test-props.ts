import { Duration } from 'cdk8s';
import { InferenceRequest } from './inference-request';

/** Traffic that is driven at a model, once. */
export interface LoadTestProps {
  /**
   * Clients that ask at the same time; each asks again as soon as it has its answer. A whole number, at least 1.
   *
   * @default 10
   */
  readonly clients?: number;

  /**
   * Time for which the clients ask, in whole seconds.
   *
   * @default Duration.minutes(5)
   */
  readonly duration?: Duration;

  /**
   * Headers of each request. They are added to `content-type: application/json` of requests with a body, and to those that the platform of the
   * model needs; one of the same name replaces it.
   *
   * @default - those alone
   */
  readonly headers?: { [name: string]: string };

  /**
   * Image of k6 that the Job runs.
   *
   * @default 'grafana/k6:1.3.0'
   */
  readonly image?: string;

  /**
   * Name of the Job and of its ConfigMap.
   *
   * @default - `<model>-load-test`
   */
  readonly name?: string;

  /**
   * Request that each client sends.
   *
   * @default InferenceRequest.get('/')
   */
  readonly request?: InferenceRequest;

  /**
   * A k6 script of your own (its text of at most 1 MiB, no file name), run by the same clients for the same time. It finds the address of
   * the model in `__ENV.URL`, without a slash at its end, and the `request` in `URL_PATH`, `METHOD`, `HEADERS` (as JSON) and `BODY`.
   *
   * @default - a script that sends the `request` over and over, and counts answers from 400 up as failed
   */
  readonly script?: string;

  /**
   * Address to which requests are sent, without the path.
   *
   * @default - the address that the model's platform serves: the first port of its Service, or Seldon's or KServe's own
   */
  readonly url?: string;
}
