import { kindOf } from './level';
import { bucketSelectors, lostBuckets } from './lost-buckets';
import { MetricMeaning, MetricMeanings } from './metric-meaning';
import { argumentsOf, isInside, nameOf, operands } from './nodes';
import { parse, PromqlTree } from './parse';
import { queryFault, queryWarning } from './query-fault';
import { RangeCall, rangeCallsOf } from './range-calls';
import { metricsOf, selectorAt } from './selectors';
import { BUCKET, bucketsOf, HISTOGRAM_QUANTILE, OF_COUNTERS } from './vocabulary';
import { Fault } from '../faults/fault';

const RULE = 'promql-type';
/** Functions that take a restart for a fall. */
const OF_GAUGES: { readonly [name: string]: string } = { delta: 'increase', idelta: 'irate', deriv: 'rate' };
/** How names of counters end that are not recorded. Source: prometheus 3.5 docs/practices/naming.md. */
const COUNTER_NAME = /^[^:]+_total$/;
const AGGREGATES = /^(sum|avg|max|min)$/;

/** What a query does with a metric that is not made for it, whoever reads the result. */
export function functionFaults(query: string, meanings: MetricMeanings): Fault[] {
  const tree = parse(query);
  return [
    ...lostBuckets(query, tree), ...quantileRangeFaults(query, tree),
    ...rangeCallsOf(query, tree).flatMap((call) => ofRangeCall(query, call, meanings)),
    ...quantileFaults(query, tree, meanings),
  ];
}

/** Why nothing can scale on a query: it is a counter as it is, which only grows. */
export function growthFaults(query: string, meanings: MetricMeanings): Fault[] {
  const tree = parse(query);
  const known = metricsOf(query, tree).find((metric) => meanings(metric)?.is === 'counter');
  if (known !== undefined && kindOf(query, tree, meanings) === 'counter') {
    return [queryFault(RULE, query, `compares ${known} as it is, and ${known} is a counter of ${meanings(known)!.exportedBy}: it only grows, so the model is scaled out and never in`,
      `use its rate: sum(rate(${known}{...}[2m]))`)];
  }
  const named = metricsOf(query, tree).find((metric) => isNamedCounter(metric, meanings));
  return named === undefined || kindOf(query, tree, (metric) => isNamedCounter(metric, meanings) ? NAMED : meanings(metric)) !== 'counter' ? []
    : [queryWarning(RULE, query, `compares ${named} as it is, and a name with that end is a counter's: it only grows, so the model is scaled out and never in`,
      `use its rate where it is one: sum(rate(${named}{...}[2m]))`)];
}

/** A counter by its name alone. */
const NAMED: MetricMeaning = { is: 'counter', ofPods: false, exportedBy: '' };

function isNamedCounter(metric: string, meanings: MetricMeanings): boolean {
  return meanings(metric) === undefined && COUNTER_NAME.test(metric);
}

function ofRangeCall(query: string, call: RangeCall, meanings: MetricMeanings): Fault[] {
  const selector = call.range.getChild('VectorSelector');
  if (selector === null) {
    return rateOfSum(query, call, meanings);
  }
  const { metric } = selectorAt(query, selector);
  if (metric === undefined) {
    return [];
  }
  const meaning = meanings(metric);
  if (meaning !== undefined) {
    return wrongFunction(query, call.name, metric, meaning);
  }
  return !isNamedCounter(metric, meanings) || !Object.hasOwn(OF_GAUGES, call.name) ? []
    : [queryWarning(RULE, query, `calls ${call.name} of ${metric}, and a name with that end is a counter's: the result is far below 0 each time a pod restarts`,
      `use ${OF_GAUGES[call.name]}(${metric}{...}[...]), which takes a restart for one`)];
}

function wrongFunction(query: string, name: string, metric: string, { is, exportedBy }: MetricMeaning): Fault[] {
  if (OF_COUNTERS.includes(name) && (is === 'amount' || is === 'level')) {
    return [queryFault(RULE, query, `calls ${name} of ${metric}, which is a gauge of ${exportedBy}: each time it falls counts as a restart, so the result means nothing`,
      is === 'amount' ? `use the gauge itself: sum(${metric}{...})` : `use the gauge itself: avg(${metric}{...}) as a level`)];
  }
  return is !== 'counter' || !Object.hasOwn(OF_GAUGES, name) ? []
    : [queryFault(RULE, query, `calls ${name} of ${metric}, which is a counter of ${exportedBy}: the result is far below 0 each time a pod restarts`,
      `use ${OF_GAUGES[name]}(${metric}{...}[...]), which takes a restart for one`)];
}

/** A rate of what was summed up first: where one of the series ends, the sum falls, and all that is left of it counts as growth. */
function rateOfSum(query: string, { name, range }: RangeCall, meanings: MetricMeanings): Fault[] {
  const [inner] = operands(range);
  if (!OF_COUNTERS.includes(name) || inner.name !== 'AggregateExpr' || !AGGREGATES.test(nameOf(query, inner))) {
    return [];
  }
  const summed = argumentsOf(inner).at(-1)!;
  const metric = summed.name === 'VectorSelector' ? selectorAt(query, summed).metric : undefined;
  if (metric === undefined || (meanings(metric)?.is !== 'counter' && !isNamedCounter(metric, meanings))) {
    return [];
  }
  const make = meanings(metric)?.ofPods === true ? queryFault : queryWarning;
  const aggregate = nameOf(query, inner);
  return [make(RULE, query, `calls ${name} of ${aggregate}(${metric}): each time a pod ends the ${aggregate} falls, and the rest of it counts as new events`,
    `aggregate the rates instead: ${aggregate}(${name}(${metric}{...}[2m]))`)];
}

function quantileFaults(query: string, tree: PromqlTree, meanings: MetricMeanings): Fault[] {
  const known = bucketSelectors(query, tree).flatMap(({ metric, node }) => {
    const meaning = metric === undefined ? undefined : meanings(metric);
    return metric === undefined || meaning?.is === undefined ? [] : [{ metric, node, meaning }];
  });
  return known.flatMap(({ metric, node, meaning: { histogram } }) => {
    if (!BUCKET.test(metric)) {
      return [queryFault(RULE, query, `computes a quantile from ${metric}, which has no buckets: the result is always empty`,
        histogram === undefined ? 'use a histogram of the server, or a mean' : `use ${bucketsOf(histogram)}`)];
    }
    return node.parent?.name === 'MatrixSelector' || isInside(node, 'SubqueryExpr') ? []
      : [queryFault(RULE, query, `computes a quantile from ${metric} as it is, which counts all requests since the start of each pod: it hardly moves with the load`,
        `use its rate: histogram_quantile(..., sum by (le) (rate(${metric}{...}[2m])))`)];
  });
}

/** What takes a quantile as its first argument. */
const OF_QUANTILES = [HISTOGRAM_QUANTILE, 'quantile', 'quantile_over_time'];

/** Quantiles above 1 or below 0, which are infinite whatever the values: often in percent. Source: prometheus 3.5 promql/quantile.go. */
function quantileRangeFaults(query: string, tree: PromqlTree): Fault[] {
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
