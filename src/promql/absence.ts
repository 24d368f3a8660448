import { argumentsOf, nameOf, Node, operands, WRAPPERS } from './nodes';
import { PromqlTree } from './parse';
import { Selector, selectorAt } from './selectors';
import { ABSENCES, CONSTANTS } from './vocabulary';

const SOMETHING_OF_NOTHING = [...ABSENCES, ...CONSTANTS];

/**
 * Whether a query yields nothing, or NaN, while there are no series for some of its selectors: then what it is divided by, added to or
 * compared with is of no use. Undecided cases count as something.
 */
export function isGoneWithout(query: string, tree: PromqlTree, isGone: (selector: Selector) => boolean): boolean {
  const gone = (node: Node): boolean => {
    if (WRAPPERS.includes(node.name)) {
      return gone(operands(node)[0]);
    }
    switch (node.name) {
      case 'VectorSelector': return isGone(selectorAt(query, node));
      case 'MatrixSelector': return gone(node.getChild('VectorSelector')!);
      case 'AggregateExpr': return argumentsOf(node).some(gone);
      case 'FunctionCall': return !SOMETHING_OF_NOTHING.includes(nameOf(query, node)) && argumentsOf(node).some(gone);
      case 'BinaryExpr': {
        const [left, right] = operands(node).map(gone);
        if (node.getChild('Or') !== null) {
          return left && right;
        }
        return node.getChild('Unless') !== null ? left : left || right;
      }
      default: return false;
    }
  };
  return gone(tree.topNode.firstChild!);
}
