import { AutoscalerInput } from './autoscaler-input';
import { timestampMillis } from './load-csv';
import { LoadShape } from './load-shape';
import { Outage } from './outages';
import { isSchedule, metricsOf, PreviewRequest } from './preview';
import { load, seconds } from './read-load';
import { outage, signal, StatedSignal } from './read-signal';
import { SignalLoad } from './signal-load';
import { fields, list, mapOf, nonNegative, number, positive, Read, where } from '../cluster/fields';
import { Fault, fault, faultAt } from '../faults/fault';
import { meantBy } from '../faults/nearest';

const HOUR_SECONDS = 3600;
/** A year: longer ones are a slip of the hand. */
const MAX_SECONDS = 366 * 24 * HOUR_SECONDS;

/** A load and its surroundings, as people write them in a file or on a command line. */
export interface Scenario {
  readonly durationSeconds?: number;
  readonly beginMillis?: number;
  readonly load?: LoadShape;
  readonly signals: { readonly [metric: string]: StatedSignal };
  /** What a ready pod serves of the load, per second. */
  readonly podCapacity?: number;
  readonly replicas?: number;
  readonly scrapeSeconds?: number;
  readonly pods: PreviewRequest['pods'];
  readonly gpusPerPod?: number;
  readonly costPerReplicaHour?: number;
  readonly outages: readonly Outage[];
}

const count = where(number, (value) => Number.isInteger(value) && value >= 0, 'is no whole number from 0 on', 'write how many there are');
const longer = where(seconds, (value) => value > 0 && value <= MAX_SECONDS, 'is no time that can be previewed', 'write it as 10m, 6h or 7d, up to a year');

const begin: Read<number> = (value, faults) => {
  const millis = typeof value === 'string' ? timestampMillis(value) : undefined;
  if (millis === undefined) {
    faults.push(fault('is no moment', value, 'write it with its zone, as 2026-01-31T08:00:00Z'));
  }
  return millis;
};

const document = fields({
  begin,
  duration: longer,
  load,
  signals: mapOf(signal),
  podCapacity: positive,
  replicas: count,
  scrapeInterval: where(seconds, (value) => value > 0, 'is no interval', 'write it as 15s'),
  podStartup: seconds,
  podTermination: seconds,
  quota: count,
  places: count,
  gpusPerPod: nonNegative,
  costPerReplicaHour: nonNegative,
  outages: list(outage),
});

/** The fields that a scenario has. */
export type ScenarioFields = { [K in keyof NonNullable<ReturnType<typeof document>>]?: unknown };

/** Reads a scenario, whatever it holds; what is wrong is left out, and told. */
export const scenario: Read<Scenario> = (value, faults) => {
  const { places, podStartup, podTermination, quota, ...others } = document(value, faults) ?? {};
  const { begin: beginMillis, duration: durationSeconds, outages = [], scrapeInterval: scrapeSeconds, signals = {}, ...rest } = others;
  return {
    ...rest,
    beginMillis,
    durationSeconds,
    outages,
    scrapeSeconds,
    signals,
    pods: {
      ...podStartup !== undefined && { startSeconds: podStartup },
      ...podTermination !== undefined && { terminateSeconds: podTermination },
      ...quota !== undefined && { quota },
      ...places !== undefined && { places },
    },
  };
};

/** What a scenario asks of one autoscaler, whose metrics it may call by the names of their triggers; a metric of which it says nothing has the load itself. */
export function requestOf(stated: Scenario, autoscaler: AutoscalerInput, faults: Fault[]): PreviewRequest {
  const { durationSeconds = HOUR_SECONDS, load: common, outages, podCapacity, pods, replicas, scrapeSeconds } = stated;
  const { costPerReplicaHour, gpusPerPod } = stated;
  const metrics = metricsOf(autoscaler);
  const byName = metricsByName(autoscaler);
  const loads: { [metric: string]: SignalLoad | LoadShape } = {};
  if (common !== undefined) {
    metrics.filter((metric) => !isSchedule(metric, autoscaler)).forEach((metric) => {
      loads[metric] = common;
    });
  }
  for (const [name, { file, of, load: own = common }] of Object.entries(stated.signals)) {
    const metric = byName.get(name);
    if (metric === undefined) {
      const names = [...byName.keys()];
      const meant = meantBy(name, names);
      const fix = meant === undefined ? `write one of ${names.join(', ')}` : `did you mean ${meant}? It has ${names.join(', ')}`;
      faults.push(faultAt(file === undefined ? ['signals', name] : [file, `column ${name}`], 'is no metric of this autoscaler', name, fix));
    } else if (own === undefined) {
      faults.push(faultAt(['signals', name], 'has no load', undefined, 'state a load, of all metrics or of this one'));
    } else {
      loads[metric] = of(own);
    }
  }
  return {
    durationSeconds,
    load: loads,
    outages,
    pods,
    cost: { gpusPerPod, costPerReplicaHour },
    ...stated.beginMillis !== undefined && { beginMillis: stated.beginMillis },
    ...scrapeSeconds !== undefined && { scrapeSeconds },
    ...replicas !== undefined && { start: { replicas } },
    ...podCapacity !== undefined && common !== undefined && { demand: { load: common, servedPerSecondPerPod: podCapacity } },
  };
}

/** What each metric measures of another load; those that have a load of their own, and not that of all, are left out. */
export function signalsOf(stated: Scenario, autoscaler: AutoscalerInput, other: LoadShape): PreviewRequest['load'] {
  const byName = metricsByName(autoscaler);
  const isOwn = ({ load: own }: StatedSignal) => own !== undefined && own !== stated.load;
  const all = Object.entries(stated.signals);
  const left = new Set(all.flatMap(([name, each]) => isOwn(each) ? [byName.get(name)] : []));
  const signals = Object.fromEntries(all.map(([name, each]) => [name, isOwn(each) ? each : { of: each.of }]));
  const { load: loads } = requestOf({ ...stated, load: other, signals }, autoscaler, []);
  return Object.fromEntries(Object.entries(loads).filter(([metric]) => !left.has(metric)));
}

/** Metrics by their names, and by those of their triggers. */
function metricsByName(autoscaler: AutoscalerInput): Map<string, string> {
  const named = (autoscaler.keda?.triggers ?? []).flatMap(({ metric, name }) =>
    metric === undefined || name === undefined ? [] : [[name, metric] as const]);
  return new Map([...named, ...metricsOf(autoscaler).map((metric) => [metric, metric] as const)]);
}
