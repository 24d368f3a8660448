import { argumentsOf, nameOf } from './nodes';
import { PromqlTree } from './parse';
import { QueryFault } from './query-fault';

/** What takes a quantile as its first argument. */
const OF_QUANTILES = ['histogram_quantile', 'quantile', 'quantile_over_time'];

/** A quantile above 1 or below 0, which is infinite whatever the values: often one in percent. Source: prometheus 3.5 promql/quantile.go. */
export function quantileRangeFault(query: string, tree: PromqlTree): QueryFault | undefined {
  let fault: QueryFault | undefined;
  tree.iterate({
    enter: ({ node }) => {
      if ((node.name === 'FunctionCall' || node.name === 'AggregateExpr') && OF_QUANTILES.includes(nameOf(query, node))) {
        const { from, to } = argumentsOf(node)[0];
        const quantile = Number(query.slice(from, to));
        if (quantile > 1 || quantile < 0) {
          fault ??= {
            problem: `computes the quantile ${quantile}, and quantiles are from 0 to 1: the result is always infinite`,
            fix: quantile > 1 && quantile < 100 ? `write ${Number((quantile / 100).toPrecision(12))}` : 'write 0.95 for the 95th percentile',
          };
        }
      }
    },
  });
  return fault;
}
