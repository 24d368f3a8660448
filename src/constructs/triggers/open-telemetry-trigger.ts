import { externalTrigger } from './external-scaler';
import { KserveMetric } from './kserve-metric';
import { EXTERNAL, kservePodMetric } from './open-telemetry-kserve';
import {
  OpenTelemetryAggregation, OpenTelemetryLevelOptions, OpenTelemetryTotalOptions, OpenTelemetryTriggerOptions,
} from './open-telemetry-trigger-options';
import { Trigger } from './trigger';
import { KedaTriggerContext } from './trigger-context';
import { MetricType } from './trigger-options';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { refuseAll, within } from '../../faults/fault';
import { Place } from '../../faults/place';
import { byName } from '../../platforms/by-name';
import { kedaNumber, kedaTarget } from '../../platforms/keda/number';
import { clampFaults, labelFaults, metricFaults } from '../../platforms/keda/otel-add-on';
import { checkProps } from '../props/check-props';

const DEFAULT_SCALER_ADDRESS = 'keda-otel-scaler.keda.svc:4318';

/**
 * Scales on a metric that an OpenTelemetry collector sends to the KEDA OTel add-on (0.0.9 or later), without a Prometheus.
 *
 * Needs the add-on in the cluster, and a collector that sends the model's metrics to it by OTLP (port 4317), such as the sidecar
 * that the OpenTelemetry operator injects for the pod annotation `sidecar.opentelemetry.io/inject`.
 *
 * @see https://github.com/kedify/otel-add-on
 */
export class OpenTelemetryTrigger extends Trigger {
  /** A total over the pods, such as running requests: replicas = total / perReplica. */
  static total(options: OpenTelemetryTotalOptions): OpenTelemetryTrigger {
    checkProps(Place.named('OpenTelemetryTrigger.total'), 'OpenTelemetryTotalOptions', options);
    return new OpenTelemetryTrigger(options, OpenTelemetryAggregation.SUM, options.perReplica, 'perReplica', MetricType.AVERAGE_VALUE);
  }

  /** A level that does not add up over the pods, such as the use of a cache: replicas = current replicas * level / target. */
  static level(options: OpenTelemetryLevelOptions): OpenTelemetryTrigger {
    checkProps(Place.named('OpenTelemetryTrigger.level'), 'OpenTelemetryLevelOptions', options);
    return new OpenTelemetryTrigger(options, options.aggregation, options.target, 'target', MetricType.VALUE);
  }

  private constructor(
    private readonly options: OpenTelemetryTriggerOptions,
    private readonly aggregation: OpenTelemetryAggregation,
    private readonly target: number,
    private readonly targetField: string,
    private readonly metricType: MetricType,
  ) {
    super();
  }

  /** @internal */
  public _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    const { place } = context;
    const { availableAtZero, clampMax, clampMin, name, operationOverTime, scalerAddress = DEFAULT_SCALER_ADDRESS, useCachedMetrics } = this.options;
    if (availableAtZero?.trim() === '') {
      place.at('availableAtZero').refuse('must say why the metric exists without pods', availableAtZero, 'name who sends it then');
    }
    refuseAll(place, [...within(['metric'], metricFaults(this.options.metric)), ...clampFaults(clampMin, clampMax)]);
    return externalTrigger(context, 'external', {
      name,
      metricType: this.metricType,
      scalerAddress,
      useCachedMetrics,
      parameters: {
        metricQuery: metricQuery(place, this.aggregation, this.options),
        targetValue: kedaTarget(place.at(this.targetField), this.target),
        ...operationOverTime !== undefined && { operationOverTime },
        ...clampMin !== undefined && { clampMin: kedaNumber(place.at('clampMin'), clampMin) },
        ...clampMax !== undefined && { clampMax: kedaNumber(place.at('clampMax'), clampMax) },
      },
    });
  }

  /** @internal */
  public override _toKserve({ place }: KedaTriggerContext): KserveMetric {
    if (this.metricType !== MetricType.AVERAGE_VALUE) {
      place.at(this.targetField).refuse('is a level, and KServe has every metric compared as a total that the replicas share', this.target, EXTERNAL);
    }
    return kservePodMetric(place, this.options, kedaTarget(place.at(this.targetField), this.target));
  }

  /** @internal */
  public override get _wakes(): boolean {
    return this.options.availableAtZero !== undefined;
  }
}

function metricQuery(place: Place, aggregation: OpenTelemetryAggregation, { metric, labels }: OpenTelemetryTriggerOptions): string {
  if (labels === undefined) {
    return place.at('labels').refuse('have to be stated: every series of that name would count, those of other models too', labels,
      'write them as { namespace: \'ml\', deployment: \'model\' }, or {} where the name is the model\'s own');
  }
  refuseAll(place, Object.entries(labels).flatMap(([label, value]) => within(['labels', label], labelFaults(label, value))));
  const scope = byName(labels).map(([label, value]) => `${label}=${value}`).join(',');
  return `${aggregation}(${metric}${scope === '' ? '' : `{${scope}}`})`;
}
