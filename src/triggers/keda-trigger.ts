import { kedaTarget } from './keda-number';
import { MetricType } from './metric-type';
import { checkQuery } from './prometheus-query';
import { utilizationValue } from './resource-trigger';
import { Trigger } from './trigger';
import { ScaledResource, TriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers, ScaledObjectSpecTriggersAuthenticationRefKind } from '../../imports/keda.sh';
import { quantityValue } from '../kubernetes/quantity';
import { Place } from '../place';

/** A TriggerAuthentication or ClusterTriggerAuthentication by name. */
export interface AuthenticationRef {
  /**
   * Whether it is a ClusterTriggerAuthentication.
   *
   * @default false
   */
  readonly cluster?: boolean;

  /** Its name. */
  readonly name: string;
}

/** A trigger in KEDA's own words. */
export interface KedaTriggerProps {
  /**
   * What the scaler authenticates with.
   *
   * @default - nothing
   */
  readonly authenticationRef?: AuthenticationRef;

  /** The scaler's parameters. KEDA ignores keys that it does not know. */
  readonly metadata: { [key: string]: string };

  /**
   * How the HPA compares the metric with its target.
   *
   * @default - KEDA's default, which is AverageValue; cpu and memory have none
   */
  readonly metricType?: MetricType;

  /**
   * Name of the trigger, unique among the model's, for use in formulas.
   *
   * @default - none
   */
  readonly name?: string;

  /** Type of the scaler, such as `kafka`. An unknown one disables the whole ScaledObject. */
  readonly type: string;

  /**
   * Whether the HPA reads the value of KEDA's last poll instead of asking anew.
   *
   * @default - KEDA's, false
   */
  readonly useCachedMetrics?: boolean;
}

/** What Go's strconv.ParseBool takes. */
const GO_BOOLEAN = /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
/** Scalers that have no value to cache. Source: kedacore/keda v2.20 apis/keda/v1alpha1/withtriggers_types.go. */
const NOT_CACHED = ['cpu', 'memory', 'cron'];

/** Numbers that KEDA's JSON decoding takes. Source: kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go. */
const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * Any scaler of KEDA, in KEDA's own words. The way out where no typed trigger fits: metadata are emitted as they are.
 *
 * @see https://keda.sh/docs/2.20/scalers/
 */
export class KedaTrigger extends Trigger {
  constructor(private readonly props: KedaTriggerProps) {
    super();
  }

  /** @internal */
  public _toKeda({ place }: TriggerContext): ScaledObjectSpecTriggers {
    const { type, metadata, metricType, name, authenticationRef, useCachedMetrics } = this.props;
    if (type.trim() === '') {
      place.at('type').refuse('has to name a scaler of KEDA', type, 'see https://keda.sh/docs/2.20/scalers/ for all of them');
    }
    for (const [key, value] of Object.entries(metadata)) {
      if (typeof value !== 'string') {
        place.at('metadata').at(key).refuse('has to be a string, or the API server refuses it', value, `write '${String(value)}'`);
      }
    }
    if (type === 'prometheus') {
      checkPrometheus(place.at('metadata'), metadata);
    }
    if (type === 'cpu' || type === 'memory') {
      checkResource(place, this.props);
    } else if (metricType === MetricType.UTILIZATION) {
      place.at('metricType').refuse('is a share of requests, which only cpu and memory have', metricType, 'use AVERAGE_VALUE or VALUE');
    }
    if (useCachedMetrics && NOT_CACHED.includes(type)) {
      place.at('useCachedMetrics').refuse(`is refused by KEDA for ${type}`, useCachedMetrics, 'leave it out');
    }
    return {
      type,
      name,
      metricType,
      metadata,
      useCachedMetrics,
      authenticationRef: authenticationRef && {
        name: authenticationRef.name,
        kind: authenticationRef.cluster ? ScaledObjectSpecTriggersAuthenticationRefKind.CLUSTER_TRIGGER_AUTHENTICATION : undefined,
      },
    };
  }

  /** @internal */
  public override get _scaledResource(): ScaledResource | undefined {
    const { type, metadata } = this.props;
    return type === 'cpu' || type === 'memory' ? { resource: type, container: metadata.containerName } : undefined;
  }
}

function checkPrometheus(place: Place, metadata: { [key: string]: string }): void {
  for (const key of ['serverAddress', 'query', 'threshold']) {
    if ((metadata[key] ?? '').trim() === '') {
      place.at(key).refuse('is required by the prometheus scaler; without it the whole ScaledObject is disabled', metadata[key], 'set it');
    }
  }
  checkQuery(place.at('query'), metadata.query);
  kedaTarget(place.at('threshold'), numberOf(place.at('threshold'), metadata.threshold));
  if (metadata.activationThreshold !== undefined) {
    numberOf(place.at('activationThreshold'), metadata.activationThreshold);
  }
  if (metadata.ignoreNullValues !== undefined && !GO_BOOLEAN.test(metadata.ignoreNullValues.trim())) {
    place.at('ignoreNullValues').refuse('is no boolean that KEDA reads', metadata.ignoreNullValues, 'write true or false');
  }
}

function numberOf(place: Place, text: string): number {
  if (!JSON_NUMBER.test(text.trim())) {
    place.refuse('is no number that KEDA reads, which is as JSON', text, 'write it as 0.5, 5 or 1e3');
  }
  return Number(text);
}

function checkResource(place: Place, { type, metadata, metricType }: KedaTriggerProps): void {
  if (metricType !== MetricType.UTILIZATION && metricType !== MetricType.AVERAGE_VALUE) {
    place.at('metricType').refuse(`has no default for ${type}, and has to be Utilization or AverageValue`, metricType,
      `set it, or use ${type === 'cpu' ? 'CpuTrigger' : 'MemoryTrigger'}`);
  }
  if (metadata.type !== undefined) {
    place.at('metadata.type').refuse('is an error since KEDA 2.18', metadata.type, 'use metricType');
  }
  const value = place.at('metadata.value');
  if (metricType === MetricType.UTILIZATION) {
    utilizationValue(value, /^\d+$/.test(metadata.value ?? '') ? Number(metadata.value) : NaN, metadata.value);
  } else if (!((quantityValue(metadata.value) ?? 0) > 0)) {
    value.refuse('is no quantity above 0', metadata.value, 'write it as 500m or 2Gi');
  }
}
