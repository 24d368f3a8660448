import { CronTriggerProps } from './cron-trigger-props';
import { checkCron } from './cron-trigger-rules';
import { Trigger } from './trigger';
import { TriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers } from '../../imports/keda.sh';

/**
 * Keeps at least a number of replicas at certain times. It is a floor, not a cap: of several triggers the one that asks for
 * most replicas wins, and `maxReplicas` still limits them. At the end replicas go as the HPA's behavior lets them.
 *
 * @see https://keda.sh/docs/2.20/scalers/cron/
 */
export class CronTrigger extends Trigger {
  constructor(private readonly props: CronTriggerProps) {
    super();
  }

  /** @internal */
  public _toKeda(context: TriggerContext): ScaledObjectSpecTriggers {
    const { timezone, start, end, desiredReplicas, name } = this.props;
    checkCron(context.place, this.props);
    if (!context.inFormula) {
      checkEffect(context, desiredReplicas);
    }
    return { type: 'cron', name, metadata: { timezone, start, end, desiredReplicas: String(desiredReplicas) } };
  }
}

function checkEffect({ place, minReplicas, maxReplicas, sleeps }: TriggerContext, desiredReplicas: number): void {
  const at = place.at('desiredReplicas');
  if (desiredReplicas > maxReplicas) {
    at.refuse(`is more than maxReplicas (${maxReplicas}), which limits it`, desiredReplicas, 'lower it, or raise maxReplicas');
  }
  if (!sleeps && desiredReplicas <= minReplicas) {
    at.refuse(`is no more than minReplicas (${minReplicas}), so it has no effect`, desiredReplicas, 'raise it, or lower minReplicas');
  }
}
