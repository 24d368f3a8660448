import { ElsewhereSignal, SignalTarget } from './hpa-signal';
import { ServedMetricOptions } from './served-metric-options';
import { servedSignal } from './served-signal';
import { Trigger } from './trigger';
import { KedaTriggerContext, TriggerContext } from './trigger-context';
import { MetricType } from './trigger-options';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { MetricsApi } from '../../platforms/kubernetes/kinds';
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

/** A metric of each pod, such as its waiting requests. */
export interface PodsMetricOptions extends ServedMetricOptions {
  /** What the mean over the pods is held at. At least 0.001, with three decimals at most. */
  readonly averageValue: number;
}

/** Triggers of KEDA that ask a provider themselves, by what the provider is called. */
const ASKS_ITSELF: [RegExp, string][] = [
  [/stackdriver|google|gcp|gke/i, 'GcpStackdriverTrigger, or PrometheusTrigger on Managed Service for Prometheus'],
  [/datadog/i, 'DatadogTrigger'],
  [/azure/i, 'AzureMonitorTrigger'],
  [/cloudwatch|aws/i, 'AwsCloudwatchTrigger'],
  [/new-?relic/i, 'NewRelicTrigger'],
  [/prometheus/i, 'PrometheusTrigger'],
];
const ANY_SCALER = 'the trigger of a scaler that asks its source, such as GcpStackdriverTrigger or DatadogTrigger';

/**
 * A trigger on a metric that somebody else than a PrometheusAdapter of this app serves to the HPA.
 *
 * @internal
 */
abstract class ServedMetricTrigger extends Trigger {
  constructor(private readonly api: MetricsApi, private readonly options: ServedMetricOptions, private readonly held: SignalTarget) {
    super();
  }

  /** @internal */
  public _toKeda({ place }: KedaTriggerContext): ScaledObjectSpecTriggers {
    const { servedBy } = this.options;
    const scaler = ASKS_ITSELF.find(([provider]) => provider.test(servedBy))?.[1] ?? ANY_SCALER;
    return place.refuse('is served to an HPA, and KEDA asks no metrics API: it serves one itself', servedBy, `use ${scaler}, or Autoscaler.hpa()`);
  }

  /** @internal */
  public override _toHpa({ place }: TriggerContext): ElsewhereSignal {
    return servedSignal(place, this.api, this.options, this.held);
  }

  /** @internal */
  public override get _servedBy(): { readonly api: MetricsApi; readonly who: string } {
    return { api: this.api, who: this.options.servedBy.trim() };
  }
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
