import { Duration } from 'cdk8s';
import { DerivedTriggerOptions } from '../trigger-options';

/** What every trigger on a rate, a mean or a quantile of a known server can be given. A label that the metric does not have is refused. */
export interface RateSignalOptions extends DerivedTriggerOptions {
  /**
   * Version of the server, such as `0.9.1`: metrics that were renamed are asked for by the name that they have there, and those
   * that came later are refused.
   *
   * @default - the newest that is known
   */
  readonly serverVersion?: string;
}

/** Requests per second, as a total over the pods. */
export interface RequestRateSignalOptions extends RateSignalOptions {
  /** Requests per second that one replica takes; measure it with a load test. At least 0.001, with three decimals at most. */
  readonly requestsPerSecondPerReplica: number;
}

/** Tokens per second, as a total over the pods. */
export interface TokenRateSignalOptions extends RateSignalOptions {
  /**
   * Tokens per second that one replica should write. 80 % of what a load test measures is our own starting point. At least 0.001, with three
   * decimals at most.
   */
  readonly tokensPerSecondPerReplica: number;
}

/** Workers that are busy, as a total over the pods. */
export interface BusyWorkersSignalOptions extends RateSignalOptions {
  /** Busy workers per replica to aim for. 70 % of its workers is our own starting point. At least 0.001, with three decimals at most. */
  readonly perReplica: number;
}

/** The latency that a quantile of the requests should have. */
export interface LatencySignalOptions extends RateSignalOptions {
  /**
   * Upper bounds of the buckets of the histogram without `+Inf`, in its unit, where the server was given others by an option of its command
   * line. They are written in the annotation `cdk8s-model-autoscaling/histogram-buckets` of the autoscaler, where the checks read them.
   *
   * @default - those of MetricCatalog, as far as it has any
   */
  readonly buckets?: number[];

  /** Which quantile, above 0 and below 1: 0.95 for the latency that 95 % of the requests stay below. */
  readonly quantile: number;

  /**
   * The latency to hold. Refused outside the buckets of the histogram, where a quantile cannot tell values apart. Where it has more than
   * three decimals in the unit of the histogram, the query yields 1000 (or a million, or a billion) times the latency.
   */
  readonly target: Duration;
}

/** A target for the average time of a request, for servers that export no histogram and so no quantile. */
export interface MeanLatencySignalOptions extends RateSignalOptions {
  /**
   * Mean that the latency is held at. Where it has more than three decimals in the unit of the metric, the query yields 1000 (or a million, or a
   * billion) times the mean.
   */
  readonly target: Duration;
}

/** A level that is no time and no share. */
export interface LevelSignalOptions extends RateSignalOptions {
  /** Level that the metric is held at, in its unit. At least 0.001, with three decimals at most. */
  readonly target: number;
}
