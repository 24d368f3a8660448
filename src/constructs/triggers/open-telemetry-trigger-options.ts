import { TriggerOptions } from './trigger-options';

/** How the series of a metric, one per pod and label set, become one value. */
export enum OpenTelemetryAggregation {
  /** The mean of the values. */
  AVG = 'avg',
  /** The number of the values. */
  COUNT = 'count',
  /** The largest of the values. */
  MAX = 'max',
  /** The smallest of the values. */
  MIN = 'min',
  /** The sum of the values. */
  SUM = 'sum',
}

/** How the values of one series over the last two minutes become one. */
export enum OpenTelemetryOperationOverTime {
  /** The mean of the values. */
  AVG = 'avg',
  /** The number of the values. */
  COUNT = 'count',
  /** The newest of the values. */
  LAST_ONE = 'last_one',
  /** The largest of the values. */
  MAX = 'max',
  /** The smallest of the values. */
  MIN = 'min',
  /** The increase per second, for counters. */
  RATE = 'rate',
}

/** A metric that a collector sends to the KEDA OTel add-on. */
export interface OpenTelemetryTriggerOptions extends TriggerOptions {
  /**
   * Why the metric exists while the model has no pods, such as `the gateway sends it`. A model that sleeps cannot be woken
   * by a trigger without it.
   *
   * @default - the metric is that of the model's own pods
   */
  readonly availableAtZero?: string;

  /**
   * Largest value that KEDA gets: larger ones are cut to it.
   *
   * @default - none
   */
  readonly clampMax?: number;

  /**
   * Smallest value that KEDA gets: smaller ones are raised to it.
   *
   * @default - none
   */
  readonly clampMin?: number;

  /**
   * Labels that the collector puts on this model's series and on no other's, such as `namespace: ml` and `deployment: model`;
   * an empty map counts every series of that name. Values cannot hold "=", ",", braces or quotes. To be left out where KServe scales by
   * itself, since it adds namespace and deployment.
   *
   * @default - those that KServe adds; elsewhere they have to be stated
   */
  readonly labels?: { [label: string]: string };

  /**
   * Name of the metric, with "_" where it has "." or "/". A histogram has `<name>_count` and `<name>_sum` alone. A name that is
   * not there counts as 0, without an error.
   */
  readonly metric: string;

  /**
   * How the values of the last two minutes become one.
   *
   * @default - the add-on's, last_one
   */
  readonly operationOverTime?: OpenTelemetryOperationOverTime;

  /**
   * Address of the OTel add-on's scaler, which KEDA asks over gRPC: `HOST:PORT`.
   *
   * @default 'keda-otel-scaler.keda.svc:4318'
   */
  readonly scalerAddress?: string;
}

/** A metric whose sum over the pods is a total. */
export interface OpenTelemetryTotalOptions extends OpenTelemetryTriggerOptions {
  /** What one replica takes of the total. At least 0.001, with three decimals at most. */
  readonly perReplica: number;
}

/** A metric that does not add up over the pods. */
export interface OpenTelemetryLevelOptions extends OpenTelemetryTriggerOptions {
  /** How the series become one value. */
  readonly aggregation: OpenTelemetryAggregation;

  /** The level to hold. At least 0.001, with three decimals at most. */
  readonly target: number;
}
