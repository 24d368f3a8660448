import { MetricType } from './metric-type';
import { checkQuery } from './prometheus-query';
import { Trigger } from './trigger';
import { ScaledResource, TriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers, ScaledObjectSpecTriggersAuthenticationRefKind } from '../../imports/keda.sh';
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
  public override get _asksPrometheus(): boolean {
    return this.props.type === 'prometheus';
  }

  /** @internal */
  public override get _scaledResource(): ScaledResource | undefined {
    const { type, metadata } = this.props;
    return type === 'cpu' || type === 'memory' ? { resource: type, container: metadata.containerName } : undefined;
  }
}

function checkPrometheus(place: Place, metadata: { [key: string]: string }): void {
  checkQuery(place.at('query'), metadata.query ?? '');
  for (const key of ['threshold', 'activationThreshold']) {
    if (metadata[key] !== undefined && !JSON_NUMBER.test(metadata[key].trim())) {
      place.at(key).refuse('is no number that KEDA reads, which is as JSON', metadata[key], 'write it as 0.5, 5 or 1e3');
    }
  }
}

function checkResource(place: Place, { type, metadata, metricType }: KedaTriggerProps): void {
  if (metricType !== MetricType.UTILIZATION && metricType !== MetricType.AVERAGE_VALUE) {
    place.at('metricType').refuse(`has no default for ${type}, and has to be Utilization or AverageValue`, metricType,
      `set it, or use ${type === 'cpu' ? 'CpuTrigger' : 'MemoryTrigger'}`);
  }
  if (metadata.type !== undefined) {
    place.at('metadata.type').refuse('is an error since KEDA 2.18', metadata.type, 'use metricType');
  }
}
