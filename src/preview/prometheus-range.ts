import { ReadLoads } from './load-csv';
import { LoadStep } from './load-shape';
import { Fault, fault, faultAt } from '../faults/fault';
import { isObject, listIn, objectIn } from '../platforms/kubernetes/untyped';

const MILLIS_PER_SECOND = 1000;
/** From how many steps without a sample on nothing is known of what was between. */
const GAP_STEPS = 1.5;

/** Reads the answer of Prometheus to a range query (`/api/v1/query_range`) of one series as the load of a signal. Source: prometheus v3.14 docs/querying/api.md. */
export function loadOfPrometheusRange(name: string, answer: unknown): ReadLoads {
  const { data, error, status } = objectIn(answer);
  if (status !== 'success') {
    return refused(fault(status === 'error' ? 'is an error of Prometheus' : 'is no answer of Prometheus', error ?? answer, 'give the JSON of /api/v1/query_range'));
  }
  const { result, resultType } = objectIn(data);
  if (resultType !== 'matrix') {
    return refused(faultAt(['data', 'resultType'], 'is no range', resultType, 'ask /api/v1/query_range, with start, end and step'));
  }
  const series = listIn(result);
  if (series.length !== 1) {
    return refused(faultAt(['data', 'result'], `has ${series.length} series, and an autoscaler reads one`, undefined, 'ask the query of the trigger itself, or sum(...) of it'));
  }
  const values = listIn(objectIn(series[0]).values).flatMap((value): LoadStep[] => {
    const [time, text] = listIn(value);
    return typeof time === 'number' && typeof text === 'string' ? [{ atSeconds: time, value: numberOf(text) }] : [];
  });
  if (values.length === 0) {
    return refused(faultAt(['data', 'result', 0, 'values'], 'holds no value', isObject(series[0]) ? undefined : series[0], 'ask for a range in which the query has one'));
  }
  const first = values[0].atSeconds;
  const points = values.map(({ atSeconds, value }) => ({ atSeconds: atSeconds - first, value }));
  const steps = points.slice(1).map(({ atSeconds }, i) => atSeconds - points[i].atSeconds);
  return {
    loads: { [name]: { shape: 'points', points, gapSeconds: Math.min(...steps) * GAP_STEPS } },
    durationSeconds: points[points.length - 1].atSeconds,
    beginMillis: first * MILLIS_PER_SECOND,
    faults: [],
  };
}

function refused(found: Fault): ReadLoads {
  return { loads: {}, durationSeconds: 0, faults: [found] };
}

/** Infinities count as no value, as KEDA reads them. */
function numberOf(text: string): number {
  const value = Number(text);
  return Number.isFinite(value) ? value : NaN;
}
