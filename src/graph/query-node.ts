import { AutoscalerNode } from './autoscaler';
import { ScalingGraph } from './scaling-graph';
import { Query } from './scaling-trigger';
import { QUERY_LANGUAGE } from '../platforms/annotations';
import { Comparison } from '../promql/comparison-faults';
import { syntaxFaults } from '../promql/syntax-faults';
import { NAME_LABEL, PART_LABELS } from '../promql/vocabulary';

/** A query that an autoscaler is driven by, and what is known of whoever reads and answers it. */
export interface QueryNode extends Query {
  readonly autoscaler: AutoscalerNode;
  /** Whether KServe hands it to KEDA, with a part of its options. */
  readonly isOfKserve: boolean;
  /** Whether it can be read as PromQL. */
  readonly isReadable: boolean;
  /** Whether it is said to be MetricsQL. */
  readonly isMetricsQl: boolean;
  /** Whether whoever answers it may take another language than PromQL. */
  readonly mayBeMetricsQl: boolean;
  /** What it is but for the values of its conditions: many models have the same but for their names, and what is told of one holds for all. */
  readonly form: QueryForm;
  /** The conditions whose values were replaced, each once. */
  readonly conditions: readonly Condition[];
}

/** What queries of many models have in common: the same object for all that are alike. */
export interface QueryForm {
  /** The query with other values in its conditions. */
  readonly text: string;
  /** How its result is compared; undefined where a formula takes it, or it is compared in no way that there is. */
  readonly comparison?: Comparison;
  /** Whether a result without a value counts as 0. */
  readonly nullIsZero: boolean;
  /** Whether it can be read as PromQL. */
  readonly isReadable: boolean;
}

/** A condition that a label has a value. */
export interface Condition {
  readonly label: string;
  readonly value: string;
}

/** Addresses of servers that take MetricsQL. Source: VictoriaMetrics docs, URL format of the cluster version and names of its charts. */
const METRICS_QL = /victoria|vmselect|vmsingle|\/select\/\d+/i;
/** Labels whose values mean something to Prometheus itself. */
const MEANINGFUL = new Set([...PART_LABELS, NAME_LABEL]);
/** A text in quotes, which may be left open, and the label before it where it is the value of one. */
const QUOTED = /(?:(?<![\w.])([a-zA-Z_]\w*)[\t-\r ]*=[\t-\r ]*)?"(?:[^"\\]|\\[^])*(?:"|$)/g;
/** A value in which nothing is escaped. */
const PLAIN = /^"[^"\\\n{}]+"$/;

/** The queries of a graph, and what they have in common. */
interface Queries {
  readonly nodes: QueryNode[];
  readonly forms: QueryForm[];
}

/** Queries of a graph, which many rules ask for. */
const QUERIES = new WeakMap<ScalingGraph, Queries>();

/** All queries that KEDA asks for the autoscalers of a graph. */
export function queriesOf(graph: ScalingGraph): QueryNode[] {
  return readQueries(graph).nodes;
}

/** The forms of those queries. */
export function queryFormsOf(graph: ScalingGraph): QueryForm[] {
  return readQueries(graph).forms;
}

function readQueries(graph: ScalingGraph): Queries {
  let queries = QUERIES.get(graph);
  if (queries === undefined) {
    const forms = new Forms();
    const nodes: QueryNode[] = [];
    for (const autoscaler of graph.autoscalers) {
      for (const { query, targetType } of autoscaler.triggers) {
        if (query !== undefined) {
          nodes.push(nodeOf(autoscaler, query, targetType, forms));
        }
      }
    }
    queries = { nodes, forms: forms.all };
    QUERIES.set(graph, queries);
  }
  return queries;
}

function nodeOf(autoscaler: AutoscalerNode, query: Query, targetType: string | undefined, forms: Forms): QueryNode {
  const inFormula = autoscaler.scaledObject?.scalingModifiers?.formula !== undefined;
  const { text, conditions } = forms.withoutValues(query.text);
  const form = forms.of(text, !inFormula && (targetType === 'AverageValue' || targetType === 'Value') ? targetType : undefined, query.nullIsZero);
  const isSaid = isMetricsQl(autoscaler);
  return {
    ...query,
    autoscaler,
    isOfKserve: autoscaler.scaledObject === undefined,
    isReadable: form.isReadable,
    mayBeMetricsQl: isSaid || METRICS_QL.test(query.serverAddress ?? ''),
    isMetricsQl: isSaid,
    form,
    conditions,
  };
}

function isMetricsQl({ manifest, queryLanguage }: AutoscalerNode): boolean {
  return (queryLanguage ?? manifest.metadata.annotations?.[QUERY_LANGUAGE]) === 'MetricsQL';
}

/** What queries have in common, each found once. */
class Forms {
  readonly all: QueryForm[] = [];
  private readonly byText = new Map<string, QueryForm[]>();

  of(text: string, comparison: Comparison | undefined, nullIsZero: boolean): QueryForm {
    const alike = this.byText.get(text) ?? [];
    const known = alike.find((each) => each.comparison === comparison && each.nullIsZero === nullIsZero);
    if (known !== undefined) {
      return known;
    }
    const form = { text, comparison, nullIsZero, isReadable: alike[0]?.isReadable ?? canBeRead(text) };
    this.byText.set(text, [...alike, form]);
    this.all.push(form);
    return form;
  }

  /** Values that are alike stay alike. */
  withoutValues(query: string): { readonly text: string; readonly conditions: Condition[] } {
    const conditions: Condition[] = [];
    const names = new Map<string, string>();
    let [text, taken] = ['', 0];
    for (const { 0: found, 1: label, index } of query.matchAll(QUOTED)) {
      const start = index + found.indexOf('"');
      const quoted = query.slice(start, index + found.length);
      let name = names.get(quoted);
      if (label === undefined || MEANINGFUL.has(label) || (name === undefined && !PLAIN.test(quoted))) {
        continue;
      }
      if (name === undefined) {
        name = `"v${names.size}"`;
        names.set(quoted, name);
      }
      const value = quoted.slice(1, -1);
      if (!conditions.some((each) => each.label === label && each.value === value)) {
        conditions.push({ label, value });
      }
      text += query.slice(taken, start) + name;
      taken = start + quoted.length;
    }
    return { text: text + query.slice(taken), conditions };
  }
}

function canBeRead(text: string): boolean {
  try {
    return syntaxFaults(text).length === 0;
  } catch (error) {
    // So many brackets in each other that nothing here can tell what it is.
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}
