import { RequestsSignalOptions } from './gauge-signal-options';
import { requests } from './gauge-signals';
import { latency } from './level-signals';
import { LatencySignalOptions, RequestRateSignalOptions } from './rate-signal-options';
import { requestRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { BENTOML } from '../../../model-servers/bentoml';
import { LabelMatcher } from '../../../promql/label-matcher';

/** Paths that Kubernetes asks, and no client. Source: bentoml/BentoML src/bentoml/_internal/server/base_app.py. */
const NO_PROBES = [LabelMatcher.notMatches('endpoint', '/(healthz|livez|readyz)')];

/**
 * Scales on the metrics of a BentoML server. State the version of BentoML in `serverVersion`: before 1.2 the metrics have other names.
 *
 * Monitors set a label `endpoint`. Prometheus therefore renames the label `endpoint` of BentoML to `exported_endpoint`.
 *
 * @see https://github.com/bentoml/BentoML/blob/32230a527/src/bentoml/_internal/server/http/instruments.py
 */
export class BentoMlTrigger extends ServerTrigger {
  /** Requests that are being answered. The service's `traffic.concurrency` is a good target to begin with. */
  static inProgressRequests(options: RequestsSignalOptions): BentoMlTrigger {
    return new BentoMlTrigger(requests(BENTOML, ['bentoml_service_request_in_progress'], options));
  }

  /** Requests per second. Those of probes (`/healthz`, `/livez`, `/readyz`) are left out, unless a matcher on `exported_endpoint` selects them. */
  static requestRate(options: RequestRateSignalOptions): BentoMlTrigger {
    return new BentoMlTrigger(requestRate(BENTOML, { metric: 'bentoml_service_request_total', conditions: NO_PROBES }, options));
  }

  /** Time that requests take. Those of probes are left out, unless a matcher on `exported_endpoint` selects them. */
  static requestLatency(options: LatencySignalOptions): BentoMlTrigger {
    return new BentoMlTrigger(latency(BENTOML, 'bentoml_service_request_duration_seconds', options, NO_PROBES));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
