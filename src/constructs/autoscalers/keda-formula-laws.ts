import { Duration } from 'cdk8s';

/** A ready formula that does not start more replicas while those that it asked for are starting. */
export interface KedaOvershootGuardOptions {
  /** Name of the trigger that tells the demand, a total, such as waiting requests. */
  readonly demand: string;

  /** What one replica takes of the demand, in its unit, as you measured it. */
  readonly demandPerReplica: number;

  /** Name of the trigger that tells how many replicas are not ready yet: `ReplicasTrigger.unavailable`. */
  readonly pending: string;

  /** Name of the trigger that tells how many replicas there are: `ReplicasTrigger.current`. */
  readonly replicas: string;

  /**
   * Number of replicas above which the model wakes from zero.
   *
   * @default - KEDA's, 0
   */
  readonly activationTarget?: number;
}

/** A ready formula for servers that prefill and decode: prompts that wait, or full caches, whichever ask for more replicas. */
export interface KedaTokenAwareOptions {
  /** Name of the trigger that tells how long the prompts that wait keep one replica busy, in seconds: `LlmdEppTrigger.prefillBacklog`. */
  readonly backlog: string;

  /** How long prompts may keep a replica busy: what of your time to the first token is left for waiting. In thousandths of a second at the least. */
  readonly backlogPerReplica: Duration;

  /** Name of the trigger that tells how many caches are full, a total, such as `VllmTrigger.kvCacheUsage`. */
  readonly kvCache: string;

  /** How full the cache of a replica may be, in whole percent from 1 to 99. llm-d's guide uses 80. */
  readonly kvCachePercent: number;

  /**
   * Number of replicas above which the model wakes from zero.
   *
   * @default - KEDA's, 0
   */
  readonly activationTarget?: number;
}

/** A ready formula that keeps a latency in a band below its objective. */
export interface KedaSloBandOptions {
  /**
   * Name of the trigger that tells the latency as a share of its objective, such as p90 / 3 s, or the largest of several; 0 without requests. Smoothed over
   * 45 s or so, else single requests move replicas.
   */
  readonly saturation: string;

  /** Name of the trigger that tells how many replicas there are: `ReplicasTrigger.current`. */
  readonly replicas: string;

  /** Name of the trigger that tells how many of them are ready: `ReplicasTrigger.ready`. */
  readonly readyReplicas: string;

  /**
   * Percentage of the objective above which replicas are added, above 0. llm-d measured 55 for one model: a latency that rises steeply wants to be caught
   * early.
   */
  readonly scaleUpAbovePercent: number;

  /** Percentage of the objective below which replicas are taken away: less than `scaleUpAbovePercent`. llm-d measured 40. */
  readonly scaleDownBelowPercent: number;

  /**
   * Percentage of the objective at which the latency is cut off: more than this asks for no more replicas at once. More than `scaleUpAbovePercent`.
   *
   * @default 200
   */
  readonly mostPercent?: number;
}
