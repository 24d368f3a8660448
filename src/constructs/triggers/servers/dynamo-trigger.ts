import {
  DynamoBacklogOptions, DynamoLatencyOptions, DynamoRequestRateOptions, DynamoRequestsOptions, DynamoRouterQueueOptions,
} from './dynamo-options';
import { latencyQuery, requestRateQuery, requestsQuery, routerBacklogQuery, routerQueueQuery } from './dynamo-queries';
import { GatewaySignal, GatewayTrigger } from './gateway-trigger';
import { Place } from '../../../faults/place';
import { DYNAMO_FRONTEND } from '../../../model-servers/dynamo-frontend';
import { checkProps } from '../../props/check-props';

/**
 * Scales workers of NVIDIA Dynamo on the metrics of the frontend of their graph, which is one process for all of them. The target is the
 * DynamoGraphDeploymentScalingAdapter of a service of the graph, `<graph>-<service>` in lower case.
 *
 * None of them wakes a model from zero: without a worker the frontend forgets the model and answers 404. So a model that has no other trigger
 * keeps one replica. Without requests each signal is 0, and a scrape that is lost is an error.
 *
 * @see https://docs.nvidia.com/dynamo/v1.7.0/kubernetes-deployment/operate/autoscaling
 *
 * @example
 * new AutoscaledModel(chart, 'chat-decode', {
 *   server: ModelServer.fromPlatform(PlatformTarget.dynamoComponent({ graph: 'chat', component: 'decode' })),
 *   prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
 *   minReplicas: 1,
 *   maxReplicas: 4,
 *   triggers: [DynamoTrigger.inFlightRequests({ graph: 'chat', perReplica: 16 })],
 * });
 */
export class DynamoTrigger extends GatewayTrigger {
  /** Requests from their arrival at the frontend to their last token: the best signal to begin with. It grows in proportion to the load. */
  static inFlightRequests(options: DynamoRequestsOptions): DynamoTrigger {
    return DynamoTrigger.requests('inFlightRequests', 'dynamo_frontend_active_requests', options);
  }

  /**
   * Requests that have no first token yet: those that wait, and those whose prompt is being computed. So it is above 0 before workers are full.
   * Dynamo's own example takes 10 per worker.
   */
  static queuedRequests(options: DynamoRequestsOptions): DynamoTrigger {
    return DynamoTrigger.requests('queuedRequests', 'dynamo_frontend_queued_requests', options);
  }

  /** Requests that the frontend gets per second. */
  static requestRate(options: DynamoRequestRateOptions): DynamoTrigger {
    checkProps(Place.named('DynamoTrigger.requestRate'), 'DynamoRequestRateOptions', options);
    const metric = 'dynamo_frontend_requests_total';
    return DynamoTrigger.of({ metric, options, query: (context) => requestRateQuery(context, metric, options) });
  }

  /**
   * Time to the first token: a level, which is compared as `Value`. Dynamo's own example compares it as `AverageValue`, which divides it by the
   * replicas. A guard beside another trigger: it grows late, and replicas that are cold make it worse.
   */
  static timeToFirstToken(options: DynamoLatencyOptions): DynamoTrigger {
    return DynamoTrigger.latency('timeToFirstToken', 'dynamo_frontend_time_to_first_token_seconds', options);
  }

  /** Time between two tokens, of workers that decode: a guard beside another trigger. */
  static interTokenLatency(options: DynamoLatencyOptions): DynamoTrigger {
    return DynamoTrigger.latency('interTokenLatency', 'dynamo_frontend_inter_token_latency_seconds', options);
  }

  /** Time from the arrival of a request to the last token of its answer. Long answers take longer, too. The lowest bucket is 2 s. */
  static endToEndLatency(options: DynamoLatencyOptions): DynamoTrigger {
    return DynamoTrigger.latency('endToEndLatency', 'dynamo_frontend_request_duration_seconds', options);
  }

  /**
   * Requests that the router of the frontend holds because all workers are busy: 0 until then. It needs a router that queues
   * (`--router-mode kv` with `--router-queue-threshold`), and counts all models of the frontend.
   */
  static routerQueuedRequests(options: DynamoRouterQueueOptions): DynamoTrigger {
    checkProps(Place.named('DynamoTrigger.routerQueuedRequests'), 'DynamoRouterQueueOptions', options);
    const metric = 'dynamo_frontend_router_queue_pending_requests';
    return DynamoTrigger.of({ metric, options, query: (context) => routerQueueQuery(context, metric, options) });
  }

  /**
   * Tokens of the prompts that the router of the frontend holds, in seconds of work of one worker: long prompts count as what they are. For
   * workers that prefill. It needs a router that queues, as `routerQueuedRequests` does.
   */
  static routerBacklog(options: DynamoBacklogOptions): DynamoTrigger {
    checkProps(Place.named('DynamoTrigger.routerBacklog'), 'DynamoBacklogOptions', options);
    const metric = 'dynamo_frontend_router_queue_pending_isl_tokens';
    return DynamoTrigger.of({ metric, options, query: (context) => routerBacklogQuery(context, metric, options) });
  }

  private static requests(factory: string, metric: string, options: DynamoRequestsOptions): DynamoTrigger {
    checkProps(Place.named(`DynamoTrigger.${factory}`), 'DynamoRequestsOptions', options);
    return DynamoTrigger.of({ metric, options, query: (context) => requestsQuery(context, metric, options) });
  }

  private static latency(factory: string, metric: string, options: DynamoLatencyOptions): DynamoTrigger {
    checkProps(Place.named(`DynamoTrigger.${factory}`), 'DynamoLatencyOptions', options);
    return DynamoTrigger.of({ metric, options, buckets: options.buckets, query: (context) => latencyQuery(context, metric, options) });
  }

  private static of(signal: Omit<GatewaySignal, 'gateway'>): DynamoTrigger {
    return new DynamoTrigger({ ...signal, gateway: DYNAMO_FRONTEND.server });
  }

  private constructor(signal: GatewaySignal) {
    super(signal);
  }
}
