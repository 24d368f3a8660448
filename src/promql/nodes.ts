import { PromqlTree } from './parse';

/** A node of a query that has parsed: `!` stands where the grammar then guarantees a child. */
export type Node = PromqlTree['topNode'];

/** Expressions that yield what they wrap, one by one. */
export const WRAPPERS = ['ParenExpr', 'OffsetExpr', 'StepInvariantExpr', 'UnaryExpr', 'SubqueryExpr', 'AnchoredExpr', 'SmoothedExpr'];

/** The labels that an aggregation keeps, or those that it takes away. */
export interface Grouping {
  /** Whether they are kept; without any modifier no label is. */
  readonly by: boolean;
  readonly labels: string[];
}

/** What a call calls: the name of its function or aggregation. */
export function nameOf(query: string, node: Node): string {
  const called = node.getChild('FunctionIdentifier');
  if (called !== null) {
    return query.slice(called.from, called.to);
  }
  const { from, to } = node.getChild('AggregateOp')!;
  // Aggregations are keywords, in which case does not count.
  return query.slice(from, to).toLowerCase();
}

/** The expressions directly inside a node. */
export function operands(node: Node): Node[] {
  return childrenOf(node).filter(({ name }) => /Expr$|Call$|Selector$|Literal$/.test(name) && !/^(Duration|OffsetDuration)Expr$/.test(name));
}

/** All nodes directly inside a node. */
export function childrenOf(node: Node | null): Node[] {
  const found: Node[] = [];
  for (let child = node?.firstChild ?? null; child !== null; child = child.nextSibling) {
    found.push(child);
  }
  return found;
}

/** What a call is given. */
export function argumentsOf(call: Node): Node[] {
  return operands(call.getChild('FunctionCallBody')!);
}

/** By which labels an aggregation groups. */
export function groupingOf(query: string, aggregation: Node): Grouping {
  const modifier = aggregation.getChild('AggregateModifier');
  return { by: modifier === null || modifier.getChild('By') !== null, labels: labelsIn(query, modifier) };
}

/** The labels in the brackets of a modifier such as `by (...)` or `on (...)`. */
export function labelsIn(query: string, modifier: Node | null): string[] {
  return childrenOf(modifier?.getChild('GroupingLabels') ?? null).map((label) => labelAt(query, label));
}

/** The name of a label, which may stand in quotes. */
export function labelAt(query: string, { name, from, to }: Node): string {
  const text = query.slice(from, to);
  return name === 'QuotedLabelName' ? stringValue(text) : text;
}

/** The text that a string of PromQL stands for. Source: prometheus 3.5 util/strutil/quote.go. */
export function stringValue(literal: string): string {
  const body = literal.trim().slice(1, -1);
  const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' };
  return literal.trim().startsWith('`') ? body : body.replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);
}

/** Whether a node stands in another one of a kind, at any depth. */
export function isInside(node: Node, kind: string): boolean {
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    if (outer.name === kind) {
      return true;
    }
  }
  return false;
}
