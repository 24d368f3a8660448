import { latency } from './level-signals';
import { LatencySignalOptions, RequestRateSignalOptions } from './rate-signal-options';
import { requestRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { TENSORFLOW_SERVING } from '../../../model-servers/tensorflow-serving';

/**
 * Scales on what TensorFlow Serving tells of itself; it needs `--monitoring_config_file` with Prometheus enabled.
 *
 * The names of its metrics begin with a colon. All models of a pod count, unless `matchers` name one by its label `model_name`.
 *
 * @see https://github.com/tensorflow/serving/blob/master/tensorflow_serving/util/prometheus_exporter.cc
 */
export class TensorFlowServingTrigger extends ServerTrigger {
  /** Requests that the server answers per second. */
  static requestRate(options: RequestRateSignalOptions): TensorFlowServingTrigger {
    return new TensorFlowServingTrigger(requestRate(TENSORFLOW_SERVING, { metric: ':tensorflow:serving:request_count' }, options));
  }

  /** Time that requests take. Each bucket is 1.8 times the one below, so a quantile is no more precise than that. */
  static requestLatency(options: LatencySignalOptions): TensorFlowServingTrigger {
    return new TensorFlowServingTrigger(latency(TENSORFLOW_SERVING, ':tensorflow:serving:request_latency', options));
  }

  /** Time that TensorFlow itself takes for a request. Each bucket is 1.8 times the one below, so a quantile is no more precise than that. */
  static runtimeLatency(options: LatencySignalOptions): TensorFlowServingTrigger {
    return new TensorFlowServingTrigger(latency(TENSORFLOW_SERVING, ':tensorflow:serving:runtime_latency', options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
