/** What kind of numbers a metric holds. */
export enum CatalogMetricType {
  /** A number that only grows until the server restarts: ask for its rate. */
  COUNTER = 'counter',
  /** A number that goes up and down. */
  GAUGE = 'gauge',
  /** Counts by bucket, as `<name>_bucket`, `<name>_sum` and `<name>_count`: it has quantiles and a mean. */
  HISTOGRAM = 'histogram',
  /** `<name>_sum` and `<name>_count` only: it has a mean, and no quantiles. */
  SUMMARY = 'summary',
}

/** What one unit of a metric stands for. */
export enum CatalogMetricUnit {
  /** Requests, or slots that a request takes. */
  REQUESTS = 'requests',
  /** Tokens of a language model's prompts or answers. */
  TOKENS = 'tokens',
  /** Tokens that the server computes in a second. */
  TOKENS_PER_SECOND = 'tokens/s',
  /** A share of a whole, from 0 to 1. */
  SHARE = 'share',
  /** A share of a whole, from 0 to 100. */
  PERCENT = '%',
  /** Times that are counted in seconds. */
  SECONDS = 's',
  /** Times that are counted in milliseconds. */
  MILLISECONDS = 'ms',
  /** Times that are counted in microseconds. */
  MICROSECONDS = 'us',
  /** An amount of memory in bytes. */
  BYTES = 'bytes',
  /** Models, or replicas of a model. */
  MODELS = 'models',
  /** Anything else that is counted, such as evictions. */
  EVENTS = 'events',
}

/** What a metric of a process beside the model's pods tells while the model has none of them. */
export enum MetricAtZero {
  /** It counts the requests that arrive while there are no pods, so a trigger on it can wake the model. */
  ALIVE = 'alive',
  /** Its series are gone, or are born by a request that gets a pod. */
  ABSENT = 'absent',
  /** It stays at its last value, whatever happens. */
  FROZEN = 'frozen',
  /** It is 1, as that of a pool that is full: a trigger on it never lets the model sleep. */
  ONE = 'one',
  /** It does not change with the requests that come then. */
  ZERO = 'zero',
}

/** A metric of a known server, as Prometheus scrapes it. None of them is ever below 0. */
export interface CatalogMetric {
  /**
   * Whether its series may be missing until the first event, so that a missing series is no fault while the server is scraped.
   * True unless the server is known to export them from its start.
   */
  readonly bornLate: boolean;

  /** The metric's own labels, without `le` and without those of its target (`namespace`, `pod`, `job` and so on). */
  readonly labels: string[];

  /** What the metric measures, in a few words. */
  readonly meaning: string;

  /** Name of the metric; of a histogram or a summary without `_bucket`, `_sum` or `_count`. */
  readonly name: string;

  /** Where the server's project defines the metric: project, file, version. */
  readonly source: string;

  /** Whether it is a counter, a gauge, a histogram or a summary. */
  readonly type: CatalogMetricType;

  /** Unit of the metric's values, such as seconds or bytes. */
  readonly unit: CatalogMetricUnit;

  /**
   * What it tells while the model has no pods.
   *
   * @default - it is gone: the model's own pods export it
   */
  readonly atZero?: MetricAtZero;

  /**
   * Upper bounds of the buckets, without `+Inf`, in the metric's unit.
   *
   * @default - not known, or set in the server's configuration
   */
  readonly buckets?: number[];

  /**
   * Whether each value is a mean over pods already, which does not add up.
   *
   * @default - it is of one pod, or a total
   */
  readonly isMean?: boolean;

  /**
   * Labels that the metric did not always have, and the first version of the server that may export each.
   *
   * @default - none: it always had all
   */
  readonly labelsSince?: { [label: string]: string };

  /**
   * Largest value that it can have, in its unit.
   *
   * @default - none
   */
  readonly maximum?: number;

  /**
   * Setting of the server without which it does not export the metric.
   *
   * @default - nothing
   */
  readonly needs?: string;

  /**
   * Name of the metric before the version `since`.
   *
   * @default - it was always called this, or not there
   */
  readonly oldName?: string;

  /**
   * First version of the server that certainly exports the metric.
   *
   * @default - all
   */
  readonly since?: string;

  /**
   * First version of the server that no longer exports the metric.
   *
   * @default - the newest has it
   */
  readonly until?: string;
}
