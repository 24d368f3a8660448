import { kindOf, levelOf } from './level';
import { MetricMeanings } from './metric-meaning';
import { argumentsOf, nameOf, Node, operands, WRAPPERS } from './nodes';
import { parse } from './parse';
import { queryFault, queryWarning } from './query-fault';
import { metricsOf, selectorAt } from './selectors';
import { isOperator, isOtherArithmetic } from './vocabulary';
import { Fault } from '../faults/fault';

/** How an HPA compares a result: divided by the replicas, or multiplied by them. */
export type Comparison = 'AverageValue' | 'Value';

/** Series that tell how many pods there are, one for each or a number for all. Source: kube-state-metrics docs/metrics/workload. */
const OF_PODS = /^(up|kube_pod_(info|status_\w+)|kube_(deployment|replicaset|statefulset)_(spec|status)_\w*replicas\w*|kube_horizontalpodautoscaler_status_\w*replicas)$/;
/** Requests that wait: scaling out takes them away, so that a total of them falls again. */
const WAITING = /wait|queue|pending|backlog|deferred/;

/**
 * What the comparison makes of a query that is not made for it: AverageValue divides it by the replicas, Value multiplies by them.
 * Source: kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go.
 */
export function comparisonFaults(query: string, comparison: Comparison, meanings: MetricMeanings): Fault[] {
  return comparison === 'AverageValue' ? dividedFaults(query, meanings) : multipliedFaults(query, meanings);
}

function dividedFaults(query: string, meanings: MetricMeanings): Fault[] {
  const tree = parse(query);
  const divided = averagedBy(query, tree.topNode.firstChild!);
  if (divided !== undefined) {
    return [queryFault('double-average', query, `${divided}, and AverageValue divides by the replicas again: the model gets too few of them`,
      'write the total, such as sum(...), or set metricType: Value')];
  }
  const level = levelOf(query, tree, meanings);
  return level === undefined ? [] : [queryFault(level === 'a share' ? 'unit-range' : 'latency-as-average', query,
    `is ${level}, which does not add up over the pods, and AverageValue divides it by the replicas`,
    level === 'a share' ? 'set metricType: Value' : 'set metricType: Value, or write a total such as sum(...)')];
}

function multipliedFaults(query: string, meanings: MetricMeanings): Fault[] {
  const tree = parse(query);
  if (kindOf(query, tree, meanings) !== 'load') {
    return [];
  }
  const make = metricsOf(query, tree).some((metric) => WAITING.test(metric)) ? queryWarning : queryFault;
  return [make('total-under-value', query, 'is a total over the pods, and Value multiplies it by the replicas: any load above the target scales up to the most replicas',
    'set metricType: AverageValue, or write a level such as avg(...)')];
}

/** By what an expression is an average over pods at its outermost; undefined where it is none. */
function averagedBy(query: string, node: Node): string | undefined {
  if (WRAPPERS.includes(node.name)) {
    return averagedBy(query, operands(node)[0]);
  }
  if (node.name === 'AggregateExpr') {
    return nameOf(query, node) === 'avg' ? 'is an average over the series' : undefined;
  }
  if (node.name !== 'BinaryExpr') {
    return undefined;
  }
  const [left, right] = operands(node);
  if (node.getChild('Div') !== null) {
    return countsPods(query, right) ? 'divides by the number of pods' : right.name === 'NumberDurationLiteral' ? averagedBy(query, left) : undefined;
  }
  if (node.getChild('Mul') !== null) {
    return left.name === 'NumberDurationLiteral' ? averagedBy(query, right) : right.name === 'NumberDurationLiteral' ? averagedBy(query, left) : undefined;
  }
  return isOtherArithmetic(node) ? undefined : averagedBy(query, left);
}

/** Whether an expression is a number of pods: of series by `count`, or what kube-state-metrics tells. */
function countsPods(query: string, node: Node): boolean {
  if (WRAPPERS.includes(node.name)) {
    return countsPods(query, operands(node)[0]);
  }
  switch (node.name) {
    case 'VectorSelector': return OF_PODS.test(selectorAt(query, node).metric ?? '');
    case 'AggregateExpr': return nameOf(query, node) === 'count' || countsPods(query, argumentsOf(node).at(-1)!);
    case 'FunctionCall': return /^(scalar|clamp_min|clamp_max|vector)$/.test(nameOf(query, node)) && countsPods(query, argumentsOf(node)[0]);
    case 'BinaryExpr': return isOperator(node, ['Eql', 'Gtr', 'Gte', 'Neq', 'Or']) && countsPods(query, operands(node)[0]);
    default: return false;
  }
}
