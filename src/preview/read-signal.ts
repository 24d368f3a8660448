import { LoadShape } from './load-shape';
import { Outage } from './outages';
import { load, namedFields, oneOf, seconds } from './read-load';
import { SignalLoad, TableRow } from './signal-load';
import { choiceOf, mapOf, nonNegative, number, positive, Read, where, withNeeded } from '../cluster/fields';
import { Fault, fault, within } from '../faults/fault';
import { isObject } from '../platforms/kubernetes/untyped';

/** What a signal makes of a load, which is stated elsewhere. */
export type SignalOf = (load: LoadShape) => SignalLoad;

/** What a scenario says of one metric. */
export interface StatedSignal {
  readonly load?: LoadShape;
  readonly of: SignalOf;
  /** The file that has it as a column, where one does. */
  readonly file?: string;
}

const EXAMPLES = 'total, total:perUnit=2, perPod:perUnit=0.02,idle=0.1, share:perPod=10, latency:requestsPerSecond=10,concurrency=2,timeout=30s,quantile=0.95, '
  + 'table:1=0.1,10=0.8 or backlog:servedPerSecondPerPod=5';

const concurrency = where(number, (value) => Number.isInteger(value) && value > 0, 'is no whole number from 1 on', 'write how many requests a pod works on at the same time');
const quantile = where(number, (value) => value > 0 && value < 1, 'is no share of requests', 'write it as 0.95');
const percent = where(number, (value) => value > 0 && value <= 100, 'is no percentage of the targets', 'write one above 0 and up to 100');

/** How signals follow a load, by the words for it. */
const KINDS: { readonly [kind: string]: Read<SignalOf> } = {
  total: made(withNeeded({ perUnit: positive }), ({ perUnit }) => (of) => ({ is: 'total', load: times(of, perUnit) })),
  backlog: made(withNeeded({ servedPerSecondPerPod: positive }, 'servedPerSecondPerPod'),
    ({ servedPerSecondPerPod }) => (arrivals) => ({ is: 'backlog', arrivals, servedPerSecondPerPod })),
  perPod: made(withNeeded({ perUnit: positive, idle: nonNegative, atMost: positive }),
    ({ perUnit, idle, atMost }) => (of) => ({ is: 'perPod', load: times(of, perUnit), idle, atMost })),
  share: made(withNeeded({ perPod: positive, outOf: positive }, 'perPod'), ({ perPod, outOf }) => (of) => ({ is: 'share', load: of, perPod, outOf })),
  latency: made(withNeeded({ requestsPerSecond: positive, concurrency, timeout: seconds, quantile }, 'requestsPerSecond', 'concurrency', 'timeout'),
    ({ timeout, quantile: share, ...pod }) => (of) => ({ is: 'latency', load: of, pod: { ...pod, timeoutSeconds: timeout }, quantile: share })),
  table: (value, faults) => {
    const rows = Object.entries(mapOf(number)(value, faults) ?? {}).map(([perPod, each]): TableRow => ({ perPod: Number(perPod), value: each }));
    if (rows.length === 0 || rows.some(({ perPod }) => !(perPod >= 0))) {
      faults.push(fault('is no table', value, 'write values by the load of one pod, such as table:1=0.1,10=0.8'));
      return undefined;
    }
    return (of) => ({ is: 'table', load: of, rows });
  },
};

/** What a metric measures, as people write it: `share:perPod=10`, or `{ share: { perPod: 10 } }`, with a load of its own beside it where it has one. */
export const signal: Read<StatedSignal> = (value, faults) => {
  const given = typeof value === 'string' ? namedFields(value) : value;
  const { load: own, ...kinds } = isObject(given) ? given : {};
  const [[name, stated] = [own === undefined ? '' : 'total', {}], ...others] = Object.entries(kinds);
  if (name === '' || others.length > 0) {
    faults.push(fault('does not say what the metric makes of the load', value, `write ${EXAMPLES}`));
    return undefined;
  }
  const of = oneOf(KINDS, name, stated ?? {}, faults, `write ${EXAMPLES}`);
  const ownFaults: Fault[] = [];
  const ownLoad = own === undefined ? undefined : load(own, ownFaults);
  faults.push(...within(['load'], ownFaults));
  return of === undefined ? undefined : { of, ...ownLoad !== undefined && { load: ownLoad } };
};

const outageFields = withNeeded({ of: choiceOf('targets', 'prometheus', 'metrics server'), at: seconds, duration: seconds, percent }, 'of', 'at', 'duration');

/** Something that whoever measures misses: `targets:at=10m,duration=5m,percent=50`, or the same as fields, with `of: targets`. */
export const outage: Read<Outage> = (value, faults) => {
  const given = outageFields(typeof value === 'string' ? outageIn(value) : value, faults);
  if (given === undefined) {
    return undefined;
  }
  const { at, duration, of, percent: lost } = given;
  return { of, fromSeconds: at, toSeconds: at + duration, ...lost !== undefined && { share: lost / 100 } };
};

function made<T>(read: Read<T>, make: (given: T) => SignalOf): Read<SignalOf> {
  return (value, faults) => {
    const given = read(value, faults);
    return given === undefined ? undefined : make(given);
  };
}

/** An option has no blanks in its words. */
function outageIn(text: string): unknown {
  const read = namedFields(text.replace(/^metrics-server/, 'metrics server'));
  const [[of, rest] = ['', {}]] = Object.entries(read ?? {});
  return { of, ...rest };
}

/** The load in another unit, such as cores instead of requests. */
function times(of: LoadShape, perUnit: number | undefined): LoadShape {
  return perUnit === undefined ? of : { shape: 'times', of, factor: perUnit };
}
