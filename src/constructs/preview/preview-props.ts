import { Duration } from 'cdk8s';
import { Load } from './load';
import { PreviewSignal } from './preview-signal';

/** The load that a preview tries an autoscaler with, and what it has to know of the cluster. */
export interface PreviewProps {
  /**
   * Date and time at which the preview begins. A model with a cron trigger needs it, because schedules go by the time.
   *
   * @default - not stated, which a model with a cron trigger refuses
   */
  readonly begin?: Date;

  /**
   * Cost of one replica in an hour, in any currency. The preview then tells what the replicas cost.
   *
   * @default - not told
   */
  readonly costPerReplicaHour?: number;

  /**
   * Span of time that the preview covers.
   *
   * @default Duration.hours(1)
   */
  readonly duration?: Duration;

  /**
   * Number of GPUs that one pod takes, or where a replica is a group of pods, such as one of a LeaderWorkerSet, all pods of it. The preview
   * then tells `gpuHours`.
   *
   * @default - not told
   */
  readonly gpusPerPod?: number;

  /** Requests of all users together, in the unit of the metrics. A metric that `signals` does not name has this value. */
  readonly load: Load;

  /**
   * Times in which something does not answer, such as Prometheus.
   *
   * @default - nothing
   */
  readonly outages?: PreviewOutage[];

  /**
   * Number of pods, or of groups of them, that fit into the cluster, such as one for each GPU. Further ones stay Pending.
   *
   * @default - room for all
   */
  readonly places?: number;

  /**
   * Load that one ready pod can serve, per second. The preview then tells how much load is not served. Requests do not wait.
   *
   * @default - not told
   */
  readonly podCapacity?: number;

  /**
   * Time from the creation of a pod until it is ready.
   *
   * @default - podStartup of the Cluster; without one, at once
   */
  readonly podStartup?: Duration;

  /**
   * Time from the deletion of a pod until its place is free for another one.
   *
   * @default - at once
   */
  readonly podTermination?: Duration;

  /**
   * The most pods that a ResourceQuota allows in the namespace.
   *
   * @default - no limit
   */
  readonly quota?: number;

  /**
   * Replicas that run when the preview begins.
   *
   * @default - those of the workload, within the bounds; for an HPA to zero on a workload that states none, 1
   */
  readonly replicas?: number;

  /**
   * Time between two scrapes. The value of a query then lags behind the load, by its windows.
   *
   * @default - that of the Prometheus of the Cluster; without one, the value of each moment
   */
  readonly scrapeInterval?: Duration;

  /**
   * What metrics make of the load, by their names or those of their triggers. A level, such as CPU, a latency or a share, has to be stated:
   * it depends on the number of pods. Where a query counts what is there at one moment, such as requests that run, and the load is requests per
   * second, state `PreviewSignal.total(seconds)` with the seconds that a request takes.
   *
   * @default - the load itself
   */
  readonly signals?: { [metric: string]: PreviewSignal };

  /**
   * Name of what is scaled, where a model scales several objects, such as the pods that prefill of an LLMInferenceService. Each
   * `ModelExplanation` of `explanations` tells the name of one. Fails for another name.
   *
   * @default - the `target` of the model
   */
  readonly target?: string;
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

/** A time in which something does not answer, such as Prometheus. */
export interface PreviewOutage {
  /** Time from the beginning of the preview until the outage begins. */
  readonly at: Duration;

  /** How long the outage lasts. */
  readonly duration: Duration;

  /** What does not answer: the pods, Prometheus, or the metrics server. */
  readonly of: PreviewOutageSource;

  /**
   * Share of the pods that are not scraped, in percent, above 0 and at most 100.
   *
   * @default 100
   */
  readonly percent?: number;
}
