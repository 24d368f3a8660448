import { Duration } from 'cdk8s';
import { checkSpelling } from './counter-rules';
import { checkMetricName } from './derived-query';
import { DerivedTrigger } from './derived-trigger';
import { checkBuckets } from './latency-buckets';
import { latencyTarget } from './latency-target';
import { Measure } from './measure';
import { quantileMeasure } from './quantile-measure';
import { DerivedTriggerOptions } from './trigger-options';
import { Place } from '../../faults/place';
import { StatedBuckets } from '../../model-servers/stated-buckets';
import { Scrape } from '../metrics/scrape';
import { checkProps } from '../props/check-props';

/** What one unit of a histogram stands for. */
export enum LatencyUnit {
  /** Seconds, which Prometheus recommends. */
  SECONDS = 'seconds',
  /** Milliseconds: a thousand of them are a second. */
  MILLISECONDS = 'milliseconds',
  /** Microseconds: a million of them are a second. */
  MICROSECONDS = 'microseconds',
  /** Nanoseconds: a billion of them are a second. */
  NANOSECONDS = 'nanoseconds',
}

/** Which latency is watched, and what it is held at. */
export interface LatencyTriggerProps extends DerivedTriggerOptions {
  /**
   * Name of the histogram, without `_bucket`, such as `http_request_duration_highr_seconds`. Fails for a metric that MetricCatalog knows to be no
   * histogram. A Prometheus with `scrape_native_histograms` stores no `_bucket` series of a server that exposes native histograms too, unless
   * `always_scrape_classic_histograms` is on.
   */
  readonly histogram: string;

  /** Quantile of the latency, above 0 and below 1: 0.95 for the time in which 95 % of the requests are answered. */
  readonly quantile: number;

  /**
   * The latency to hold, such as `Duration.millis(80)` or `Duration.millis(0.5)`. It has to be the lowest bucket of the histogram or more,
   * and below the highest: a quantile cannot tell values outside of them apart. An HPA holds three decimals: where the target has more in
   * the unit of the histogram, such as 1.5 ms in seconds, the query yields 1000 (or a million, or a billion) times the latency, as
   * `activationThreshold` and a formula then have to take it.
   */
  readonly target: Duration;

  /**
   * Upper bounds of the histogram's buckets in its own unit, without `+Inf`. The target has to be at least the lowest of them, and below
   * the highest. They are written in the annotation `cdk8s-model-autoscaling/histogram-buckets` of the autoscaler, where the checks read them.
   *
   * @default - those that MetricCatalog knows by the name of the histogram; without any the target is taken as it is
   */
  readonly buckets?: number[];

  /**
   * Unit of the histogram's values.
   *
   * @default - what its name ends with (`_seconds`, `_ms`, `_us`, `_ns` and their long forms), else seconds
   */
  readonly unit?: LatencyUnit;
}

/**
 * Scales on a quantile of the latency over all pods of the model. A latency does not add up, so it is compared as
 * `Value`: replicas = current replicas * latency / target.
 *
 * Without requests the query is 0, also before the first one. While no pod is scraped it has no value, which is an error that keeps the
 * replicas. Behind `Monitor.external` a histogram that is born with its first request is an error until then. `docs/queries.md` explains
 * the query.
 *
 * Under `Autoscaler.hpa()` the latency of each pod is asked for, and their mean is held; the metric is named `<histogram>_p95` unless the
 * trigger has a name.
 *
 * @example
 * model.scaleOn(new LatencyTrigger({
 *   histogram: 'http_request_duration_seconds',
 *   quantile: 0.95,
 *   target: Duration.millis(250),
 * }));
 */
export class LatencyTrigger extends DerivedTrigger {
  constructor(private readonly props: LatencyTriggerProps) {
    super();
    checkProps(Place.named('LatencyTrigger'), 'LatencyTriggerProps', props);
  }

  /** @internal */
  protected override get _options(): DerivedTriggerOptions {
    return this.props;
  }

  /** @internal */
  public override get _statedBuckets(): StatedBuckets | undefined {
    const { buckets, histogram } = this.props;
    return buckets && { histogram, bounds: buckets };
  }

  /** @internal */
  protected override _measure(place: Place, scrape?: Scrape): Measure {
    const { buckets, histogram, quantile, target } = this.props;
    checkHistogram(place.at('histogram'), histogram);
    const unit = unitOf(place.at('unit'), histogram, this.props.unit);
    const held = latencyTarget(place.at('target'), target, UNITS_PER_SECOND[unit]);
    checkBuckets(place, { histogram, target, value: held.value, buckets, given: scrape?.givenBuckets });
    return quantileMeasure(place, { histogram, quantile, target: held.target, times: held.times });
  }
}

function checkHistogram(place: Place, histogram: string): void {
  checkMetricName(place, histogram);
  const part = /_(bucket|count|sum)$/.exec(histogram);
  if (part !== null) {
    place.refuse('is one series of a histogram', histogram, `leave out ${part[0]}: ${histogram.slice(0, part.index)}`);
  }
  checkSpelling(place, histogram);
}

const UNITS_PER_SECOND: Record<LatencyUnit, number> = {
  [LatencyUnit.SECONDS]: 1, [LatencyUnit.MILLISECONDS]: 1e3, [LatencyUnit.MICROSECONDS]: 1e6, [LatencyUnit.NANOSECONDS]: 1e9,
};

/** How names of histograms end. */
const SUFFIXES: [RegExp, LatencyUnit][] = [
  [/_seconds$/, LatencyUnit.SECONDS],
  [/_(milliseconds|millis|ms)$/, LatencyUnit.MILLISECONDS],
  [/_(microseconds|micros|us)$/, LatencyUnit.MICROSECONDS],
  [/_(nanoseconds|nanos|ns)$/, LatencyUnit.NANOSECONDS],
];

function unitOf(place: Place, histogram: string, unit?: LatencyUnit): LatencyUnit {
  const named = SUFFIXES.find(([suffix]) => suffix.test(histogram))?.[1];
  if (unit !== undefined && named !== undefined && unit !== named) {
    place.refuse(`contradicts the name ${histogram}`, unit, 'leave it out, or correct the name');
  }
  return unit ?? named ?? LatencyUnit.SECONDS;
}
