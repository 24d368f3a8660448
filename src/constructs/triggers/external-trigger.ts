import { externalTrigger } from './external-scaler';
import { ExternalTriggerProps } from './external-trigger-props';
import { Trigger } from './trigger';
import { KedaTriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { httpAddOnTriggerFaults } from '../../platforms/http-add-on/trigger-faults';
import { otelFaults } from '../../platforms/keda/otel-add-on';
import { textsIn } from '../../platforms/kubernetes/untyped';
import { checkPropClasses } from '../props/check-props';

/**
 * Scales on what a gRPC server of your own answers when KEDA polls it.
 *
 * @see https://keda.sh/docs/2.20/scalers/external/
 *
 * @example
 * model.scaleOn(new ExternalTrigger({ scalerAddress: 'orders-scaler.ml.svc:6000', parameters: { queue: 'orders' } }));
 */
export class ExternalTrigger extends Trigger {
  constructor(private readonly props: ExternalTriggerProps) {
    super();
    checkPropClasses(Place.named('ExternalTrigger'), 'ExternalTriggerProps', props);
  }

  /** @internal */
  public _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    return triggerOf(context, 'external', this.props);
  }
}

/**
 * Scales on what a gRPC server of your own answers, which also wakes the model at once by a stream, not at the next poll.
 *
 * @see https://keda.sh/docs/2.20/scalers/external-push/
 */
export class ExternalPushTrigger extends Trigger {
  constructor(private readonly props: ExternalTriggerProps) {
    super();
    checkPropClasses(Place.named('ExternalPushTrigger'), 'ExternalTriggerProps', props);
  }

  /** @internal */
  public _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    return triggerOf(context, 'external-push', this.props);
  }
}

function triggerOf(context: KedaTriggerContext, type: 'external' | 'external-push', props: ExternalTriggerProps): ScaledObjectSpecTriggers {
  const parameters = textsIn(props.parameters);
  refuseAll(context.place.at('parameters'), [...otelFaults(props.scalerAddress, parameters), ...httpAddOnTriggerFaults(props.scalerAddress, parameters)]);
  return externalTrigger(context, type, props);
}
