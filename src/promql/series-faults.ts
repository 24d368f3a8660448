import { resultShape } from './faults';
import { MetricMeanings } from './metric-meaning';
import { argumentsOf, childrenOf, groupingOf, nameOf, Node } from './nodes';
import { parse } from './parse';
import { queryFault, queryWarning } from './query-fault';
import { selectorAt, Selector } from './selectors';
import { yieldsOneSeries } from './single-series';
import { CHOOSES, POD_LABELS } from './vocabulary';
import { Fault } from '../faults/fault';

/** Whether a selector is known to find one series of every pod. */
export type IsOfEachPod = (selector: Selector) => boolean;

/**
 * A query that may yield several series, of which KEDA makes an error. It is proven to where it asks for what each pod exports and does not
 * aggregate it; a recorded series, or one that an exporter has of one queue, may well be the only one.
 * Source: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go, "returned multiple elements".
 */
export function severalSeriesFaults(query: string, isOfEachPod: IsOfEachPod): Fault[] {
  const tree = parse(query);
  // What is no instant vector is refused by its type.
  if (resultShape(query, tree) !== 'instant' || yieldsOneSeries(query, tree)) {
    return [];
  }
  const proven = kept(query, tree.topNode.firstChild!).some(isOfEachPod);
  return proven
    ? [queryFault('multi-series', query, 'yields one series for each pod, and KEDA refuses more than one: it fails as soon as there is a second pod', FIX)]
    : [queryWarning('multi-series', query, 'may yield several series, and KEDA refuses more than one', FIX)];
}

const FIX = 'aggregate it: sum(...) for a total, max(...) for a level';

/** The selectors whose series are told apart in the result, since nothing aggregates them or keeps their labels by `pod` and `instance`. */
function kept(query: string, node: Node): Selector[] {
  if (node.name === 'VectorSelector') {
    return [selectorAt(query, node)];
  }
  if (node.name === 'AggregateExpr') {
    const { by, labels } = groupingOf(query, node);
    const name = nameOf(query, node);
    const keepsPods = by ? labels.some((label) => POD_LABELS.includes(label)) : !labels.some((label) => POD_LABELS.includes(label));
    const number = argumentsOf(node)[0];
    const choosesSeveral = CHOOSES.includes(name) && !(query.slice(number.from, number.to) === '1');
    return keepsPods || choosesSeveral ? childrenOf(node.getChild('FunctionCallBody')).flatMap((child) => kept(query, child)) : [];
  }
  return childrenOf(node).flatMap((child) => kept(query, child));
}

/** Selectors of metrics that pods are known to export. */
export function exportedByPods(meanings: MetricMeanings): IsOfEachPod {
  return ({ metric, matchers }) => metric !== undefined && meanings(metric)?.ofPods === true
    && !matchers.some(({ label, operator }) => POD_LABELS.includes(label) && operator === '=');
}
