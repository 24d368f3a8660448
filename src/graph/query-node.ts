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
  /** How its result is compared; undefined where a formula takes it, or it is compared in no way that there is. */
  readonly comparison?: Comparison;
  /** Whether KServe hands it to KEDA, with a part of its options. */
  readonly isOfKserve: boolean;
  /** Whether it can be read as PromQL. */
  readonly isReadable: boolean;
  /** Whether it is said to be MetricsQL. */
  readonly isMetricsQl: boolean;
  /** Whether whoever answers it may take another language than PromQL. */
  readonly mayBeMetricsQl: boolean;
  /** The query with other values in its conditions: many models have the same but for their names, and what is told of one holds for all. */
  readonly likeness: Likeness;
  /** The conditions whose values were replaced. */
  readonly conditions: readonly Condition[];
}

/** What queries of many models have in common. */
export interface Likeness {
  readonly text: string;
  readonly isReadable: boolean;
}

/** A condition that a label has a value. */
export interface Condition {
  readonly label: string;
  readonly value: string;
}

/** Addresses of servers that take MetricsQL. Source: VictoriaMetrics docs, URL format of the cluster version and names of its charts. */
const METRICS_QL = /victoria|vmselect|vmsingle|\/select\/\d+/i;
/** A text in quotes. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g;
/** `namespace=` at the end of what stands before one. */
const LABEL = /(?<![\w.])([a-zA-Z_]\w*)\s*=\s*$/;
/** How much of that is looked at: no name of a label is longer that is worth it. */
const LABEL_REACH = 80;
/** Labels whose values mean something to Prometheus itself. */
const MEANINGFUL = [...PART_LABELS, NAME_LABEL];
/** A value in which nothing is escaped. */
const PLAIN = /^"[^"\\\n{}]+"$/;

/** Queries of a graph, which many rules ask for. */
const QUERIES = new WeakMap<ScalingGraph, QueryNode[]>();

/** All queries that KEDA asks for the autoscalers of a graph. */
export function queriesOf(graph: ScalingGraph): QueryNode[] {
  let queries = QUERIES.get(graph);
  if (queries === undefined) {
    const known = new Map<string, Likeness>();
    queries = graph.autoscalers.flatMap((autoscaler) => autoscaler.triggers.flatMap(({ query, targetType }) =>
      query === undefined ? [] : [nodeOf(autoscaler, query, targetType, known)]));
    QUERIES.set(graph, queries);
  }
  return queries;
}

function nodeOf(autoscaler: AutoscalerNode, query: Query, targetType: string | undefined, known: Map<string, Likeness>): QueryNode {
  const inFormula = autoscaler.scaledObject?.scalingModifiers?.formula !== undefined;
  const { text, conditions } = withoutValues(query.text);
  const likeness = known.get(text) ?? { text, isReadable: canBeRead(text) };
  known.set(text, likeness);
  return {
    ...query,
    autoscaler,
    comparison: !inFormula && (targetType === 'AverageValue' || targetType === 'Value') ? targetType : undefined,
    isOfKserve: autoscaler.scaledObject === undefined,
    isReadable: likeness.isReadable,
    mayBeMetricsQl: isMetricsQl(autoscaler) || METRICS_QL.test(query.serverAddress ?? ''),
    isMetricsQl: isMetricsQl(autoscaler),
    likeness,
    conditions,
  };
}

function isMetricsQl({ manifest, queryLanguage }: AutoscalerNode): boolean {
  return (queryLanguage ?? manifest.metadata.annotations?.[QUERY_LANGUAGE]) === 'MetricsQL';
}

/** Values that are alike stay alike. */
function withoutValues(query: string): { readonly text: string; readonly conditions: Condition[] } {
  const conditions: Condition[] = [];
  const names = new Map<string, string>();
  const text = query.replace(QUOTED, (quoted, at: number) => {
    const [, label] = PLAIN.test(quoted) ? LABEL.exec(query.slice(Math.max(0, at - LABEL_REACH), at)) ?? [] : [];
    if (label === undefined || MEANINGFUL.includes(label)) {
      return quoted;
    }
    const value = quoted.slice(1, -1);
    conditions.push({ label, value });
    const name = names.get(value) ?? `v${names.size}`;
    names.set(value, name);
    return `"${name}"`;
  });
  return { text, conditions };
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
