import { Duration } from 'cdk8s';
import { addressKind } from './scaler-addresses';
import { duration } from './scaler-durations';
import { like } from './scaler-patterns';
import { Place } from '../../../faults/place';
import { keyValues } from '../../../platforms/keda/key-values';
import { kedaNumber, kedaTarget } from '../../../platforms/keda/number';
import { ScalerParameter } from '../../../platforms/keda/scalers/scaler-table';
import { checkVariable } from '../../authentication/parameter-rules';

/** How each kind of value is written, so that KEDA reads back what was given. Source: kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go. */
const WRITERS: Record<string, (place: Place, value: never, parameter: ScalerParameter) => string> = {
  string: text,
  text: (place, value: string, { detail }) => like(place, text(place, value), detail),
  single: (place, value: string) => text(place, value).includes(',') ? place.refuse('holds several, of which KEDA takes the first', value, 'give one') : text(place, value),
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
  enums: (place, value: string[], { detail }) => checkList(place, value) ?? list(place, value.map((entry, i) => oneOf(place.at(i), entry, detail.split('|'))), ','),
  map: (place, value: { [key: string]: string }) => keyValues(place, value),
  duration,
};

/** A value of a parameter as metadata have it; refuses what KEDA would refuse, or read as something else. */
export function scalerValue(place: Place, value: unknown, parameter: ScalerParameter): string {
  if (parameter.target) {
    return target(place, value as number, parameter);
  }
  checkBounds(place, value instanceof Duration ? value.toMilliseconds() / 1000 : value, parameter);
  // The kind of a parameter decides what its value is, which the types of its trigger hold callers to.
  return (addressWriter(parameter) ?? WRITERS[parameter.kind])(place, value as never, parameter);
}

/** Refuses a number, or seconds, beyond what KEDA takes. */
export function checkBounds(place: Place, value: unknown, { min = -Infinity, max = Infinity, kind }: ScalerParameter): void {
  const unit = kind === 'duration' ? ' s' : '';
  if (typeof value === 'number' && (value < min || value > max)) {
    place.refuse(`is refused by KEDA ${value < min ? `below ${min}` : `above ${max}`}${unit}`, `${value}${unit}`, `${value < min ? 'raise' : 'lower'} it, or leave it out`);
  }
}

/** How an address, or a list of them, is written; undefined for other kinds. */
function addressWriter({ kind, detail }: ScalerParameter): ((place: Place, value: never) => string) | undefined {
  const address = addressKind(kind, detail);
  const write = (place: Place, value: string) => {
    address?.check(place, text(place, value));
    return value;
  };
  return address && (address.list ? (place, values: string[]) => each(place, values, write) : write);
}

function each(place: Place, values: string[], write: (place: Place, value: string) => string): string {
  checkList(place, values);
  values.forEach((value, i) => write(place.at(i), value));
  return list(place, values, ',');
}

/** A target of the HPA as metadata have it. */
export function target(place: Place, value: number, { kind }: ScalerParameter): string {
  if (typeof value !== 'number') {
    place.refuse('is no number', value, `write ${String(value)} without quotes`);
  }
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
  checkList(place, values);
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

/** Refuses what is no list: programs without types may give a text. */
function checkList(place: Place, values: unknown): void {
  if (!Array.isArray(values)) {
    place.refuse('is no list', values, 'write it as [...]');
  }
}

function ranges(place: Place, values: string[], { detail }: ScalerParameter): string {
  checkList(place, values);
  values.forEach((value, i) => {
    const [from, to = from, ...more] = value.split(detail);
    if (![from, to].every((end) => /^\d+$/.test(end)) || Number(from) > Number(to) || more.length > 0) {
      place.at(i).refuse('is no number and no range of numbers', value, `write it as 3 or 1${detail}5`);
    }
  });
  return list(place, values, ',');
}
