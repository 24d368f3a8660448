/** Which of the metrics that `seriesQuery` selects count, by a regular expression (RE2) anywhere in their names. */
export class AdapterSeriesFilter {
  /** Keeps metrics in whose name the expression is found. */
  static matches(regularExpression: string): AdapterSeriesFilter {
    return new AdapterSeriesFilter('is', regularExpression);
  }

  /** Drops metrics in whose name the expression is found. */
  static notMatches(regularExpression: string): AdapterSeriesFilter {
    return new AdapterSeriesFilter('isNot', regularExpression);
  }

  private constructor(
    /** @internal */
    public readonly _key: 'is' | 'isNot',
    /** @internal */
    public readonly _expression: string,
  ) {}
}
