import { Duration } from 'cdk8s';
import { MetricsEndpoint } from './metrics-endpoint';
import { Prometheus } from './prometheus';
import { checkScrapeTls } from './scrape-tls-rules';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { scrapeTimeoutFaults } from '../../platforms/prometheus-operator/monitor-faults';
import { prometheusDuration } from '../../promql/duration';

/** Refuses an endpoint for which the operator would drop the whole monitor, or which nothing would answer. */
export function checkMetricsEndpoint(place: Place, endpoint: MetricsEndpoint, prometheus?: Prometheus): void {
  if (endpoint.path !== undefined && !/^\/[^?#\s]*$/.test(endpoint.path)) {
    place.at('path').refuse('is no path that a monitor can scrape', endpoint.path, 'start it with "/" and leave out "?", "#" and spaces');
  }
  checkScrapeTls(place, endpoint);
  for (const [field, duration] of [['scrapeInterval', endpoint.scrapeInterval], ['scrapeTimeout', endpoint.scrapeTimeout]] as const) {
    if (duration !== undefined && duration.toMilliseconds() <= 0) {
      place.at(field).refuse('must be greater than 0', prometheusDuration(duration), 'give it at least 1s');
    }
  }
  const { scrapeInterval, scrapeTimeout } = endpoint;
  const text = (duration?: Duration) => duration && prometheusDuration(duration);
  refuseAll(place, scrapeTimeoutFaults({ interval: text(scrapeInterval), scrapeTimeout: text(scrapeTimeout) }, prometheus?.scrapeInterval.toMilliseconds()).map((fault) => ({ ...fault, fix: 'shorten it, or lengthen scrapeInterval' })));
}
