import { LoadShape } from './load-shape';
import { Fields, mapOf, nonNegative, Read, withNeeded } from '../cluster/fields';
import { Fault, fault, faultAt, within } from '../faults/fault';
import { meantBy } from '../faults/nearest';
import { isObject } from '../platforms/kubernetes/untyped';
import { prometheusMillis } from '../promql/duration';

const MILLIS_PER_SECOND = 1000;
/** How long a bin of random arrivals is where nobody says so: a sync of an HPA sees one of its own. */
const DEFAULT_BIN_SECONDS = 15;
const EXAMPLES = '20, spike:base=5,peak=50,at=10m,duration=5m, steps:0=5,10m=50, ramp:start=5,end=50,at=10m,over=5m or day:low=5,high=50,peak=14h';

/** A moment or a length of time, as 90s, 10m or 1h30m. */
export const seconds: Read<number> = (value, faults) => {
  const millis = prometheusMillis(value);
  if (millis === undefined) {
    faults.push(fault('is no time', value, 'write it with its unit, as 90s, 10m or 1h30m'));
    return undefined;
  }
  return millis / MILLIS_PER_SECOND;
};

interface Random {
  readonly seed: number;
  readonly bin: number;
}

/** A shape by its fields; beside them `seed` makes arrivals at random of it. */
function shape<T extends object, N extends keyof T & string>(
  known: Fields<T>, needed: N[], make: (given: Partial<T> & Pick<T, N>) => LoadShape,
): Read<LoadShape> {
  const read = withNeeded<T & Random, N>({ ...known, seed: nonNegative, bin: seconds } as Fields<T & Random>, ...needed);
  return (value, faults) => {
    const given = read(value, faults);
    return given === undefined ? undefined : atRandom(make(given), given);
  };
}

function atRandom(around: LoadShape, { seed, bin = DEFAULT_BIN_SECONDS }: Partial<Random>): LoadShape {
  return seed === undefined ? around : { shape: 'poisson', around, seed, binSeconds: bin };
}

/** Values by the moment from which on they hold. */
const steps: Read<LoadShape> = (value, faults) => {
  const { seed, bin, ...values } = isObject(value) ? value : {};
  const random = shape({}, [], () => ({ shape: 'constant', value: 0 }));
  random({ ...seed !== undefined && { seed }, ...bin !== undefined && { bin } }, faults);
  const read = mapOf(nonNegative)(isObject(value) ? values : value, faults) ?? {};
  const found = Object.entries(read).flatMap(([time, each]) => {
    const millis = prometheusMillis(time);
    if (millis === undefined) {
      faults.push(faultAt([time], 'is no time', time, 'write it with its unit, as 90s, 10m or 1h30m'));
    }
    return millis === undefined ? [] : [{ atSeconds: millis / MILLIS_PER_SECOND, value: each }];
  });
  if (Object.keys(values).length === 0) {
    faults.push(fault('holds no step', value, 'write values by their times, such as steps:0=5,10m=50'));
  }
  return found.length === 0 ? undefined : atRandom({ shape: 'steps', steps: found }, { ...typeof seed === 'number' && { seed }, ...prometheusMillis(bin) !== undefined && { bin: prometheusMillis(bin)! / MILLIS_PER_SECOND } });
};

const SHAPES: { readonly [name: string]: Read<LoadShape> } = {
  constant: shape({ value: nonNegative }, ['value'], ({ value }) => ({ shape: 'constant', value })),
  steps,
  ramp: shape({ start: nonNegative, end: nonNegative, at: seconds, over: seconds }, ['start', 'end', 'over'],
    ({ at = 0, end, over, start }) => ({ shape: 'ramp', from: start, to: end, atSeconds: at, overSeconds: over })),
  day: shape({ low: nonNegative, high: nonNegative, peak: seconds, period: seconds }, ['low', 'high', 'peak'],
    ({ high, low, peak, period }) => ({ shape: 'day', low, high, peakAtSeconds: peak, ...period !== undefined && { periodSeconds: period } })),
  spike: shape({ base: nonNegative, peak: nonNegative, at: seconds, duration: seconds }, ['peak', 'at', 'duration'],
    ({ at, base = 0, duration, peak }) => ({ shape: 'spike', base, peak, atSeconds: at, forSeconds: duration })),
};

/** A load as people write it: a number, a shape with its fields such as `{ spike: { base: 5, peak: 50, at: 10m, duration: 5m } }`, or both as one text. */
export const load: Read<LoadShape> = (value, faults) => {
  if (typeof value === 'number') {
    return SHAPES.constant({ value }, faults);
  }
  const given = typeof value === 'string' ? namedFields(value) : value;
  const [[name, stated] = ['', undefined], ...others] = isObject(given) ? Object.entries(given) : [];
  if (name === '' || others.length > 0) {
    faults.push(fault('is no load', value, `write ${EXAMPLES}`));
    return undefined;
  }
  return oneOf(SHAPES, name, stated, faults, `write ${EXAMPLES}`);
};

/** What a reader of some name makes of a value. */
export function oneOf<T>(readers: { readonly [name: string]: Read<T> }, name: string, value: unknown, faults: Fault[], fix: string): T | undefined {
  if (!Object.hasOwn(readers, name)) {
    const meant = meantBy(name, Object.keys(readers));
    faults.push(fault('is no name that is known here', name, meant === undefined ? fix : `did you mean ${meant}?`));
    return undefined;
  }
  const own: Fault[] = [];
  const read = readers[name](value, own);
  faults.push(...within([name], own));
  return read;
}

/** `spike:base=5,at=10m` as `{ spike: { base: 5, at: '10m' } }`, and a number as itself; a part without a value is left for its reader to refuse. */
export function namedFields(text: string): unknown {
  const number = plain(text);
  if (typeof number === 'number') {
    return { constant: { value: number } };
  }
  const [, name, rest] = /^([^:=,]+)(?::(.*))?$/s.exec(text.trim()) ?? [];
  return name === undefined ? undefined : {
    [name]: Object.fromEntries((rest ?? '').split(',').filter((part) => part.trim() !== '').map((part) => {
      const [key, ...value] = part.split('=');
      return [key.trim(), plain(value.join('='))];
    })),
  };
}

function plain(text: string): number | string {
  const trimmed = text.trim();
  return trimmed !== '' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
}
