import { argumentsOf, groupingOf, nameOf, Node, operands } from './nodes';
import { matchesAll } from './series-labels';

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
