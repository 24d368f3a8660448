// Apart from what reads queries, so that public declarations which name these do not lead to those of the grammar, an ECMAScript module.

/** What the numbers of a metric are. */
export interface MetricMeaning {
  /**
   * A counter only grows; an amount adds up over those that have it, such as waiting requests; a level does not, such as a share.
   * Undefined where it is not known.
   */
  readonly is?: 'counter' | 'amount' | 'level';
  /** Whether every pod of the model has a value of its own, and not one process for all of them. */
  readonly ofPods: boolean;
  /** The largest value; undefined where there is none, or it is not known. */
  readonly maximum?: number;
  /** Who exports it, for messages. */
  readonly exportedBy: string;
  /** The histogram that it is, or of which it is a part; undefined where it is none. */
  readonly histogram?: string;
  /** The bounds of that histogram's buckets without `+Inf`, where all that have it have the same. */
  readonly buckets?: number[];
}

/** What is known of a metric by its name; undefined where nothing is. */
export type MetricMeanings = (metric: string) => MetricMeaning | undefined;

/** Which metrics a selector selects, as far as it says so by their names. */
export interface MetricSelector {
  /** The one metric that it can select; undefined where there may be several. */
  readonly metric?: string;
  /** Whether it selects a metric, whatever its other labels. */
  selects(metric: string): boolean;
}
