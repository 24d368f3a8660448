import { Duration } from 'cdk8s';
import { MetricsEndpoint } from './metrics-endpoint';
import { Prometheus } from './prometheus';
import { ScrapeAuthorization, ScrapeTls } from './scrape-tls';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { checkObjectName, isConfigMapKey } from '../../platforms/kubernetes/names';
import { SecretKeyRef } from '../../platforms/kubernetes/object-references';
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

/** Refuses what the operator would drop the whole monitor for. Source: prometheus-operator v0.93 pkg/apis/monitoring/v1/types.go, SafeTLSConfig.Validate. */
function checkScrapeTls(place: Place, { authorization, tls }: MetricsEndpoint): void {
  if (tls !== undefined) {
    checkTls(place.at('tls'), tls);
  }
  if (authorization !== undefined) {
    checkAuthorization(place.at('authorization'), authorization);
  }
}

function checkTls(place: Place, { ca, cert, insecureSkipVerify, keySecret, serverName }: ScrapeTls): void {
  for (const [field, ref] of [['ca', ca?._ref], ['cert', cert?._ref], ['keySecret', keySecret]] as const) {
    if (ref !== undefined) {
      checkRef(place.at(field), ref);
    }
  }
  if ((cert === undefined) !== (keySecret === undefined)) {
    const [missing, other] = cert === undefined ? ['cert', 'keySecret'] : ['keySecret', 'cert'];
    place.at(missing).refuse(`is missing beside ${other}, so the operator drops the monitor and nothing is scraped`, undefined, `give both, or leave ${other} out`);
  }
  if (ca !== undefined && insecureSkipVerify === true) {
    place.at('ca').refuse('has no effect beside insecureSkipVerify: true, which accepts any certificate', ca._ref.name, 'leave one of the two out');
  }
  if (serverName?.trim() === '') {
    place.at('serverName').refuse('must name a host', serverName, 'leave it out for the address of the pod');
  }
}

function checkAuthorization(place: Place, { credentials, type }: ScrapeAuthorization): void {
  checkRef(place.at('credentials'), credentials);
  if (type?.trim().toLowerCase() === 'basic') {
    place.at('type').refuse('cannot be Basic, so the operator drops the monitor and nothing is scraped', type, 'use a token, or write the monitor yourself with basicAuth');
  }
}

function checkRef(place: Place, { key, name }: SecretKeyRef): void {
  checkObjectName(place.at('name'), name);
  if (!isConfigMapKey(key)) {
    place.at('key').refuse('is no key of a Secret or a ConfigMap', key, 'use letters, digits, "-", "_" and "."');
  }
}
