import { SignalTarget } from './hpa-signal';
import { ServedMetricOptions } from './served-metric-options';
import { ServedMetricTrigger } from './served-metric-trigger';
import { MetricType } from './trigger-options';
import { Place } from '../../faults/place';
import { checkProps } from '../props/check-props';

/** An external metric that is a total over the replicas, such as the length of a queue. */
export interface ExternalMetricTotalOptions extends ServedMetricOptions {
  /** What one replica takes of the total. At least 0.001, with three decimals at most. */
  readonly perReplica: number;
}

/** An external metric that is a level: a latency, a ratio, a share. An HPA adds up its series where there are several. */
export interface ExternalMetricLevelOptions extends ServedMetricOptions {
  /** The level to hold, in the unit of the metric. At least 0.001, with three decimals at most. */
  readonly target: number;
}

/**
 * Scales on a metric of the external metrics API that somebody else serves, such as Google's Stackdriver adapter or the cluster agent of
 * Datadog. For `Autoscaler.hpa()` alone: KEDA asks such sources by scalers of its own.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/#autoscaling-on-metrics-not-related-to-kubernetes-objects
 */
export class ExternalMetricTrigger extends ServedMetricTrigger {
  /** A total over the replicas, such as the length of a queue: replicas = total / perReplica. */
  static total(options: ExternalMetricTotalOptions): ExternalMetricTrigger {
    checkProps(Place.named('ExternalMetricTrigger.total'), 'ExternalMetricTotalOptions', options);
    const { perReplica, ...metric } = options;
    return new ExternalMetricTrigger(metric, { target: perReplica, targetField: 'perReplica', metricType: MetricType.AVERAGE_VALUE });
  }

  /** A level that does not add up over the replicas: replicas = current replicas * level / target. */
  static level(options: ExternalMetricLevelOptions): ExternalMetricTrigger {
    checkProps(Place.named('ExternalMetricTrigger.level'), 'ExternalMetricLevelOptions', options);
    const { target, ...metric } = options;
    return new ExternalMetricTrigger(metric, { target, targetField: 'target', metricType: MetricType.VALUE });
  }

  private constructor(metric: ServedMetricOptions, held: SignalTarget) {
    super('external', metric, held);
  }
}
