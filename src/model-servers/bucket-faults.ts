import { meaningOf } from './metric-meanings';
import { Fault, fault } from '../faults/fault';
import { argumentsOf, nameOf, Node, operands, WRAPPERS } from '../promql/nodes';
import { parse } from '../promql/parse';
import { selectorAt } from '../promql/selectors';

/** What becomes of a quantile before it is compared. */
interface Scaled {
  /** What it is computed from. */
  readonly buckets: Node;
  /** How many times it is taken. */
  readonly times: number;
}

/**
 * A target below the lowest bucket of a known histogram, within which no quantile can tell, or at its highest, which none exceeds: a fault
 * of the target. Buckets may be configured, so that it is no proof.
 */
export function bucketFaults(query: string, target: number): Fault[] {
  const scaled = quantileIn(query, parse(query).topNode.firstChild!);
  const metric = scaled === undefined ? undefined : onlyMetric(query, scaled.buckets);
  const { buckets, histogram } = (metric === undefined ? undefined : meaningOf(metric)) ?? {};
  if (scaled === undefined || buckets === undefined || histogram === undefined) {
    return [];
  }
  const value = target / scaled.times;
  const [lowest, highest] = [Math.min(...buckets), Math.max(...buckets)].map((bound) => bound * scaled.times);
  const why = value * scaled.times < lowest ? `is below the lowest bucket of ${histogram} (${lowest}), within which no quantile can tell`
    : target >= highest ? `is not below the highest bucket of ${histogram} (${highest}), which no quantile exceeds` : undefined;
  return why === undefined ? [] : [{ ...fault(why, target, `hold it between ${lowest} and ${highest}`), rule: 'bucket-bounds', isWarning: true }];
}

/** The quantile that a query is at its outermost, but for a factor and what takes its place where there is none. */
function quantileIn(query: string, node: Node, times = 1): Scaled | undefined {
  if (WRAPPERS.includes(node.name)) {
    return quantileIn(query, operands(node)[0], times);
  }
  if (node.name === 'FunctionCall' && nameOf(query, node) === 'histogram_quantile') {
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
  const isOther = ['Add', 'Sub', 'Mod', 'Pow', 'Atan2', 'BoolModifier'].some((operator) => node.getChild(operator) !== null);
  return isOther ? undefined : quantileIn(query, left, times);
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
