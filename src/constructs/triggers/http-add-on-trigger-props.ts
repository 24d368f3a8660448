import { Duration } from 'cdk8s';
import { TriggerOptions } from './trigger-options';

/** A Service, and one of its ports, by its number or by its name. */
export interface HttpAddOnService {
  /** Name of the Service, in the namespace of the model. */
  readonly name: string;

  /**
   * Port of the Service, which may differ from that of the container: a whole number from 1 to 65535.
   *
   * @default - that of `portName`; one of the two is needed
   */
  readonly port?: number;

  /**
   * Name of one of the Service's ports, instead of its number.
   *
   * @default - that of `port`; one of the two is needed
   */
  readonly portName?: string;
}

/** An answer that the interceptor gives by itself, to requests that wait for a replica or to those of a static route. */
export interface HttpAddOnPlaceholder {
  /**
   * The body, at most 32768 characters.
   *
   * @default - empty
   */
  readonly body?: string;

  /**
   * Headers of the answer, such as `Retry-After`.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: string };

  /**
   * Status of the answer: a whole number from 100 to 599.
   *
   * @default - the add-on's
   */
  readonly statusCode?: number;
}

/** When a static route of the HTTP add-on answers. */
export enum HttpAddOnResponseMode {
  /** At any time: its requests never reach the model. */
  ALWAYS = 'Always',
  /** While the model has no replica that takes requests. */
  WHEN_UNAVAILABLE = 'WhenUnavailable',
}

/** Requests that the interceptor answers by itself, such as those of a health check, which need not wait for a replica. */
export interface HttpAddOnStaticRoute {
  /**
   * Headers that a request must have, with their values.
   *
   * @default - any
   */
  readonly headers?: { [name: string]: string };

  /**
   * Hosts that the requests ask for, such as `model.example.com`.
   *
   * @default - the hosts of the trigger
   */
  readonly hosts?: string[];

  /** Beginnings of the paths of the requests, such as `/healthz`. At least one. */
  readonly paths: string[];

  /** What the interceptor answers: status, headers and body. */
  readonly response: HttpAddOnPlaceholder;

  /**
   * When the interceptor answers by itself.
   *
   * @default - the add-on's, `WHEN_UNAVAILABLE`
   */
  readonly responseMode?: HttpAddOnResponseMode;
}

/** What reaches a model over HTTP, and how much of it one replica takes. At least one of the two amounts per replica is needed. */
export interface HttpAddOnTriggerProps extends TriggerOptions {
  /**
   * The namespace in which the HTTP add-on is installed.
   *
   * @default 'keda'
   */
  readonly addOnNamespace?: string;

  /**
   * Requests that are on their way, held ones too, which one replica takes at the same time: a whole number, at least 1. The better one for
   * LLMs, whose requests differ much in length.
   *
   * @default - the requests that are on their way do not count
   */
  readonly concurrentRequestsPerReplica?: number;

  /**
   * Who answers instead, once a request has waited for `readinessTimeout`.
   *
   * @default - nobody: the request fails with 504
   */
  readonly fallback?: HttpAddOnService;

  /**
   * Headers that a request must have to reach the model, with their values.
   *
   * @default - any
   */
  readonly headers?: { [name: string]: string };

  /**
   * Hosts under which the model is asked, such as `chat.example.com`, `*.example.com`, or `*` for any. The interceptor tells models apart by
   * them. At least one.
   */
  readonly hosts: string[];

  /**
   * Beginnings of the paths that lead to the model, such as `/v1`. The longest one wins.
   *
   * @default - all paths
   */
  readonly paths?: string[];

  /**
   * What the interceptor answers at once while the model starts, without holding the request. Needs 0.15 of the add-on.
   *
   * @default - none: the request is held
   */
  readonly placeholder?: HttpAddOnPlaceholder;

  /**
   * Time over which the rate of requests is taken. Needs `requestsPerSecondPerReplica`.
   *
   * @default - the add-on's, 1 minute
   */
  readonly rateWindow?: Duration;

  /**
   * How long a request waits for a replica. Fails when it is shorter than the `coldStart` of the server and nobody answers meanwhile.
   *
   * @default - the add-on's: without end, or 30 s beside a fallback
   */
  readonly readinessTimeout?: Duration;

  /**
   * Requests per second that one replica takes: a whole number, at least 1.
   *
   * @default - the rate does not count
   */
  readonly requestsPerSecondPerReplica?: number;

  /**
   * Time for all of a request, its wait for a replica included. Fails when it is shorter than the `coldStart` of the server and nobody answers
   * meanwhile.
   *
   * @default - the add-on's: without end
   */
  readonly requestTimeout?: Duration;

  /**
   * How long the interceptor waits for the first bytes of the model's answer, from the time when a replica has the request. An LLM that does not
   * stream answers after its last token.
   *
   * @default - the add-on's, 300 s
   */
  readonly responseHeaderTimeout?: Duration;

  /**
   * Name of the InterceptorRoute that is written.
   *
   * @default - the name of the model
   */
  readonly routeName?: string;

  /**
   * The Service to which the interceptor sends requests.
   *
   * @default - that of the model and its first port, where it is known
   */
  readonly service?: HttpAddOnService;

  /**
   * Requests that the interceptor answers by itself. Needs 0.16 of the add-on.
   *
   * @default - none
   */
  readonly staticRoutes?: HttpAddOnStaticRoute[];
}
