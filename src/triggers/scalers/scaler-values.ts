import { Duration } from 'cdk8s';
import { ScalerParameter } from './scaler-table';
import { checkVariable } from '../../authentication/parameter-rules';
import { goDuration } from '../../keda/go-duration';
import { keyValues } from '../../keda/key-values';
import { kedaNumber, kedaTarget } from '../../keda/number';
import { wholeSeconds } from '../../kubernetes/seconds';
import { Place } from '../../place';

/** How each kind of value is written, so that KEDA reads back what was given. Source: kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go. */
const WRITERS: Record<string, (place: Place, value: never, parameter: ScalerParameter) => string> = {
  string: text,
  single: (place, value: string) => value.includes(',') ? place.refuse('holds several, of which KEDA takes the first', value, 'give one') : text(place, value),
  variable: (place, value: string) => {
    checkVariable(place, value);
    return value;
  },
  boolean: (place, value: boolean) => typeof value === 'boolean' ? String(value) : place.refuse('is no boolean', value, 'write true or false'),
  integer: (place, value: number) => integer(place, value),
  number: (place, value: number) => kedaNumber(place, value),
  list: (place, value: string[], { detail }) => list(place, value, detail || ','),
  ranges: ranges,
  enum: (place, value: string, { detail }) => oneOf(place, value, detail.split('|')),
  enums: (place, value: string[], { detail }) => list(place, value.map((each, i) => oneOf(place.at(i), each, detail.split('|'))), ','),
  map: (place, value: { [key: string]: string }) => keyValues(place, value),
  duration,
};

/** Units in which KEDA counts whole numbers of time, in milliseconds; an offset may be none. */
const UNITS: Record<string, number> = { seconds: 1000, offset: 1000, minutes: 60_000 };

/** A value of a parameter as metadata have it; refuses what KEDA would refuse, or read as something else. */
export function scalerValue(place: Place, value: unknown, parameter: ScalerParameter): string {
  if (parameter.target) {
    return target(place, value as number, parameter);
  }
  return WRITERS[parameter.kind](place, value as never, parameter);
}

function target(place: Place, value: number, { kind }: ScalerParameter): string {
  if (kind === 'integer' && (!Number.isSafeInteger(value) || value < 1)) {
    place.refuse('is what the HPA divides by, and has to be a whole number, at least 1', value, 'raise it');
  }
  return kedaTarget(place, value);
}

function text(place: Place, value: string): string {
  if (typeof value !== 'string') {
    place.refuse('has to be a text', value, `write '${String(value)}'`);
  }
  if (value.trim() === '') {
    place.refuse('is blank, which KEDA takes for nothing', value, 'give it, or leave it out');
  }
  return value;
}

function integer(place: Place, value: number): string {
  return Number.isSafeInteger(value) ? String(value) : place.refuse('is no whole number', value, 'write it without a fraction');
}

function oneOf(place: Place, value: string, values: string[]): string {
  return values.includes(value) ? value : place.refuse('is none of the values that KEDA takes', value, `use one of ${values.join(', ')}`);
}

function list(place: Place, values: string[], separator: string): string {
  if (values.length === 0) {
    place.refuse('is empty, which KEDA takes for nothing', values, 'give it an entry, or leave it out');
  }
  values.forEach((value, i) => {
    text(place.at(i), value);
    if (value.includes(separator)) {
      place.at(i).refuse(`holds "${separator}", where KEDA takes the list apart`, value, 'write the parts as entries of their own');
    }
  });
  return values.join(separator);
}

function ranges(place: Place, values: string[], { detail }: ScalerParameter): string {
  values.forEach((value, i) => {
    const [from, to = from, ...more] = value.split(detail);
    if (![from, to].every((end) => /^\d+$/.test(end)) || Number(from) > Number(to) || more.length > 0) {
      place.at(i).refuse('is no number and no range of numbers', value, `write it as 3 or 1${detail}5`);
    }
  });
  return list(place, values, ',');
}

function duration(place: Place, value: Duration, { detail }: ScalerParameter): string {
  const millis = value.toMilliseconds();
  const unit = UNITS[detail];
  if (detail === 'clock' || detail === 'hours') {
    return clock(place, value, detail);
  }
  if (unit === undefined) {
    return goDuration(place, value);
  }
  if (millis % unit !== 0) {
    place.refuse(`is counted in whole ${detail === 'minutes' ? detail : 'seconds'}`, `${millis}ms`, `use Duration.${detail === 'minutes' ? detail : 'seconds'}(n)`);
  }
  if (millis === 0 && detail !== 'offset') {
    place.refuse('has to be longer than nothing', `${millis}ms`, 'leave it out for the default of KEDA');
  }
  return String(millis / unit);
}

/** Hours, minutes and, unless hours are to be all, seconds, as Azure's scalers read them. */
function clock(place: Place, value: Duration, detail: string): string {
  const seconds = wholeSeconds(place, value, { min: 1 });
  if (detail === 'hours' && seconds % 60 !== 0) {
    place.refuse('is counted in whole minutes', `${seconds}s`, 'use Duration.minutes(n)');
  }
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, ...detail === 'clock' ? [seconds % 60] : []];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
