import { latency } from './level-signals';
import { BusyWorkersSignalOptions, LatencySignalOptions, RequestRateSignalOptions } from './rate-signal-options';
import { busyWorkers, requestRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { KSERVE_PYTHON } from '../../../model-servers/kserve-python';

const PREDICT = 'request_predict_seconds';

/**
 * Scales on the metrics of KServe's Python server. The runtimes for sklearn, XGBoost, LightGBM, PMML and Paddle run it, and so do models of
 * one's own. The Hugging Face runtime runs it too; where vLLM serves the model there, use `VllmTrigger`.
 *
 * @see https://github.com/kserve/kserve/blob/v0.20.0/python/kserve/kserve/metrics.py
 */
export class KservePythonTrigger extends ServerTrigger {
  /** Predictions that the server answers per second. */
  static requestRate(options: RequestRateSignalOptions): KservePythonTrigger {
    return new KservePythonTrigger(requestRate(KSERVE_PYTHON, { metric: PREDICT, series: '_count' }, options));
  }

  /** Predictions that run at the same time on average, measured as seconds of predictions per second. */
  static busyWorkers(options: BusyWorkersSignalOptions): KservePythonTrigger {
    return new KservePythonTrigger(busyWorkers(KSERVE_PYTHON, PREDICT, options));
  }

  /** Time of predictions, without that of pre- and postprocessing. */
  static predictLatency(options: LatencySignalOptions): KservePythonTrigger {
    return new KservePythonTrigger(latency(KSERVE_PYTHON, PREDICT, options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
