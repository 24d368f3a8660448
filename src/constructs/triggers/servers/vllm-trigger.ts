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
  /** Requests that are being computed at the moment. 70 % of `--max-num-seqs` per replica is our own starting point. */
  static runningRequests(options: RequestsSignalOptions): VllmTrigger {
    return new VllmTrigger(requests(VLLM, [RUNNING], options));
  }

  /** Requests that wait because all replicas are full. It tells how far behind they are, and is 0 while they keep up. */
  static waitingRequests(options: WaitingRequestsSignalOptions = {}): VllmTrigger {
    return new VllmTrigger(waitingRequests(VLLM, WAITING, options));
  }

  /**
   * Requests that are being computed or wait: the best signal to begin with. It grows before replicas are full, and goes on growing when they
   * are. Set it to the number of requests at which one replica is still fast enough.
   */
  static inFlightRequests(options: RequestsSignalOptions): VllmTrigger {
    return new VllmTrigger(requests(VLLM, [RUNNING, WAITING], options, { name: 'vllm_requests_in_flight' }));
  }

  /**
   * Share of the KV cache that is in use, from 0 to 1. The query adds the replicas up, and `AverageValue` divides by them, so their mean counts.
   * KServe's own scaling takes it, too.
   */
  static kvCacheUsage(options: CacheUsageSignalOptions = {}): VllmTrigger {
    return new VllmTrigger(cacheUsage(VLLM, 'vllm:kv_cache_usage_perc', options));
  }

  /** Time from the arrival of a request to the first token of its answer. */
  static timeToFirstToken(options: LatencySignalOptions): VllmTrigger {
    return new VllmTrigger(latency(VLLM, 'vllm:time_to_first_token_seconds', options));
  }

  /** Time from the arrival of a request to the last token of its answer. Long answers take longer, too. The lowest bucket is 0.3 s. */
  static endToEndLatency(options: LatencySignalOptions): VllmTrigger {
    return new VllmTrigger(latency(VLLM, 'vllm:e2e_request_latency_seconds', options));
  }

  /** Time that requests wait before they are computed: a good guard beside another trigger. The lowest bucket is 0.3 s. */
  static queueTime(options: LatencySignalOptions): VllmTrigger {
    return new VllmTrigger(latency(VLLM, 'vllm:request_queue_time_seconds', options));
  }

  /** Time between two outputs of a request. It grows with the number of requests that are computed together. */
  static interTokenLatency(options: LatencySignalOptions): VllmTrigger {
    return new VllmTrigger(latency(VLLM, 'vllm:inter_token_latency_seconds', options));
  }

  /** Tokens of answers that the server writes per second. */
  static generationTokenRate(options: TokenRateSignalOptions): VllmTrigger {
    return new VllmTrigger(tokenRate(VLLM, 'vllm:generation_tokens_total', options));
  }

  /** Requests that the server answers per second. It stops growing once all replicas are full. */
  static requestRate(options: RequestRateSignalOptions): VllmTrigger {
    return new VllmTrigger(requestRate(VLLM, { metric: 'vllm:request_success_total' }, options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
