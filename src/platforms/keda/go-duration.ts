import { asWarnings, fault, Fault } from '../../faults/fault';
import { Place } from '../../faults/place';
import { durationText, DurationUnit, Time } from '../../promql/duration';

/** Largest first, as Go spells them. Source: Go time.ParseDuration. */
const UNITS: DurationUnit[] = [['h', 3_600_000], ['m', 60_000], ['s', 1000], ['ms', 1]];

const GO_DURATION = /^([+-]?((\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))+|0)$/;

const GO_PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)/g;
/** Milliseconds of what Go reads, beside those that are written. */
const MILLIS: { readonly [unit: string]: number } = { ...Object.fromEntries(UNITS), us: 0.001, µs: 0.001, ns: 0.000_001 };

/** A duration as Go reads it, in milliseconds; undefined for what it does not read. */
export function goMillis(text: unknown): number | undefined {
  if (typeof text !== 'string' || !GO_DURATION.test(text)) {
    return undefined;
  }
  const millis = [...text.matchAll(GO_PART)].reduce((sum, [, amount, unit]) => sum + Number(amount) * MILLIS[unit], 0);
  return text.startsWith('-') ? -millis : millis;
}

/** A duration as Go writes it, such as `1m30s`: KEDA reads a number without a unit as milliseconds. */
export function goDuration(place: Place, duration: Time): string {
  const millis = duration.toMilliseconds();
  if (!(millis > 0)) {
    place.refuse('must be greater than 0', `${millis}ms`, 'leave it out for the default of KEDA');
  }
  return durationText(millis, UNITS);
}

/** A number without a unit that nobody means in milliseconds: a request over the network may well take longer. */
const LEAST_MILLIS = 100;

/** What is wrong with how long a request may take, which KEDA documents as a number of milliseconds too. Source: kedacore/keda-docs 2.20 scalers/prometheus.md. */
export function timeoutFaults(text: string): Fault[] {
  return /^\d+$/.test(text.trim()) && Number(text) >= LEAST_MILLIS ? [] : goDurationFaults(text);
}

/** What of a text KEDA does not read as a duration, or reads as one that nobody means. */
export function goDurationFaults(text: string): Fault[] {
  if (/^\d+$/.test(text.trim())) {
    return asWarnings([fault('has no unit, and KEDA reads it as milliseconds', text, `write ${text.trim()}s or ${text.trim()}ms`)]);
  }
  return GO_DURATION.test(text.trim()) ? [] : [fault('is no duration that KEDA reads', text, 'write it as 500ms, 5s or 1m30s')];
}
