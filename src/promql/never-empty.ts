import { argumentsOf, nameOf, Node, operands, WRAPPERS } from './nodes';
import { tryParse } from './parse';
import { isBare } from './single-series';
import { COMPARISONS, CONSTANTS, isOperator, KEEPS_LEFT, ROUNDS } from './vocabulary';

/** Aggregations that yield something of anything. */
const AGGREGATIONS = ['sum', 'min', 'max', 'avg', 'count', 'group'];
/** The same of functions whose first argument is what they read. */
const FUNCTIONS = ['vector', ...ROUNDS, ...['avg', 'min', 'max', 'sum', 'count', 'last'].map((name) => `${name}_over_time`)];

/** Whether a query yields a value whatever series exist, such as `sum(x) or vector(0)`. Undecided cases count as possibly empty. */
export function isNeverEmpty(query: string): boolean {
  const tree = tryParse(query);
  return tree !== undefined && yields(query, tree.topNode.firstChild!);
}

function yields(query: string, node: Node): boolean {
  if (WRAPPERS.includes(node.name)) {
    return yields(query, operands(node)[0]);
  }
  switch (node.name) {
    case 'NumberDurationLiteral': return true;
    case 'AggregateExpr': return AGGREGATIONS.includes(nameOf(query, node)) && yields(query, argumentsOf(node)[0]);
    case 'FunctionCall': {
      const name = nameOf(query, node);
      return CONSTANTS.includes(name) || (FUNCTIONS.includes(name) && argumentsOf(node).slice(0, 1).some((argument) => yields(query, argument)));
    }
    case 'BinaryExpr': return ofOperator(query, node);
    default: return false;
  }
}

function ofOperator(query: string, node: Node): boolean {
  const is = (operator: string) => node.getChild(operator) !== null;
  const sides = operands(node);
  if (is('Or')) {
    return sides.some((side) => yields(query, side));
  }
  const drops = isOperator(node, KEEPS_LEFT) || (isOperator(node, COMPARISONS) && !is('BoolModifier'));
  return !drops && sides.every((side) => yields(query, side)) && (sides.some(isNumber) || sides.every((side) => isBare(query, side)));
}

function isNumber({ name }: Node): boolean {
  return name === 'NumberDurationLiteral';
}
