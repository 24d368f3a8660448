import { RequestsSignalOptions, ShareSignalOptions } from './gauge-signal-options';
import { requests, share } from './gauge-signals';
import { latency, meanLatency, timeRatio } from './level-signals';
import { LatencySignalOptions, LevelSignalOptions, MeanLatencySignalOptions, RequestRateSignalOptions } from './rate-signal-options';
import { requestRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { TRITON } from '../../../model-servers/triton';

const ANSWERED = 'nv_inference_request_success';
const QUEUED = 'nv_inference_queue_duration_us';
const COMPUTED = 'nv_inference_compute_infer_duration_us';

/**
 * Scales on what Triton Inference Server tells of itself. `serverVersion` is the release of its container, such as `24.11`.
 *
 * All models of a pod count, unless `matchers` name one by its label `model`.
 *
 * @see https://github.com/triton-inference-server/server/blob/e1db8a603/docs/user_guide/metrics.md
 *
 * @example
 * model.scaleOn(TritonTrigger.pendingRequests({ perReplica: 10 }));
 */
export class TritonTrigger extends ServerTrigger {
  /** Requests that the server answers per second. It stops growing once all replicas are full. */
  static requestRate(options: RequestRateSignalOptions): TritonTrigger {
    return new TritonTrigger(requestRate(TRITON, { metric: ANSWERED }, options));
  }

  /** Requests that wait to be computed. Since 23.09. One to two batches per replica is our own starting point. */
  static pendingRequests(options: RequestsSignalOptions): TritonTrigger {
    return new TritonTrigger(requests(TRITON, ['nv_inference_pending_request_count'], options));
  }

  /** Mean time that requests wait before they are computed. */
  static queueTime(options: MeanLatencySignalOptions): TritonTrigger {
    return new TritonTrigger(meanLatency(TRITON, [QUEUED, ANSWERED], options));
  }

  /**
   * Time that requests wait, divided by the time that they are computed (counted as at least 1 us per second). NVIDIA's tutorial on autoscaling
   * begins with 1: they wait as long as they are computed.
   */
  static queueToComputeRatio(options: LevelSignalOptions): TritonTrigger {
    return new TritonTrigger(timeRatio(TRITON, [QUEUED, COMPUTED], options, 'nv_inference_queue_to_compute_ratio'));
  }

  /**
   * How busy the GPUs are, from 0 to 1, as the mean over the GPUs of all replicas. It follows the load late, and reaches 1 long before a GPU is
   * full. 0.7 is our own starting point.
   */
  static gpuUtilization(options: ShareSignalOptions): TritonTrigger {
    return new TritonTrigger(share(TRITON, 'nv_gpu_utilization', options));
  }

  /** Time until the first response of a request. Since 24.11, with `--metrics-config histogram_latencies=true`. */
  static firstResponseLatency(options: LatencySignalOptions): TritonTrigger {
    return new TritonTrigger(latency(TRITON, 'nv_inference_first_response_histogram_ms', options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
