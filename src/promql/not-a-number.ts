import { argumentsOf, nameOf, Node, operands, WRAPPERS } from './nodes';
import { PromqlTree } from './parse';

/** NaN where nothing is counted. Source: prometheus 3.5 promql/quantile.go, functions.go. */
const NAN_OF_NOTHING = /^histogram_(quantile|avg|fraction)$/;
/** 0 while nothing happens, so that what is divided by it is NaN or infinite. */
const ZERO_WHILE_IDLE = /^(rate|irate|increase|delta|idelta|deriv)$/;
/** Aggregations and functions whose result is a number whatever the values. */
const COUNTS = ['count', 'group', 'absent', 'absent_over_time', 'count_values', 'timestamp'];
/** Comparisons that hold of no NaN, and drop it. */
const DROPS_NAN = ['Eql', 'Gtr', 'Gte', 'Lss', 'Lte'];
const DIVISIONS = ['Div', 'Mod'];
const LEFT_ALONE = ['And', 'Unless', 'Neq'];

/** Whether a query yields NaN, or something infinite, while nothing happens: quantiles of nothing, and rates over rates. */
export function mayBeNaN(query: string, tree: PromqlTree): boolean {
  return isNaNWhileIdle(query, tree.topNode.firstChild!);
}

/** The same of an expression inside a query. */
export function isNaNWhileIdle(query: string, node: Node): boolean {
  const anyOf = (nodes: Node[]) => nodes.some((each) => isNaNWhileIdle(query, each));
  if (WRAPPERS.includes(node.name)) {
    return anyOf(operands(node));
  }
  if (node.name === 'BinaryExpr') {
    const [left, right] = operands(node);
    if (node.getChild('BoolModifier') !== null || DROPS_NAN.some((operator) => node.getChild(operator) !== null)) {
      return false;
    }
    if (LEFT_ALONE.some((operator) => node.getChild(operator) !== null)) {
      return anyOf([left]);
    }
    return anyOf([left, right]) || (DIVISIONS.some((operator) => node.getChild(operator) !== null) && isZeroWhileIdle(query, right));
  }
  if (node.name !== 'FunctionCall' && node.name !== 'AggregateExpr') {
    return false;
  }
  const name = nameOf(query, node);
  return NAN_OF_NOTHING.test(name) || (!COUNTS.includes(name) && anyOf(argumentsOf(node)));
}

function isZeroWhileIdle(query: string, node: Node): boolean {
  const anyOf = (nodes: Node[]) => nodes.some((each) => isZeroWhileIdle(query, each));
  if (WRAPPERS.includes(node.name)) {
    return anyOf(operands(node));
  }
  if (node.name === 'BinaryExpr') {
    const dropped = node.getChild('BoolModifier') === null && ['Gtr', 'Neq'].some((operator) => node.getChild(operator) !== null);
    const raised = node.getChild('Add') !== null && operands(node).some((operand) => isAboveZero(query, operand));
    return !dropped && !raised && anyOf(operands(node));
  }
  if (node.name !== 'FunctionCall' && node.name !== 'AggregateExpr') {
    return false;
  }
  const name = nameOf(query, node);
  const given = argumentsOf(node);
  const raised = name === 'clamp_min' && isAboveZero(query, given[1]);
  return ZERO_WHILE_IDLE.test(name) || (!raised && !COUNTS.includes(name) && anyOf(given));
}

function isAboveZero(query: string, node?: Node): boolean {
  return node?.name === 'NumberDurationLiteral' && Number(query.slice(node.from, node.to)) > 0;
}
