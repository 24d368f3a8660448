import { PrometheusTriggerOptions } from '../triggers/trigger-options';

/** What a metric is held at; exactly one of `perReplica` and `target` has to be given. */
export interface QueryTriggerOptions extends PrometheusTriggerOptions {
  /**
   * What one replica takes of the metric, which is a total over the replicas. At least 0.001, with three decimals at most.
   *
   * @default - none: the metric is a level
   */
  readonly perReplica?: number;

  /**
   * The level to hold, of a metric that does not add up. At least 0.001, with three decimals at most.
   *
   * @default - none: the metric is a total
   */
  readonly target?: number;
}
