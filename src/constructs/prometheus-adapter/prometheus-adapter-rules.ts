import { RelistInterval } from './intervals';
import { PrometheusAdapterProps } from './prometheus-adapter-props';
import { refuseAll, within } from '../../faults/fault';
import { Place } from '../../faults/place';
import { checkHttpUrl } from '../../platforms/kubernetes/http-url';
import { checkNamespace, checkObjectName } from '../../platforms/kubernetes/names';
import { maxAgeFaults, relistFaults } from '../../platforms/prometheus-adapter/start-faults';
import { Prometheus } from '../metrics/prometheus';

/** What of a Prometheus the adapter would have to be told by flags of its own. */
const FOR_KEDA = ['authentication', 'customHeaders', 'namespace', 'queryParameters', 'timeout', 'unsafeSsl'] as const;

/** Refuses names that no release has, and intervals at which metrics come and go. */
export function checkAdapter(
  place: Place, { configMapName, namespace, prometheus, release, ...props }: PrometheusAdapterProps & { readonly prometheus: Prometheus },
): void {
  place.attempt(() => checkObjectName(place.at('release'), release));
  if (configMapName !== undefined) {
    place.attempt(() => checkObjectName(place.at('configMapName'), configMapName));
  }
  if (namespace !== undefined) {
    place.attempt(() => checkNamespace(place.at('namespace'), namespace));
  }
  place.attempt(() => checkPrometheus(place.at('prometheus'), prometheus));
  place.attempt(() => checkIntervals(place, prometheus, props));
}

type Intervals = Pick<PrometheusAdapterProps, 'metricsMaxAge' | 'metricsRelistInterval'>;

function checkIntervals(place: Place, { scrapeInterval }: Prometheus, { metricsMaxAge, metricsRelistInterval }: Intervals): void {
  const relist = new RelistInterval(metricsRelistInterval);
  const [relistMillis, scrapeMillis] = [relist.duration, scrapeInterval].map((each) => each.toMilliseconds());
  refuseAll(place, [
    ...within(['metricsRelistInterval'], relistFaults(relistMillis, scrapeMillis, 'the Prometheus')).map((each) => ({ ...each, got: relist.text })),
    ...metricsMaxAge === undefined ? [] : within(['metricsMaxAge'], maxAgeFaults(metricsMaxAge.toMilliseconds(), relistMillis, relist.text)),
  ]);
}

/** Refuses a metric of a model that another Prometheus scrapes than the one that the adapter asks: it would find none. */
export function checkSamePrometheus(place: Place, { address }: Prometheus, ofModel?: Prometheus): void {
  if (ofModel !== undefined && ofModel.address !== address) {
    place.refuse(`is asked of another Prometheus (${address}, that of the adapter) than the one of the model`, ofModel.address,
      'give both the same one; where Thanos or the like answers for several, its address, as Prometheus.fromAddress(address, { monitorLabels, scrapeInterval })');
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
    place.at(told).refuse('applies to KEDA only: an adapter has flags of its own', told,
      'give the adapter Prometheus.fromAddress(address, { scrapeInterval }) without it, and set the flag in extraArguments of the chart');
  }
}
