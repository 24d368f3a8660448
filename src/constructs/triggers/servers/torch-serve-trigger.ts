import { meanLatency } from './level-signals';
import { MeanLatencySignalOptions, RequestRateSignalOptions } from './rate-signal-options';
import { requestRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { TORCHSERVE } from '../../../model-servers/torchserve';

const REQUESTS = 'ts_inference_requests_total';

/**
 * Scales on what TorchServe tells of itself; it needs `metrics_mode=prometheus`, and a `metrics_address` that others reach.
 *
 * All models of a pod count, unless `matchers` name one by its label `model_name`.
 *
 * @see https://github.com/pytorch/serve/blob/62c4d6a1f/docs/metrics.md
 */
export class TorchServeTrigger extends ServerTrigger {
  /** Requests that the server answers per second. */
  static requestRate(options: RequestRateSignalOptions): TorchServeTrigger {
    return new TorchServeTrigger(requestRate(TORCHSERVE, { metric: REQUESTS }, options));
  }

  /** Mean time that requests wait before they are computed. */
  static queueTime(options: MeanLatencySignalOptions): TorchServeTrigger {
    return new TorchServeTrigger(meanLatency(TORCHSERVE, ['ts_queue_latency_microseconds', REQUESTS], options));
  }

  /** Mean time that requests take. */
  static meanLatency(options: MeanLatencySignalOptions): TorchServeTrigger {
    return new TorchServeTrigger(meanLatency(TORCHSERVE, ['ts_inference_latency_microseconds', REQUESTS], options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
