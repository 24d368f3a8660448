import { CacheUsageSignalOptions, RequestsSignalOptions, WaitingRequestsSignalOptions } from './gauge-signal-options';
import { cacheUsage, requests, waitingRequests } from './gauge-signals';
import { latency } from './level-signals';
import { LatencySignalOptions, RequestRateSignalOptions, TokenRateSignalOptions } from './rate-signal-options';
import { requestRate, tokenRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { VLLM } from '../../../model-servers/vllm';

const RUNNING = 'vllm:num_requests_running';
const WAITING = 'vllm:num_requests_waiting';

/**
 * Scales on what vLLM tells of itself. Its metrics are there from the start, so that an idle replica reads as 0 and a lost one is an error.
 *
 * All engines of a pod count. Latencies are compared as `Value`, everything else is a total that the replicas share. `serverVersion` is
 * that of vLLM: before 0.10 the KV cache, and before 0.11 the time between tokens, have other names.
 *
 * @see https://github.com/vllm-project/vllm/blob/0328b59/docs/design/metrics.md
 *
 * @example
 * model.scaleOn(VllmTrigger.inFlightRequests({ perReplica: 24 }));
 */
export class VllmTrigger extends ServerTrigger {
  /** Requests that are being computed. 70 % of `--max-num-seqs` per replica is our own starting point. */
  static runningRequests(options: RequestsSignalOptions): VllmTrigger {
    return new VllmTrigger(requests(VLLM, [RUNNING], options));
  }

  /** Requests that wait because the replicas are full: it says how far behind they are, and nothing while they keep up. */
  static waitingRequests(options: WaitingRequestsSignalOptions = {}): VllmTrigger {
    return new VllmTrigger(waitingRequests(VLLM, WAITING, options));
  }

  /**
   * Requests that are being computed or wait: the best one to begin with, since it grows before replicas are full and does not stop
   * growing then. Hold it at the requests at once at which a replica is still fast enough.
   */
  static inFlightRequests(options: RequestsSignalOptions): VllmTrigger {
    return new VllmTrigger(requests(VLLM, [RUNNING, WAITING], options, { name: 'vllm_requests_in_flight' }));
  }

  /**
   * How full the KV cache is, from 0 to 1. Written as a sum over the replicas and compared as `AverageValue`, which is the mean
   * over the replicas, and which KServe's own scaling takes too.
   */
  static kvCacheUsage(options: CacheUsageSignalOptions = {}): VllmTrigger {
    return new VllmTrigger(cacheUsage(VLLM, 'vllm:kv_cache_usage_perc', options));
  }

  /** Time until the first token of an answer. */
  static timeToFirstToken(options: LatencySignalOptions): VllmTrigger {
    return new VllmTrigger(latency(VLLM, 'vllm:time_to_first_token_seconds', options));
  }

  /** Time until the last token of an answer, which grows with the length of answers too. Its lowest bucket is 0.3 s. */
  static endToEndLatency(options: LatencySignalOptions): VllmTrigger {
    return new VllmTrigger(latency(VLLM, 'vllm:e2e_request_latency_seconds', options));
  }

  /** Time that requests wait before they are computed: a good guard beside another trigger. Its lowest bucket is 0.3 s. */
  static queueTime(options: LatencySignalOptions): VllmTrigger {
    return new VllmTrigger(latency(VLLM, 'vllm:request_queue_time_seconds', options));
  }

  /** Time between two outputs, which grows with the requests that are computed at once. */
  static interTokenLatency(options: LatencySignalOptions): VllmTrigger {
    return new VllmTrigger(latency(VLLM, 'vllm:inter_token_latency_seconds', options));
  }

  /** Tokens that are written per second. */
  static generationTokenRate(options: TokenRateSignalOptions): VllmTrigger {
    return new VllmTrigger(tokenRate(VLLM, 'vllm:generation_tokens_total', options));
  }

  /** Requests that are answered per second; it stops growing once replicas are full. */
  static requestRate(options: RequestRateSignalOptions): VllmTrigger {
    return new VllmTrigger(requestRate(VLLM, { metric: 'vllm:request_success_total' }, options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
