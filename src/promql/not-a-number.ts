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
/** Whether 0 stands in such a relation to a number. */
const HOLDS_OF_ZERO: Record<string, (than: number) => boolean> = {
  Eql: (than) => than === 0,
  Neq: (than) => than !== 0,
  Gtr: (than) => than < 0,
  Gte: (than) => than <= 0,
  Lss: (than) => than > 0,
  Lte: (than) => than >= 0,
};
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
      return !dropsAllWhileIdle(query, node) && anyOf([left]);
    }
    return anyOf([left, right]) || (DIVISIONS.some((operator) => node.getChild(operator) !== null) && isZeroWhileIdle(query, right));
  }
  if (node.name !== 'FunctionCall' && node.name !== 'AggregateExpr') {
    return false;
  }
  const name = nameOf(query, node);
  return NAN_OF_NOTHING.test(name) || (!COUNTS.includes(name) && anyOf(argumentsOf(node)));
}

/** Whether a condition beside an expression drops it while nothing happens, such as `and sum(rate(x_count[2m])) > 0`. */
function dropsAllWhileIdle(query: string, node: Node): boolean {
  const condition = operands(node)[1];
  return (node.getChild('And') !== null && holdsOfZero(query, condition) === false)
    || (node.getChild('Unless') !== null && holdsOfZero(query, condition) === true);
}

/** Whether a comparison with a number holds of a rate that is 0 while nothing happens; undefined for all else. */
function holdsOfZero(query: string, node: Node): boolean | undefined {
  if (WRAPPERS.includes(node.name)) {
    return node.name === 'ParenExpr' ? holdsOfZero(query, operands(node)[0]) : undefined;
  }
  const [left, right] = node.name === 'BinaryExpr' && node.getChild('BoolModifier') === null ? operands(node) : [];
  if (left === undefined || right.name !== 'NumberDurationLiteral' || holdsOperator(left) || !isZeroWhileIdle(query, left) || isNaNWhileIdle(query, left)) {
    return undefined;
  }
  const than = Number(query.slice(right.from, right.to));
  const compare = Object.keys(HOLDS_OF_ZERO).find((operator) => node.getChild(operator) !== null);
  return compare === undefined || Number.isNaN(than) ? undefined : HOLDS_OF_ZERO[compare](than);
}

function holdsOperator(node: Node): boolean {
  let found = false;
  node.cursor().iterate(({ name }) => { found ||= name === 'BinaryExpr'; });
  return found;
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
