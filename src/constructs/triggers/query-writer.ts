import { LabelMatcher, selector } from '../../promql/label-matcher';

export type NewestRate = 'irate' | 'rate';

/** How a query looks back. */
export interface QueryRanges {
  /** How far rates look back. */
  readonly window: string;
  /** The range that holds the last two scrapes. */
  readonly twoScrapes: string;
  /** The range that holds two scrapes also while another one is under way: its samples come at its end, and are dated from its start. */
  readonly twoDone: string;
  /** What is taken of a counter over two scrapes: of the last two alone, unless series may be scraped more often than is known. */
  readonly newest: NewestRate;
}

/** How a query is spelled for whoever asks it: KEDA by the model's labels, an adapter by its placeholders. */
export interface QueryWriter extends QueryRanges {
  /** Selects the series of a metric. */
  select(metric: string): string;
  /** An aggregation over series, whose result keeps the labels given. */
  aggregate(operator: 'sum' | 'max' | 'avg', expression: string, labels?: string[]): string;
}

/** Asks for series by labels; the result is one series. */
export function labelWriter(matchers: LabelMatcher[], ranges: QueryRanges): QueryWriter {
  return {
    ...ranges,
    select: (metric) => selector(metric, matchers),
    aggregate: (operator, expression, labels = []) => labels.length === 0 ? `${operator}(${expression})` : `${operator} by (${labels.join(', ')}) (${expression})`,
  };
}

/** Asks in the template language of prometheus-adapter, which puts in labels of what it is asked for. */
export function adapterWriter(series: string, matchers: LabelMatcher[], ranges: QueryRanges): QueryWriter {
  const own = selector('', matchers).slice(1, -1);
  return {
    ...ranges,
    select: (metric) => `${metric === series ? '<<.Series>>' : metric}{<<.LabelMatchers>>${own === '' ? '' : `,${own}`}}`,
    aggregate: (operator, expression, labels = []) => `${operator} by (${[...labels, '<<.GroupBy>>'].join(', ')}) (${expression})`,
  };
}
