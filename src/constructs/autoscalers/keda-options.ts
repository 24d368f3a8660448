import { Duration } from 'cdk8s';
import { KedaFallback } from './keda-fallback';
import { KedaFormula } from './keda-formula';
import { KedaPause } from './keda-pause';
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
   * How long a model without activity keeps its replicas before it goes to zero, in whole seconds. It has no effect on a
   * model that never goes to zero: there `behavior.scaleDown.stabilizationWindow` rules.
   *
   * @default - KEDA's, 300 s
   */
  readonly cooldownPeriod?: Duration;

  /**
   * The container whose environment gives the values of `...FromEnv` parameters.
   *
   * @default - KEDA's, the first container of the pod
   */
  readonly envSourceContainerName?: string;

  /**
   * What happens while a metric cannot be had.
   *
   * @default - none: replicas are not taken away
   */
  readonly fallback?: KedaFallback;

  /**
   * Whether the model counts as active at every poll, whatever its triggers say, so that it does not go to zero. Since
   * KEDA 2.18.
   *
   * @default - KEDA's, false
   */
  readonly forceActivation?: boolean;

  /**
   * One metric made of several named triggers, instead of one each.
   *
   * @default - none: the trigger that asks for most replicas wins
   */
  readonly formula?: KedaFormula;

  /**
   * Labels of the ScaledObject that KEDA does not copy to the HPA. Since KEDA 2.18.
   *
   * @default - none: all are copied
   */
  readonly hpaExcludedLabels?: string[];

  /**
   * Name of the HPA that KEDA makes, at most 63 characters. Changing it replaces the HPA.
   *
   * @default - KEDA's, `keda-hpa-<name of the ScaledObject>`
   */
  readonly hpaName?: string;

  /**
   * Replicas while nothing is active, where that is fewer than `minReplicas`. Only 0 works: the HPA lifts any other
   * number back to `minReplicas`. Beside `minReplicas: 0` it changes nothing.
   *
   * @default - none: `minReplicas`
   */
  readonly idleReplicaCount?: number;

  /**
   * How long a new ScaledObject waits before it may go to zero for the first time, in whole seconds. Since KEDA 2.14.
   *
   * @default - KEDA's, 0 s
   */
  readonly initialCooldownPeriod?: Duration;

  /**
   * Name of the ScaledObject: at most 54 characters, or 63 beside an `hpaName`. Changing it replaces the HPA.
   *
   * @default - the name of the model
   */
  readonly name?: string;

  /**
   * Stops scaling for a while.
   *
   * @default - not paused
   */
  readonly paused?: KedaPause;

  /**
   * How often KEDA asks whether to wake the model from zero, in whole seconds, at least 1. It has no effect on a model
   * that never goes to zero, unless there is a fallback or a trigger has `useCachedMetrics`: the HPA asks every 15 s.
   *
   * @default - KEDA's, 30 s
   */
  readonly pollingInterval?: Duration;

  /**
   * Whether the model gets back the replicas that it had before KEDA, once the ScaledObject is deleted.
   *
   * @default - KEDA's, false: it keeps those that it has then
   */
  readonly restoreToOriginalReplicaCount?: boolean;

  /**
   * Whether KEDA takes over an HPA that scales the model already. Its name has to be given as `hpaName`.
   *
   * @default - KEDA's, false: it refuses a workload that has an HPA
   */
  readonly transferHpaOwnership?: boolean;

  /**
   * The KEDA that runs in the cluster, from 2.12 to 2.20, or 2.21, which is on its way: what it does not have is refused, since it would be
   * dropped in silence.
   *
   * @default - as the Cluster says by `versions.keda`, else 2.20
   */
  readonly kedaVersion?: string;
}
