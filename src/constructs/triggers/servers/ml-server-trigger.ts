import { RequestsSignalOptions } from './gauge-signal-options';
import { requests } from './gauge-signals';
import { latency, meanLatency, meanLevel } from './level-signals';
import { BusyWorkersSignalOptions, LatencySignalOptions, LevelSignalOptions, MeanLatencySignalOptions, RequestRateSignalOptions } from './rate-signal-options';
import { busyWorkers, requestRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { MLSERVER } from '../../../model-servers/mlserver';

const DURATION = 'model_infer_request_duration';

/**
 * Scales on what MLServer tells of itself, at port 8082.
 *
 * All models of a pod count, unless `matchers` name one by its label `model`.
 *
 * @see https://github.com/SeldonIO/MLServer/blob/a325e523/mlserver/handlers/dataplane.py
 *
 * @example
 * model.scaleOn(MlServerTrigger.requestRate({ requestsPerSecondPerReplica: 20 }));
 */
export class MlServerTrigger extends ServerTrigger {
  /** Requests that the server answers per second. */
  static requestRate(options: RequestRateSignalOptions): MlServerTrigger {
    return new MlServerTrigger(requestRate(MLSERVER, { metric: 'model_infer_request_success_total' }, options));
  }

  /** Requests that run at the same time on average, measured as seconds of requests per second. */
  static busyWorkers(options: BusyWorkersSignalOptions): MlServerTrigger {
    return new MlServerTrigger(busyWorkers(MLSERVER, DURATION, options));
  }

  /** Mean time of requests to a model; MLServer has no quantiles of it. */
  static meanLatency(options: MeanLatencySignalOptions): MlServerTrigger {
    return new MlServerTrigger(meanLatency(MLSERVER, [DURATION], options));
  }

  /** Mean length of the queue of the parallel workers, as requests found it. It is a histogram, and no gauge: 5 is our own starting point. */
  static queueLength(options: LevelSignalOptions): MlServerTrigger {
    return new MlServerTrigger(meanLevel(MLSERVER, 'parallel_request_queue', options));
  }

  /** HTTP requests in progress, those of probes among them. */
  static inProgressRequests(options: RequestsSignalOptions): MlServerTrigger {
    return new MlServerTrigger(requests(MLSERVER, ['rest_server_requests_in_progress'], options));
  }

  /** Time of HTTP requests, those of probes among them. */
  static httpLatency(options: LatencySignalOptions): MlServerTrigger {
    return new MlServerTrigger(latency(MLSERVER, 'rest_server_request_duration_seconds', options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
