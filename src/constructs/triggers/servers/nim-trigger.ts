import { CacheUsageSignalOptions, RequestsSignalOptions, ShareSignalOptions, WaitingRequestsSignalOptions } from './gauge-signal-options';
import { cacheUsage, requests, usedOf, waitingRequests } from './gauge-signals';
import { latency } from './level-signals';
import { LatencySignalOptions, RequestRateSignalOptions, TokenRateSignalOptions } from './rate-signal-options';
import { requestRate, tokenRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { NIM } from '../../../model-servers/nim';

const RUNNING = 'num_requests_running';
const WAITING = 'num_requests_waiting';

/**
 * Scales on what NVIDIA NIM for large language models tells of itself, at `/v1/metrics`. The names
 * are those of NIM 1: NIM 2 is made around vLLM, and what it calls them is not documented.
 *
 * @see https://docs.nvidia.com/nim/large-language-models/latest/observability.html
 */
export class NimTrigger extends ServerTrigger {
  /** Requests that are being computed at the moment. */
  static runningRequests(options: RequestsSignalOptions): NimTrigger {
    return new NimTrigger(requests(NIM, [RUNNING], options));
  }

  /** Requests that wait because the replicas are full. */
  static waitingRequests(options: WaitingRequestsSignalOptions = {}): NimTrigger {
    return new NimTrigger(waitingRequests(NIM, WAITING, options));
  }

  /** Requests that are being computed or wait: the best one to begin with. */
  static inFlightRequests(options: RequestsSignalOptions): NimTrigger {
    return new NimTrigger(requests(NIM, [RUNNING, WAITING], options, { name: 'nim_requests_in_flight' }));
  }

  /**
   * Requests that are being computed, over those that can be at once: written as the replicas that would be full, compared as
   * `AverageValue`, which is the mean share of a replica. 70 is our own starting point.
   */
  static slotUsage(options: ShareSignalOptions): NimTrigger {
    return new NimTrigger(usedOf(NIM, [RUNNING, 'num_request_max'], options, 'nim_slot_usage'));
  }

  /**
   * How full the KV cache is, from 0 to 1. Written as a sum over the replicas and compared as `AverageValue`, which is the mean
   * over the replicas.
   */
  static kvCacheUsage(options: CacheUsageSignalOptions = {}): NimTrigger {
    return new NimTrigger(cacheUsage(NIM, 'gpu_cache_usage_perc', options));
  }

  /** Time until the first token of an answer. */
  static timeToFirstToken(options: LatencySignalOptions): NimTrigger {
    return new NimTrigger(latency(NIM, 'time_to_first_token_seconds', options));
  }

  /** Time until the last token of an answer, which grows with the length of answers too. */
  static endToEndLatency(options: LatencySignalOptions): NimTrigger {
    return new NimTrigger(latency(NIM, 'e2e_request_latency_seconds', options));
  }

  /** Time between two tokens of an answer. */
  static interTokenLatency(options: LatencySignalOptions): NimTrigger {
    return new NimTrigger(latency(NIM, 'time_per_output_token_seconds', options));
  }

  /** Tokens that are written per second. */
  static generationTokenRate(options: TokenRateSignalOptions): NimTrigger {
    return new NimTrigger(tokenRate(NIM, 'generation_tokens_total', options));
  }

  /** Requests that are answered per second; it stops growing once replicas are full. */
  static requestRate(options: RequestRateSignalOptions): NimTrigger {
    return new NimTrigger(requestRate(NIM, { metric: 'request_finish_total' }, options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
