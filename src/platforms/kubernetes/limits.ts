import { fault, Fault, refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { Time } from '../../promql/duration';

/** Largest number that the integer fields of the API take. */
export const MAX_INT32 = 2_147_483_647;

/** Most bytes that a ConfigMap holds. Source: kubernetes v1.36 pkg/apis/core/types.go, MaxSecretSize. */
export const MAX_CONFIG_MAP_BYTES = 1_048_576;

/** Largest number of a port. */
export const MAX_PORT = 65_535;

/** Smallest amount above 0 that an HPA tells apart: it reads quantities in thousandths. Source: kubernetes v1.36 resource.Quantity, MilliValue. */
export const SMALLEST_HPA_QUANTITY = 0.001;
/** Largest one, of which as many thousandths fit into 64 bits. Source: apimachinery resource.NewMilliQuantity. */
export const LARGEST_HPA_QUANTITY = 9_000_000_000_000_000;

/** Whether a value is a whole number in a range, as an integer field of the API takes it: a text of digits is none. */
function isInt32(value: unknown, least = 0): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= MAX_INT32;
}

/** What an integer field of the API rejects, where something stands in it. */
export function int32Faults(value: unknown, least: number, fix: string): Fault[] {
  return value === undefined || isInt32(value, least) ? [] : [fault(`must be a whole number, at least ${least}`, value, fix)];
}

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
