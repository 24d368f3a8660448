import { Duration } from 'cdk8s';
import { latencyText } from './latency-target';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { Bounded, boundFaults } from '../../model-servers/bucket-faults';
import { CatalogMetricType } from '../../model-servers/catalog-metric';
import { GivenBuckets } from '../../model-servers/given-buckets';
import { knownMetrics } from '../../model-servers/model-servers';

/** A latency that a histogram measures, and its target. */
export interface StatedLatency {
  readonly histogram: string;
  readonly target: Duration;
  /** In the unit of the histogram. */
  readonly value: number;
  /** Bounds that somebody stated. */
  readonly buckets?: number[];
  /** What the server was given on its command line. */
  readonly given?: GivenBuckets;
}

/** Refuses a histogram that is none, as far as it is known, and a target that a quantile of it is always above, or never. */
export function checkBuckets(place: Place, { histogram, target, value, buckets, given }: StatedLatency): void {
  const found = knownMetrics(histogram).filter(({ metric }) => metric.name === histogram);
  if (found.length > 0 && found.every(({ metric }) => metric.type !== CatalogMetricType.HISTOGRAM)) {
    const [{ server, metric: { type } }] = found;
    place.at('histogram').refuse(`is a ${type} of ${server}: no quantile can be computed from it`, histogram, 'use a trigger on the mean that the server has, or a histogram of it');
  }
  checkStated(place.at('buckets'), buckets);
  const known = given?.has(histogram) === true ? [given.get(histogram)] : found.map(({ metric }) => metric.buckets);
  const bounds = buckets === undefined ? known : [buckets];
  if (bounds.length === 0 || bounds.includes(undefined)) {
    return;
  }
  checkWithin(place.at('target'), {
    histogram,
    got: latencyText(target),
    value,
    bounds: bounds.flatMap((each) => each ?? []),
    text: (bound) => String(Number(bound.toPrecision(4))),
  }, ` in the unit of the histogram${buckets === undefined ? ', or say its buckets where it has others' : ''}`);
}

/** Refuses a target that a quantile is always above, or never; what can be done beside is said after the bounds. */
export function checkWithin(place: Place, bounded: Bounded, more: string): void {
  refuseAll(place, boundFaults(bounded).map((each) => ({ ...each, fix: `${each.fix}${more}` })));
}

/** Refuses bounds of buckets that are none. */
export function checkStated(place: Place, buckets?: number[]): void {
  if (buckets !== undefined && (buckets.length === 0 || !buckets.every((bound) => Number.isFinite(bound)))) {
    place.refuse('are no bounds of buckets', buckets.map(String), 'write their numbers without +Inf, such as [0.1, 0.5, 1], or leave them out');
  }
}
