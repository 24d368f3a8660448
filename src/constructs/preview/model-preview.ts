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

  /** The reason in words. */
  readonly reason: string;

  /** Replicas that are wanted from then on. */
  readonly toReplicas: number;
}

/** Who decides about replicas. */
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

  /** What happens, for people. */
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

  /** The most replicas that were asked for. */
  public get maxReplicas(): number {
    return this.result.totals.mostReplicas;
  }

  /** The least replicas that were asked for. */
  public get minReplicas(): number {
    return this.result.totals.leastReplicas;
  }

  /** Hours of pods, also of those that start, wait or end. */
  public get replicaHours(): number {
    return this.result.totals.replicaHours;
  }

  /** Hours of GPUs; undefined without `gpusPerPod`. */
  public get gpuHours(): number | undefined {
    return this.result.totals.gpuHours;
  }

  /** What all replicas cost; undefined without `costPerReplicaHour`. */
  public get cost(): number | undefined {
    return this.result.totals.cost;
  }

  /** How long there were as many replicas as there can be. */
  public get timeAtMaximum(): Duration {
    return Duration.seconds(this.result.totals.secondsAtMaximum);
  }

  /** How long there were no replicas. */
  public get timeAtZero(): Duration {
    return Duration.seconds(this.result.totals.secondsAtZero);
  }

  /** Changes of the replicas per hour. */
  public get scaleEventsPerHour(): number {
    return this.result.totals.scaleEventsPerHour;
  }

  /** How much of the load was not served, from 0 to 100 percent; undefined without `capacity`. */
  public get unservedPercent(): number | undefined {
    const { demand } = this.result.totals;
    return demand === undefined ? undefined : demand.asked === 0 ? 0 : (100 * demand.unmet) / demand.asked;
  }

  /** How long too few pods were ready; undefined without `capacity`. */
  public get timeUnserved(): Duration | undefined {
    const seconds = this.result.totals.demand?.secondsUnmet;
    return seconds === undefined ? undefined : Duration.seconds(seconds);
  }

  /** What stands out. */
  public get warnings(): PreviewWarning[] {
    return this.result.warnings.map(({ id, message }) => ({ id, message }));
  }

  /** What the controllers decided, in the order of time. */
  public get decisions(): PreviewDecision[] {
    return this.result.decisions.map((decision) => ({
      at: Duration.seconds(decision.atSeconds),
      controller: decision.by === 'hpa' ? PreviewController.HPA : PreviewController.KEDA,
      fromReplicas: decision.from,
      toReplicas: decision.to,
      reason: decisionWords(decision, this.result),
    }));
  }

  /** What is taken for granted of the load and the pods, for people. */
  public get assumptions(): string[] {
    return [...this.result.assumptions];
  }

  /** What follows documents alone, and was never compared with what its product does. */
  public get notMeasured(): string[] {
    return [...this.result.notMeasured];
  }

  /** The replicas that are asked for at a moment. */
  public replicasAt(moment: Duration): number {
    return this.pointAt(moment).desired;
  }

  /** The pods that take load at a moment. */
  public readyAt(moment: Duration): number {
    return this.pointAt(moment).ready;
  }

  /** All of it for people, as the command tells it. */
  public toText(): string {
    return previewText(this.named);
  }

  /** The replicas and the signals over time, as a table of comma-separated values. */
  public toCsv(): string {
    return previewCsv(this.result);
  }

  private pointAt(moment: Duration): TimelinePoint {
    const seconds = moment.toMilliseconds() / 1000;
    const { timeline } = this.result;
    return timeline.filter(({ atSeconds }) => atSeconds <= seconds).at(-1) ?? timeline[0];
  }
}
