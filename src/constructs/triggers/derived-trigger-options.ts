import { Duration } from 'cdk8s';
import { PrometheusTriggerOptions } from './prometheus-trigger-options';
import { LabelMatcher } from '../../promql/label-matcher';

/** What every trigger that builds its query from the name of a metric can be given. */
export interface DerivedTriggerOptions extends PrometheusTriggerOptions {
  /**
   * Conditions on the metric's own labels, beside those that select the model.
   *
   * @default - none: all series of the model count
   */
  readonly matchers?: LabelMatcher[];

  /**
   * Range that the rate looks back over: at least two scrape intervals.
   *
   * @default - four scrape intervals
   */
  readonly window?: Duration;
}
