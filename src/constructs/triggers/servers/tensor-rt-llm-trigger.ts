import { CacheUsageSignalOptions, RequestsSignalOptions, WaitingRequestsSignalOptions } from './gauge-signal-options';
import { cacheUsage, requests, waitingRequests } from './gauge-signals';
import { latency } from './level-signals';
import { LatencySignalOptions, RequestRateSignalOptions, TokenRateSignalOptions } from './rate-signal-options';
import { requestRate, tokenRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { TENSORRT_LLM } from '../../../model-servers/tensorrt-llm';

const RUNNING = 'trtllm_num_requests_running';
const WAITING = 'trtllm_num_requests_waiting';

/**
 * Scales on what trtllm-serve of TensorRT-LLM tells of itself at `/prometheus/metrics`, where it is started with
 * `return_perf_metrics: true`. What counts requests and the KV cache needs `enable_iter_perf_stats: true` beside it.
 *
 * @see https://github.com/NVIDIA/TensorRT-LLM/blob/050f80de/tensorrt_llm/metrics/collector.py
 */
export class TensorRtLlmTrigger extends ServerTrigger {
  /** Requests that are being computed. */
  static runningRequests(options: RequestsSignalOptions): TensorRtLlmTrigger {
    return new TensorRtLlmTrigger(requests(TENSORRT_LLM, [RUNNING], options));
  }

  /** Requests that wait because the replicas are full. */
  static waitingRequests(options: WaitingRequestsSignalOptions = {}): TensorRtLlmTrigger {
    return new TensorRtLlmTrigger(waitingRequests(TENSORRT_LLM, WAITING, options));
  }

  /** Requests that are being computed or wait: the best one to begin with. */
  static inFlightRequests(options: RequestsSignalOptions): TensorRtLlmTrigger {
    return new TensorRtLlmTrigger(requests(TENSORRT_LLM, [RUNNING, WAITING], options, { name: 'trtllm_requests_in_flight' }));
  }

  /** How full the KV cache is, as the mean over the replicas. */
  static kvCacheUsage(options: CacheUsageSignalOptions = {}): TensorRtLlmTrigger {
    return new TensorRtLlmTrigger(cacheUsage(TENSORRT_LLM, 'trtllm_kv_cache_utilization', options));
  }

  /** Time until the first token of an answer. */
  static timeToFirstToken(options: LatencySignalOptions): TensorRtLlmTrigger {
    return new TensorRtLlmTrigger(latency(TENSORRT_LLM, 'trtllm_time_to_first_token_seconds', options));
  }

  /** Time until the last token of an answer, which grows with the length of answers too. */
  static endToEndLatency(options: LatencySignalOptions): TensorRtLlmTrigger {
    return new TensorRtLlmTrigger(latency(TENSORRT_LLM, 'trtllm_e2e_request_latency_seconds', options));
  }

  /** Time that requests wait before they are computed. */
  static queueTime(options: LatencySignalOptions): TensorRtLlmTrigger {
    return new TensorRtLlmTrigger(latency(TENSORRT_LLM, 'trtllm_request_queue_time_seconds', options));
  }

  /** Time between two tokens of an answer. */
  static interTokenLatency(options: LatencySignalOptions): TensorRtLlmTrigger {
    return new TensorRtLlmTrigger(latency(TENSORRT_LLM, 'trtllm_time_per_output_token_seconds', options));
  }

  /** Tokens that are written per second. */
  static generationTokenRate(options: TokenRateSignalOptions): TensorRtLlmTrigger {
    return new TensorRtLlmTrigger(tokenRate(TENSORRT_LLM, 'trtllm_generation_tokens_total', options));
  }

  /** Requests that are answered per second; it stops growing once replicas are full. */
  static requestRate(options: RequestRateSignalOptions): TensorRtLlmTrigger {
    return new TensorRtLlmTrigger(requestRate(TENSORRT_LLM, { metric: 'trtllm_request_success_total' }, options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
