import { RequestsSignalOptions } from './gauge-signal-options';
import { requests } from './gauge-signals';
import { latency } from './level-signals';
import { LatencySignalOptions, RequestRateSignalOptions } from './rate-signal-options';
import { requestRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { TGI } from '../../../model-servers/tgi';

const RUNNING = 'tgi_batch_current_size';
const WAITING = 'tgi_queue_size';

/**
 * Scales on what Text Generation Inference tells of itself. Its project was archived on 2026-03-21, and 3.3.7 is its last release: models
 * that are new are better served by vLLM or SGLang. Its metrics have no label of the model, so that a pod counts as a whole.
 *
 * @see https://github.com/huggingface/text-generation-inference/blob/db931fcf/docs/source/reference/metrics.md
 */
export class TgiTrigger extends ServerTrigger {
  /** Requests in the batch that is being computed. 70 % of the largest batch per replica is our own starting point. */
  static runningRequests(options: RequestsSignalOptions): TgiTrigger {
    return new TgiTrigger(requests(TGI, [RUNNING], options));
  }

  /** Requests that wait because the batch is full. 3 to 5 per replica is our own starting point. */
  static waitingRequests(options: RequestsSignalOptions): TgiTrigger {
    return new TgiTrigger(requests(TGI, [WAITING], options));
  }

  /** Requests that are being computed or wait: the best signal to begin with. */
  static inFlightRequests(options: RequestsSignalOptions): TgiTrigger {
    return new TgiTrigger(requests(TGI, [RUNNING, WAITING], options, { name: 'tgi_requests_in_flight' }));
  }

  /** Requests that arrive at the server per second. */
  static requestRate(options: RequestRateSignalOptions): TgiTrigger {
    return new TgiTrigger(requestRate(TGI, { metric: 'tgi_request_count' }, options));
  }

  /** Time from the arrival of a request to the last token of its answer. Long answers take longer, too. */
  static endToEndLatency(options: LatencySignalOptions): TgiTrigger {
    return new TgiTrigger(latency(TGI, 'tgi_request_duration', options));
  }

  /** Time that requests wait before they are computed. */
  static queueTime(options: LatencySignalOptions): TgiTrigger {
    return new TgiTrigger(latency(TGI, 'tgi_request_queue_duration', options));
  }

  /** Mean time that a token of a request takes. */
  static timePerToken(options: LatencySignalOptions): TgiTrigger {
    return new TgiTrigger(latency(TGI, 'tgi_request_mean_time_per_token_duration', options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
