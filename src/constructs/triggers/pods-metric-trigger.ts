import { ServedMetricOptions } from './served-metric-options';
import { ServedMetricTrigger } from './served-metric-trigger';
import { MetricType } from './trigger-options';
import { Place } from '../../faults/place';
import { checkProps } from '../props/check-props';

/** A metric of each pod, such as its waiting requests. */
export interface PodsMetricTriggerProps extends ServedMetricOptions {
  /** What the mean over the pods is held at. At least 0.001, with three decimals at most. */
  readonly perReplica: number;
}

/**
 * Holds the mean over the pods of a metric that each of them has in the custom metrics API, and that somebody else serves, such as Google's
 * Stackdriver adapter. For `Autoscaler.hpa()` alone: KEDA asks such sources by scalers of its own.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/#autoscaling-on-multiple-metrics-and-custom-metrics
 */
export class PodsMetricTrigger extends ServedMetricTrigger {
  constructor(props: PodsMetricTriggerProps) {
    checkProps(Place.named('PodsMetricTrigger'), 'PodsMetricTriggerProps', props);
    const { perReplica, ...metric } = props;
    super('custom', metric, { target: perReplica, targetField: 'perReplica', metricType: MetricType.AVERAGE_VALUE });
  }
}
