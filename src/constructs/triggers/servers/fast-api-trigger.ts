import { RequestsSignalOptions } from './gauge-signal-options';
import { requests } from './gauge-signals';
import { latency } from './level-signals';
import { LatencySignalOptions, RequestRateSignalOptions } from './rate-signal-options';
import { requestRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { FASTAPI_INSTRUMENTATOR } from '../../../model-servers/fastapi-instrumentator';
import { LabelMatcher } from '../../../promql/label-matcher';

/** What Prometheus and Kubernetes ask: one scrape each 15 s would read as 0.07 requests per second. */
const NO_PROBES = [LabelMatcher.notMatches('handler', '/metrics|/health.*|/livez?|/readyz?')];

/**
 * Scales on the metrics that prometheus-fastapi-instrumentator exports of a FastAPI application. The names are its defaults.
 *
 * @see https://github.com/trallnag/prometheus-fastapi-instrumentator/blob/c1c1fb6/src/prometheus_fastapi_instrumentator/metrics.py
 */
export class FastApiTrigger extends ServerTrigger {
  /** Requests per second. Those to `/metrics`, `/health...`, `/livez` and `/readyz` are left out, unless a matcher on `handler` selects them. */
  static requestRate(options: RequestRateSignalOptions): FastApiTrigger {
    return new FastApiTrigger(requestRate(FASTAPI_INSTRUMENTATOR, { metric: 'http_requests_total', conditions: NO_PROBES }, options));
  }

  /**
   * Time that requests take, from `http_request_duration_highr_seconds`. This histogram has fine buckets and no labels, so that scrapes and
   * probes count too. The histogram with labels has only three buckets, too few for a quantile.
   */
  static requestLatency(options: LatencySignalOptions): FastApiTrigger {
    return new FastApiTrigger(latency(FASTAPI_INSTRUMENTATOR, 'http_request_duration_highr_seconds', options));
  }

  /** Requests that are being answered. Set `should_instrument_requests_inprogress` on the instrumentator. */
  static inProgressRequests(options: RequestsSignalOptions): FastApiTrigger {
    return new FastApiTrigger(requests(FASTAPI_INSTRUMENTATOR, ['http_requests_inprogress'], options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
