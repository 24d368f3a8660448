import { AutoscalerInput } from './autoscaler-input';
import { cronLoad } from './cron-load';
import { THOUSAND, toleranceOf } from './hpa-arithmetic';
import { HpaController, HpaMetricInput } from './hpa-input';
import { LoadShape } from './load-shape';
import { LoadSignals } from './load-signals';
import { ofReadable, withMeasured } from './measured-query';
import { Outage } from './outages';
import { Requests } from './pod-metric';
import { PodRoom, PodTimes } from './pods';
import { PreviewResult, SignalTrack } from './preview-result';
import { Demand, ReplicaCost, totalsOf } from './preview-totals';
import { warningsOf } from './preview-warnings';
import { assumptionsOf } from './signal-assumptions';
import { SignalLoad } from './signal-load';
import { Simulation, SyncPoint } from './simulation';
import { ScriptedEvent, SimulationStart } from './simulation-input';
import { quantileOf } from '../promql/quantile';

/** What a preview is asked of an autoscaler. */
export interface PreviewRequest {
  readonly durationSeconds: number;
  /** When it begins, which decides what schedules ask for. */
  readonly beginMillis?: number;
  /** What each metric measures, by the name under which the HPA asks for it; a shape alone is a total that does not depend on the pods. */
  readonly load: { readonly [metric: string]: SignalLoad | LoadShape };
  /** How often Prometheus scrapes: queries then have the value that their windows give; without it, the one of each moment. */
  readonly scrapeSeconds?: number;
  /** What users ask of the pods, for what they do not get. */
  readonly demand?: Demand;
  readonly pods?: Partial<PodTimes & PodRoom>;
  readonly cost?: ReplicaCost;
  readonly start?: Partial<SimulationStart>;
  readonly events?: readonly ScriptedEvent[];
  readonly outages?: readonly Outage[];
}

/** A preview, or what has to be stated before there can be one. */
export type Preview =
  | { readonly result: PreviewResult; readonly missing?: undefined }
  | { readonly result?: undefined; readonly missing: readonly string[] };

/** What the preview runs on. */
export interface PreviewSubject {
  readonly autoscaler: AutoscalerInput;
  readonly controller: HpaController;
  readonly requests: Requests;
  /** The replicas that it begins with where none are stated. */
  readonly replicas: number;
  /** Metrics that do not add up over the pods: a load alone does not tell them. */
  readonly levels: ReadonlySet<string>;
  /** The queries that Prometheus is asked, by metric. */
  readonly queries: ReadonlyMap<string, string>;
  /** What each metric is, in words. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Pods of which nothing is stated: what takes time is left out, and the preview says so. */
const AT_ONCE: PodTimes = { startSeconds: 0, pendingSeconds: 0, sampleAfterSeconds: 0, sampleWindowSeconds: 30, terminateSeconds: 0 };
/** How long KEDA takes to make the HPA of a ScaledObject: no poll and no sync are at the same second then. */
const HPA_OF_KEDA_AFTER_SECONDS = 7;

/** Replays the controllers over a load. */
export function preview(subject: PreviewSubject, asked: PreviewRequest): Preview {
  const { autoscaler } = subject;
  const metrics = metricsOf(autoscaler);
  const request = { ...asked, load: { ...schedulesOf(autoscaler, asked), ...asked.load } };
  const missing = [
    ...autoscaler.missing,
    ...metrics.flatMap((metric) => unstated(metric, request.load[metric], subject)),
    ...unknownNames(metrics, request),
  ];
  return missing.length > 0 ? { missing } : { result: resultOf(subject, request) };
}

/** The names under which an autoscaler's metrics are asked for: beside a formula those of its triggers. */
export function metricsOf({ hpa, keda }: AutoscalerInput): string[] {
  const external = keda?.triggers.flatMap(({ metric }) => metric ?? []);
  return external === undefined ? hpa.metrics.map(({ name }) => name)
    : [...external, ...hpa.metrics.filter(({ kind }) => kind === 'pods').map(({ name }) => name)];
}

/** What cron triggers ask for, from when the preview begins. */
function schedulesOf({ keda }: AutoscalerInput, { beginMillis, durationSeconds }: PreviewRequest): { [metric: string]: LoadShape } {
  return Object.fromEntries((beginMillis === undefined ? [] : keda?.triggers ?? []).flatMap(({ cron, metric }) =>
    cron === undefined || metric === undefined ? [] : [[metric, cronLoad(cron, beginMillis!, durationSeconds)]]));
}

function unstated(metric: string, load: SignalLoad | LoadShape | undefined, { autoscaler, levels, queries, titles }: PreviewSubject): string[] {
  const named = `${metric} (${titles.get(metric)})`;
  if (load === undefined && isSchedule(metric, autoscaler)) {
    return [`begin: the schedule of ${metric} asks for other replicas at other times`];
  }
  if (load === undefined) {
    return [`load of ${named}: what it measures over time`];
  }
  if ('is' in load && load.is === 'answer' && levels.has(metric)) {
    return [`signal of ${named}: what it was depended on the pods of then; state what one pod makes of a load, or total to take it as it was`];
  }
  return 'shape' in load && levels.has(metric)
    ? [
      `load of ${named}: it depends on the number of pods; state what one pod makes of its part: perPod, share, latency or table, `
      + `such as ${exampleOf(queries.get(metric))}, or total for what does not depend on them`,
    ]
    : [];
}

/** How a level would be stated: a query of a quantile is a latency. */
function exampleOf(query: string | undefined): string {
  return query !== undefined && ofReadable(query, (tree) => quantileOf(query, tree)) !== undefined
    ? 'latency:requestsPerSecond=10,concurrency=2,timeout=30s' : 'perPod:perUnit=0.02,idle=0.1';
}

/** Whether a metric is that of a cron trigger whose schedule is known. */
export function isSchedule(metric: string, { keda }: AutoscalerInput): boolean {
  return keda?.triggers.some((trigger) => trigger.metric === metric && trigger.cron !== undefined) === true;
}

function unknownNames(metrics: readonly string[], { load }: PreviewRequest): string[] {
  return Object.keys(load).filter((name) => !metrics.includes(name)).map((name) => `${name} is no metric of this autoscaler: it has ${metrics.join(', ') || 'none'}`);
}

function resultOf({ autoscaler, controller, queries, requests, replicas, titles }: PreviewSubject, request: PreviewRequest): PreviewResult {
  const { hpa, keda, notMeasured } = autoscaler;
  const { cost = {}, demand, durationSeconds, events = [], outages = [] } = request;
  const loads = Object.fromEntries(Object.entries(request.load).map(([name, load]): [string, SignalLoad] =>
    [name, withMeasured('shape' in load ? { is: 'total', load } : load, queries.get(name), request.scrapeSeconds)]));
  const pods = { ...AT_ONCE, ...request.pods };
  const simulation = new Simulation({
    hpa,
    keda,
    controller,
    pods,
    requests,
    start: {
      replicas,
      podAgeSeconds: controller.cpuInitializationSeconds + pods.startSeconds,
      ...startOf(autoscaler),
      ...request.start,
    },
    events: [...events],
    signals: new LoadSignals(loads, outages),
    durationSeconds,
  });
  simulation.run();
  const timeline = simulation.timeline.points;
  const signals = tracksOf(hpa.metrics, simulation.syncs);
  const { syncPeriodSeconds } = controller;
  const tolerance = toleranceOf(hpa.behavior, controller);
  const totals = totalsOf({ timeline, signals, hpa, tolerance, syncPeriodSeconds, durationSeconds, demand, cost });
  const result = {
    durationSeconds,
    minReplicas: keda?.minReplicas ?? hpa.minReplicas,
    maxReplicas: hpa.maxReplicas,
    decisions: simulation.record.decisions,
    timeline,
    signals,
    titles: Object.fromEntries(titles),
    totals,
    assumptions: [
      'the autoscaler is new at second 0, and nothing is remembered from before',
      ...request.pods?.startSeconds === undefined ? ['pods are ready at once: state how long they take to start for anything else'] : [],
      ...Object.entries(loads).flatMap(([name, load]) => assumptionsOf(name, load, queries.get(name))),
    ],
    notMeasured,
  };
  return { ...result, warnings: warningsOf(result, pods.startSeconds) };
}

/** An autoscaler that is new, and a status that tells at once what there is. */
export function startOf({ keda }: AutoscalerInput): Omit<SimulationStart, 'podAgeSeconds' | 'replicas'> {
  return {
    hpaCreatedAtSeconds: keda === undefined ? 0 : HPA_OF_KEDA_AFTER_SECONDS,
    hpaRecreateDelaySeconds: HPA_OF_KEDA_AFTER_SECONDS,
    scaledObjectCreatedAtSeconds: -1,
    statusLagSeconds: 0,
    annotations: {},
  };
}

function tracksOf(metrics: readonly HpaMetricInput[], syncs: readonly SyncPoint[]): SignalTrack[] {
  return metrics.map((metric, i) => {
    const isShare = metric.targetType === 'Utilization';
    const unit = isShare ? 1 : THOUSAND;
    return {
      metric: metric.name,
      targetType: metric.targetType,
      target: metric.target / unit,
      points: syncs.map(({ atSeconds, proposals, status }) => {
        const proposal = proposals[i];
        if (proposal === undefined) {
          return { atSeconds };
        }
        const value = proposal.value / unit;
        const compared = metric.kind === 'total' && metric.targetType === 'AverageValue' ? value / Math.max(1, status) : value;
        return { atSeconds, value, compared, proposed: proposal.replicas };
      }),
    };
  });
}
