import { ElsewhereSignal, SignalTarget } from './hpa-signal';
import { ServedMetricOptions } from './served-metric-options';
import { Place } from '../../faults/place';
import { METRICS_APIS, MetricsApi } from '../../platforms/kubernetes/kinds';
import { checkLabels } from '../../platforms/kubernetes/metadata-faults';
import { isPathSegment } from '../../platforms/kubernetes/names';

/** A metric that somebody else serves, as an HPA is to follow it; refuses one that nobody could serve. */
export function servedSignal(place: Place, api: MetricsApi, options: ServedMetricOptions, held: SignalTarget): ElsewhereSignal {
  const { metricName, selector, servedBy } = options;
  checkMetric(place.at('metricName'), metricName, api);
  checkLabels(place.at('selector'), selector ?? {});
  checkServer(place.at('servedBy'), servedBy);
  return { source: 'elsewhere', api, metricName, selector, ...held };
}

function checkMetric(place: Place, metricName: string, api: MetricsApi): void {
  if (metricName.trim() === '') {
    place.refuse('is empty', metricName, `name the metric as kubectl get --raw /apis/${METRICS_APIS[api]}/v1beta1 shows it`);
  }
  if (metricName !== '' && !isPathSegment(metricName)) {
    place.refuse('is refused by the API server, which makes it a part of a path', metricName, `write ${metricName.replace(/[/%]/g, '|')}, if the adapter has "|" for "/" as Google's`);
  }
}

function checkServer(place: Place, servedBy: string): void {
  if (servedBy.trim() === '') {
    place.refuse('must say who serves the metric', servedBy, 'name it, such as custom-metrics-stackdriver-adapter');
  }
  if (/\bkeda\b/i.test(servedBy)) {
    place.refuse('serves the metrics of ScaledObjects alone', servedBy, 'use Autoscaler.keda() with the trigger of the scaler');
  }
}
