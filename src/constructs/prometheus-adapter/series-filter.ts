/** Which of the metrics that `seriesQuery` selects count, by a regular expression (RE2) anywhere in their names. */
export class SeriesFilter {
  /** Keeps metrics in whose name the expression is found. */
  static is(regularExpression: string): SeriesFilter {
    return new SeriesFilter('is', regularExpression);
  }

  /** Drops metrics in whose name the expression is found. */
  static isNot(regularExpression: string): SeriesFilter {
    return new SeriesFilter('isNot', regularExpression);
  }

  private constructor(
    /** @internal */
    public readonly _key: 'is' | 'isNot',
    /** @internal */
    public readonly _expression: string,
  ) {}
}
