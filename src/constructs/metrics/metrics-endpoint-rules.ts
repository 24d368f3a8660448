import { Duration } from 'cdk8s';
import { MetricsEndpoint } from './metrics-endpoint';
import { Prometheus } from './prometheus';
import { ScrapeCertificate } from './scrape-tls';
import { Fault, faultAt, refuseAll, within } from '../../faults/fault';
import { Place } from '../../faults/place';
import { authorizationFaults, PATH_FIX, pathFaults, tlsFaults } from '../../platforms/prometheus-operator/endpoint-faults';
import { scrapeTimeoutFaults } from '../../platforms/prometheus-operator/monitor-faults';
import { prometheusDuration } from '../../promql/duration';

/** Refuses an endpoint for which the operator would drop the whole monitor, or which nothing would answer. */
export function checkMetricsEndpoint(place: Place, endpoint: MetricsEndpoint, prometheus?: Prometheus): void {
  refuseAll(place, scrapeFaults(endpoint));
  for (const [field, duration] of [['scrapeInterval', endpoint.scrapeInterval], ['scrapeTimeout', endpoint.scrapeTimeout]] as const) {
    if (duration !== undefined && duration.toMilliseconds() <= 0) {
      place.at(field).refuse('must be greater than 0', prometheusDuration(duration), 'give it at least 1s');
    }
  }
  const { scrapeInterval, scrapeTimeout } = endpoint;
  const text = (duration?: Duration) => duration && prometheusDuration(duration);
  refuseAll(place, scrapeTimeoutFaults({ interval: text(scrapeInterval), scrapeTimeout: text(scrapeTimeout) }, prometheus?.scrapeInterval.toMilliseconds()).map((fault) => ({ ...fault, fix: 'shorten it, or lengthen scrapeInterval' })));
}

/** The TLS of an endpoint as the monitor has it, with the places of its faults as the props have them. */
function scrapeFaults({ authorization, path, tls }: MetricsEndpoint): Fault[] {
  const certificate = (given?: ScrapeCertificate) => given && { [given._kind]: given._ref };
  return [
    ...path === undefined ? [] : within(['path'], path.startsWith('/') ? pathFaults(path) : [faultAt([], 'is no path that a monitor can scrape', path, PATH_FIX)]),
    ...within(['tls'], tlsFaults(tls && { ...tls, ca: certificate(tls.ca), cert: certificate(tls.cert) }).map((each) => ({
      ...each, pointer: each.pointer.filter((part) => part !== 'secret' && part !== 'configMap'),
    }))),
    ...within(['authorization'], authorizationFaults(authorization)),
  ];
}
