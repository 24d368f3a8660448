import { fault, Fault, ofRule, refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { LARGEST_HPA_QUANTITY, SMALLEST_HPA_QUANTITY } from '../kubernetes/limits';
import { isInThousandths, nearestThousandth } from '../kubernetes/quantity';

/** What Go's strconv.ParseBool takes. */
const GO_BOOLEAN = /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
/** Numbers that KEDA's JSON decoding takes. Source: kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go. */
const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Steps of one unit in which an HPA of KEDA holds a target. Source: apimachinery resource.NewMilliQuantity. */
const THOUSAND = 1000;
/** Ties between two thousandths are odd multiples of a sixteenth: no other sum of powers of two lies half-way. */
const SIXTEENTHS = 16;

/** What KEDA refuses of a number: it reads it as JSON, without `+5`, `.5` or `NaN`. */
export function numberFaults(text: string): Fault[] {
  return JSON_NUMBER.test(text.trim()) ? [] : [fault('is no number that KEDA reads, which is as JSON', text, 'write it as 0.5, 5 or 1e3')];
}

/** The same of a whole number: `10.0` and `1e2` are none. */
export function integerFaults(text: string): Fault[] {
  return /^-?(0|[1-9]\d*)$/.test(text.trim()) ? [] : [fault('is no whole number that KEDA reads', text, 'write digits alone')];
}

/** Whether a text is a boolean to KEDA. */
export function isGoBoolean(text: string): boolean {
  return GO_BOOLEAN.test(text.trim());
}

export function booleanFaults(text: string): Fault[] {
  return isGoBoolean(text) ? [] : [fault('is no boolean that KEDA reads', text, 'write true or false')];
}

/** Whether a text is false to KEDA. */
export function isFalse(text: string): boolean {
  return isGoBoolean(text) && /^[0fF]/.test(text.trim());
}

/** What no HPA holds as a target of KEDA: it has to be positive, and in thousandths, which are all that it holds. */
export function targetFaults(value: number): Fault[] {
  return roundingFaults(value, roundedTarget);
}

function roundingFaults(value: number, rounded: (value: number) => number): Fault[] {
  if (value < SMALLEST_HPA_QUANTITY) {
    const found = [fault(`has to be at least ${SMALLEST_HPA_QUANTITY}, below which KEDA rounds it to 0 or doubles it`, value, 'raise it, or measure in a smaller unit')];
    return rounded(value) > 0 ? ofRule('target-rounded', found) : found;
  }
  if (value > LARGEST_HPA_QUANTITY) {
    return [fault(`is more than the largest target that an HPA can hold (${LARGEST_HPA_QUANTITY})`, value, 'measure in a larger unit')];
  }
  return isInThousandths(value) ? [] : ofRule('target-rounded', [
    fault(`has more than three decimals, and the HPA would hold ${rounded(value)}`, value, `write ${rounded(value)}, or measure in a smaller unit`),
  ]);
}

/** A number as KEDA reads it. */
export function kedaNumber(place: Place, value: number): string {
  if (!Number.isFinite(value)) {
    place.refuse('is no number', value, 'give a finite number');
  }
  return JSON.stringify(value);
}

/** A trigger's target as metadata have it. */
export function kedaTarget(place: Place, value: number): string {
  return targetText(place, value, roundedTarget);
}

/** The same of a formula, of whose target KEDA cuts off what is less than a thousandth. */
export function kedaFormulaTarget(place: Place, value: number): string {
  return targetText(place, value, cutTarget);
}

function targetText(place: Place, value: number, rounded: (value: number) => number): string {
  const text = kedaNumber(place, value);
  refuseAll(place, roundingFaults(value, rounded));
  return text;
}

/**
 * What an HPA is given of a trigger's target: three decimals as Go's `%.3f` writes them, which at a tie takes the even one. Before 2.20
 * KEDA cut them off. Source: kedacore/keda v2.20 pkg/scalers/scaler.go, GetMetricTargetMili.
 */
export function roundedTarget(target: number): number {
  const sixteenths = target * SIXTEENTHS;
  if (Number.isInteger(sixteenths) && sixteenths % 2 !== 0) {
    const below = Math.floor(target * THOUSAND);
    return (below % 2 === 0 ? below : below + 1) / THOUSAND;
  }
  return nearestThousandth(target);
}

/** What an HPA is given of a formula's target, whose further decimals are cut off. Source: kedacore/keda v2.20 controllers/keda/hpa.go. */
export function cutTarget(target: number): number {
  return Math.trunc(target * THOUSAND) / THOUSAND;
}
