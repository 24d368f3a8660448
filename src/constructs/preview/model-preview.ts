import { Duration } from 'cdk8s';
import { decisionWords } from '../../preview/decision-words';
import { previewCsv } from '../../preview/preview-csv';
import { PreviewResult } from '../../preview/preview-result';
import { NamedPreview, previewText } from '../../preview/preview-text';
import { TimelinePoint } from '../../preview/timeline';

/** One sync of the HPA, or one poll of KEDA, that changed the replicas or what it says of them. */
export interface PreviewDecision {
  /** Time of the decision, since the beginning of the preview. */
  readonly at: Duration;

  /** Who decided: KEDA or the HPA controller. */
  readonly controller: PreviewController;

  /** Replicas that were wanted before. */
  readonly fromReplicas: number;

  /** Why the controller decided so, in words. */
  readonly reason: string;

  /** Replicas that are wanted from then on. */
  readonly toReplicas: number;
}

/** The controllers that change the number of replicas. */
export enum PreviewController {
  /** The HPA controller of Kubernetes. */
  HPA = 'hpa',
  /** KEDA itself: to zero, idle and back. */
  KEDA = 'keda',
}

/** Something that whoever configured it will want to know. */
export interface PreviewWarning {
  /** `at-maximum`, `cold-start`, `metric-lost`, `never-reaches` or `oscillates`. */
  readonly id: string;

  /** What happens and what it harms, in a sentence. */
  readonly message: string;
}

/** What an autoscaler would have done over a load. */
export class ModelPreview {
  /** @internal */
  public static _of(named: NamedPreview): ModelPreview {
    return new ModelPreview(named);
  }

  private readonly result: PreviewResult;

  private constructor(private readonly named: NamedPreview) {
    this.result = named.result;
  }

  /** Largest number of replicas that the controllers asked for. */
  public get maxReplicas(): number {
    return this.result.totals.mostReplicas;
  }

  /** Least number of replicas that the controllers asked for. */
  public get minReplicas(): number {
    return this.result.totals.leastReplicas;
  }

  /** Hours that pods existed, also while they started, waited or ended. */
  public get replicaHours(): number {
    return this.result.totals.replicaHours;
  }

  /** Hours that GPUs were taken; undefined without `gpusPerPod`. */
  public get gpuHours(): number | undefined {
    return this.result.totals.gpuHours;
  }

  /** Cost of all replicas together; undefined without `costPerReplicaHour`. */
  public get cost(): number | undefined {
    return this.result.totals.cost;
  }

  /** Time in which the model had as many replicas as it may have. */
  public get timeAtMaximum(): Duration {
    return Duration.seconds(this.result.totals.secondsAtMaximum);
  }

  /** Time in which the model had no replicas. */
  public get timeAtZero(): Duration {
    return Duration.seconds(this.result.totals.secondsAtZero);
  }

  /** Changes of the number of replicas per hour. */
  public get scaleEventsPerHour(): number {
    return this.result.totals.scaleEventsPerHour;
  }

  /** Part of the load that was not served, from 0 to 100 percent; undefined without `podCapacity`. */
  public get unservedPercent(): number | undefined {
    const { demand } = this.result.totals;
    return demand === undefined ? undefined : demand.asked === 0 ? 0 : (100 * demand.unmet) / demand.asked;
  }

  /** Time in which too few pods were ready; undefined without `podCapacity`. */
  public get timeUnserved(): Duration | undefined {
    const seconds = this.result.totals.demand?.secondsUnmet;
    return seconds === undefined ? undefined : Duration.seconds(seconds);
  }

  /** What stands out in the preview, such as time at the maximum. */
  public get warnings(): PreviewWarning[] {
    return this.result.warnings.map(({ id, message }) => ({ id, message }));
  }

  /** Decisions of the controllers, in the order of time. */
  public get decisions(): PreviewDecision[] {
    return this.result.decisions.map((decision) => ({
      at: Duration.seconds(decision.atSeconds),
      controller: decision.by === 'hpa' ? PreviewController.HPA : PreviewController.KEDA,
      fromReplicas: decision.from,
      toReplicas: decision.to,
      reason: decisionWords(decision, this.result),
    }));
  }

  /** Assumptions about the load and the pods, in words. */
  public get assumptions(): string[] {
    return [...this.result.assumptions];
  }

  /** Behavior that is replayed after documents, and was never compared with the product itself. */
  public get notMeasured(): string[] {
    return [...this.result.notMeasured];
  }

  /** Returns the number of replicas that the controllers ask for at a moment. */
  public replicasAt(moment: Duration): number {
    return this.pointAt(moment).desired;
  }

  /** Returns the number of pods that take load at a moment. */
  public readyAt(moment: Duration): number {
    return this.pointAt(moment).ready;
  }

  /** Returns the whole preview as text, as the command prints it. */
  public toText(): string {
    return previewText(this.named);
  }

  /** Returns the replicas and the signals over time, as comma-separated values. */
  public toCsv(): string {
    return previewCsv(this.result);
  }

  private pointAt(moment: Duration): TimelinePoint {
    const seconds = moment.toMilliseconds() / 1000;
    const { timeline } = this.result;
    return timeline.filter(({ atSeconds }) => atSeconds <= seconds).at(-1) ?? timeline[0];
  }
}
