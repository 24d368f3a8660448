import { Duration } from 'cdk8s';
import { Measure, quantileOf } from './measure';
import { MetricType } from './trigger-options';
import { Place } from '../../faults/place';
import { mayBeBornLate } from '../../model-servers/collected-series';
import { bucketsOf } from '../../promql/vocabulary';

/** Which quantile of which histogram is held at what. */
export interface Quantile {
  readonly histogram: string;
  readonly quantile: number;
  /** In the unit of the histogram, so many times. */
  readonly target: number;
  /** How many times the quantile is compared. */
  readonly times: number;
}

/** A quantile over all pods, which does not add up and is compared as it is. */
export function quantileMeasure(place: Place, { histogram, quantile, target, times }: Quantile): Measure {
  checkQuantile(place, quantile);
  return {
    shape: 'level',
    series: bucketsOf(histogram),
    events: `${histogram}_count`,
    metricName: multipleName(times, quantileName(histogram, quantile)),
    bornLate: mayBeBornLate(histogram),
    query: (writer) => multiple(times, quantileOf(histogram, quantile, writer)),
    target,
    targetField: 'target',
    metricType: MetricType.VALUE,
  };
}

/** Refuses a quantile that is none. */
export function checkQuantile(place: Place, quantile: number): void {
  if (!(quantile > 0 && quantile < 1)) {
    place.at('quantile').refuse('has to be above 0 and below 1', quantile, 'write 0.95 for the 95th percentile');
  }
}

/** What a quantile is called in a metrics API. Rounded, since 0.57 * 100 is 56.99999999999999. */
function quantileName(histogram: string, quantile: number): string {
  return `${histogram}_p${String(Number((quantile * 100).toPrecision(12))).replace('.', '_')}`;
}

/** What is compared in place of a latency. */
export function multiple(times: number, latency: string): string {
  return times === 1 ? latency : `${times} * ${latency}`;
}

/** What a multiple of a latency is called in a metrics API, apart from the latency itself. */
export function multipleName(times: number, name: string): string {
  return times === 1 ? name : `${name}_times_${times}`;
}

/**
 * A time in units of which so many make a second. In this order 80 ms are 0.08 s: a whole number, divided once. Parts of a millisecond are
 * rounded, since 0.57 * 1e6 is 569999.9999999999.
 */
export function inUnits(time: Duration, unitsPerSecond: number): number {
  return Number((time.toMilliseconds({ integral: false }) * unitsPerSecond / 1000).toPrecision(12));
}
