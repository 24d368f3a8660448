import { selector } from '../promql/expressions';
import { LabelMatcher } from '../promql/label-matcher';

/** How a query is spelled for whoever asks it: KEDA by the model's labels, an adapter by its placeholders. */
export interface QueryWriter {
  /** How far rates look back. */
  readonly window: string;
  /** The range that holds the last two scrapes. */
  readonly twoScrapes: string;
  /** Selects the series of a metric. */
  select(metric: string): string;
  /** The newest values of a gauge. */
  latest(metric: string): string;
  /** An aggregation over series, whose result keeps the labels given. */
  aggregate(operator: 'sum' | 'max' | 'avg', expression: string, labels?: string[]): string;
}

/** Asks for series by labels; the result is one series. */
export class LabelWriter implements QueryWriter {
  constructor(
    private readonly matchers: LabelMatcher[],
    readonly window: string,
    readonly twoScrapes: string,
    /** Whether a value is kept while one scrape is missing. */
    private readonly keeps: boolean,
  ) {}

  select(metric: string): string {
    return selector(metric, this.matchers);
  }

  latest(metric: string): string {
    const selected = this.select(metric);
    return this.keeps ? `last_over_time(${selected}[${this.twoScrapes}])` : selected;
  }

  aggregate(operator: string, expression: string, labels: string[] = []): string {
    return labels.length === 0 ? `${operator}(${expression})` : `${operator} by (${labels.join(', ')}) (${expression})`;
  }
}

/** Asks in the template language of prometheus-adapter, which puts in labels of what it is asked for. */
export class AdapterWriter implements QueryWriter {
  constructor(private readonly series: string, private readonly matchers: LabelMatcher[], readonly window: string, readonly twoScrapes: string) {}

  select(metric: string): string {
    const own = selector('', this.matchers).slice(1, -1);
    return `${metric === this.series ? '<<.Series>>' : metric}{<<.LabelMatchers>>${own === '' ? '' : `,${own}`}}`;
  }

  latest(metric: string): string {
    return this.select(metric);
  }

  aggregate(operator: string, expression: string, labels: string[] = []): string {
    return `${operator} by (${[...labels, '<<.GroupBy>>'].join(', ')}) (${expression})`;
  }
}
