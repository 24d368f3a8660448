import { MAX_INT32 } from './limits';
import { fault, Fault, refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { Time } from '../../promql/duration';

/** The range that a Kubernetes field in seconds takes. */
export interface SecondsRange {
  readonly min: number;
  readonly max?: number;
}

/** What a field in whole seconds rejects. */
export function secondsFaults(seconds: unknown, { min, max }: SecondsRange): Fault[] {
  if (!Number.isInteger(seconds)) {
    return [fault('must be a whole number of seconds', seconds, 'write digits alone, without quotes')];
  }
  return Number(seconds) >= min && Number(seconds) <= (max ?? MAX_INT32) ? []
    : [fault(`takes ${max === undefined ? `at least ${min}s` : `${min}s to ${max}s`}`, `${seconds}s`, 'change it to one in that range')];
}

/** A duration for a field that takes whole seconds; refuses what would be rounded or is out of range. */
export function wholeSeconds(place: Place, duration: Time, range: SecondsRange): number {
  const millis = duration.toMilliseconds();
  if (millis % 1000 !== 0) {
    place.refuse('takes whole seconds', `${millis}ms`, 'round it to seconds');
  }
  refuseAll(place, secondsFaults(millis / 1000, range));
  return millis / 1000;
}
