import { MetricMeanings } from './metric-meaning';
import { argumentsOf, nameOf, Node, operands, WRAPPERS } from './nodes';
import { parse } from './parse';
import { queryFault } from './query-fault';
import { selectorAt } from './selectors';
import { CHANGES, KEEPS_LEFT } from './vocabulary';
import { Fault } from '../faults/fault';

/** Functions and aggregations whose result of native histograms is one. Source: prometheus v3.14 docs/querying/functions.md, operators.md. */
const OF_HISTOGRAMS = [...CHANGES, 'sum_over_time', 'avg_over_time', 'last_over_time', 'sum', 'avg'];

/**
 * A query whose result is a histogram as a whole. A classic one has no series of that name, and a native one has no number: KEDA takes the
 * answer for one without a value. Source: prometheus v3.14 docs/querying/api.md; kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go.
 */
export function wholeHistogramFaults(query: string, meanings: MetricMeanings): Fault[] {
  const metric = histogramOf(query, parse(query).topNode.firstChild, meanings);
  return metric === undefined ? [] : [queryFault('promql-type', query,
    `takes ${metric} as a whole, which is a histogram of ${meanings(metric)!.exportedBy}: a classic one has no series of that name, and a native one has no number`,
    `use a part of it: ${metric}_count or ${metric}_sum; of a native one histogram_count, histogram_avg or histogram_quantile(0.95, sum(rate(${metric}{...}[2m])))`)];
}

function histogramOf(query: string, node: Node | null, meanings: MetricMeanings): string | undefined {
  if (node === null) {
    return undefined;
  }
  const ofFirst = () => histogramOf(query, operands(node)[0] ?? null, meanings);
  switch (node.name) {
    case 'VectorSelector': {
      const { metric } = selectorAt(query, node);
      const { histogram, is } = (metric === undefined ? undefined : meanings(metric)) ?? {};
      return is === undefined && histogram === metric ? metric : undefined;
    }
    case 'MatrixSelector': return ofFirst();
    case 'AggregateExpr':
    case 'FunctionCall': return OF_HISTOGRAMS.includes(nameOf(query, node)) ? histogramOf(query, argumentsOf(node).at(-1) ?? null, meanings) : undefined;
    case 'BinaryExpr': return KEEPS_LEFT.some((operator) => node.getChild(operator) !== null) || node.getChild('Or') !== null ? ofFirst() : undefined;
    default: return WRAPPERS.includes(node.name) ? ofFirst() : undefined;
  }
}
