import { argumentsOf, nameOf, Node, operands, WRAPPERS } from './nodes';
import { PromqlTree } from './parse';
import { ABSENCES, CHANGES, DIVISIONS, isOperator, LOGARITHMS } from './vocabulary';

/** NaN where nothing is counted. Source: prometheus 3.5 promql/quantile.go, functions.go. */
const NAN_OF_NOTHING = /^histogram_(quantile|avg|fraction)$/;
/** Aggregations and functions whose result is a number whatever the values. */
const COUNTS = ['count', 'group', ...ABSENCES, 'count_values', 'timestamp'];
/** Functions that cut off values without end. */
const CLAMPS: { readonly [value in NoNumber]: string[] } = { 'NaN': [], '+Inf': ['clamp', 'clamp_max'], '-Inf': ['clamp', 'clamp_min'] };
/** Comparisons with a number that do not hold, and drop the value. */
const DROPS: { readonly [value in NoNumber]: string[] } = {
  'NaN': ['Eql', 'Gtr', 'Gte', 'Lss', 'Lte'], '+Inf': ['Eql', 'Lss', 'Lte'], '-Inf': ['Eql', 'Gtr', 'Gte'],
};
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

/** What a query yields in place of a number. */
export type NoNumber = 'NaN' | '+Inf' | '-Inf';

/** What a query yields while nothing happens where that is no number: quantiles of nothing, and what is divided by rates. */
export function whileIdle(query: string, tree: PromqlTree): NoNumber | undefined {
  return idleValue(query, tree.topNode.firstChild!);
}

/** Whether a query yields no number while nothing happens. */
export function mayBeNaN(query: string, tree: PromqlTree): boolean {
  return whileIdle(query, tree) !== undefined;
}

/** The same of an expression inside a query. */
export function idleValue(query: string, node: Node): NoNumber | undefined {
  // What drops one without end drops NaN too, so that it goes first.
  const anyOf = (nodes: Node[]) => {
    const values = nodes.map((each) => idleValue(query, each)).filter((value) => value !== undefined);
    return values.find((value) => value !== 'NaN') ?? values[0];
  };
  if (WRAPPERS.includes(node.name)) {
    return anyOf(operands(node));
  }
  if (node.name === 'BinaryExpr') {
    return ofOperator(query, node, anyOf);
  }
  if (node.name !== 'FunctionCall' && node.name !== 'AggregateExpr') {
    return undefined;
  }
  const name = nameOf(query, node);
  const given = argumentsOf(node);
  if (NAN_OF_NOTHING.test(name)) {
    return 'NaN';
  }
  if (LOGARITHMS.includes(name) && isZeroWhileIdle(query, given[0])) {
    return '-Inf';
  }
  const inside = COUNTS.includes(name) ? undefined : anyOf(given);
  return inside !== undefined && CLAMPS[inside].includes(name) ? undefined : inside;
}

function ofOperator(query: string, node: Node, anyOf: (nodes: Node[]) => NoNumber | undefined): NoNumber | undefined {
  const is = (operator: string) => node.getChild(operator) !== null;
  const [left, right] = operands(node);
  if (is('BoolModifier')) {
    return undefined;
  }
  if (DROPS.NaN.some(is)) {
    const value = anyOf([left]);
    return value === undefined || DROPS[value].some(is) ? undefined : value;
  }
  if (LEFT_ALONE.some(is)) {
    return dropsAllWhileIdle(query, node) ? undefined : anyOf([left]);
  }
  if (DIVISIONS.some(is) && isZeroWhileIdle(query, right)) {
    return is('Div') && isConstant(query, left) ? '+Inf' : 'NaN';
  }
  return is('Pow') && numberOf(query, right) < 0 && isZeroWhileIdle(query, left) ? '+Inf' : anyOf([left, right]);
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
  if (left === undefined || right.name !== 'NumberDurationLiteral' || holdsOperator(left) || !isZeroWhileIdle(query, left) || idleValue(query, left) !== undefined) {
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
    const dropped = node.getChild('BoolModifier') === null && isOperator(node, ['Gtr', 'Neq']);
    const raised = node.getChild('Add') !== null && operands(node).some((operand) => isAboveZero(query, operand));
    return !dropped && !raised && anyOf(operands(node));
  }
  if (node.name !== 'FunctionCall' && node.name !== 'AggregateExpr') {
    return false;
  }
  const name = nameOf(query, node);
  const given = argumentsOf(node);
  const raised = name === 'clamp_min' && isAboveZero(query, given[1]);
  return CHANGES.includes(name) || (!raised && !COUNTS.includes(name) && anyOf(given));
}

function isAboveZero(query: string, node?: Node): boolean {
  return numberOf(query, node) > 0;
}

function numberOf(query: string, node?: Node): number {
  return node?.name === 'NumberDurationLiteral' || node?.name === 'UnaryExpr' ? Number(query.slice(node.from, node.to)) : NaN;
}

/** A number above 0, or a vector of one. */
function isConstant(query: string, node: Node): boolean {
  const isVector = node.name === 'FunctionCall' && nameOf(query, node) === 'vector';
  return node.name === 'ParenExpr' || isVector ? isConstant(query, isVector ? argumentsOf(node)[0] : operands(node)[0]) : isAboveZero(query, node);
}
