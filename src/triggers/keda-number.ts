import { Place } from '../place';

/** Smallest target that survives: KEDA cuts to thousandths (rounds them since 2.20). Source: kedacore/keda v2.12 pkg/scalers/scaler.go. */
const SMALLEST_TARGET = 0.001;
/** Largest target that fits a quantity of thousandths in 64 bits. Source: apimachinery resource.NewMilliQuantity. */
const LARGEST_TARGET = 9_000_000_000_000_000;

/** A number as KEDA reads it, which is as JSON: no `+5`, `.5` or `NaN`. Source: kedacore/keda v2.20 typed_config.go. */
export function kedaNumber(place: Place, value: number): string {
  if (!Number.isFinite(value)) {
    place.refuse('is no number', value, 'give a finite number');
  }
  return JSON.stringify(value);
}

/** A target of the HPA: positive, and still positive in thousandths. */
export function kedaTarget(place: Place, value: number): string {
  const text = kedaNumber(place, value);
  if (value < SMALLEST_TARGET) {
    place.refuse(`has to be at least ${SMALLEST_TARGET}, below which KEDA makes it 0`, value, 'raise it, or measure in a smaller unit');
  }
  if (value > LARGEST_TARGET) {
    place.refuse(`is more than the largest target that an HPA can hold (${LARGEST_TARGET})`, value, 'measure in a larger unit');
  }
  return text;
}
