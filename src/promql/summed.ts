import { argumentsOf, groupingOf, nameOf, Node, operands } from './nodes';
import { matchesAll } from './series-labels';
import { ABSENCES, COMPARISONS, HISTOGRAM_QUANTILE, isOperator, KEEPS_LABELS, KEEPS_LEFT } from './vocabulary';

/**
 * Whether a query adds up all series of a selector that differ in labels, none of which it keeps. Not so where an operator matches them with
 * other series before: it may leave some out.
 */
export function isSummedOver(query: string, selector: Node, labels: readonly string[]): boolean {
  for (let inner = selector, outer = selector.parent; outer !== null; inner = outer, outer = outer.parent) {
    if (outer.name === 'BinaryExpr' && isMatched(query, outer, inner)) {
      return false;
    }
    if (outer.name === 'AggregateExpr') {
      const { by, labels: listed } = groupingOf(query, outer);
      if (labels.every((label) => by !== listed.includes(label))) {
        return nameOf(query, outer) === 'sum';
      }
    }
  }
  return false;
}

/** Whether an operator keeps of the series at one side only those that have one at the other. */
function isMatched(query: string, operator: Node, side: Node): boolean {
  return operator.getChild('Or') === null && !matchesAll(query, operator)
    && operands(operator).some((other) => other.from !== side.from && hasSelector(other));
}

function hasSelector(node: Node): boolean {
  return node.name === 'VectorSelector' || operands(node).some(hasSelector) || (node.getChild('FunctionCallBody') !== null && argumentsOf(node).some(hasSelector));
}

/** Functions whose result is the same when all that they are given is there several times. */
const OF_SHARES = [HISTOGRAM_QUANTILE, 'histogram_avg', 'histogram_fraction', 'sgn', 'present_over_time', ...ABSENCES];

/** Aggregations that grow with the number of series. */
const TOTALS = ['sum', 'count'];

/**
 * Whether the result of a query grows with the sum at a selector, where some selectors are summed over more series than are meant. Not so where
 * it only decides whether there is a result, or where a division makes a share or a mean of it: what it is divided by may be too high as well.
 */
export function growsWith(query: string, selector: Node, summed: Node[]): boolean {
  for (let inner = selector, outer = selector.parent; outer !== null; inner = outer, outer = outer.parent) {
    if (outer.name === 'FunctionCall' && OF_SHARES.includes(nameOf(query, outer))) {
      return false;
    }
    if (outer.name === 'BinaryExpr' && !reachesResult(query, outer, inner, summed)) {
      return false;
    }
  }
  return true;
}

function reachesResult(query: string, operator: Node, side: Node, summed: Node[]): boolean {
  const [left, right] = operands(operator);
  const other = side.from === left.from ? right : left;
  const holds = (node: Node) => summed.some(({ from, to }) => from >= node.from && to <= node.to);
  if (isOperator(operator, [...KEEPS_LEFT, ...COMPARISONS])) {
    return side.from === left.from && operator.getChild('BoolModifier') === null;
  }
  if (isOperator(operator, ['Div'])) {
    return !holds(other) && !isTotal(query, right);
  }
  return !(isOperator(operator, ['Mul']) && Number(query.slice(other.from, other.to)) === 0);
}

/** Whether the value of an expression comes of a sum or a number of series, which no other aggregation takes one of. */
function isTotal(query: string, node: Node): boolean {
  const within = (nodes: Node[]) => nodes.some((each) => isTotal(query, each));
  if (node.name === 'AggregateExpr') {
    const name = nameOf(query, node);
    return TOTALS.includes(name) || (KEEPS_LABELS.includes(name) && within(argumentsOf(node)));
  }
  if (node.name === 'FunctionCall') {
    return !OF_SHARES.includes(nameOf(query, node)) && within(argumentsOf(node));
  }
  return within(isOperator(node, KEEPS_LEFT) ? operands(node).slice(0, 1) : operands(node));
}
