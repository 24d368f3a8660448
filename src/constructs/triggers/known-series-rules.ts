import { CatalogMetricType } from '../../model-servers/catalog-metric';
import { gatewayMetric } from '../../model-servers/gateway-metrics';
import { meaningOf } from '../../model-servers/metric-meanings';
import { KnownMetric, knownMetrics } from '../../model-servers/model-servers';
import { kindOf } from '../../promql/level';
import { bucketSelectors, lostBuckets } from '../../promql/lost-buckets';
import { Node } from '../../promql/nodes';
import { PromqlTree } from '../../promql/parse';
import { quantileRangeFault } from '../../promql/quantile-range';
import { QueryFault } from '../../promql/query-fault';
import { rangeCallsOf } from '../../promql/range-calls';
import { metricsOf, selectorAt } from '../../promql/selectors';

/** Functions that take a fall for a restart, as a counter has it. */
const OF_COUNTERS = /^(rate|irate|increase|resets)$/;
/** Functions that take a restart for a fall. */
const OF_GAUGES: { readonly [name: string]: string } = { delta: 'increase', idelta: 'irate', deriv: 'rate' };
const BUCKET = /_bucket$/;

/** What a query does with a metric that is known, and that this metric is not made for, whoever reads the result; the first of such faults. */
export function knownSeriesFault(query: string, tree: PromqlTree): QueryFault | undefined {
  return lostBuckets(query, tree) ?? quantileRangeFault(query, tree) ?? wrongFunction(query, tree) ?? wrongQuantile(query, tree);
}

/** Why nothing can scale on a query: it is a counter as it is, which only grows. */
export function growthFault(query: string, tree: PromqlTree): QueryFault | undefined {
  const counter = kindOf(query, tree, meaningOf) === 'counter' ? metricsOf(query, tree).find((metric) => meaningOf(metric)?.is === 'counter') : undefined;
  return counter === undefined ? undefined : {
    problem: `compares ${counter} as it is, and ${counter} is a counter of ${serverOf(counter)}: it only grows, so the model is scaled out and never in`,
    fix: `use its rate: sum(rate(${counter}{...}[2m]))`,
  };
}

function wrongFunction(query: string, tree: PromqlTree): QueryFault | undefined {
  for (const { name, range } of rangeCallsOf(query, tree)) {
    const selector = range.getChild('VectorSelector');
    const metric = selector === null ? undefined : selectorAt(query, selector).metric;
    const fault = metric === undefined ? undefined : functionFault(name, metric);
    if (fault !== undefined) {
      return fault;
    }
  }
  return undefined;
}

function functionFault(name: string, metric: string): QueryFault | undefined {
  const is = meaningOf(metric)?.is;
  if (OF_COUNTERS.test(name) && (is === 'amount' || is === 'level')) {
    return {
      problem: `calls ${name} of ${metric}, which is a gauge of ${serverOf(metric)}: each time it falls counts as a restart, so the result means nothing`,
      fix: is === 'amount' ? `use the gauge itself: sum(${metric}{...})` : `use the gauge itself: avg(${metric}{...}) as a level`,
    };
  }
  return is !== 'counter' || !Object.hasOwn(OF_GAUGES, name) ? undefined : {
    problem: `calls ${name} of ${metric}, which is a counter of ${serverOf(metric)}: the result is far below 0 each time a pod restarts`,
    fix: `use ${OF_GAUGES[name]}(${metric}{...}[...]), which takes a restart for one`,
  };
}

function wrongQuantile(query: string, tree: PromqlTree): QueryFault | undefined {
  const known = bucketSelectors(query, tree).flatMap(({ metric, node }) =>
    metric === undefined || meaningOf(metric)?.is === undefined ? [] : [{ metric, node }]);
  const other = known.find(({ metric }) => !BUCKET.test(metric));
  if (other !== undefined) {
    const [{ metric }] = knownOf(other.metric);
    return {
      problem: `computes a quantile from ${other.metric}, which has no buckets: the result is always empty`,
      fix: metric.type === CatalogMetricType.HISTOGRAM ? `use ${metric.name}_bucket` : 'use a histogram of the server, or a mean',
    };
  }
  const bare = known.find(({ node }) => node.parent?.name !== 'MatrixSelector' && !isInside(node, 'SubqueryExpr'));
  return bare && {
    problem: `computes a quantile from ${bare.metric} as it is, which counts all requests since the start of each pod: it hardly moves with the load`,
    fix: `use its rate: histogram_quantile(..., sum by (le) (rate(${bare.metric}{...}[2m])))`,
  };
}

function isInside(node: Node, name: string): boolean {
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    if (outer.name === name) {
      return true;
    }
  }
  return false;
}

function knownOf(metric: string): KnownMetric[] {
  const gateway = gatewayMetric(metric);
  return gateway === undefined ? knownMetrics(metric) : [gateway];
}

function serverOf(metric: string): string {
  return knownOf(metric).map(({ server }) => server).join(' and ');
}
