import { RequestsSignalOptions } from './gauge-signal-options';
import { requests } from './gauge-signals';
import { latency } from './level-signals';
import { LatencySignalOptions, RequestRateSignalOptions } from './rate-signal-options';
import { requestRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { RAY_SERVE } from '../../../model-servers/ray-serve';

/**
 * Scales on what Ray Serve tells of itself. Serve scales the replicas inside a Ray cluster on its own, and KubeRay the nodes for them: use
 * these triggers where a workload runs one replica of Serve in each pod.
 *
 * All deployments count, unless `matchers` name one by its label `deployment`. `serverVersion` is that of Ray: names of counters end in
 * `_total` since 2.53, and in those before it both ways or the other.
 *
 * @see https://docs.ray.io/en/latest/serve/monitoring.html
 */
export class RayServeTrigger extends ServerTrigger {
  /** Requests that replicas of Serve compute. Serve's own `target_ongoing_requests` of 2 is a starting point. */
  static ongoingRequests(options: RequestsSignalOptions): RayServeTrigger {
    return new RayServeTrigger(requests(RAY_SERVE, ['ray_serve_replica_processing_queries'], options));
  }

  /** Requests that wait for a replica of Serve. 1 to 2 per replica is our own starting point. */
  static queuedRequests(options: RequestsSignalOptions): RayServeTrigger {
    return new RayServeTrigger(requests(RAY_SERVE, ['ray_serve_deployment_queued_queries'], options));
  }

  /** Requests that replicas of Serve answer per second. */
  static requestRate(options: RequestRateSignalOptions): RayServeTrigger {
    return new RayServeTrigger(requestRate(RAY_SERVE, { metric: 'ray_serve_deployment_request_counter_total' }, options));
  }

  /** Time of requests in a replica of Serve, without that of waiting for one. */
  static processingLatency(options: LatencySignalOptions): RayServeTrigger {
    return new RayServeTrigger(latency(RAY_SERVE, 'ray_serve_deployment_processing_latency_ms', options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
