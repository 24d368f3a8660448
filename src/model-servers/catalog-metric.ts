/** What kind of numbers a metric holds. */
export enum CatalogMetricType {
  /** A number that only grows, and starts anew with the server: its rate means something. */
  COUNTER = 'counter',
  /** A number that goes up and down. */
  GAUGE = 'gauge',
  /** Counts by bucket, as `<name>_bucket`, `<name>_sum` and `<name>_count`: quantiles can be computed. */
  HISTOGRAM = 'histogram',
  /** `<name>_sum` and `<name>_count` alone: a mean can be computed, and no quantile. */
  SUMMARY = 'summary',
}

/** What one unit of a metric stands for. */
export enum CatalogMetricUnit {
  /** Requests, or places that one takes. */
  REQUESTS = 'requests',
  /** Tokens of a language model. */
  TOKENS = 'tokens',
  /** Tokens per second. */
  TOKENS_PER_SECOND = 'tokens/s',
  /** A share of a whole, from 0 to 1. */
  SHARE = 'share',
  /** A share of a whole, from 0 to 100. */
  PERCENT = '%',
  /** Seconds. */
  SECONDS = 's',
  /** Milliseconds. */
  MILLISECONDS = 'ms',
  /** Microseconds. */
  MICROSECONDS = 'us',
  /** Bytes. */
  BYTES = 'bytes',
  /** Models, or copies of one. */
  MODELS = 'models',
  /** Whatever the metric counts beside requests and tokens. */
  EVENTS = 'events',
}

/** A metric of a known server, as Prometheus scrapes it. None of them is ever below 0. */
export interface CatalogMetric {
  /**
   * Whether its series may be missing until the first event, so that their absence is no fault while the server is scraped.
   * True where it is not known that the server writes them from its start.
   */
  readonly bornLate: boolean;

  /** The metric's own labels, without `le` and without those of its target (`namespace`, `pod`, `job` and so on). */
  readonly labels: string[];

  /** What it tells. */
  readonly meaning: string;

  /** Name; of a histogram or a summary without `_bucket`, `_sum` or `_count`. */
  readonly name: string;

  /** Where that is written: project, file, version. */
  readonly source: string;

  /** What kind of numbers it holds. */
  readonly type: CatalogMetricType;

  /** What one unit stands for. */
  readonly unit: CatalogMetricUnit;

  /**
   * Upper bounds of the buckets, without `+Inf`, in the metric's unit.
   *
   * @default - not known, or set in the server's configuration
   */
  readonly buckets?: number[];

  /**
   * Those of its labels that came later than itself, by the first version of the server that may have them.
   *
   * @default - none: it always had all
   */
  readonly labelsSince?: { [label: string]: string };

  /**
   * The largest value.
   *
   * @default - none
   */
  readonly maximum?: number;

  /**
   * What has to be set so that the server writes it.
   *
   * @default - nothing
   */
  readonly needs?: string;

  /**
   * Its name before the version `since`.
   *
   * @default - it was always called this, or not there
   */
  readonly oldName?: string;

  /**
   * The first version of the server that certainly has it.
   *
   * @default - all
   */
  readonly since?: string;

  /**
   * The first version of the server that no longer has it.
   *
   * @default - the newest has it
   */
  readonly until?: string;
}
