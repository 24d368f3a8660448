import { THOUSAND } from '../preview/hpa-arithmetic';
import { HpaMetricInput } from '../preview/hpa-input';
import { COMPOSITE_METRIC, KedaInput } from '../preview/keda-input';
import { PreviewSubject, startOf } from '../preview/preview';
import { Signals } from '../preview/signals';
import { Simulation, SyncPoint } from '../preview/simulation';
import { TimelinePoint } from '../preview/timeline';

/** From this long without a change on, and as long as every window and period, nothing changes any more. */
const CALM_SECONDS = 600;
/** How long is waited for that at most. */
const LONGEST_SECONDS = 30 * 86_400;
/** A request of which a percentage is a whole number of thousandths. */
const REQUEST = 1000;
const PERCENT = 100;
/** Pods that take no time, not even for a sample of them. */
const AT_ONCE = { startSeconds: 0, pendingSeconds: 0, sampleAfterSeconds: 0, sampleWindowSeconds: 0, terminateSeconds: 0 };

/** Values of the metrics that stay as they are; those that are not named are 0. */
export interface Steady {
  readonly values: Values;
  /** Those of the first second, where they are others: KEDA's first poll sees them. */
  readonly before?: Values;
  readonly replicas: number;
}

type Values = { readonly [metric: string]: number };

/** The replicas over a time, and what the HPA read. */
interface Run {
  readonly points: TimelinePoint[];
  readonly syncs: SyncPoint[];
}

/** The replicas over a time in which nothing changes but what the autoscaler does. */
export function steadyTimeline(subject: PreviewSubject, { before, replicas, values }: Steady, durationSeconds: number): Run {
  const { hpa, keda } = subject.autoscaler;
  const shares = new Set(hpa.metrics.flatMap(({ name, targetType }) => targetType === 'Utilization' ? [name] : []));
  const signals: Signals = {
    total: (name, { atSeconds }) => (atSeconds === 0 ? before ?? values : values)[name] ?? 0,
    samples: (name) => () => Math.round((values[name] ?? 0) * (shares.has(name) ? REQUEST / PERCENT : THOUSAND)),
  };
  const simulation = new Simulation({
    hpa,
    keda: keda && withoutFormula(keda),
    controller: subject.controller,
    pods: AT_ONCE,
    requests: { containers: Object.fromEntries(hpa.metrics.map((metric) => [containerOf(metric), { [resourceOf(metric)]: REQUEST }])) },
    start: {
      replicas,
      podAgeSeconds: subject.controller.cpuInitializationSeconds,
      ...startOf(subject.autoscaler),
    },
    events: [],
    signals,
    durationSeconds,
  });
  simulation.run();
  return { points: simulation.timeline.points, syncs: simulation.syncs };
}

/** The replicas that such values end with, and what the HPA read of its metrics then. */
export function steadyState(subject: PreviewSubject, steady: Steady): { readonly replicas: number; readonly sync?: SyncPoint } {
  const calm = calmSeconds(subject);
  for (let durationSeconds = 2 * calm; ; durationSeconds *= 4) {
    const { points, syncs } = steadyTimeline(subject, steady, durationSeconds);
    const last = points[points.length - 1]; // There is one for the begin.
    if (last.atSeconds <= durationSeconds - calm || durationSeconds > LONGEST_SECONDS) {
      return { replicas: last.desired, sync: last.desired === 0 ? undefined : syncs.at(-1) };
    }
  }
}

/** As long as everything that the controllers wait for. */
function calmSeconds({ autoscaler: { hpa, keda }, controller }: PreviewSubject): number {
  const directions = hpa.behavior === undefined ? [] : [hpa.behavior.scaleUp, hpa.behavior.scaleDown];
  const waits = [
    CALM_SECONDS,
    controller.downscaleStabilizationSeconds,
    ...directions.flatMap(({ policies, windowSeconds }) => [windowSeconds, ...policies.map(({ periodSeconds }) => periodSeconds)]),
    ...keda === undefined ? [] : [keda.cooldownSeconds, keda.initialCooldownSeconds, keda.pollingSeconds],
  ];
  return 2 * Math.max(...waits) + 4 * controller.syncPeriodSeconds;
}

/** The result of a formula in place of its triggers. */
function withoutFormula(keda: KedaInput): KedaInput {
  const { formula } = keda;
  return formula === undefined ? keda : {
    ...keda,
    formula: undefined,
    triggers: [{ ...formula, metric: COMPOSITE_METRIC, nullIsZero: false, isCached: false }],
  };
}

function containerOf(metric: HpaMetricInput): string {
  return metric.kind === 'pods' && metric.container !== undefined ? metric.container : 'all';
}

function resourceOf(metric: HpaMetricInput): string {
  return metric.kind === 'pods' ? metric.resource ?? metric.name : metric.name;
}
