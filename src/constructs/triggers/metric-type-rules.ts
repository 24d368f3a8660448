import { MetricType } from './metric-type';
import { Place } from '../../faults/place';

/** Refuses a way to compare a metric that a scaler does not have; the API server would refuse what is none at all. */
export function checkMetricType(place: Place, metricType: MetricType | undefined): void {
  if (metricType === MetricType.UTILIZATION) {
    place.refuse('is a share of requests, which only cpu and memory have', metricType, 'use AVERAGE_VALUE or VALUE');
  }
  if (metricType !== undefined && !Object.values(MetricType).includes(metricType)) {
    place.refuse('is no way to compare a metric', metricType, 'use AVERAGE_VALUE or VALUE');
  }
}
