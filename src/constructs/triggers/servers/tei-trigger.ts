import { RequestsSignalOptions } from './gauge-signal-options';
import { requests } from './gauge-signals';
import { latency } from './level-signals';
import { LatencySignalOptions, RequestRateSignalOptions } from './rate-signal-options';
import { requestRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { TEI } from '../../../model-servers/tei';

/**
 * Scales on what Text Embeddings Inference tells of itself. Its metrics have no label of the model, so that a pod counts as a whole.
 *
 * @see https://github.com/huggingface/text-embeddings-inference/blob/v1.9.3/router/src/prometheus.rs
 */
export class TeiTrigger extends ServerTrigger {
  /** Requests that wait to be computed. 5 to 10 per replica is our own starting point. */
  static waitingRequests(options: RequestsSignalOptions): TeiTrigger {
    return new TeiTrigger(requests(TEI, ['te_queue_size'], options));
  }

  /** Requests that arrive per second. */
  static requestRate(options: RequestRateSignalOptions): TeiTrigger {
    return new TeiTrigger(requestRate(TEI, { metric: 'te_request_count' }, options));
  }

  /** Time of a request, that of waiting included. */
  static requestLatency(options: LatencySignalOptions): TeiTrigger {
    return new TeiTrigger(latency(TEI, 'te_request_duration', options));
  }

  /** Time that requests wait before they are computed. */
  static queueTime(options: LatencySignalOptions): TeiTrigger {
    return new TeiTrigger(latency(TEI, 'te_request_queue_duration', options));
  }

  /** Time that requests are computed. */
  static inferenceTime(options: LatencySignalOptions): TeiTrigger {
    return new TeiTrigger(latency(TEI, 'te_request_inference_duration', options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
