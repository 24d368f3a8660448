import { MetricsEndpoint } from './metrics-endpoint';
import { Prometheus } from './prometheus';
import { checkScrapeTls } from './scrape-tls-rules';
import { Place } from '../../faults/place';
import { prometheusDuration } from '../../platforms/prometheus/duration';

/** Refuses an endpoint for which the operator would drop the whole monitor, or which nothing would answer. */
export function checkMetricsEndpoint(place: Place, endpoint: MetricsEndpoint, prometheus?: Prometheus): void {
  if (endpoint.path !== undefined && !/^\/[^?#\s]*$/.test(endpoint.path)) {
    place.at('path').refuse('is no path that a monitor can scrape', endpoint.path, 'start it with "/" and leave out "?", "#" and spaces');
  }
  checkScrapeTls(place, endpoint);
  const interval = endpoint.scrapeInterval ?? prometheus?.scrapeInterval;
  for (const [field, duration] of [['scrapeInterval', endpoint.scrapeInterval], ['scrapeTimeout', endpoint.scrapeTimeout]] as const) {
    if (duration !== undefined && duration.toMilliseconds() <= 0) {
      place.at(field).refuse('has to be longer than nothing', prometheusDuration(duration), 'give it at least 1s');
    }
  }
  if (endpoint.scrapeTimeout !== undefined && interval !== undefined && endpoint.scrapeTimeout.toMilliseconds() > interval.toMilliseconds()) {
    place.at('scrapeTimeout').refuse(
      `is longer than the scrape interval of ${prometheusDuration(interval)}, for which the operator drops the monitor`,
      prometheusDuration(endpoint.scrapeTimeout), 'shorten it, or lengthen scrapeInterval');
  }
}
