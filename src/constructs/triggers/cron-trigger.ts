import { CronTriggerProps } from './cron-trigger-props';
import { judgedContext, refuseTrigger } from './keda-faults';
import { Trigger } from './trigger';
import { KedaTriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { cronFaults } from '../../platforms/keda/scalers/cron-faults';
import { checkProps } from '../props/check-props';

/**
 * Keeps at least a number of replicas at certain times. It is a floor, not a cap: of several triggers the one that asks for
 * most replicas wins, and `maxReplicas` still limits them. At the end replicas go as the HPA's behavior lets them.
 *
 * @see https://keda.sh/docs/2.20/scalers/cron/
 */
export class CronTrigger extends Trigger {
  constructor(private readonly props: CronTriggerProps) {
    super();
    checkProps(Place.named('CronTrigger'), 'CronTriggerProps', props);
  }

  /** @internal */
  public _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    const { timezone, start, end, desiredReplicas, name } = this.props;
    const metadata = { timezone, start, end, desiredReplicas: String(desiredReplicas) };
    const faults = cronFaults({ metadata }, judgedContext(context));
    refuseTrigger(context.place, context.version, faults.map(({ pointer: [, ...pointer], ...each }) => ({ ...each, pointer })));
    return { type: 'cron', name, metadata };
  }
}
