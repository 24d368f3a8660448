// Alone, so that public declarations which name it do not lead to those of the grammar, an ECMAScript module.

/** Which metrics a selector selects, as far as it says so by their names. */
export interface MetricSelector {
  /** The one metric that it can select; undefined where there may be several. */
  readonly metric?: string;
  /** Whether it selects a metric, whatever its other labels. */
  selects(metric: string): boolean;
}
