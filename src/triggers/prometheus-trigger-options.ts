import { Prometheus } from '../metrics/prometheus';

/** What every trigger that asks Prometheus can be given. */
export interface PrometheusTriggerOptions {
  /**
   * Value above which the model is active, in the unit of the query: it wakes from zero above it. Ignored by KEDA
   * while `minReplicas` is at least 1.
   *
   * @default - KEDA's, 0
   */
  readonly activationThreshold?: number;

  /**
   * Why the metric exists while the model has no pods, such as `the gateway exports it`. With `minReplicas: 0` a trigger
   * without it cannot wake the model.
   *
   * @default - the metric is that of the model's own pods
   */
  readonly availableAtZero?: string;

  /**
   * Whether KEDA reads an empty or NaN result as 0, without an error. With false a lost metric is an error: the model
   * is not scaled in on it, and the ScaledObject shows it. With `minReplicas: 0` a trigger on the model's own pods needs
   * true, and a request rate behind an external monitor has to say which.
   *
   * @default false
   */
  readonly ignoreNullValues?: boolean;

  /**
   * Name of the trigger, unique among the model's, for use in formulas.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * The Prometheus to ask.
   *
   * @default - that of the model
   */
  readonly prometheus?: Prometheus;
}
