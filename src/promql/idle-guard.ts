import { selector } from './label-matcher';
import { Node, operands } from './nodes';
import { idleValue } from './not-a-number';
import { PromqlTree } from './parse';
import { rangeCallsOf } from './range-calls';
import { selectorAt } from './selectors';
import { BOUND_LABEL, BUCKET, RATES } from './vocabulary';

/** How a query that is no number while nothing happens is written so that it is 0 then, and still empty once its series are gone. */
export function guarded(query: string, tree: PromqlTree): string {
  const kept = withoutFallback(query, tree.topNode.firstChild!);
  const holds = idleValue(query, kept) === '+Inf' ? '< Inf' : '>= 0';
  return `(${query.slice(kept.from, kept.to).trim()} ${holds}) or 0 * ${idleRate(query, tree)}`;
}

/** The left side of an `or` that cannot help, since NaN is a value and nothing takes its place. */
function withoutFallback(query: string, node: Node): Node {
  const [left] = node.getChild('Or') !== null ? operands(node) : [];
  return left !== undefined && idleValue(query, left) !== undefined ? withoutFallback(query, left) : node;
}

/** A rate that is 0 while nothing happens: of what a histogram counts, else the last one that the query has, by which it divides. */
function idleRate(query: string, tree: PromqlTree): string {
  const rates = rangeCallsOf(query, tree).filter(({ name, range }) => RATES.includes(name) && range.name === 'MatrixSelector');
  for (const { name, range } of rates) {
    const { metric, matchers } = selectorAt(query, range.getChild('VectorSelector')!);
    const window = range.getChild('DurationExpr');
    if (metric !== undefined && BUCKET.test(metric) && window !== null) {
      const counts = selector(metric.replace(BUCKET, '_count'), matchers.filter(({ label }) => label !== BOUND_LABEL));
      return `sum(${name}(${counts.replace('{}', '')}[${query.slice(window.from, window.to)}]))`;
    }
  }
  const last = rates.at(-1)?.node;
  return last === undefined ? 'sum(rate(COUNTER[WINDOW]))' : `sum(${query.slice(last.from, last.to)})`;
}
