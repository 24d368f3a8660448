import { PromqlTree } from './parse';

/** A node of a query that has parsed: `!` stands where the grammar then guarantees a child. */
export type Node = PromqlTree['topNode'];

/** Expressions that yield what they wrap, one by one. */
export const WRAPPERS = ['ParenExpr', 'OffsetExpr', 'StepInvariantExpr', 'UnaryExpr', 'SubqueryExpr'];

/** What a call calls: the name of its function or aggregation. */
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

/** What a call is given. */
export function argumentsOf(call: Node): Node[] {
  return operands(call.getChild('FunctionCallBody')!);
}
