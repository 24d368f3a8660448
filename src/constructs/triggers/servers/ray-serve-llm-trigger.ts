import { CacheUsageSignalOptions, RequestsSignalOptions, WaitingRequestsSignalOptions } from './gauge-signal-options';
import { cacheUsage, requests, waitingRequests } from './gauge-signals';
import { latency } from './level-signals';
import { LatencySignalOptions, TokenRateSignalOptions } from './rate-signal-options';
import { tokenRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { RAY_SERVE_LLM } from '../../../model-servers/ray-serve-llm';

const RUNNING = 'ray_vllm_num_requests_running';
const WAITING = 'ray_vllm_num_requests_waiting';

/**
 * Scales on what vLLM tells inside Ray Serve LLM, by the names that Ray gives its metrics. Serve scales the replicas inside a Ray cluster on
 * its own: use these triggers where a workload runs one replica of Serve in each pod.
 *
 * @see https://docs.ray.io/en/latest/serve/llm/index.html
 */
export class RayServeLlmTrigger extends ServerTrigger {
  /** Requests that are being computed. */
  static runningRequests(options: RequestsSignalOptions): RayServeLlmTrigger {
    return new RayServeLlmTrigger(requests(RAY_SERVE_LLM, [RUNNING], options));
  }

  /** Requests that wait because the replicas are full. */
  static waitingRequests(options: WaitingRequestsSignalOptions = {}): RayServeLlmTrigger {
    return new RayServeLlmTrigger(waitingRequests(RAY_SERVE_LLM, WAITING, options));
  }

  /** Requests that are being computed or wait: the best one to begin with. */
  static inFlightRequests(options: RequestsSignalOptions): RayServeLlmTrigger {
    return new RayServeLlmTrigger(requests(RAY_SERVE_LLM, [RUNNING, WAITING], options, { name: 'ray_serve_llm_requests_in_flight' }));
  }

  /** How full the KV cache is, as the mean over the replicas. */
  static kvCacheUsage(options: CacheUsageSignalOptions = {}): RayServeLlmTrigger {
    return new RayServeLlmTrigger(cacheUsage(RAY_SERVE_LLM, 'ray_vllm_kv_cache_usage_perc', options));
  }

  /** Time until the first token of an answer. */
  static timeToFirstToken(options: LatencySignalOptions): RayServeLlmTrigger {
    return new RayServeLlmTrigger(latency(RAY_SERVE_LLM, 'ray_vllm_time_to_first_token_seconds', options));
  }

  /** Time until the last token of an answer, which grows with the length of answers too. */
  static endToEndLatency(options: LatencySignalOptions): RayServeLlmTrigger {
    return new RayServeLlmTrigger(latency(RAY_SERVE_LLM, 'ray_vllm_e2e_request_latency_seconds', options));
  }

  /** Tokens that are written per second. */
  static generationTokenRate(options: TokenRateSignalOptions): RayServeLlmTrigger {
    return new RayServeLlmTrigger(tokenRate(RAY_SERVE_LLM, 'ray_vllm_generation_tokens_total', options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
