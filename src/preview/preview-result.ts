import { Decision } from './decisions';
import { TimelinePoint } from './timeline';

/** What happened in a preview. Seconds count from its begin. */
export interface PreviewResult {
  readonly durationSeconds: number;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** What the controllers decided, save for what repeats the decision before. */
  readonly decisions: readonly Decision[];
  /** The replicas over time, one point for each change. */
  readonly timeline: readonly TimelinePoint[];
  readonly signals: readonly SignalTrack[];
  /** What each metric is that the load is stated of, in words: beside a formula those of its triggers, which the HPA does not read. */
  readonly titles: { readonly [metric: string]: string };
  readonly totals: PreviewTotals;
  readonly warnings: readonly PreviewWarning[];
  /** What is taken for granted of the load and the pods. */
  readonly assumptions: readonly string[];
  /** What follows documents alone, and was never compared with what its product does. */
  readonly notMeasured: readonly string[];
}

/** What the HPA read of one metric over time. */
export interface SignalTrack {
  readonly metric: string;
  readonly targetType: 'AverageValue' | 'Utilization' | 'Value';
  /** In the unit of the metric; a percentage for Utilization. */
  readonly target: number;
  readonly points: readonly SignalPoint[];
}

/** One sync of the HPA that looked at the metric. */
export interface SignalPoint {
  readonly atSeconds: number;
  /** Undefined where it could not be read. */
  readonly value?: number;
  /** What the HPA compares: a total by AverageValue is divided by the replicas. */
  readonly compared?: number;
  /** The replicas that it asked for. */
  readonly proposed?: number;
}

/** Sums over all of the preview. */
export interface PreviewTotals {
  /** The most and the least replicas that were asked for. */
  readonly mostReplicas: number;
  readonly leastReplicas: number;
  /** Hours of pods that are there, also those that start, wait or end. */
  readonly replicaHours: number;
  readonly gpuHours?: number;
  readonly cost?: number;
  readonly secondsAtMaximum: number;
  readonly secondsAtZero: number;
  /** Changes of the replicas per hour, and how often one was turned back within ten minutes. */
  readonly scaleEventsPerHour: number;
  readonly turnedBack: number;
  /** How long a metric was above its target, by more than the tolerance. */
  readonly secondsAboveTarget: { readonly [metric: string]: number };
  /** Undefined where nobody stated what a pod serves. */
  readonly demand?: DemandTotals;
}

/** What was asked of the pods, and what they could not serve. */
export interface DemandTotals {
  readonly asked: number;
  readonly unmet: number;
  readonly secondsUnmet: number;
}

/** Something that whoever configured it will want to know. */
export interface PreviewWarning {
  readonly id: 'at-maximum' | 'cold-start' | 'metric-lost' | 'never-reaches' | 'oscillates';
  readonly message: string;
}
