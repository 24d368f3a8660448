import { Duration } from 'cdk8s';
import { PrometheusAdapterProps } from './prometheus-adapter-props';
import { checkHttpUrl } from '../kubernetes/http-url';
import { checkNamespace, checkObjectName } from '../kubernetes/names';
import { Prometheus } from '../metrics/prometheus';
import { prometheusDuration } from '../metrics/prometheus-duration';
import { Place } from '../place';

/** Unless the values say otherwise. Source: prometheus-community/helm-charts prometheus-adapter values.yaml, metricsRelistInterval. */
const CHART_RELIST_INTERVAL = Duration.minutes(1);

/** What of a Prometheus the adapter would have to be told by flags of its own. */
const FOR_KEDA = ['authentication', 'customHeaders', 'namespace', 'queryParameters', 'timeout', 'unsafeSsl'] as const;

/** Refuses names that no release has, and intervals at which metrics come and go. */
export function checkAdapter(place: Place, { configMapName = '', namespace, prometheus, release, ...props }: PrometheusAdapterProps): void {
  checkObjectName(place.at('release'), release);
  checkObjectName(place.at('configMapName'), configMapName);
  if (namespace !== undefined) {
    checkNamespace(place.at('namespace'), namespace);
  }
  checkPrometheus(place.at('prometheus'), prometheus);
  const { metricsMaxAge, metricsRelistInterval = CHART_RELIST_INTERVAL } = props;
  const { scrapeInterval } = prometheus;
  const stated = props.metricsRelistInterval === undefined ? `${prometheusDuration(CHART_RELIST_INTERVAL)}, the chart's default` : prometheusDuration(metricsRelistInterval);
  if (metricsRelistInterval.toMilliseconds() < scrapeInterval.toMilliseconds()) {
    place.at('metricsRelistInterval').refuse(`is shorter than the scrape interval of the Prometheus (${prometheusDuration(scrapeInterval)}), so that metrics come and go`,
      stated, `use at least ${prometheusDuration(scrapeInterval)}`);
  }
  if (metricsMaxAge !== undefined && metricsMaxAge.toMilliseconds() < metricsRelistInterval.toMilliseconds()) {
    place.at('metricsMaxAge').refuse(`is shorter than metricsRelistInterval (${stated}), with which the adapter does not start`, prometheusDuration(metricsMaxAge),
      `use at least ${prometheusDuration(metricsRelistInterval)}, or leave it out`);
  }
}

function checkPrometheus(place: Place, { address, _options: options }: Prometheus): void {
  checkHttpUrl(place.at('address'), address);
  const { host, password, protocol, search, username } = new URL(address);
  if (username !== '' || password !== '') {
    place.at('address').refuse('holds credentials in clear text', `${protocol}//...@${host}`, 'use --prometheus-auth-config in extraArguments of the chart');
  }
  if (search !== '') {
    place.at('address').refuse('holds more than a base address', address, 'leave out "?"');
  }
  const told = FOR_KEDA.find((option) => options[option] !== undefined);
  if (told !== undefined) {
    place.at(told).refuse('is how KEDA asks, and an adapter is told by its own flags', told,
      'give the adapter Prometheus.at(address, { scrapeInterval }) without it, and set the flag in extraArguments of the chart');
  }
}
