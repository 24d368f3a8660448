import { isLabelName, quote } from './label-matcher';
import { argumentsOf, groupingOf, nameOf, Node, operands, stringValue, WRAPPERS } from './nodes';
import { PromqlTree } from './parse';
import { queryFault } from './query-fault';
import { Selector, selectorAt } from './selectors';
import { BOUND_LABEL, BUCKET, HISTOGRAM_QUANTILE, isOperator, KEEPS_LABELS, KEEPS_LEFT, WRITES_LABELS } from './vocabulary';
import { Fault } from '../faults/fault';

/**
 * Why a quantile has no buckets to be computed from: an aggregation inside of it takes the label `le` away, so that it is empty for ever.
 * Of native histograms, whose series have no `_bucket` in their names, nothing is said. Source: prometheus v3.14 promql/quantile.go.
 */
export function lostBuckets(query: string, tree: PromqlTree): Fault[] {
  return quantilesOf(query, tree).flatMap((buckets) => aggregationWithoutLe(query, buckets) ?? []).map((lost) => faultOf(query, lost));
}

/** The selectors from which the quantiles of a query have their buckets, as far as they can be followed. */
export function bucketSelectors(query: string, tree: PromqlTree): Selector[] {
  const selectors = (node: Node): Selector[] => node.name === 'VectorSelector' ? [selectorAt(query, node)] : sourcesOf(query, node).flatMap(selectors);
  return quantilesOf(query, tree).flatMap(selectors);
}

/** What the quantiles of a query are computed from. */
function quantilesOf(query: string, tree: PromqlTree): Node[] {
  const found: Node[] = [];
  tree.iterate({
    enter: ({ node }) => {
      if (node.name === 'FunctionCall' && nameOf(query, node) === HISTOGRAM_QUANTILE) {
        found.push(...argumentsOf(node).slice(1));
      }
    },
  });
  return found;
}

/** The expressions directly inside of one from which its buckets come. */
function sourcesOf(query: string, node: Node): Node[] {
  if (WRAPPERS.includes(node.name)) {
    return [operands(node)[0]];
  }
  switch (node.name) {
    case 'MatrixSelector': return operands(node);
    case 'AggregateExpr': return [argumentsOf(node).at(-1)!];
    case 'FunctionCall': return nameOf(query, node) === 'scalar' || writesLe(query, node) ? [] : argumentsOf(node);
    case 'BinaryExpr': return operandsWithBuckets(node);
    default: return [];
  }
}

/** Beside another vector, buckets are those of the left side where the other is a condition; else the labels depend on how both are matched. */
function operandsWithBuckets(node: Node): Node[] {
  const [left, right] = operands(node);
  if (isOperator(node, KEEPS_LEFT) || right.name === 'NumberDurationLiteral') {
    return [left];
  }
  return left.name === 'NumberDurationLiteral' ? [right] : [];
}

function writesLe(query: string, call: Node): boolean {
  const [, label] = argumentsOf(call);
  return WRITES_LABELS.includes(nameOf(query, call)) && stringValue(query.slice(label.from, label.to)) === BOUND_LABEL;
}

function aggregationWithoutLe(query: string, node: Node): Node | undefined {
  if (node.name === 'AggregateExpr' && !KEEPS_LABELS.includes(nameOf(query, node)) && !keepsLe(query, node)) {
    const selected = selectorsIn(query, argumentsOf(node).at(-1)!);
    return selected.length > 0 && selected.every(({ metric }) => metric !== undefined && BUCKET.test(metric)) ? node : undefined;
  }
  return sourcesOf(query, node).map((source) => aggregationWithoutLe(query, source)).find((lost) => lost !== undefined);
}

function keepsLe(query: string, aggregation: Node): boolean {
  const { by, labels } = groupingOf(query, aggregation);
  return labels.includes(BOUND_LABEL) === by;
}

function faultOf(query: string, lost: Node): Fault {
  const name = nameOf(query, lost);
  const { by, labels } = groupingOf(query, lost);
  const kept = by ? labels.map((label) => isLabelName(label) ? label : quote(label)) : [];
  return queryFault('promql-type', query, `computes a quantile from ${name}(...) without the label le: no bucket is left, and the result is always empty`,
    `write ${name} by (${[BOUND_LABEL, ...kept].join(', ')}) (...) there`);
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
