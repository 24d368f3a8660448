import { Duration } from 'cdk8s';
import { ScalingBehavior } from './scaling-behavior';

/** Options of KEDA for one model. */
export interface KedaOptions {
  /**
   * How fast replicas may come and go, from one replica up.
   *
   * @default - the HPA's defaults
   */
  readonly behavior?: ScalingBehavior;

  /**
   * How long a model without activity keeps its replicas before it goes to zero, in whole seconds. It has no effect
   * while `minReplicas` is at least 1: there `behavior.scaleDown.stabilizationWindow` rules.
   *
   * @default - KEDA's, 300 s
   */
  readonly cooldownPeriod?: Duration;

  /**
   * Name of the ScaledObject, at most 54 characters. Changing it replaces the HPA.
   *
   * @default - the name of the model
   */
  readonly name?: string;

  /**
   * How often KEDA asks whether to wake the model from zero, in whole seconds, at least 1. It has no effect while
   * `minReplicas` is at least 1: there the HPA asks every 15 s.
   *
   * @default - KEDA's, 30 s
   */
  readonly pollingInterval?: Duration;
}
