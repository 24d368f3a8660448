import { Curve, curveOf, LoadShape } from './load-shape';
import { latencyQuantile, meanLatency, PodQueue } from './queueing';

/** What a signal of an autoscaler measures of a load. */
export type SignalLoad =
  /** One number, whatever the replicas: the load itself. */
  | { readonly is: 'total'; readonly load: LoadShape; readonly measured?: Measured }
  /** What Prometheus answered to the trigger's own query, one answer each step: NaN for one without a number, undefined for one on which KEDA fails. Nothing measures it again. */
  | { readonly is: 'answer'; readonly values: readonly (number | undefined)[]; readonly stepSeconds: number; readonly notes: readonly string[]; readonly measured?: undefined }
  /** What waits: it grows by what arrives, and the ready pods work it off. */
  | { readonly is: 'backlog'; readonly arrivals: LoadShape; readonly servedPerSecondPerPod: number; readonly measured?: Measured }
  /** What each ready pod has of the load, such as its CPU or its requests in flight. */
  | { readonly is: 'perPod'; readonly load: LoadShape; readonly idle?: number; readonly atMost?: number; readonly measured?: Measured }
  /** The share of what the ready pods can take that is in use, out of 1 or 100. */
  | { readonly is: 'share'; readonly load: LoadShape; readonly perPod: number; readonly outOf?: number; readonly measured?: Measured }
  /** How long requests take: the mean, or the time within which a share of them is answered. Without requests it has a value of its own, or NaN for none. */
  | { readonly is: 'latency'; readonly load: LoadShape; readonly pod: PodQueue; readonly quantile?: number; readonly idleValue?: number; readonly measured?: Measured }
  /** What was measured at several loads of one pod, with straight lines between. */
  | { readonly is: 'table'; readonly load: LoadShape; readonly rows: TableRow[]; readonly measured?: Measured };

/** A value that a signal had while a pod got so much of the load. */
export interface TableRow {
  readonly perPod: number;
  readonly value: number;
}

/** How Prometheus comes to the value; without it the signal is what it is at each moment. */
export interface Measured {
  readonly scrapeSeconds: number;
  /** The range of the rate in the query; undefined where the query takes the last sample. */
  readonly windowSeconds?: number;
  /** Whether the pods themselves export it: without pods there is no series. */
  readonly byPods?: boolean;
  /** Whether the query keeps the three laws of derived queries: idle is 0, lost is an error, back is never less. */
  readonly keepsLaws?: boolean;
  /** Whether a load that the pods cannot serve is not seen: what they complete at most, each per second. */
  readonly servedPerSecondPerPod?: number;
}

/** The value of a signal with so many ready pods; NaN where there is none. */
export type SignalValue = (atSeconds: number, ready: number) => number;

/** What a signal is at each moment. A backlog has a past, an answer may be none, and both are not among them. */
export function signalValueOf(signal: Exclude<SignalLoad, { is: 'answer' | 'backlog' }>): SignalValue {
  const load = curveOf(signal.load);
  switch (signal.is) {
    case 'total': return totalValue(load, signal.measured);
    case 'perPod': {
      const { atMost = Infinity, idle = 0 } = signal;
      return perPod(load, (each) => Math.min(atMost, idle + each));
    }
    case 'share': {
      const { outOf = 1 } = signal;
      return perPod(load, (each) => outOf * Math.min(1, each / signal.perPod));
    }
    case 'latency': {
      const { idleValue, pod, quantile } = signal;
      return perPod(load, (each) => each === 0 && idleValue !== undefined ? idleValue
        : quantile === undefined ? meanLatency(pod, each) : latencyQuantile(pod, each, quantile));
    }
    case 'table': {
      const rows = [...signal.rows].sort((one, other) => one.perPod - other.perPod);
      return perPod(load, (each) => betweenRows(rows, each));
    }
  }
}

function totalValue(load: Curve, { servedPerSecondPerPod = Infinity, byPods }: Partial<Measured> = {}): SignalValue {
  const seen: SignalValue = servedPerSecondPerPod === Infinity ? load
    : (atSeconds, ready) => Math.min(load(atSeconds), ready * servedPerSecondPerPod);
  return byPods ? (atSeconds, ready) => ready === 0 ? NaN : seen(atSeconds, ready) : seen;
}

function perPod(load: Curve, value: (each: number) => number): SignalValue {
  return (atSeconds, ready) => ready === 0 ? NaN : value(load(atSeconds) / ready);
}

function betweenRows(rows: TableRow[], perPodLoad: number): number {
  const next = rows.findIndex((row) => row.perPod >= perPodLoad);
  if (next <= 0) {
    return rows.at(next === 0 ? 0 : -1)?.value ?? NaN;
  }
  const [one, other] = [rows[next - 1], rows[next]];
  return one.value + (other.value - one.value) * ((perPodLoad - one.perPod) / (other.perPod - one.perPod));
}
