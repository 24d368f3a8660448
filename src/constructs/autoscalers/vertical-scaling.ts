import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { VerticalFeatureGate } from '../cluster/cluster-versions';

/** A resource that a VerticalPodAutoscaler sizes. */
export enum VerticalResource {
  /** The CPU that a container requests. */
  CPU = 'cpu',
  /** The memory that a container requests. */
  MEMORY = 'memory',
}

/** When a VerticalPodAutoscaler applies what it recommends. */
export enum VerticalUpdateMode {
  /** Recommendations are computed and never applied. */
  OFF = 'Off',
  /** When a pod is created. */
  INITIAL = 'Initial',
  /** When a pod is created, and by evicting pods that are far off. */
  RECREATE = 'Recreate',
  /** In place where the node allows it, else by evicting. Needs VPA 1.5 and Kubernetes 1.33. */
  IN_PLACE_OR_RECREATE = 'InPlaceOrRecreate',
  /** In place or not at all. Needs VPA 1.7 with its feature gate InPlace, stated in `featureGates`. */
  IN_PLACE = 'InPlace',
}

/** What a VerticalPodAutoscaler changes of a container. */
export enum VerticalControlledValues {
  /** Requests are set, and limits change in the same proportion. */
  REQUESTS_AND_LIMITS = 'RequestsAndLimits',
  /** Requests are set, and limits stay as they are. */
  REQUESTS_ONLY = 'RequestsOnly',
}

/** When a pod may be evicted for a change of size. */
export enum VerticalEvictionChange {
  /** Only for more than it requests. */
  TARGET_HIGHER_THAN_REQUESTS = 'TargetHigherThanRequests',
  /** A pod is evicted only where it should request less. */
  TARGET_LOWER_THAN_REQUESTS = 'TargetLowerThanRequests',
}

/** A condition for evicting a pod; all conditions have to hold. */
export interface VerticalEvictionRequirement {
  /** In which direction at least one of the resources has to change. */
  readonly changeRequirement: VerticalEvictionChange;

  /** Resources that the requirement is about, at least one. */
  readonly resources: VerticalResource[];
}

/** Amounts of CPU and memory. */
export interface VerticalResources {
  /**
   * Amount of CPU, in whole thousandths of a core.
   *
   * @default - not bounded
   */
  readonly cpu?: Cpu;

  /**
   * Amount of memory for one container.
   *
   * @default - not bounded
   */
  readonly memory?: Size;
}

/**
 * More CPU while a container starts: a factor of its request, or an amount on top. Needs VPA 1.7 with its feature gate CPUStartupBoost, alpha
 * and off up to 1.7.1, stated in `featureGates`. It is undone in place once the pod is ready and the duration is over, which needs Kubernetes
 * 1.33; until then a CPU trigger on a share of the requests takes the pod for idle.
 *
 * @see https://github.com/kubernetes/autoscaler/blob/vertical-pod-autoscaler-1.7.1/vertical-pod-autoscaler/pkg/features/versioned_features.go
 */
export class VerticalCpuStartupBoost {
  /**
   * A multiple of the CPU request.
   *
   * @param factor a whole number, at least 1
   */
  static factor(factor: number, duration?: Duration): VerticalCpuStartupBoost {
    return new VerticalCpuStartupBoost(duration, factor, undefined);
  }

  /** An amount of CPU on top of the request. */
  static quantity(amount: Cpu, duration?: Duration): VerticalCpuStartupBoost {
    return new VerticalCpuStartupBoost(duration, undefined, amount);
  }

  private constructor(
    /** @internal */
    public readonly _duration: Duration | undefined,
    /** @internal */
    public readonly _factor: number | undefined,
    /** @internal */
    public readonly _amount: Cpu | undefined,
  ) {}
}

/** How a container is sized. */
export interface VerticalContainerScaling {
  /**
   * Resources whose requests the VerticalPodAutoscaler sets.
   *
   * @default - CPU and memory, without those that a trigger scales replicas on
   */
  readonly controlledResources?: VerticalResource[];

  /**
   * Whether limits move with the requests.
   *
   * @default - VPA's, REQUESTS_AND_LIMITS
   */
  readonly controlledValues?: VerticalControlledValues;

  /**
   * Whether the container is sized at all.
   *
   * @default - VPA's, true
   */
  readonly enabled?: boolean;

  /**
   * Largest amounts that are recommended. Without it a recommendation may exceed every node, and the pod stays pending.
   *
   * @default - not bounded
   */
  readonly maxAllowed?: VerticalResources;

  /**
   * Samples of memory that are kept, at least 1. Needs the gate PerVPAConfig (VPA 1.7).
   *
   * @default - VPA's
   */
  readonly memoryAggregationIntervalCount?: number;

  /**
   * Length of one sample of memory, in whole seconds, at least 1 s. Needs the gate PerVPAConfig (VPA 1.7).
   *
   * @default - VPA's
   */
  readonly memoryAggregationInterval?: Duration;

  /**
   * Smallest amounts that are recommended.
   *
   * @default - not bounded
   */
  readonly minAllowed?: VerticalResources;

  /**
   * Factor by which memory grows after an out-of-memory kill, at least 1. Needs the gate PerVPAConfig (VPA 1.6).
   *
   * @default - VPA's
   */
  readonly oomBumpUpRatio?: number;

  /**
   * Least amount by which memory grows after an out-of-memory kill. Needs the gate PerVPAConfig (VPA 1.6).
   *
   * @default - VPA's
   */
  readonly oomMinBumpUp?: Size;

  /**
   * More CPU while the container starts. Needs the gate CPUStartupBoost (VPA 1.7).
   *
   * @default - none
   */
  readonly startupBoost?: VerticalCpuStartupBoost;
}

/**
 * How a model's pods are sized. The properties of a container given here hold for every container without an entry of
 * its own in `containers`.
 *
 * @see https://github.com/kubernetes/autoscaler/blob/vertical-pod-autoscaler-1.7.1/vertical-pod-autoscaler/docs/api.md
 */
export interface VerticalScalingProps extends VerticalContainerScaling {
  /**
   * Containers that are sized differently, by name.
   *
   * @default - none
   */
  readonly containers?: { [containerName: string]: VerticalContainerScaling };

  /**
   * Evict a pod whose container was killed for memory within this time of starting, in whole seconds, at least 1 s.
   * Needs the gate PerVPAConfig (VPA 1.7).
   *
   * @default - VPA's
   */
  readonly evictAfterOom?: Duration;

  /**
   * Conditions for evicting a pod.
   *
   * @default - none
   */
  readonly evictionRequirements?: VerticalEvictionRequirement[];

  /**
   * Feature gates that are on in the VPA of the cluster. What needs one is refused without it, as VPA's webhook would.
   *
   * @default - as the Cluster says by `vpa.featureGates`, else none: those that are off unless somebody turns them on
   */
  readonly featureGates?: VerticalFeatureGate[];

  /**
   * Least number of live replicas with which pods are evicted, at least 1. With VPA's own default of 2 a model that
   * runs one replica is never resized.
   *
   * @default - the updater's, 2
   */
  readonly minReplicas?: number;

  /**
   * Name of the VerticalPodAutoscaler that is written.
   *
   * @default - the name of the model
   */
  readonly name?: string;

  /**
   * Name of the recommender that decides the amounts, where the cluster runs one beside VPA's own.
   *
   * @default - VPA's
   */
  readonly recommender?: string;

  /**
   * When recommendations are applied. VPA's deprecated `Auto` is RECREATE.
   *
   * @default VerticalUpdateMode.RECREATE
   */
  readonly updateMode?: VerticalUpdateMode;
}
