import { fault, Fault } from '../../faults/fault';

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
export function isInt32(value: unknown, least = 0): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= MAX_INT32;
}

/** What an integer field of the API rejects, where something stands in it. */
export function int32Faults(value: unknown, least: number, fix: string): Fault[] {
  return value === undefined || isInt32(value, least) ? [] : [fault(`must be a whole number, at least ${least}`, value, fix)];
}
