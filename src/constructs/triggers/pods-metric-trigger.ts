import { MetricType } from './metric-type';
import { PodsMetricOptions } from './served-metric-options';
import { ServedMetricTrigger } from './served-metric-trigger';
import { Place } from '../../faults/place';
import { checkProps } from '../props/check-props';

/**
 * Holds the mean over the pods of a metric that each of them has in the custom metrics API, and that somebody else serves, such as Google's
 * Stackdriver adapter. For `Autoscaler.hpa()` alone: KEDA asks such sources by scalers of its own.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/#autoscaling-on-multiple-metrics-and-custom-metrics
 */
export class PodsMetricTrigger extends ServedMetricTrigger {
  constructor(options: PodsMetricOptions) {
    checkProps(Place.named('PodsMetricTrigger'), 'PodsMetricOptions', options);
    const { averageValue, ...metric } = options;
    super('custom', metric, { target: averageValue, targetField: 'averageValue', metricType: MetricType.AVERAGE_VALUE });
  }
}
