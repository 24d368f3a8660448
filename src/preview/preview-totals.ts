import { Demand, demandTotals } from './demand';
import { Tolerance } from './hpa-arithmetic';
import { HpaInput } from './hpa-input';
import { PreviewTotals, SignalTrack } from './preview-result';
import { TimelinePoint } from './timeline';

const HOUR_SECONDS = 3600;
/** A change that is undone sooner was for nothing: it takes longer to start a model than to serve a burst. */
export const TURNED_BACK_SECONDS = 600;

/** What a replica takes. */
export interface ReplicaCost {
  readonly gpusPerPod?: number;
  readonly costPerReplicaHour?: number;
}

/** What sums are made of. */
export interface Summed {
  readonly timeline: readonly TimelinePoint[];
  readonly signals: readonly SignalTrack[];
  readonly hpa: HpaInput;
  readonly tolerance: Tolerance;
  readonly syncPeriodSeconds: number;
  readonly durationSeconds: number;
  readonly demand?: Demand;
  readonly cost: ReplicaCost;
}

export function totalsOf({ timeline, signals, hpa, tolerance, syncPeriodSeconds, durationSeconds, demand, cost }: Summed): PreviewTotals {
  const secondsWhere = (holds: (point: TimelinePoint) => boolean) => summed(timeline, durationSeconds, (point) => holds(point) ? 1 : 0);
  const replicaHours = summed(timeline, durationSeconds, ({ pods }) => pods) / HOUR_SECONDS;
  const desired = timeline.map((point) => point.desired);
  return {
    mostReplicas: Math.max(...desired),
    leastReplicas: Math.min(...desired),
    replicaHours,
    ...cost.gpusPerPod !== undefined && { gpuHours: replicaHours * cost.gpusPerPod },
    ...cost.costPerReplicaHour !== undefined && { cost: replicaHours * cost.costPerReplicaHour },
    secondsAtMaximum: secondsWhere((point) => point.desired >= hpa.maxReplicas),
    secondsAtZero: secondsWhere((point) => point.desired === 0),
    scaleEventsPerHour: (changesOf(timeline).length * HOUR_SECONDS) / durationSeconds,
    turnedBack: turnsOf(timeline).filter(({ afterSeconds }) => afterSeconds <= TURNED_BACK_SECONDS).length,
    secondsAboveTarget: Object.fromEntries(signals.map(({ metric, points, target }) =>
      [metric, points.filter(({ compared = 0 }) => compared > target * tolerance.most).length * syncPeriodSeconds])),
    ...demand !== undefined && { demand: demandTotals(demand, timeline, durationSeconds) },
  };
}

/** A change of the replicas that were asked for. */
export interface ReplicaChange {
  readonly atSeconds: number;
  readonly from: number;
  readonly to: number;
}

export function changesOf(timeline: readonly TimelinePoint[]): ReplicaChange[] {
  return timeline.flatMap(({ atSeconds, desired }, i) => {
    const from = timeline[i - 1]?.desired ?? desired;
    return from === desired ? [] : [{ atSeconds, from, to: desired }];
  });
}

/** The changes that go against the one before, and how soon after it. */
export function turnsOf(timeline: readonly TimelinePoint[]): { readonly atSeconds: number; readonly afterSeconds: number }[] {
  const changes = changesOf(timeline);
  return changes.flatMap(({ atSeconds, from, to }, i) => {
    const before = changes[i - 1];
    const isOn = before === undefined || Math.sign(to - from) === Math.sign(before.to - before.from);
    return isOn ? [] : [{ atSeconds, afterSeconds: atSeconds - before.atSeconds }];
  });
}

function summed(timeline: readonly TimelinePoint[], durationSeconds: number, amount: (point: TimelinePoint) => number): number {
  return timeline.reduce((sum, point, i) => sum + amount(point) * ((timeline[i + 1]?.atSeconds ?? durationSeconds) - point.atSeconds), 0);
}
