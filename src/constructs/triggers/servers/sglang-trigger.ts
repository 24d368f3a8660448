import { CacheUsageSignalOptions, RequestsSignalOptions, WaitingRequestsSignalOptions } from './gauge-signal-options';
import { cacheUsage, requests, waitingRequests } from './gauge-signals';
import { latency } from './level-signals';
import { LatencySignalOptions, RequestRateSignalOptions, TokenRateSignalOptions } from './rate-signal-options';
import { requestRate, tokenRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { SGLANG } from '../../../model-servers/sglang';
import { LabelMatcher } from '../../../promql/label-matcher';

const RUNNING = 'sglang:num_running_reqs';
const WAITING = 'sglang:num_queue_reqs';
/** With priority scheduling each priority has a series beside that of all, and without it no series has the label: both meet this. */
const OF_ALL = [LabelMatcher.equal('priority', '')];

/**
 * Scales on what SGLang tells of itself; it has to be started with `--enable-metrics`.
 *
 * With `--enable-metrics-for-all-schedulers` each rank reports the same requests: count one of them, by
 * `matchers: [LabelMatcher.equal('tp_rank', '0')]`. With priority scheduling requests count once, by
 * `priority=""`, unless a matcher on `priority` says which. `serverVersion` is that of SGLang: before 0.4.5 the time between tokens has another
 * name.
 *
 * @see https://github.com/sgl-project/sglang/blob/44cedc2/python/sglang/srt/observability/metrics_collector.py
 */
export class SglangTrigger extends ServerTrigger {
  /** Requests that are being computed at the moment. */
  static runningRequests(options: RequestsSignalOptions): SglangTrigger {
    return new SglangTrigger(requests(SGLANG, [RUNNING], options, { conditions: OF_ALL }));
  }

  /** Requests that wait because all replicas are full. */
  static waitingRequests(options: WaitingRequestsSignalOptions = {}): SglangTrigger {
    return new SglangTrigger(waitingRequests(SGLANG, WAITING, options, OF_ALL));
  }

  /** Requests that are being computed or wait: the best signal to begin with. */
  static inFlightRequests(options: RequestsSignalOptions): SglangTrigger {
    return new SglangTrigger(requests(SGLANG, [RUNNING, WAITING], options, { name: 'sglang_requests_in_flight', conditions: OF_ALL }));
  }

  /**
   * Requests of a prefill server that wait for a decoder, or for their KV cache to get there: where prefill and decode are servers of their
   * own, the other signals of queues have none of these.
   */
  static prefillQueue(options: RequestsSignalOptions): SglangTrigger {
    const queues = ['sglang:num_prefill_bootstrap_queue_reqs', 'sglang:num_prefill_inflight_queue_reqs'];
    return new SglangTrigger(requests(SGLANG, queues, options, { name: 'sglang_prefill_queue', conditions: OF_ALL }));
  }

  /** Requests of a decode server that wait for room in its KV cache, or for the cache of their prompts to arrive. */
  static decodeQueue(options: RequestsSignalOptions): SglangTrigger {
    const queues = ['sglang:num_decode_prealloc_queue_reqs', 'sglang:num_decode_transfer_queue_reqs'];
    return new SglangTrigger(requests(SGLANG, queues, options, { name: 'sglang_decode_queue', conditions: OF_ALL }));
  }

  /**
   * How full the KV cache is, from 0 to 1. Written as a sum over the replicas and compared as `AverageValue`, which is the mean
   * over the replicas; of several ranks in one pod their mean counts.
   */
  static kvCacheUsage(options: CacheUsageSignalOptions = {}): SglangTrigger {
    return new SglangTrigger(cacheUsage(SGLANG, 'sglang:token_usage', options));
  }

  /** Time from the arrival of a request to the first token of its answer. */
  static timeToFirstToken(options: LatencySignalOptions): SglangTrigger {
    return new SglangTrigger(latency(SGLANG, 'sglang:time_to_first_token_seconds', options));
  }

  /** Time from the arrival of a request to the last token of its answer. Long answers take longer, too. */
  static endToEndLatency(options: LatencySignalOptions): SglangTrigger {
    return new SglangTrigger(latency(SGLANG, 'sglang:e2e_request_latency_seconds', options));
  }

  /** Time that requests wait before they are computed. */
  static queueTime(options: LatencySignalOptions): SglangTrigger {
    return new SglangTrigger(latency(SGLANG, 'sglang:queue_time_seconds', options));
  }

  /** Time between two tokens of an answer. */
  static interTokenLatency(options: LatencySignalOptions): SglangTrigger {
    return new SglangTrigger(latency(SGLANG, 'sglang:inter_token_latency_seconds', options));
  }

  /** Tokens of answers that the server writes per second. */
  static generationTokenRate(options: TokenRateSignalOptions): SglangTrigger {
    return new SglangTrigger(tokenRate(SGLANG, 'sglang:generation_tokens_total', options));
  }

  /** Requests that the server answers per second. It stops growing once all replicas are full. */
  static requestRate(options: RequestRateSignalOptions): SglangTrigger {
    return new SglangTrigger(requestRate(SGLANG, { metric: 'sglang:num_requests_total' }, options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
