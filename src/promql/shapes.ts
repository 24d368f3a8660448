import { childrenOf, nameOf, Node, WRAPPERS } from './nodes';

/** What an expression yields. */
export type Shape = 'instant' | 'range' | 'scalar' | 'string';

const YIELDS_SCALAR = /^(scalar|time|pi)$/;

/** What the expression at a node yields. */
export function shapeOf(query: string, node: Node): Shape {
  if (WRAPPERS.includes(node.name) && node.name !== 'SubqueryExpr') {
    return shapeOf(query, childrenOf(node).find((child) => child.name !== 'UnaryOp')!);
  }
  switch (node.name) {
    case 'MatrixSelector':
    case 'SubqueryExpr': return 'range';
    case 'NumberDurationLiteral': return 'scalar';
    case 'StringLiteral': return 'string';
    case 'FunctionCall': return YIELDS_SCALAR.test(nameOf(query, node)) ? 'scalar' : 'instant';
    case 'BinaryExpr': return [node.firstChild!, node.lastChild!].every((side) => shapeOf(query, side) === 'scalar') ? 'scalar' : 'instant';
    default: return 'instant';
  }
}
