import { argumentsOf, nameOf, Node, operands } from './nodes';
import { PromqlTree } from './parse';
import { AROUND_SELECTORS } from './vocabulary';

/** A function over a range of samples, such as `rate(x[2m])`. */
export interface RangeCall {
  readonly name: string;
  readonly node: Node;
  /** The range: a MatrixSelector, or a SubqueryExpr. */
  readonly range: Node;
}

/** The functions of a query that look over a range, in their order. */
export function rangeCallsOf(query: string, tree: PromqlTree): RangeCall[] {
  const found: RangeCall[] = [];
  tree.iterate({
    enter: ({ node }) => {
      const range = node.name === 'FunctionCall' ? argumentsOf(node).map(rangeIn).find((each) => each !== undefined) : undefined;
      if (range !== undefined) {
        found.push({ name: nameOf(query, node), node, range });
      }
    },
  });
  return found;
}

function rangeIn(node: Node): Node | undefined {
  if (node.name === 'MatrixSelector' || node.name === 'SubqueryExpr') {
    return node;
  }
  return AROUND_SELECTORS.includes(node.name) ? rangeIn(operands(node)[0]) : undefined;
}
