import { AskedQuery } from './asked-query';
import { broken, Link, ok, unknown } from './link';
import { numberText } from './metric-sources';
import { QuerySight } from './prometheus-sight';
import { Query } from '../graph/scaling-trigger';
import { faultSentence } from '../prometheus-api/answer';
import { counted } from '../report/summary-text';

/** What an HPA counts in thousandths fits 64 bits. Source: kedacore/keda v2.20 pkg/scalers/scaler.go, GenerateMetricInMili. */
const MOST = 2 ** 63 / 1000;

/** A query, and whether there is somebody to give it values. */
export interface Measured extends AskedQuery {
  readonly hasPods: boolean;
}

/** What the query gives now, and gave over the last hour. */
export function resultLink(sight: QuerySight, measured: Measured): Link | undefined {
  const { hour, now } = sight;
  const { by, query } = measured;
  if (now.fault !== undefined) {
    return now.fault.kind === 'refused' ? broken('query', 'Prometheus does not accept the query', { got: now.fault.what, effect: `${by} gets an error`, fix: now.fault.fix })
      : unknown('query', 'what the query gives is not known', faultSentence(now.fault));
  }
  const { series, type } = now.value;
  if (type === 'matrix' || type === 'string') {
    return broken('query', `the query gives a ${type}, and ${by} needs numbers of an instant`, { effect: `${by} gets an error`, fix: 'write a query that gives one number' });
  }
  if (by !== 'KEDA') {
    return adapterLink(sight, measured);
  }
  if (series.length > 1) {
    return broken('query', `the query gives ${series.length} series, and KEDA needs one`, {
      got: series.slice(0, 3).map(({ labels }) => JSON.stringify(labels)).join(', '), effect: 'KEDA gets an error, and the replicas stay', fix: 'remove the grouping, or put sum(...) or max(...) around the query',
    });
  }
  const [first] = series;
  if (first !== undefined && first.sample === undefined) {
    return broken('query', 'the query gives a native histogram, of which KEDA reads no value', {
      effect: query.nullIsZero ? 'KEDA takes it for 0: it never scales' : 'that is an error for KEDA, and the replicas stay', fix: 'put histogram_quantile, histogram_count or histogram_avg around it',
    });
  }
  const value = first?.sample?.value;
  if (value === undefined) {
    return query.nullIsZero ? ok('query', `the query is empty now, which KEDA takes for 0${hourText(hour, query)}`)
      : broken('query', 'the query is empty now', { effect: 'that is an error for KEDA, and the replicas stay', fix: 'let the query give 0 where there is no load, and see its series' });
  }
  if (!Number.isFinite(value)) {
    return notFinite(value, sight, query);
  }
  if (value < 0 || value > MOST) {
    return broken('query', `the query gives ${numberText(value)}, which is no number of a load`, {
      effect: value < 0 ? 'KEDA takes it for 0: it does not scale' : 'the replicas that follow from it mean nothing', fix: 'correct the query: it is out of range',
    });
  }
  return ok('query', `the query gives ${numberText(value)}${hourText(hour, query, value)}`);
}

/** Without load a division gives no number, which is as it should be; without any in an hour, or where KEDA takes it for an error, it is not. Source: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go. */
function notFinite(value: number, { hour }: QuerySight, query: Query): Link {
  const says = `the query gives ${shownNumber(value)}, which is no number of a load`;
  const fix = 'guard the division: (a / (b > 0)) or 0 * b';
  if (!query.nullIsZero) {
    return broken('query', says, { effect: 'that is an error for KEDA, and the replicas stay', fix });
  }
  const wasNumber = hour.value?.series.some(({ samples }) => samples.some((each) => Number.isFinite(each.value))) ?? false;
  return wasNumber ? ok('query', `the query gives ${shownNumber(value)} now, which KEDA takes for 0${hourText(hour, query)}`)
    : broken('query', `${says}, and gave none in the last hour`, { effect: 'KEDA takes it for 0: it does not scale', fix, isWarning: true });
}

function shownNumber(value: number): string {
  return Number.isNaN(value) ? 'NaN (0 / 0)' : numberText(value);
}

/** What the adapter reads, which is a value for each pod or object. */
function adapterLink({ hour, now }: QuerySight, { hasPods, isPerPod, query }: Measured): Link {
  const series = now.value?.series ?? [];
  const values = series.flatMap(({ sample }) => sample?.value ?? []);
  if (values.length === 0) {
    return hasPods ? broken('query', 'the query of the adapter is empty now', {
      got: query.text, effect: 'the HorizontalPodAutoscaler gets no value of it, and the replicas stay', fix: 'see its series, and by which labels the rule of the adapter tells namespace and pod',
    }) : ok('query', 'the query of the adapter is empty while there are no pods');
  }
  const odd = values.find((value) => !Number.isFinite(value));
  if (odd !== undefined) {
    return broken('query', `the query of the adapter gives ${shownNumber(odd)}, which is no number of a load`, {
      got: query.text, effect: 'the replicas that follow from it mean nothing', fix: 'guard the division in the rule of the adapter: (a / (b > 0)) or 0 * b',
    });
  }
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const shownValues = least === most ? numberText(least) : `${numberText(least)} to ${numberText(most)}`;
  return ok('query', `the query of the adapter gives ${shownValues}${isPerPod ? ` for ${counted(values.length, 'pod')}` : ''}${hourText(hour, query, most)}`);
}

/** `; in the last hour 0 to 55, and it never crossed its target 20`. */
function hourText(hour: QuerySight['hour'], { target }: Query, now?: number): string {
  if (hour.fault !== undefined) {
    return '';
  }
  const past = hour.value.series.flatMap(({ samples }) => samples.map(({ value }) => value));
  const values = [...past, ...now === undefined ? [] : [now]].filter((value) => Number.isFinite(value));
  if (values.length === 0) {
    return '; it was empty for the last hour';
  }
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const wanted = Number(target?.text);
  const crossed = Number.isFinite(wanted) && target !== undefined && most <= wanted ? `, and it never crossed its target ${target.text}` : '';
  return `; in the last hour ${numberText(least)} to ${numberText(most)}${crossed}`;
}
