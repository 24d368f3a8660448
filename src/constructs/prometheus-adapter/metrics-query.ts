import { Place } from '../../faults/place';
import { GoTemplate, TemplateError } from '../../platforms/prometheus-adapter/go-template';
import { selector } from '../../promql/expressions';
import { checkFaults, resultShape } from '../../promql/faults';
import { LabelMatcher } from '../../promql/label-matcher';
import { parse, PromqlSyntaxError, PromqlTree } from '../../promql/parse';
import { yieldsOneSeries } from '../../promql/single-series';

/** What a query can be told. Source: prometheus-adapter v0.12 pkg/naming/metrics_query.go, queryTemplateArgs. */
const FIELDS = ['Series', 'LabelMatchers', 'LabelValuesByName', 'GroupBy', 'GroupBySlice'];

/** What a query is asked for. */
export interface QueryRequest {
  readonly series: string;
  /** What limits the query to what is asked for, in the order in which the adapter writes it. */
  readonly matchers: LabelMatcher[];
  readonly groupBy: string[];
}

/** The template of a query, which is asked for one thing after the other. */
export class MetricsQuery {
  /** Refuses templates that Go refuses, and placeholders that do not exist. */
  static checked(place: Place, text: string): MetricsQuery {
    if (text.trim() === '') {
      place.refuse('is empty, and the adapter answers nothing', text, 'write it as sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m]))');
    }
    try {
      return new MetricsQuery(GoTemplate.parse(text, FIELDS), text);
    } catch (error) {
      if (error instanceof TemplateError) {
        place.refuse(`is no template that is understood here: it ${error.message}`, text,
          `use ${FIELDS.map((field) => `<<.${field}>>`).join(', ')} and <<index .LabelValuesByName "label">>, without conditions and loops`);
      }
      throw error;
    }
  }

  private constructor(private readonly template: GoTemplate, readonly text: string) {}

  /** Whether the result is limited to what is asked for by a label. */
  limitsBy(label: string): boolean {
    return this.template.uses('LabelMatchers') || this.template.looksUp('LabelValuesByName', label);
  }

  /** Whether the result is told apart by what is asked for. */
  get isGrouped(): boolean {
    return this.template.uses('GroupBy', 'GroupBySlice');
  }

  /** The query in PromQL. */
  expand({ series, matchers, groupBy }: QueryRequest): string {
    return this.template.render({
      Series: series,
      LabelMatchers: selector('', matchers).slice(1, -1),
      LabelValuesByName: Object.fromEntries(matchers.map(({ label, value }) => [label, value])),
      GroupBy: groupBy.join(','),
      GroupBySlice: groupBy,
    });
  }

  /** Refuses a query that Prometheus would refuse when it is asked for something, or whose result the adapter could not read. */
  checkExpanded(place: Place, request: QueryRequest, what: string): void {
    const query = this.expand(request);
    const tree = parseExpanded(place, query, what);
    const fixed = [...request.matchers.map(({ label }) => label), ...request.groupBy];
    if (request.groupBy.length > 0 && !yieldsOneSeries(query, tree, fixed)) {
      place.refuse(`may yield several series for one ${what}, of which the adapter takes any: it asks ${query}`, this.text,
        'aggregate by (<<.GroupBy>>) alone: sum by (<<.GroupBy>>) (...) for a total, max for a level');
    }
  }
}

function parseExpanded(place: Place, query: string, what: string): PromqlTree {
  try {
    const tree = parse(query);
    checkFaults(query, tree);
    const shape = resultShape(query, tree);
    return shape === 'instant' ? tree : place.refuse(`yields a ${shape} for a ${what}, of which the adapter reads no value`, query, 'write one that yields series');
  } catch (error) {
    if (error instanceof PromqlSyntaxError) {
      place.refuse(`is no PromQL when it is asked for a ${what}: ${error.fault}`, query, `correct it at the caret:\n${error.excerpt}`);
    }
    throw error;
  }
}
