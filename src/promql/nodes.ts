import { PromqlTree } from './parse';

/** A node of a query that has parsed: `!` stands where the grammar then guarantees a child. */
export type Node = PromqlTree['topNode'];

/** What stands around one expression. */
export const WRAPPERS = ['ParenExpr', 'OffsetExpr', 'StepInvariantExpr', 'UnaryExpr', 'SubqueryExpr'];

/** Name of a function or an aggregation. */
export function nameOf(query: string, node: Node): string {
  const { from, to } = node.getChild('FunctionIdentifier') ?? node.getChild('AggregateOp')!;
  return query.slice(from, to);
}

/** The expressions, or labels, directly inside a node. */
export function operands(node: Node): Node[] {
  const found: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (/Expr$|Call$|Selector$|Literal$|^LabelName$/.test(child.name) && !/^(Duration|OffsetDuration)Expr$/.test(child.name)) {
      found.push(child);
    }
  }
  return found;
}
