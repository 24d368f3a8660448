import { GivenBuckets } from './given-buckets';
import { meaningOf } from './metric-meanings';
import { asWarnings, Fault, fault } from '../faults/fault';
import { argumentsOf, nameOf, Node, operands, WRAPPERS } from '../promql/nodes';
import { parse } from '../promql/parse';
import { selectorAt } from '../promql/selectors';
import { bucketsOf, HISTOGRAM_QUANTILE, isOtherArithmetic } from '../promql/vocabulary';

/** What becomes of a quantile before it is compared. */
interface Scaled {
  /** What it is computed from. */
  readonly buckets: Node;
  /** How many times it is taken. */
  readonly times: number;
}

/**
 * A target below the lowest bucket of a known histogram, within which no quantile can tell, or at its highest, which none exceeds: a fault
 * of the target. Those that the server was given, or somebody stated, take the place of the catalogue's. Buckets may be configured elsewhere, so that it is no proof.
 */
export function bucketFaults(query: string, target: number, given: GivenBuckets = new Map()): Fault[] {
  const scaled = quantileIn(query, parse(query).topNode.firstChild!);
  const metric = scaled === undefined ? undefined : onlyMetric(query, scaled.buckets);
  const { buckets: usual, histogram: known } = (metric === undefined ? undefined : meaningOf(metric)) ?? {};
  const histogram = known ?? [...given.keys()].find((each) => bucketsOf(each) === metric);
  const buckets = histogram !== undefined && given.has(histogram) ? given.get(histogram) : usual;
  if (scaled === undefined || buckets === undefined || histogram === undefined) {
    return [];
  }
  return asWarnings(boundFaults({ histogram, value: target, got: target, bounds: buckets.map((bound) => bound * scaled.times), text: String }));
}

/** The target of a quantile, and the bounds of the buckets that it is computed from. */
export interface Bounded {
  readonly histogram: string;
  /** In the unit of the bounds. */
  readonly value: number;
  /** The target as whoever wrote it knows it. */
  readonly got: unknown;
  readonly bounds: number[];
  /** How messages show a bound. */
  readonly text: (bound: number) => string;
}

/** A target that a quantile is always above, or never. */
export function boundFaults({ histogram, value, got, bounds, text }: Bounded): Fault[] {
  const [lowest, highest] = [Math.min(...bounds), Math.max(...bounds)];
  const why = value < lowest ? `is below the lowest bucket of ${histogram} (${text(lowest)}), within which no quantile can tell`
    : value >= highest ? `is not below the highest bucket of ${histogram} (${text(highest)}), which no quantile exceeds` : undefined;
  return why === undefined ? [] : [{ ...fault(why, got, `hold it at ${text(lowest)} or more, and below ${text(highest)}`), rule: 'bucket-bounds' }];
}

/** The quantile that a query is at its outermost, but for a factor and what takes its place where there is none. */
function quantileIn(query: string, node: Node, times = 1): Scaled | undefined {
  if (WRAPPERS.includes(node.name)) {
    return quantileIn(query, operands(node)[0], times);
  }
  if (node.name === 'FunctionCall' && nameOf(query, node) === HISTOGRAM_QUANTILE) {
    return { buckets: argumentsOf(node)[1], times };
  }
  if (node.name === 'AggregateExpr' && /^(max|min|avg)$/.test(nameOf(query, node))) {
    return quantileIn(query, argumentsOf(node)[0], times);
  }
  if (node.name !== 'BinaryExpr') {
    return undefined;
  }
  const [left, right] = operands(node);
  const [before, after] = [left, right].map((side) => side.name === 'NumberDurationLiteral' ? Number(query.slice(side.from, side.to)) : undefined);
  if (node.getChild('Mul') !== null) {
    return before !== undefined ? quantileIn(query, right, times * before) : after !== undefined ? quantileIn(query, left, times * after) : undefined;
  }
  if (node.getChild('Div') !== null) {
    return after === undefined ? undefined : quantileIn(query, left, times / after);
  }
  return isOtherArithmetic(node) ? undefined : quantileIn(query, left, times);
}

/** The one metric that an expression asks for. */
function onlyMetric(query: string, node: Node): string | undefined {
  const names = new Set<string | undefined>();
  node.cursor().iterate(({ node: inner }) => {
    if (inner.name === 'VectorSelector') {
      names.add(selectorAt(query, inner).metric);
    }
  });
  return names.size === 1 ? [...names][0] : undefined;
}
