import { Comparison } from './comparison-faults';
import { MetricMeanings } from './metric-meaning';
import { argumentsOf, groupingOf, nameOf, Node, operands, WRAPPERS } from './nodes';
import { parse, PromqlTree } from './parse';
import { selectorAt } from './selectors';
import { isOtherArithmetic, POD_LABELS, SORTS, WITHIN_RANGE, WRITES_LABELS } from './vocabulary';
import { Fault, fault } from '../faults/fault';

/** Aggregations whose result is never above what they are over. */
const BOUNDED = ['avg', 'max', 'min', 'quantile', 'topk', 'bottomk'];
/** Functions of which the same is true. */
const KEEPS_BOUND = ['clamp_max', ...WRITES_LABELS, 'scalar', ...SORTS, 'vector', ...WITHIN_RANGE];

/** The largest value that a query can have. */
export interface Largest {
  readonly value: number;
  /** Whether that is so of the result, of what each pod adds to it, or of what each series of a pod adds. */
  readonly of: 'result' | 'pod' | 'series';
}

/** The largest value of a query, as far as it follows from those of its metrics. */
export function largestOf(query: string, tree: PromqlTree, meanings: MetricMeanings): Largest | undefined {
  return largestAt(query, tree.topNode.firstChild!, meanings);
}

function largestAt(query: string, node: Node, meanings: MetricMeanings): Largest | undefined {
  const inside = (inner: Node): Largest | undefined => largestAt(query, inner, meanings);
  if (WRAPPERS.includes(node.name) && node.name !== 'UnaryExpr') {
    return inside(operands(node)[0]);
  }
  switch (node.name) {
    case 'VectorSelector': {
      const { metric } = selectorAt(query, node);
      const maximum = metric === undefined ? undefined : meanings(metric)?.maximum;
      return maximum === undefined ? undefined : { value: maximum, of: 'result' };
    }
    case 'MatrixSelector': return inside(node.getChild('VectorSelector')!);
    case 'AggregateExpr': return ofAggregate(query, node, inside);
    case 'FunctionCall': {
      const first = argumentsOf(node).find((argument) => !argument.name.endsWith('Literal'));
      return first !== undefined && KEEPS_BOUND.includes(nameOf(query, node)) ? inside(first) : undefined;
    }
    case 'BinaryExpr': return ofOperator(query, node, inside);
    default: return undefined;
  }
}

function ofAggregate(query: string, node: Node, inside: (inner: Node) => Largest | undefined): Largest | undefined {
  const name = nameOf(query, node);
  const body = argumentsOf(node).at(-1)!;
  const largest = inside(body);
  if (largest === undefined || BOUNDED.includes(name)) {
    return largest;
  }
  return name === 'sum' && largest.of === 'result' ? { ...largest, of: isByPod(query, body) ? 'pod' : 'series' } : undefined;
}

function isByPod(query: string, node: Node): boolean {
  const { by, labels } = groupingOf(query, node);
  return by && labels.length > 0 && labels.every((label) => POD_LABELS.includes(label));
}

function ofOperator(query: string, node: Node, inside: (inner: Node) => Largest | undefined): Largest | undefined {
  const [left, right] = operands(node);
  const factors = [left, right].map((side) => side.name === 'NumberDurationLiteral' ? Number(query.slice(side.from, side.to)) : undefined);
  if (node.getChild('Mul') !== null || node.getChild('Div') !== null) {
    const factor = factors[1] ?? (node.getChild('Mul') === null ? undefined : factors[0]);
    const largest = inside(factors[1] === undefined ? right : left);
    return factor === undefined || !(factor > 0) || largest === undefined ? undefined
      : { ...largest, value: node.getChild('Div') === null ? largest.value * factor : largest.value / factor };
  }
  if (isOtherArithmetic(node)) {
    return undefined;
  }
  // What takes the place of an empty left side is a number in its stead, 0 for most; another vector is not followed.
  return node.getChild('Or') === null || isNought(query, right) ? inside(left) : undefined;
}

/** `vector(0)`, or `0 * x`. */
function isNought(query: string, node: Node): boolean {
  return /^\(*\s*(vector\s*\(\s*0\s*\)|0\s*\*)/.test(query.slice(node.from, node.to));
}

/** Most series that one pod has of a share, such as one for each GPU. Source: AWS p2.16xlarge and NVIDIA DGX-2, 16 GPUs in a node. */
const SERIES_OF_A_POD = 16;

/** Why a query never exceeds its target, as far as the largest values of its metrics are known: faults of the target. */
export function unreachedTarget(query: string, target: number, comparison: Comparison, meanings: MetricMeanings): Fault[] {
  const largest = largestOf(query, parse(query), meanings);
  if (largest === undefined) {
    return [];
  }
  const most = largest.of === 'series' ? largest.value * SERIES_OF_A_POD : largest.value;
  return target < most || (comparison === 'AverageValue' && largest.of === 'result') ? [] : [{
    ...fault(`is never exceeded, so the model is never scaled out: the metric is ${largest.value} at most${largest.of === 'result' ? '' : ' in each pod'}`,
      target, `hold it below ${largest.value}, such as ${Number((largest.value * 0.8).toPrecision(3))}`),
    rule: 'unit-range',
  }];
}
