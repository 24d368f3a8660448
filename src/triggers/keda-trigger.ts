import { KedaTriggerProps } from './keda-trigger-props';
import { checkKedaTrigger } from './keda-trigger-rules';
import { Trigger } from './trigger';
import { ScaledResource, TriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers, ScaledObjectSpecTriggersAuthenticationRefKind } from '../../imports/keda.sh';

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
    checkKedaTrigger(place, this.props);
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
