import { CacheUsageSignalOptions, RequestsSignalOptions, WaitingRequestsSignalOptions } from './gauge-signal-options';
import { cacheUsage, requests, waitingRequests } from './gauge-signals';
import { latency } from './level-signals';
import { LatencySignalOptions, RequestRateSignalOptions, TokenRateSignalOptions } from './rate-signal-options';
import { requestRate, tokenRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { LMDEPLOY } from '../../../model-servers/lmdeploy';

const RUNNING = 'lmdeploy:num_requests_running';
const WAITING = 'lmdeploy:num_requests_waiting';

/**
 * Scales on the metrics of LMDeploy 0.14 and later.
 *
 * @see https://github.com/InternLM/lmdeploy/tree/1263d5cd8/lmdeploy/metrics
 */
export class LmdeployTrigger extends ServerTrigger {
  /** Requests that are being computed. */
  static runningRequests(options: RequestsSignalOptions): LmdeployTrigger {
    return new LmdeployTrigger(requests(LMDEPLOY, [RUNNING], options));
  }

  /** Requests that wait because the replicas are full. */
  static waitingRequests(options: WaitingRequestsSignalOptions = {}): LmdeployTrigger {
    return new LmdeployTrigger(waitingRequests(LMDEPLOY, WAITING, options));
  }

  /** Requests that are being computed or wait: the best one to begin with. */
  static inFlightRequests(options: RequestsSignalOptions): LmdeployTrigger {
    return new LmdeployTrigger(requests(LMDEPLOY, [RUNNING, WAITING], options, { name: 'lmdeploy_requests_in_flight' }));
  }

  /** How full the KV cache is, as the mean over the replicas. */
  static kvCacheUsage(options: CacheUsageSignalOptions = {}): LmdeployTrigger {
    return new LmdeployTrigger(cacheUsage(LMDEPLOY, 'lmdeploy:gpu_cache_usage_perc', options));
  }

  /** Time until the first token of an answer. */
  static timeToFirstToken(options: LatencySignalOptions): LmdeployTrigger {
    return new LmdeployTrigger(latency(LMDEPLOY, 'lmdeploy:time_to_first_token_seconds', options));
  }

  /** Time until the last token of an answer, which grows with the length of answers too. */
  static endToEndLatency(options: LatencySignalOptions): LmdeployTrigger {
    return new LmdeployTrigger(latency(LMDEPLOY, 'lmdeploy:e2e_request_latency_seconds', options));
  }

  /** Time that requests wait before they are computed. */
  static queueTime(options: LatencySignalOptions): LmdeployTrigger {
    return new LmdeployTrigger(latency(LMDEPLOY, 'lmdeploy:request_queue_time_seconds', options));
  }

  /** Time between two tokens of an answer. */
  static interTokenLatency(options: LatencySignalOptions): LmdeployTrigger {
    return new LmdeployTrigger(latency(LMDEPLOY, 'lmdeploy:time_per_output_token_seconds', options));
  }

  /** Tokens that are written per second. */
  static generationTokenRate(options: TokenRateSignalOptions): LmdeployTrigger {
    return new LmdeployTrigger(tokenRate(LMDEPLOY, 'lmdeploy:generation_tokens_total', options));
  }

  /** Requests that are answered per second; it stops growing once replicas are full. */
  static requestRate(options: RequestRateSignalOptions): LmdeployTrigger {
    return new LmdeployTrigger(requestRate(LMDEPLOY, { metric: 'lmdeploy:request_success_total' }, options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
