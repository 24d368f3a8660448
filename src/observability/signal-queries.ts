import { bracketed, ofHpa, ofKeda, replicas } from './selectors';
import { WatchedAutoscaler } from './watched-autoscaler';
import { WatchedSignal } from './watched-signal';
import { TRIGGER_METRIC_LABEL } from '../platforms/keda/operator-metrics';
import { resultShape } from '../promql/faults';
import { parse } from '../promql/parse';
import { isBare } from '../promql/single-series';

/** Significant digits of numbers that stand in expressions: as many as hide how binary numbers round. */
const DIGITS = 12;
/** What kube-state-metrics calls the types of targets. */
const STATUS_TYPES = { AverageValue: 'average', Utilization: 'utilization', Value: 'value' } as const;

/** What a dashboard asks Prometheus of a signal. Each gives one series without labels. */
export interface SignalQueries {
  /** What is compared with the target: of a total, the share of each replica; of a model that sleeps, all of it. */
  readonly value: string;
  /**
   * The replicas that the HPA would want for this signal alone, before its bounds, policies and stabilization.
   * Source: kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go, as `preview` computes it.
   */
  readonly replicas: string;
}

/**
 * What to ask of a signal; undefined where the version of KEDA has no metric of it.
 *
 * @param recorded a series that has the result of its query, where rules record it
 */
export function signalQueries(watched: WatchedAutoscaler, signal: WatchedSignal, recorded?: string): SignalQueries | undefined {
  const { source, target, targetType } = signal;
  const measured = recorded === undefined ? measure(watched, signal) : `max(${recorded})`;
  if (measured === undefined) {
    return undefined;
  }
  const read = source.of === 'query' && source.nullIsZero ? `(${measured} or vector(0))` : measured;
  const { least, most } = watched.tolerance;
  const current = `max(${ofHpa(watched, 'current')})`;
  if (targetType === 'AverageValue' && source.of !== 'status') {
    // Asleep, when the HPA is off, nothing is divided.
    return {
      value: `${measured} / clamp_min(${current}, 1)`,
      replicas: `ceil((${read} < ${number(least * target)} * ${current} or ${read} > ${number(most * target)} * ${current}) / ${number(target)}) or ${current}`,
    };
  }
  // A total that the HPA has divided by its replicas is multiplied by the same; what is of each pod, or a level, by those that are ready.
  const pods = targetType === 'AverageValue' && !signal.isOfPods ? current : `max(${replicas(watched, 'ready')})`;
  return {
    value: measured,
    replicas: `ceil((${read} < ${number(least * target)} or ${read} > ${number(most * target)}) * ${pods} / ${number(target)}) or ${current}`,
  };
}

/** What is read of a signal, as one series without labels. */
function measure(watched: WatchedAutoscaler, { metric, source, targetType }: WatchedSignal): string | undefined {
  if (source.of === 'query') {
    return oneSeries(source.query);
  }
  if (source.of === 'status') {
    return `max(${ofHpa(watched, 'statusTarget', { metric_name: metric, metric_target_type: STATUS_TYPES[targetType] })})`;
  }
  const value = ofKeda(watched, 'value', (selector) => selector, { [TRIGGER_METRIC_LABEL]: metric });
  return value === undefined ? undefined : `max ${bracketed(value)}`;
}

/** Of several series, which KEDA refuses, the largest. The lines keep a comment at the end of a query from what follows. */
function oneSeries(query: string): string {
  const tree = parse(query);
  const lines = `(\n${query}\n)`;
  return resultShape(query, tree) === 'scalar' ? `vector${lines}` : isBare(query, tree.topNode.firstChild!) ? lines : `max${lines}`;
}

function number(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}
