import { MetricMeanings } from './metric-meaning';
import { argumentsOf, nameOf, Node, operands, WRAPPERS } from './nodes';
import { PromqlTree } from './parse';
import { metricAt, metricsOf } from './selectors';
import { isOne } from './single-series';
import { ABSENCES, ARITHMETIC, CONSTANTS, DIFFERENCES, HISTOGRAM_QUANTILE, RATES, ROUNDS, SORTS, WITHIN_RANGE, WRITES_LABELS } from './vocabulary';

/** What an expression is that does not add up over the pods. */
type Level = 'a quantile' | 'an average' | 'a spread' | 'a value of one pod' | 'a share' | 'a ratio of two totals';

/**
 * What an expression yields: a level, a number, a load that the pods share, a sum of something else, an amount of each series, a number
 * that only grows, or something of which nobody can tell.
 */
export type QueryKind = Level | 'number' | 'load' | 'sum' | 'amount' | 'counter' | 'unknown';

const NO_LEVELS: QueryKind[] = ['number', 'load', 'sum', 'amount', 'counter', 'unknown'];
/** What adds up over series and pods. */
const ADDITIVE: QueryKind[] = ['sum', 'load', 'amount'];
/** What a load stays one beside. */
const BESIDE_LOADS: QueryKind[] = ['load', 'amount', 'number'];

const LEVELS: { readonly [name: string]: Level } = {
  avg: 'an average', [HISTOGRAM_QUANTILE]: 'a quantile', quantile: 'a quantile', stddev: 'a spread', stdvar: 'a spread',
};
const OPERATORS = [...ARITHMETIC, 'BoolModifier'];
const COUNTS = ['count', 'count_values'];
/** Of one pod where each has its own, and of all where all tell the same, such as exporters of one queue. */
const EXTREMES = ['max', 'min', 'topk', 'bottomk'];
/** Functions that yield what they are given, or what it was before. */
const KEEPS_KIND = [...ROUNDS, ...WRITES_LABELS, 'scalar', ...SORTS, 'vector', ...WITHIN_RANGE];
const NUMBERS = [...CONSTANTS, ...ABSENCES, 'present_over_time'];

/**
 * What a query is, where it is no total for sure: an average, a quantile and so on. Undefined where it may be a total.
 */
export function levelOf(query: string, tree: PromqlTree, meanings: MetricMeanings): Level | undefined {
  const kind = kindOf(query, tree, meanings);
  return NO_LEVELS.includes(kind) ? undefined : kind as Level;
}

/** What a query is, as far as its functions and what is known of its metrics tell. */
export function kindOf(query: string, tree: PromqlTree, meanings: MetricMeanings): QueryKind {
  const metrics = metricsOf(query, tree);
  return new Kinds(query, meanings, metrics.length > 0 && metrics.every((metric) => meanings(metric)?.ofPods === true))
    .of(tree.topNode.firstChild!);
}

/** The kinds of the expressions of one query. */
class Kinds {
  constructor(private readonly query: string, private readonly meanings: MetricMeanings, private readonly ownOfPods: boolean) {}

  of(node: Node): QueryKind {
    if (WRAPPERS.includes(node.name)) {
      return this.of(operands(node)[0]);
    }
    switch (node.name) {
      case 'AggregateExpr': return this.ofAggregate(node);
      case 'FunctionCall': return this.ofCall(node);
      case 'BinaryExpr': return this.ofOperator(node);
      case 'NumberDurationLiteral': return 'number';
      case 'MatrixSelector': return this.of(node.getChild('VectorSelector')!);
      case 'VectorSelector': return this.ofSelector(node);
      default: return 'unknown';
    }
  }

  private ofSelector(node: Node): QueryKind {
    const metric = metricAt(this.query, node);
    const { is } = (metric === undefined ? undefined : this.meanings(metric)) ?? {};
    return is === 'level' ? 'a share' : is ?? 'unknown';
  }

  private ofAggregate(node: Node): QueryKind {
    const name = nameOf(this.query, node);
    const body = argumentsOf(node).at(-1)!;
    const inner = this.of(body);
    if (COUNTS.includes(name)) {
      return 'sum';
    }
    // Over one series it changes nothing; over several that only grow it grows.
    if (name !== 'group' && (isOne(this.query, body) || inner === 'counter')) {
      return inner;
    }
    if (name === 'sum') {
      return this.ofSum(inner);
    }
    if (name === 'group') {
      return 'number';
    }
    // What one process tells of all pods stays the level that it is.
    if (inner === 'a share' && !this.ownOfPods && EXTREMES.includes(name)) {
      return inner;
    }
    return EXTREMES.includes(name) && this.ownOfPods ? 'a value of one pod' : LEVELS[name] ?? 'unknown';
  }

  private ofSum(inner: QueryKind): QueryKind {
    switch (inner) {
      case 'number': return inner;
      case 'load':
      case 'amount': return 'load';
      // A share of each pod adds up to pods that are full; one that a process tells of all of them does not.
      case 'a share': return this.ownOfPods ? 'load' : inner;
      default: return 'sum';
    }
  }

  private ofCall(node: Node): QueryKind {
    const name = nameOf(this.query, node);
    const [first] = argumentsOf(node).filter((argument) => !argument.name.endsWith('Literal'));
    // It adds up over series, whatever they are.
    if (RATES.includes(name)) {
      return 'load';
    }
    if (NUMBERS.includes(name) || (first === undefined && name === 'vector')) {
      return 'number';
    }
    // What an amount went up or down by is an amount.
    if (DIFFERENCES.includes(name)) {
      return this.of(first) === 'amount' ? 'amount' : 'unknown';
    }
    return LEVELS[name] ?? (KEEPS_KIND.includes(name) && first !== undefined ? this.of(first) : 'unknown');
  }

  private ofOperator(node: Node): QueryKind {
    const sides = operands(node);
    const kinds = sides.map((side) => this.of(side));
    const [left, right] = kinds;
    switch (OPERATORS.find((operator) => node.getChild(operator) !== null)) {
      case 'Add': return kinds.includes('counter') ? 'counter' : ofSum(kinds);
      // What a counter was before, taken from what it is now, is a number of events.
      case 'Sub': return right === 'counter' ? 'unknown' : left === 'counter' ? left : ofSum(kinds);
      case 'Mul': return sides.some((side) => this.isNought(side)) ? 'number' : ofProduct(left, right);
      case 'Div': return ofRatio(left, right);
      case undefined: break;
      // Powers, remainders, and whether a comparison holds.
      default: return 'unknown';
    }
    // `or` yields its right side only where the left one is empty; comparisons, `and` and `unless` yield the left one.
    return left;
  }

  private isNought(node: Node): boolean {
    return node.name === 'NumberDurationLiteral' && Number(this.query.slice(node.from, node.to)) === 0;
  }
}

function ofProduct(left: QueryKind, right: QueryKind): QueryKind {
  if (left === 'number' || right === 'number') {
    return left === 'number' ? right : left;
  }
  return 'unknown';
}

function ofRatio(left: QueryKind, right: QueryKind): QueryKind {
  if (right === 'number') {
    return left;
  }
  if (ADDITIVE.includes(left)) {
    return ADDITIVE.includes(right) ? 'a ratio of two totals' : 'sum';
  }
  return NO_LEVELS.includes(left) ? 'unknown' : left;
}

/** A sum or a difference: a total where one is in it, and for sure a load where nothing else is; a level beside levels and numbers alone. */
function ofSum(kinds: QueryKind[]): QueryKind {
  const total = kinds.find((kind) => ADDITIVE.includes(kind));
  if (total !== undefined) {
    return kinds.every((kind) => BESIDE_LOADS.includes(kind)) ? (kinds.includes('load') ? 'load' : total) : 'sum';
  }
  const level = kinds.find((kind) => !NO_LEVELS.includes(kind));
  return level !== undefined && !kinds.includes('unknown') ? level : kinds.every((kind) => kind === 'number') ? 'number' : 'unknown';
}
