import { Duration } from 'cdk8s';
import { KedaFallback } from './keda-fallback';
import { KedaFormula } from './keda-formula';
import { KedaPause } from './keda-pause';
import { ScalingBehavior } from './scaling-behavior';

/** Options of KEDA for one model. */
export interface KedaOptions {
  /**
   * How fast replicas are added and removed, while there is at least one.
   *
   * @default - the HPA's defaults
   */
  readonly behavior?: ScalingBehavior;

  /**
   * Time without activity after which the model goes to zero, in whole seconds. It has no effect on a model that never goes to zero:
   * `behavior.scaleDown.stabilizationWindow` slows its scale-in.
   *
   * @default - KEDA's, 300 s
   */
  readonly cooldownPeriod?: Duration;

  /**
   * Container whose environment variables `...FromEnv` parameters name.
   *
   * @default - KEDA's, the first container of the pod
   */
  readonly envSourceContainerName?: string;

  /**
   * Number of replicas while KEDA cannot read a metric.
   *
   * @default - none: replicas are not taken away
   */
  readonly fallback?: KedaFallback;

  /**
   * Whether the model counts as active whatever its triggers say, so that it never goes to zero. Since KEDA 2.18.
   *
   * @default - KEDA's, false
   */
  readonly forceActivation?: boolean;

  /**
   * A formula that makes one metric of several named triggers. Without it each trigger has a metric of its own.
   *
   * @default - none: the trigger that asks for most replicas wins
   */
  readonly formula?: KedaFormula;

  /**
   * Labels of the ScaledObject that KEDA does not copy to the HPA. Since KEDA 2.18. A KEDA that sees only objects with a label
   * (`WATCH_LABEL_SELECTOR`, from 2.21 on) no longer sees its own HPA without it: do not exclude that one.
   *
   * @default - none: all are copied
   */
  readonly hpaExcludedLabels?: string[];

  /**
   * Name of the HPA that KEDA makes, at most 63 characters. With another name KEDA makes another HPA.
   *
   * @default - KEDA's, `keda-hpa-<name of the ScaledObject>`
   */
  readonly hpaName?: string;

  /**
   * Number of replicas while no trigger is active, below `minReplicas`. Only 0 works: the HPA raises any other number to `minReplicas`. With
   * `minReplicas: 0` it changes nothing.
   *
   * @default - none: `minReplicas`
   */
  readonly idleReplicaCount?: number;

  /**
   * Time for which a new ScaledObject does not go to zero, in whole seconds. Since KEDA 2.14.
   *
   * @default - KEDA's, 0 s
   */
  readonly initialCooldownPeriod?: Duration;

  /**
   * Name of the ScaledObject: at most 54 characters, or 63 with an `hpaName`. With another name KEDA makes another HPA.
   *
   * @default - the name of the model
   */
  readonly name?: string;

  /**
   * Stops scaling until you remove it.
   *
   * @default - not paused
   */
  readonly paused?: KedaPause;

  /**
   * Time between two polls in which KEDA decides whether to wake the model from zero: whole seconds, at least 1. The HPA asks every 15 s by
   * itself. So for a model that never goes to zero it matters only with a fallback, or with `useCachedMetrics` of a trigger.
   *
   * @default - KEDA's, 30 s
   */
  readonly pollingInterval?: Duration;

  /**
   * Whether KEDA sets the replicas back to the number before it came, when the ScaledObject is deleted.
   *
   * @default - KEDA's, false: it keeps those that it has then
   */
  readonly restoreToOriginalReplicaCount?: boolean;

  /**
   * Whether KEDA takes over an HPA that scales the model already. Give its name as `hpaName`. From 2.21.1 on KEDA leaves HPAs alone that the
   * ScaledObject does not own: check once in a cluster that the HPA's `ownerReferences` name it, since no source tells whether it still takes over.
   *
   * @default - KEDA's, false: it refuses a workload that has an HPA
   */
  readonly transferHpaOwnership?: boolean;

  /**
   * Version of KEDA in the cluster, from 2.12 to 2.21. Fields that this version would drop without a word are refused.
   *
   * @default - as the Cluster says by `versions.keda`, else 2.21
   */
  readonly kedaVersion?: string;
}
