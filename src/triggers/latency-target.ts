import { Duration } from 'cdk8s';
import { inUnits } from './quantile-measure';
import { prometheusDuration } from '../metrics/prometheus-duration';
import { Place } from '../place';

/** The smallest target that an HPA holds: its quantities end at thousandths. Source: kedacore/keda v2.20 pkg/scalers/scaler.go, kubernetes v1.36 resource.Quantity. */
const SMALLEST_TARGET = 0.001;

/** A latency in the unit of what is measured, of which so many make a second; refuses one that no HPA can hold in that unit. */
export function latencyTarget(place: Place, target: Duration, unitsPerSecond: number): number {
  const value = inUnits(target, unitsPerSecond);
  if (value <= 0) {
    place.refuse('must be greater than 0', latencyText(target), 'set the latency that you want to hold');
  }
  if (value < SMALLEST_TARGET) {
    const least = Duration.millis(tidy(SMALLEST_TARGET * 1000 / unitsPerSecond));
    const exponent = Math.ceil(-Math.log10(value) / 3) * 3;
    place.refuse(
      `is ${value} in the unit of the metric, and an HPA holds three decimals`, latencyText(target),
      `set at least ${latencyText(least)}, or multiply both sides: PrometheusTrigger.level({ query: \'1e${exponent} * (...)\', target: ${tidy(value * 10 ** exponent)} })`);
  }
  return value;
}

/** A latency as messages show it, parts of a millisecond included. */
export function latencyText(time: Duration): string {
  const millis = time.toMilliseconds({ integral: false });
  return Number.isInteger(millis) ? prometheusDuration(time) : `${millis}ms`;
}

/** A number without what binary fractions leave at its end. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
