import { latency } from './level-signals';
import { LatencySignalOptions, RequestRateSignalOptions } from './rate-signal-options';
import { requestRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { SELDON_CORE1 } from '../../../model-servers/seldon-core1';
import { LabelMatcher } from '../../../promql/label-matcher';

const ENTRY = 'seldon_api_executor_server_requests_seconds';
/** Not the executor's feedback, status and metadata. Source: SeldonIO/seldon-core v1.18.2 executor/api/metric. */
const PREDICTIONS = [LabelMatcher.equal('service', 'predictions')];

/**
 * Scales on what the executor of Seldon Core 1 tells of the requests that enter a graph: of predictions over REST, or over gRPC where
 * `ModelServer.seldonCore1` has it as `transport` (or as the `endpoint` of nodes). Of other workloads, `matchers` say the `service` of
 * gRPC, which is the method, such as `LabelMatcher.equal('service', '/seldon.protos.Seldon/Predict')`.
 *
 * Under a ServiceMonitor, which has a label `service` itself, the executor's is `exported_service`, and the query asks for that. Behind an
 * external monitor it is known only if `Monitor.external` says `service`; else `matchers` have to say which it is.
 *
 * @see https://github.com/SeldonIO/seldon-core/tree/v1.18.2/executor/api/metric
 */
export class SeldonCore1Trigger extends ServerTrigger {
  /** Predictions per second at the entry of the graph. */
  static requestRate(options: RequestRateSignalOptions): SeldonCore1Trigger {
    return new SeldonCore1Trigger(requestRate(SELDON_CORE1, { metric: ENTRY, series: '_count', conditions: PREDICTIONS }, options));
  }

  /** Time of predictions at the entry of the graph. */
  static requestLatency(options: LatencySignalOptions): SeldonCore1Trigger {
    return new SeldonCore1Trigger(latency(SELDON_CORE1, ENTRY, options, PREDICTIONS));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
