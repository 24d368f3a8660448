import { argumentsOf, nameOf, Node, operands, WRAPPERS } from './nodes';
import { PromqlTree } from './parse';
import { selectedValue } from './selected-values';

/** Aggregations that keep several series even without grouping. Source: prometheus 3.5 promql/engine.go. */
const KEEPS_SERIES = ['topk', 'bottomk', 'limitk', 'limit_ratio', 'count_values'];
/** Functions that yield one series whatever they are given, or no vector at all. */
const YIELDS_ONE = ['absent', 'absent_over_time', 'vector', 'scalar', 'time', 'pi'];
/** Operators whose result is a part of what stands before them. */
const KEEPS_LEFT = ['And', 'Unless'];
const REWRITES_LABELS = /^(label_replace|label_join|absent|absent_over_time|info)$/;
const LITERALS = ['NumberDurationLiteral', 'StringLiteral'];

/**
 * Whether a query yields one series at most, whatever there is: KEDA refuses two, and a second pod often makes them. Labels that are
 * `fixed` have one value in all that the query selects.
 * Source: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go, "returned multiple elements".
 */
export function yieldsOneSeries(query: string, tree: PromqlTree, fixed: string[] = []): boolean {
  return isOne(query, tree.topNode.firstChild!, fixed);
}

/** Whether a query is a quantile of a histogram at its outermost, which is a level and no total. */
export function isQuantile(query: string, tree: PromqlTree): boolean {
  let node = tree.topNode.firstChild!;
  while (WRAPPERS.includes(node.name)) {
    node = operands(node)[0];
  }
  return node.name === 'FunctionCall' && nameOf(query, node) === 'histogram_quantile';
}

/** The same of an expression inside a query. */
export function isOne(query: string, node: Node, ignored: string[] = []): boolean {
  if (LITERALS.includes(node.name)) {
    return true;
  }
  if (node.name === 'BinaryExpr' && KEEPS_LEFT.some((operator) => node.getChild(operator) !== null)) {
    return isOne(query, operands(node)[0], ignored);
  }
  if (WRAPPERS.includes(node.name) || node.name === 'BinaryExpr') {
    return operands(node).every((operand) => isOne(query, operand, ignored));
  }
  if (node.name === 'AggregateExpr') {
    return !KEEPS_SERIES.includes(nameOf(query, node)) && groups(query, node, ignored);
  }
  if (node.name !== 'FunctionCall') {
    return false;
  }
  const name = nameOf(query, node);
  // The series of a histogram differ in `le`, and a quantile makes one of them.
  const inner = name === 'histogram_quantile' ? [...ignored, 'le'] : ignored;
  return YIELDS_ONE.includes(name) || argumentsOf(node).every((argument) => isOne(query, argument, inner));
}

/** Whether an aggregation groups by nothing but labels that do not count. */
function groups(query: string, node: Node, ignored: string[]): boolean {
  const modifier = node.getChild('AggregateModifier');
  if (modifier === null) {
    return true;
  }
  const labels = modifier.getChild('GroupingLabels');
  return modifier.getChild('By') !== null && operands(labels!).every(({ from, to }) => {
    const label = query.slice(from, to);
    return ignored.includes(label) || isPinned(query, node.getChild('FunctionCallBody')!, label);
  });
}

/** Whether all that an aggregation is over is selected at one value of a label, and nothing in between takes it away or writes it anew. */
function isPinned(query: string, body: Node, label: string): boolean {
  const values = new Set<string | undefined>();
  let kept = true;
  body.cursor().iterate(({ node }) => {
    if (node.name === 'VectorSelector') {
      values.add(selectedValue(query, node, label));
    }
    kept &&= node.name !== 'AggregateExpr' && node.name !== 'BinaryExpr' && !(node.name === 'FunctionCall' && REWRITES_LABELS.test(nameOf(query, node)));
  });
  return kept && values.size === 1 && !values.has(undefined);
}
