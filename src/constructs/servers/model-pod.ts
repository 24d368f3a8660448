import { AbstractPodProps, NodeLabelQuery, NodeTaintQuery } from 'cdk8s-plus-27';

/** What the scheduler does with a pod for which a spread constraint cannot be met. */
export enum UnsatisfiableConstraintAction {
  /** The pod stays Pending until a node satisfies the constraint. */
  DO_NOT_SCHEDULE = 'DoNotSchedule',
  /** The pod goes to the node where it disturbs the spread least. */
  SCHEDULE_ANYWAY = 'ScheduleAnyway',
}

/**
 * How the replicas of a model spread over nodes or zones.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export interface TopologySpreadConstraint {
  /**
   * Number of replicas by which two domains may differ, at least 1.
   *
   * @default 1
   */
  readonly maxSkew?: number;

  /**
   * Least number of domains to spread over. Only with DO_NOT_SCHEDULE.
   *
   * @default - any number
   */
  readonly minDomains?: number;

  /** Label of the nodes that tells domains apart, such as `topology.kubernetes.io/zone`. */
  readonly topologyKey: string;

  /**
   * What happens to a replica that would break the spread.
   *
   * @default UnsatisfiableConstraintAction.SCHEDULE_ANYWAY
   */
  readonly whenUnsatisfiable?: UnsatisfiableConstraintAction;
}

/**
 * The pod around the model's container: the pod options of cdk8s-plus, and what it has no slot for.
 *
 * Differs from cdk8s-plus in its defaults: what is not given is not written, so Kubernetes' own defaults hold (the
 * service account's token is mounted, no user is enforced, 30 s of grace). `metadata` holds labels and annotations of
 * the pods beside their selector labels. `containers` are sidecars; for each of them and for `initContainers`
 * `resources` has to be stated too.
 */
export interface ModelPodProps extends AbstractPodProps {
  /**
   * Nodes that the pods require: all conditions have to hold.
   *
   * @default - any
   */
  readonly nodeAffinity?: NodeLabelQuery[];

  /**
   * Name of a PriorityClass in the cluster, which decides whose pods give way when nodes are full.
   *
   * @default - the cluster's
   */
  readonly priorityClassName?: string;

  /**
   * Name of the runtime class, such as `nvidia`.
   *
   * @default - the node's
   */
  readonly runtimeClassName?: string;

  /**
   * Taints of nodes that the pods tolerate.
   *
   * @default - none
   */
  readonly tolerations?: NodeTaintQuery[];

  /**
   * How the replicas spread over nodes or zones.
   *
   * @default - the cluster's
   */
  readonly topologySpreadConstraints?: TopologySpreadConstraint[];
}
