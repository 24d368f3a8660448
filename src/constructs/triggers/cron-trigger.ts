import { surroundingsOf, refuseTrigger } from './keda-faults';
import { Trigger } from './trigger';
import { KedaTriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { cronFaults } from '../../platforms/keda/scalers/cron-faults';
import { checkProps } from '../props/check-props';

/** When a model is kept at a number of replicas. */
export interface CronTriggerProps {
  /** Number of replicas to keep at least: more than `minReplicas`, and at most `maxReplicas`. */
  readonly desiredReplicas: number;

  /** End of the time: a cron expression of five fields, different from `start`. */
  readonly end: string;

  /**
   * Name of the trigger, unique among the model's, for use in a formula: there its value is `desiredReplicas` or 0.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Start of the time: a cron expression of five fields (minute, hour, day of the month, month, day of the week), such as `0 8 * * 1-5`. Seconds
   * and words such as `@daily` are refused.
   */
  readonly start: string;

  /** Time zone by its IANA name, such as `Europe/Berlin`. */
  readonly timezone: string;
}

/**
 * Keeps at least a number of replicas at certain times. It is a floor, not a cap: of several triggers the one that asks for
 * most replicas wins, and `maxReplicas` still limits them. At the end replicas go as the HPA's behavior lets them.
 *
 * @see https://keda.sh/docs/2.20/scalers/cron/
 *
 * @example
 * model.scaleOn(new CronTrigger({ start: '0 8 * * 1-5', end: '0 18 * * 1-5', timezone: 'Europe/Berlin', desiredReplicas: 3 }));
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
    const faults = cronFaults({ metadata }, surroundingsOf(context));
    refuseTrigger(context.place, context.version, faults.map(({ pointer: [, ...pointer], ...each }) => ({ ...each, pointer })));
    return { type: 'cron', name, metadata };
  }
}
