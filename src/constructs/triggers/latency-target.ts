import { Duration } from 'cdk8s';
import { inUnits } from './quantile-measure';
import { Place } from '../../faults/place';
import { SMALLEST_HPA_QUANTITY } from '../../platforms/kubernetes/limits';
import { isInThousandths, nearestThousandth } from '../../platforms/kubernetes/quantity';
import { prometheusDuration } from '../../promql/duration';

/** How many times a latency may be taken so that its target has three decimals: thousandths, millionths or billionths of its unit. */
const MULTIPLES = [1, 1e3, 1e6, 1e9];

/** A latency, and the multiple of it that an HPA can hold. */
export interface LatencyTarget {
  /** In the unit of what is measured. */
  readonly value: number;
  /** How many times what is measured is compared. */
  readonly times: number;
  /** What that is held at. */
  readonly target: number;
}

/** A latency in the unit of what is measured, of which so many make a second; refuses one of which no HPA can hold a multiple. */
export function latencyTarget(place: Place, latency: Duration, unitsPerSecond: number): LatencyTarget {
  const value = inUnits(latency, unitsPerSecond);
  if (value <= 0) {
    place.refuse('must be greater than 0', latencyText(latency), 'set the latency that you want to hold');
  }
  const times = MULTIPLES.find((each) => tidy(value * each) >= SMALLEST_HPA_QUANTITY && isInThousandths(tidy(value * each)));
  if (times === undefined) {
    return place.refuse(`is ${value} in the unit of the metric, and an HPA holds no number below ${SMALLEST_HPA_QUANTITY}, of a billion times that either`, latencyText(latency),
      'raise it');
  }
  return { value, times, target: nearestThousandth(tidy(value * times)) };
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
