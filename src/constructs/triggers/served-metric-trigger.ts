import { ElsewhereSignal, SignalTarget } from './hpa-signal';
import { ServedMetricOptions } from './served-metric-options';
import { servedSignal } from './served-signal';
import { Trigger } from './trigger';
import { KedaTriggerContext, TriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { MetricsApi } from '../../platforms/kubernetes/kinds';

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
export abstract class ServedMetricTrigger extends Trigger {
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
