import { Place } from '../../faults/place';

/** An amount of time, as a Duration of cdk8s tells it. */
export interface Time {
  toMilliseconds(): number;
}

/** The range that a Kubernetes field in seconds takes. */
export interface SecondsRange {
  readonly min: number;
  readonly max?: number;
}

/** A duration for a field that takes whole seconds; refuses what would be rounded or is out of range. */
export function wholeSeconds(place: Place, duration: Time, range: SecondsRange): number {
  const millis = duration.toMilliseconds();
  if (millis % 1000 !== 0) {
    place.refuse('takes whole seconds', `${millis}ms`, 'round it to seconds');
  }
  const seconds = millis / 1000;
  if (seconds < range.min || (range.max !== undefined && seconds > range.max)) {
    const allowed = range.max === undefined ? `at least ${range.min}s` : `${range.min}s to ${range.max}s`;
    place.refuse(`takes ${allowed}`, `${seconds}s`, 'change it to one in that range');
  }
  return seconds;
}

/** A unit and its milliseconds. */
export type DurationUnit = [name: string, millis: number];

/** A duration as a sum of units, the largest first, such as `1m30s`; empty for none. */
export function durationText(millis: number, units: DurationUnit[]): string {
  let rest = millis;
  return units.map(([name, each]) => {
    const count = Math.floor(rest / each);
    rest -= count * each;
    return count > 0 ? `${count}${name}` : '';
  }).join('');
}
