import { nameOf, Node, WRAPPERS } from './nodes';
import { PromqlSyntaxError, PromqlTree } from './parse';
import { isRegularExpression } from './regular-expression';

/** What an expression yields. */
type Shape = 'instant' | 'range' | 'scalar' | 'string';

/** Functions that take a range, in the place of their only argument that is no number. Source: prometheus 3.5 promql/parser/functions.go. */
const TAKES_RANGE = /^(rate|irate|increase|delta|idelta|deriv|predict_linear|changes|resets|double_exponential_smoothing|.*_over_time)$/;
const YIELDS_SCALAR = /^(scalar|time|pi)$/;
const ZERO_DURATION = /^(0[a-z]*)+$/;

/** Fails where Prometheus would refuse a query although its grammar takes it. */
export function checkFaults(query: string, tree: PromqlTree): void {
  tree.iterate({ enter: ({ node }) => checkNode(query, node) });
}

/** What the whole query yields. */
export function resultShape(query: string, tree: PromqlTree): Shape {
  return shapeOf(query, tree.topNode.firstChild!);
}

/** Fails where Prometheus would refuse a query although its grammar takes it, or KEDA could not read the result. */
export function checkMeaning(query: string, tree: PromqlTree): void {
  checkFaults(query, tree);
  const shape = resultShape(query, tree);
  if (shape !== 'instant') {
    const hint = shape === 'scalar' ? ' (vector(...) gives one)' : '';
    throw new PromqlSyntaxError(query, 0, `a ${shape}, of which KEDA reads no value${hint}, stands`);
  }
}

function checkNode(query: string, node: Node): void {
  const fault = (at: Node, what: string): never => {
    throw new PromqlSyntaxError(query, at.from, what);
  };
  switch (node.name) {
    case 'FunctionCall':
    case 'AggregateExpr':
      return checkArguments(query, node, fault);
    case 'VectorSelector':
      return selectsEverything(query, node) ? fault(node, 'a selector of every series stands') : undefined;
    case 'UnquotedLabelMatcher':
      return isBadExpression(query, node) ? fault(node.getChild('StringLiteral')!, 'no regular expression of RE2 stands') : undefined;
    case 'MatrixSelector':
    case 'SubqueryExpr': {
      if (node.name === 'MatrixSelector' && node.getChild('VectorSelector') === null) {
        fault(node.getChild('DurationExpr')!, 'a range of something that is no selector (write [2m:] for a subquery) stands');
      }
      const duration = node.getChild('DurationExpr');
      return duration !== null && ZERO_DURATION.test(textOf(query, duration)) ? fault(duration, 'a range of nothing stands') : undefined;
    }
    default:
      return undefined;
  }
}

function checkArguments(query: string, node: Node, fault: (at: Node, what: string) => never): void {
  const name = nameOf(query, node);
  const takesRange = node.name === 'FunctionCall' && TAKES_RANGE.test(name);
  for (const argument of children(node.getChild('FunctionCallBody'))) {
    const shape = shapeOf(query, argument);
    if (takesRange && shape === 'instant') {
      fault(argument, `${name} takes a range such as x[2m], and none stands`);
    }
    if (!takesRange && shape === 'range') {
      fault(argument, `${name} takes no range, and one stands`);
    }
  }
}

function shapeOf(query: string, node: Node): Shape {
  if (WRAPPERS.includes(node.name) && node.name !== 'SubqueryExpr') {
    return shapeOf(query, children(node).find((child) => child.name !== 'UnaryOp')!);
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

/** Whether a selector has no name and no condition that an absent label would not meet too. */
function selectsEverything(query: string, selector: Node): boolean {
  const matchers = children(selector.getChild('LabelMatchers'));
  return selector.getChild('Identifier') === null
    && matchers.every((matcher) => matcher.name === 'UnquotedLabelMatcher' && /^\w+\s*=~?\s*(""|''|``)$/.test(textOf(query, matcher)));
}

function isBadExpression(query: string, matcher: Node): boolean {
  const operator = textOf(query, matcher.getChild('MatchOp')!);
  const literal = textOf(query, matcher.getChild('StringLiteral')!);
  const value = literal.startsWith('`') ? literal.slice(1, -1) : literal.slice(1, -1).replace(/\\(.)/g, '$1');
  return operator.endsWith('~') && !isRegularExpression(value);
}

function children(node: Node | null): Node[] {
  const found: Node[] = [];
  for (let child = node?.firstChild ?? null; child !== null; child = child.nextSibling) {
    found.push(child);
  }
  return found;
}

function textOf(query: string, { from, to }: Node): string {
  return query.slice(from, to);
}
