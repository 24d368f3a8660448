import { GoTemplate, TemplateError, tryTemplate } from './go-template';
import { fault, Fault } from '../../faults/fault';
import { checkFaults, resultShape } from '../../promql/faults';
import { isLabelName, LabelMatcher, selector } from '../../promql/label-matcher';
import { parse, PromqlSyntaxError } from '../../promql/parse';
import { yieldsOneSeries } from '../../promql/single-series';

/** What a query can be told. Source: prometheus-adapter v0.12 pkg/naming/metrics_query.go, queryTemplateArgs. */
export const QUERY_FIELDS = ['Series', 'LabelMatchers', 'LabelValuesByName', 'GroupBy', 'GroupBySlice'];

/** What a query is asked for. */
export interface QueryRequest {
  readonly series: string;
  /** What limits the query to what is asked for, in the order in which the adapter writes it. */
  readonly matchers: LabelMatcher[];
  readonly groupBy: string[];
}

/** The template of a query, which is asked for one thing after the other. */
export class MetricsQuery {
  /** Undefined for one that Go refuses, or that says more than is followed here. */
  static of(text: string): MetricsQuery | undefined {
    const template = text.trim() === '' ? undefined : tryTemplate(text, QUERY_FIELDS);
    return template && new MetricsQuery(template, text);
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
}

/** What is wrong with the text of a query before it is asked for anything: the adapter answers each request with an error. */
export function queryTemplateFaults(text: string): Fault[] {
  if (text.trim() === '') {
    return [fault('is empty, and the adapter answers nothing', text, 'write it as sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m]))')];
  }
  try {
    GoTemplate.parse(text, QUERY_FIELDS);
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) {
      throw error;
    }
    return error.isRefusedByGo ? [fault(`is a template that the adapter cannot fill in: it ${error.message}`, text,
      `use ${QUERY_FIELDS.map((field) => `<<.${field}>>`).join(', ')} and <<index .LabelValuesByName "label">>`)] : [];
  }
}

/** What Prometheus refuses when it is asked a query for something, and what the adapter cannot read of the result. */
export function expandedFaults(query: MetricsQuery, request: QueryRequest, what: string): Fault[] {
  const asked = query.expand(request);
  try {
    const tree = parse(asked);
    checkFaults(asked, tree);
    const shape = resultShape(asked, tree);
    if (shape !== 'instant') {
      return [fault(`yields a ${shape} for a ${what}, of which the adapter reads no value`, asked, 'write one that yields series')];
    }
    const fixed = [...request.matchers.map(({ label }) => label), ...request.groupBy];
    return request.groupBy.length === 0 || yieldsOneSeries(asked, tree, fixed) ? [] : [{
      ...fault(`may yield several series for one ${what}, of which the adapter takes any: it asks ${asked}`, query.text,
        'aggregate by (<<.GroupBy>>) alone: sum by (<<.GroupBy>>) (...) for a total, max for a level'),
      isWarning: true,
    }];
  } catch (error) {
    if (!(error instanceof PromqlSyntaxError)) {
      throw error;
    }
    return [fault(`is not PromQL when it is asked for a ${what}: ${error.fault}`, asked, `correct it at the caret:\n${error.excerpt}`)];
  }
}

/** Labels by which a metric is asked for, and that no series can have, or that the query of its rule does not heed. */
export function selectorFaults(query: MetricsQuery, asked: { readonly [label: string]: string }): Fault[] {
  const labels = Object.keys(asked);
  const wrong = labels.find((label) => !isLabelName(label));
  if (wrong !== undefined) {
    return [fault('names no label of a series', wrong, 'use letters, digits and "_", no digit first')];
  }
  return labels.every((label) => query.limitsBy(label)) ? []
    : [fault('has no effect: the query of the rule has no <<.LabelMatchers>>', asked, 'leave it out, or write <<.Series>>{<<.LabelMatchers>>}')];
}
