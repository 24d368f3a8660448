import { Targets } from './settings';
import { THOUSAND } from '../preview/hpa-arithmetic';
import { HpaMetricInput } from '../preview/hpa-input';
import { LoadShape } from '../preview/load-shape';
import { requestOf, Requests } from '../preview/pod-metric';
import { isSchedule, PreviewSubject } from '../preview/preview';
import { SignalLoad, signalValueOf } from '../preview/signal-load';

/** What the metrics measure where the load is one that stays the same; those with a load of their own are left out. */
export type SignalsAt = (load: LoadShape) => { readonly [metric: string]: SignalLoad | LoadShape };

/** The targets that go with a load of one pod, and why others stay as they are. */
export interface TargetsAt {
  readonly targets: Targets;
  readonly kept: { readonly [metric: string]: string };
}

/** Digits of a target: more of them say nothing. */
const DIGITS = 3;
const PERCENT = 100;

/** What each metric shows while one pod has so much of the load. */
export function targetsAt(subject: PreviewSubject, signalsAt: SignalsAt, perPod: number): TargetsAt {
  const signals = signalsAt({ shape: 'constant', value: perPod });
  const [targets, kept]: [{ [metric: string]: number }, { [metric: string]: string }] = [{}, {}];
  for (const metric of subject.autoscaler.hpa.metrics) {
    const found = targetFor(metric, signals[metric.name], subject);
    if (typeof found === 'string') {
      kept[metric.name] = found;
    } else {
      targets[metric.name] = found;
    }
  }
  return { targets, kept };
}

function targetFor(metric: HpaMetricInput, signal: SignalLoad | LoadShape | undefined, subject: PreviewSubject): number | string {
  const { autoscaler, levels, requests } = subject;
  if (autoscaler.keda?.formula !== undefined && metric.kind === 'total') {
    return 'a formula joins the triggers, and its target is no value of one of them';
  }
  if (isSchedule(metric.name, autoscaler)) {
    return 'its schedule says how many replicas it asks for';
  }
  const stated: SignalLoad | undefined = signal !== undefined && 'shape' in signal ? { is: 'total', load: signal } : signal;
  if (stated === undefined || stated.is === 'answer') {
    return 'it has a load of its own, and what a pod serves of that is not known';
  }
  if (metric.kind === 'total' && metric.targetType === 'AverageValue' && levels.has(metric.name)) {
    return 'it is a level, and AverageValue divides it by the replicas: compare it as Value first';
  }
  return stated.is === 'backlog' ? 'what waits depends on the past, and not on the load of a pod' : rounded(metric, signalValueOf(stated)(0, 1), requests);
}

function rounded(metric: HpaMetricInput, value: number, requests: Requests): number | string {
  const isShare = metric.kind === 'pods' && metric.targetType === 'Utilization';
  const request = isShare ? requestOf(metric, requests) : undefined;
  if (isShare && !request) {
    return `nothing is known of what the pods request of ${metric.resource}`;
  }
  const target = request === undefined ? Number(value.toPrecision(DIGITS)) : Math.floor((value * THOUSAND * PERCENT) / request);
  return target > 0 && Number.isFinite(target) ? target : `a pod with that load shows ${value}, which can be no target`;
}
