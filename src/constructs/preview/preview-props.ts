import { Duration } from 'cdk8s';
import { Load } from './load';
import { PreviewSignal } from './preview-signal';

/** What is tried with an autoscaler. */
export interface PreviewProps {
  /**
   * When it begins, for cron triggers: their schedules ask for other replicas at other times.
   *
   * @default - not stated, which a model with a cron trigger refuses
   */
  readonly begin?: Date;

  /**
   * What a replica costs in an hour, in any currency.
   *
   * @default - not told
   */
  readonly costPerReplicaHour?: number;

  /**
   * How long it lasts.
   *
   * @default Duration.hours(1)
   */
  readonly duration?: Duration;

  /**
   * GPUs that one pod takes, for `gpuHours`.
   *
   * @default - not told
   */
  readonly gpusPerPod?: number;

  /** What users ask of all pods together. A metric that `signals` does not name has this value. */
  readonly load: Load;

  /**
   * What does not answer for a while.
   *
   * @default - nothing
   */
  readonly outages?: PreviewOutage[];

  /**
   * Number of pods that fit into the cluster, such as one for each GPU. Further pods stay Pending.
   *
   * @default - room for all
   */
  readonly places?: number;

  /**
   * What a ready pod serves of the load, per second, for what users do not get. Nothing waits.
   *
   * @default - not told
   */
  readonly podCapacity?: number;

  /**
   * From a new pod until it is ready.
   *
   * @default - podStartup of the Cluster; without one, at once
   */
  readonly podStartup?: Duration;

  /**
   * From a pod being deleted until its place is free.
   *
   * @default - at once
   */
  readonly podTermination?: Duration;

  /**
   * Number of pods that a ResourceQuota allows.
   *
   * @default - no limit
   */
  readonly quota?: number;

  /**
   * Replicas at the begin.
   *
   * @default - those of the workload, within the bounds
   */
  readonly replicas?: number;

  /**
   * How often Prometheus scrapes: the value of a query then lags as its windows do.
   *
   * @default - that of the Prometheus of the Cluster; without one, the value of each moment
   */
  readonly scrapeInterval?: Duration;

  /**
   * What metrics make of the load, by their names or those of their triggers. A level, such as CPU, a latency or a share, has to be stated:
   * it depends on the number of pods.
   *
   * @default - the load itself
   */
  readonly signals?: { [metric: string]: PreviewSignal };
}

/** What does not answer in an outage. */
export enum PreviewOutageSource {
  /** Pods are not scraped, while their load goes on. */
  TARGETS = 'targets',
  /** Prometheus neither scrapes nor answers. */
  PROMETHEUS = 'prometheus',
  /** The HPA gets no answer from the metrics server of KEDA or the adapter. */
  METRICS_SERVER = 'metrics server',
}

/** Something that does not answer for a while. */
export interface PreviewOutage {
  /** When it begins, from the begin of the preview on. */
  readonly at: Duration;

  /** How long it lasts. */
  readonly duration: Duration;

  /** What does not answer: the pods, Prometheus, or the metrics server. */
  readonly of: PreviewOutageSource;

  /**
   * How many percent of the pods are not scraped, above 0 and at most 100.
   *
   * @default 100
   */
  readonly percent?: number;
}
