import { holdsFor } from './label-value';
import { nameOf, Node, WRAPPERS } from './nodes';
import { PromqlSyntaxError, PromqlTree } from './parse';
import { isRegularExpression } from './regular-expression';
import { matchersOf } from './selectors';
import { Parameter, signatureOf } from './signatures';

/** What an expression yields. */
type Shape = 'instant' | 'range' | 'scalar' | 'string';

/** What a parameter is called in errors. */
const PARAMETERS: Record<Parameter, string> = {
  instant: 'an instant vector such as x', range: 'a range such as x[2m]', scalar: 'a number', string: 'a text in quotes',
};
/** Operators between vectors alone. Source: prometheus v3.14 promql/parser/parse.go, checkAST. */
const SET_OPERATORS = ['And', 'Or', 'Unless'];
const COMPARISONS = ['Eql', 'Neq', 'Gtr', 'Gte', 'Lss', 'Lte'];
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
    case 'BinaryExpr':
      return checkOperands(query, node, fault);
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
  const signature = signatureOf(name, node.name === 'AggregateExpr');
  if (signature === undefined) {
    return;
  }
  const { parameters, required, variadic } = signature;
  const given = children(node.getChild('FunctionCallBody'));
  if (given.length < required || (given.length > parameters.length && !variadic)) {
    fault(node, `${name} takes ${countOf(required, parameters.length, variadic)}, and ${given.length} stand`);
  }
  given.forEach((argument, i) => {
    const wanted = parameters[Math.min(i, parameters.length - 1)];
    const shape = shapeOf(query, argument);
    if (wanted === 'range' && shape === 'instant') {
      fault(argument, `${name} takes a range such as x[2m], and none stands`);
    }
    if (wanted !== 'range' && shape === 'range') {
      fault(argument, `${name} takes no range, and one stands`);
    }
    if (wanted !== shape) {
      fault(argument, `${name} takes ${PARAMETERS[wanted]} here, and ${PARAMETERS[shape]} stands`);
    }
  });
}

function countOf(required: number, most: number, variadic: boolean): string {
  if (variadic) {
    return `at least ${required} arguments`;
  }
  return required === most ? `${most} argument${most === 1 ? '' : 's'}` : `${required} to ${most} arguments`;
}

function checkOperands(query: string, node: Node, fault: (at: Node, what: string) => never): void {
  const sides = [node.firstChild!, node.lastChild!];
  const shapes = sides.map((side) => shapeOf(query, side));
  const wrong = shapes.findIndex((shape) => shape === 'range' || shape === 'string');
  if (wrong >= 0) {
    fault(sides[wrong], `an operator takes numbers and instant vectors, and ${PARAMETERS[shapes[wrong]]} stands`);
  }
  const scalar = shapes.indexOf('scalar');
  if (scalar >= 0 && SET_OPERATORS.some((operator) => node.getChild(operator) !== null)) {
    fault(sides[scalar], 'and, or and unless take vectors (vector(0) makes one of a number), and a number stands');
  }
  if (shapes.every((shape) => shape === 'scalar') && node.getChild('BoolModifier') === null && COMPARISONS.some((each) => node.getChild(each) !== null)) {
    fault(node, 'two numbers are compared with bool alone, such as 1 > bool 0, and a comparison without it stands');
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
  const given = children(selector.getChild('LabelMatchers'));
  return selector.getChild('Identifier') === null && given.every((matcher) => matcher.name === 'UnquotedLabelMatcher')
    && matchersOf(query, selector).every((matcher) => holdsFor(matcher, '') === true);
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
