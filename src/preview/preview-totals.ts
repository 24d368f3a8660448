import { Tolerance } from './hpa-arithmetic';
import { HpaInput } from './hpa-input';
import { curveOf, LoadShape } from './load-shape';
import { DemandTotals, PreviewTotals, SignalTrack } from './preview-result';
import { TimelinePoint } from './timeline';

/** What users ask of all pods together, and what one ready pod serves of it, each per second. */
export interface Demand {
  readonly load: LoadShape;
  readonly servedPerSecondPerPod: number;
}

/** What the pods could not serve, second by second: nothing waits. */
function demandTotals({ load, servedPerSecondPerPod }: Demand, timeline: readonly TimelinePoint[], durationSeconds: number): DemandTotals {
  const curve = curveOf(load);
  let [asked, unmet, secondsUnmet] = [0, 0, 0];
  timeline.forEach(({ atSeconds, ready }, i) => {
    const end = timeline[i + 1]?.atSeconds ?? durationSeconds;
    for (let second = atSeconds; second < end; second++) {
      const wanted = curve(second);
      const missing = wanted - ready * servedPerSecondPerPod;
      asked += Number.isNaN(wanted) ? 0 : wanted;
      if (missing > 0) {
        unmet += missing;
        secondsUnmet++;
      }
    }
  });
  return { asked, unmet, secondsUnmet };
}

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
      [metric, points.reduce((count, { compared = 0 }) => compared > target * tolerance.most ? count + 1 : count, 0) * syncPeriodSeconds])),
    ...demand !== undefined && { demand: demandTotals(demand, timeline, durationSeconds) },
  };
}

/** A change of the replicas that were asked for. */
export interface ReplicaChange {
  readonly atSeconds: number;
  readonly from: number;
  readonly to: number;
}

function changesOf(timeline: readonly TimelinePoint[]): ReplicaChange[] {
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
