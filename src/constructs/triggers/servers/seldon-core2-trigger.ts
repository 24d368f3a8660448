import { meanLatency } from './level-signals';
import { MeanLatencySignalOptions, RequestRateSignalOptions } from './rate-signal-options';
import { requestRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { SELDON_CORE2 } from '../../../model-servers/seldon-core2';

const REQUESTS = 'seldon_model_infer_total';

/**
 * Scales on what the agents of Seldon Core 2 tell of a Model. They count requests once they are answered, with any code, so that the rate
 * stops growing when servers are full. Quantiles of one model's latency do not exist, its mean does.
 *
 * @see https://github.com/SeldonIO/seldon-core/blob/v2.10.2/scheduler/pkg/metrics/agent.go
 */
export class SeldonCore2Trigger extends ServerTrigger {
  /** Requests of the model that are answered per second. */
  static requestRate(options: RequestRateSignalOptions): SeldonCore2Trigger {
    return new SeldonCore2Trigger(requestRate(SELDON_CORE2, { metric: REQUESTS }, options));
  }

  /**
   * Mean time of the requests. A level is compared as it is, for which the pods of the target are counted: a Model has none, and it is
   * refused there. It is for a Server, given by `ModelServer.fromTarget`, with `server` among the labels of `Monitor.external`, and of one
   * of its models where `matchers` say which `model`.
   */
  static meanLatency(options: MeanLatencySignalOptions): SeldonCore2Trigger {
    return new SeldonCore2Trigger(meanLatency(SELDON_CORE2, ['seldon_model_infer_seconds_total', REQUESTS], options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
