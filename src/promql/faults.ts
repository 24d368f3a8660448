import { isRegularExpression } from './go-regexp';
import { childrenOf, nameOf, Node } from './nodes';
import { PromqlSyntaxError, PromqlTree } from './parse';
import { holdsFor, matcherAt, MATCHERS, matchersOf } from './selectors';
import { Parameter, Shape, shapeOf, signatureOf } from './signatures';
import { COMPARISONS, isOperator } from './vocabulary';

/** What a parameter is called in errors. */
const PARAMETERS: Record<Parameter, string> = {
  instant: 'an instant vector such as x', range: 'a range such as x[2m]', scalar: 'a number', string: 'a text in quotes',
};
/** Operators between vectors alone. Source: prometheus v3.14 promql/parser/parse.go, checkAST. */
const SET_OPERATORS = ['And', 'Or', 'Unless'];
const ZERO_DURATION = /^(0[a-z]*)+$/;

/** What Prometheus refuses in a query although its grammar takes it, in the order of the query. */
export function refusalsOf(query: string, tree: PromqlTree): PromqlSyntaxError[] {
  const found: PromqlSyntaxError[] = [];
  tree.iterate({ enter: ({ node }) => checkNode(query, node, (at, what) => found.push(new PromqlSyntaxError(query, at.from, what))) });
  return found;
}

/** Fails where Prometheus would refuse a query although its grammar takes it. */
export function checkFaults(query: string, tree: PromqlTree): void {
  const [first] = refusalsOf(query, tree);
  if (first !== undefined) {
    throw first;
  }
}

/** What the whole query yields. */
export function resultShape(query: string, tree: PromqlTree): Shape {
  return shapeOf(query, tree.topNode.firstChild!);
}

/** Keeps what is wrong at a node. */
type Report = (at: Node, what: string) => void;

function checkNode(query: string, node: Node, report: Report): void {
  switch (node.name) {
    case 'FunctionCall':
    case 'AggregateExpr':
      return checkArguments(query, node, report);
    case 'BinaryExpr':
      return checkOperands(query, node, report);
    case 'VectorSelector':
      if (selectsEverything(query, node)) {
        report(node, 'the selector selects every series, which Prometheus refuses: give it a name, or a condition that is not met by an empty label,');
      }
      return;
    case 'UnquotedLabelMatcher':
    case 'QuotedLabelMatcher':
      if (isBadExpression(query, node)) {
        report(node.getChild('StringLiteral')!, 'the text is not a regular expression of RE2');
      }
      return;
    case 'MatrixSelector':
    case 'SubqueryExpr':
      return checkRange(query, node, report);
    default:
      return;
  }
}

function checkRange(query: string, node: Node, report: Report): void {
  const duration = node.getChild('DurationExpr');
  if (node.name === 'MatrixSelector' && node.getChild('VectorSelector') === null) {
    report(duration!, 'a range must follow a selector, and after anything else it is a subquery such as [2m:],');
  } else if (duration !== null && ZERO_DURATION.test(textOf(query, duration))) {
    report(duration, 'the range is 0 long, and must be longer,');
  }
}

function checkArguments(query: string, node: Node, report: Report): void {
  const name = nameOf(query, node);
  const signature = signatureOf(name, node.name === 'AggregateExpr');
  if (signature === undefined) {
    return;
  }
  const { parameters, required, variadic } = signature;
  const given = childrenOf(node.getChild('FunctionCallBody'));
  if (given.length < required || (given.length > parameters.length && !variadic)) {
    report(node, `${name} takes ${countOf(required, parameters.length, variadic)} and has ${given.length},`);
    return;
  }
  given.forEach((argument, i) => {
    const wanted = parameters[Math.min(i, parameters.length - 1)];
    const shape = shapeOf(query, argument);
    if (wanted === 'range' && shape === 'instant') {
      report(argument, `${name} takes a range such as x[2m], and gets an instant vector,`);
    } else if (wanted !== 'range' && shape === 'range') {
      report(argument, `${name} takes no range, and gets one,`);
    } else if (wanted !== shape) {
      report(argument, `${name} takes ${PARAMETERS[wanted]} here, and gets ${PARAMETERS[shape]},`);
    }
  });
}

function countOf(required: number, most: number, variadic: boolean): string {
  if (variadic) {
    return `at least ${required} arguments`;
  }
  return required === most ? `${most} argument${most === 1 ? '' : 's'}` : `${required} to ${most} arguments`;
}

function checkOperands(query: string, node: Node, report: Report): void {
  const sides = [node.firstChild!, node.lastChild!];
  const shapes = sides.map((side) => shapeOf(query, side));
  const wrong = shapes.findIndex((shape) => shape === 'range' || shape === 'string');
  if (wrong >= 0) {
    report(sides[wrong], `an operator takes numbers and instant vectors, and gets ${PARAMETERS[shapes[wrong]]},`);
  }
  const scalar = shapes.indexOf('scalar');
  if (scalar >= 0 && SET_OPERATORS.some((operator) => node.getChild(operator) !== null)) {
    report(sides[scalar], 'and, or and unless take vectors, and get a number: wrap it in vector(...),');
  }
  if (shapes.every((shape) => shape === 'scalar') && node.getChild('BoolModifier') === null && isOperator(node, COMPARISONS)) {
    report(node, 'a comparison of two numbers needs bool, such as 1 > bool 0,');
  }
}

/** Whether a selector has no name and no condition that an absent label would not meet too. */
function selectsEverything(query: string, selector: Node): boolean {
  const given = childrenOf(selector.getChild('LabelMatchers'));
  return selector.getChild('Identifier') === null && given.every((matcher) => MATCHERS.includes(matcher.name))
    && matchersOf(query, selector).every((matcher) => holdsFor(matcher, '') === true);
}

function isBadExpression(query: string, node: Node): boolean {
  const { operator, value } = matcherAt(query, node);
  return operator.endsWith('~') && !isRegularExpression(value);
}

function textOf(query: string, { from, to }: Node): string {
  return query.slice(from, to);
}
