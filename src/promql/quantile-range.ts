import { argumentsOf, nameOf } from './nodes';
import { PromqlTree } from './parse';
import { queryFault } from './query-fault';
import { HISTOGRAM_QUANTILE } from './vocabulary';
import { Fault } from '../faults/fault';

/** What takes a quantile as its first argument. */
const OF_QUANTILES = [HISTOGRAM_QUANTILE, 'quantile', 'quantile_over_time'];

/** Quantiles above 1 or below 0, which are infinite whatever the values: often in percent. Source: prometheus 3.5 promql/quantile.go. */
export function quantileRangeFaults(query: string, tree: PromqlTree): Fault[] {
  const found: Fault[] = [];
  tree.iterate({
    enter: ({ node }) => {
      if ((node.name === 'FunctionCall' || node.name === 'AggregateExpr') && OF_QUANTILES.includes(nameOf(query, node))) {
        const { from, to } = argumentsOf(node)[0];
        const quantile = Number(query.slice(from, to));
        if (quantile > 1 || quantile < 0) {
          found.push(queryFault('promql-type', query, `computes the quantile ${quantile}, and quantiles are from 0 to 1: the result is always infinite`,
            quantile > 1 && quantile < 100 ? `write ${Number((quantile / 100).toPrecision(12))}` : 'write 0.95 for the 95th percentile'));
        }
      }
    },
  });
  return found;
}
