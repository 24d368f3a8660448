import { argumentsOf, nameOf, Node, operands, WRAPPERS } from './nodes';
import { PromqlTree } from './parse';
import { QueryFault } from './query-fault';
import { Selector, selectorAt } from './selectors';

/** Aggregations that keep the labels of what they choose. */
const KEEPS_LABELS = ['topk', 'bottomk', 'limitk', 'limit_ratio'];
const WRITES_LABELS = /^(label_replace|label_join)$/;
const BUCKET = /_bucket$/;

/**
 * Why a quantile has no buckets to be computed from: an aggregation inside of it takes the label `le` away, so that it is empty for ever.
 * Of native histograms, whose series have no `_bucket` in their names, nothing is said. Source: prometheus v3.14 promql/quantile.go.
 */
export function lostBuckets(query: string, tree: PromqlTree): QueryFault | undefined {
  let fault: QueryFault | undefined;
  tree.iterate({
    enter: ({ node }) => {
      if (fault === undefined && node.name === 'FunctionCall' && nameOf(query, node) === 'histogram_quantile') {
        const lost = aggregationWithoutLe(query, argumentsOf(node)[1]);
        fault = lost && faultOf(query, lost);
      }
    },
  });
  return fault;
}

function aggregationWithoutLe(query: string, node: Node): Node | undefined {
  if (WRAPPERS.includes(node.name)) {
    return aggregationWithoutLe(query, operands(node)[0]);
  }
  if (node.name === 'BinaryExpr') {
    // Beside another vector the labels depend on how both are matched.
    const [left, right] = operands(node);
    return right.name === 'NumberDurationLiteral' ? aggregationWithoutLe(query, left)
      : left.name === 'NumberDurationLiteral' ? aggregationWithoutLe(query, right) : undefined;
  }
  if (node.name === 'FunctionCall') {
    const name = nameOf(query, node);
    return WRITES_LABELS.test(name) ? undefined
      : argumentsOf(node).map((argument) => aggregationWithoutLe(query, argument)).find((lost) => lost !== undefined);
  }
  if (node.name !== 'AggregateExpr') {
    return undefined;
  }
  const body = argumentsOf(node).at(-1)!;
  if (KEEPS_LABELS.includes(nameOf(query, node)) || keepsLe(query, node)) {
    return aggregationWithoutLe(query, body);
  }
  const selected = selectorsIn(query, body);
  return selected.length > 0 && selected.every(({ metric }) => metric !== undefined && BUCKET.test(metric)) ? node : undefined;
}

function keepsLe(query: string, aggregation: Node): boolean {
  const modifier = aggregation.getChild('AggregateModifier');
  return modifier !== null && groupingOf(query, modifier).includes('le') === (modifier.getChild('By') !== null);
}

function faultOf(query: string, lost: Node): QueryFault {
  const name = nameOf(query, lost);
  const modifier = lost.getChild('AggregateModifier');
  const kept = modifier === null || modifier.getChild('Without') !== null ? [] : groupingOf(query, modifier);
  return {
    problem: `computes a quantile from ${name}(...) without the label le: no bucket is left, and the result is always empty`,
    fix: `write ${name} by (${['le', ...kept].join(', ')}) (...) there`,
  };
}

function groupingOf(query: string, modifier: Node): string[] {
  return operands(modifier.getChild('GroupingLabels')!).map(({ from, to }) => query.slice(from, to));
}

function selectorsIn(query: string, node: Node): Selector[] {
  const found: Selector[] = [];
  node.cursor().iterate(({ node: inner }) => {
    if (inner.name === 'VectorSelector') {
      found.push(selectorAt(query, inner));
    }
  });
  return found;
}
