import { Place } from '../../faults/place';
import { checkLabels } from '../../platforms/kubernetes/metadata-faults';
import { checkObjectName } from '../../platforms/kubernetes/names';
import { prometheusDuration } from '../../promql/duration';
import { isLabelName } from '../../promql/label-matcher';
import { MetricsEndpoint } from '../metrics/metrics-endpoint';
import { checkMetricsEndpoint } from '../metrics/metrics-endpoint-rules';
import { Monitor } from '../metrics/monitor';
import { Prometheus } from '../metrics/prometheus';

/** Refuses a monitor that no Prometheus would pick up, or that would find nothing. */
export function checkMonitor(
  place: Place, { metrics, monitor }: { readonly metrics?: MetricsEndpoint; readonly monitor?: Monitor }, prometheus?: Prometheus,
): void {
  if (metrics !== undefined) {
    checkMetricsEndpoint(place.at('metrics'), metrics, prometheus);
  }
  if (monitor?._kind === 'external') {
    checkExternal(place, monitor, metrics);
  } else if (metrics !== undefined) {
    checkOwn(place, monitor ?? Monitor.service(), prometheus);
  } else if (monitor !== undefined) {
    place.at('monitor').refuse('has no metrics to scrape: the server declares none', `Monitor.${monitor._kind}()`, 'give metrics: { port, path }');
  }
}

function checkExternal(place: Place, { _scrapedBy: scrapedBy, _external: { labels = {} } }: Monitor, metrics?: MetricsEndpoint): void {
  const at = place.at('monitor');
  if (scrapedBy.trim() === '') {
    at.refuse('must say who scrapes the model', scrapedBy, 'write Monitor.external(\'the platform team\\\'s PodMonitor\')');
  }
  for (const [label, value] of Object.entries(labels)) {
    if (!isLabelName(label)) {
      at.at('labels').refuse('names no label of a series', label, 'use letters, digits and "_", no digit first');
    }
    if (value === '') {
      at.at('labels').at(label).refuse('selects series without that label, those of others too', value, 'give the value that the model\'s series carry');
    }
  }
  for (const [field, got] of shownFields(metrics)) {
    if (got !== undefined) {
      place.at('metrics').at(field).refuse('has no effect on a monitor that somebody else writes', got, 'leave it out');
    }
  }
}

/** What a monitor alone is told of an endpoint, as errors show it. */
function shownFields({ authorization, fallbackScrapeProtocol, path, scrapeTimeout, tls }: MetricsEndpoint = {}): [string, string | undefined][] {
  return [
    ['path', path],
    ['scrapeTimeout', scrapeTimeout && prometheusDuration(scrapeTimeout)],
    ['tls', tls && 'https'],
    ['authorization', authorization?.credentials.name],
    ['fallbackScrapeProtocol', fallbackScrapeProtocol],
  ];
}

function checkOwn(place: Place, { _options: { name, labels = {} } }: Monitor, prometheus?: Prometheus): void {
  const at = place.at('monitor');
  if (prometheus === undefined) {
    return place.at('metrics').refuse('are scraped by no known Prometheus, and a monitor without its labels may find none', undefined,
      'give the model prometheus: Prometheus.kubePrometheusStack({ release, namespace }), or monitor: Monitor.external(\'who scrapes it\')');
  }
  checkLabels(place.at('prometheus.monitorLabels'), prometheus.monitorLabels);
  checkLabels(at.at('labels'), labels);
  for (const [key, value] of Object.entries(labels)) {
    if (Object.hasOwn(prometheus.monitorLabels, key) && prometheus.monitorLabels[key] !== value) {
      at.at('labels').at(key).refuse(`differs from what the Prometheus selects monitors by (${prometheus.monitorLabels[key]})`, value,
        'leave it out, or correct the Prometheus');
    }
  }
  if (name !== undefined) {
    checkObjectName(at.at('name'), name);
  }
}
