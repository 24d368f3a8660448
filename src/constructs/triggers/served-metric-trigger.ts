import { ElsewhereSignal, SignalTarget } from './hpa-signal';
import { ServedMetricOptions } from './served-metric-options';
import { Trigger } from './trigger';
import { KedaTriggerContext, TriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { METRICS_APIS, MetricsApi } from '../../platforms/kubernetes/kinds';
import { checkLabels } from '../../platforms/kubernetes/metadata-faults';

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

/** What the API server takes for no part of a path. Source: kubernetes v1.36 pkg/api/validation/path/name.go. */
const NO_PATH_SEGMENT = /[/%]|^\.{1,2}$/;

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
    const { metricName, selector, servedBy } = this.options;
    checkMetric(place.at('metricName'), metricName, this.api);
    checkLabels(place.at('selector'), selector ?? {});
    checkServer(place.at('servedBy'), servedBy);
    return { source: 'elsewhere', api: this.api, metricName, selector, ...this.held };
  }

  /** @internal */
  public override get _servedBy(): { readonly api: MetricsApi; readonly who: string } {
    return { api: this.api, who: this.options.servedBy.trim() };
  }
}

function checkMetric(place: Place, metricName: string, api: MetricsApi): void {
  if (metricName.trim() === '') {
    place.refuse('is empty', metricName, `name the metric as kubectl get --raw /apis/${METRICS_APIS[api]}/v1beta1 shows it`);
  }
  if (NO_PATH_SEGMENT.test(metricName)) {
    place.refuse('is refused by the API server, which makes it a part of a path', metricName, `write ${metricName.replace(/[/%]/g, '|')}, if the adapter has "|" for "/" as Google's`);
  }
}

function checkServer(place: Place, servedBy: string): void {
  if (servedBy.trim() === '') {
    place.refuse('has to say who serves the metric', servedBy, 'name it, such as custom-metrics-stackdriver-adapter');
  }
  if (/\bkeda\b/i.test(servedBy)) {
    place.refuse('serves the metrics of ScaledObjects alone', servedBy, 'use Autoscaler.keda() with the trigger of the scaler');
  }
}
