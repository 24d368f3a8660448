import { guarded } from './idle-guard';
import { isNeverEmpty } from './never-empty';
import { argumentsOf, nameOf, Node, operands } from './nodes';
import { whileIdle } from './not-a-number';
import { parse } from './parse';
import { queryWarning } from './query-fault';
import { DIVISIONS, HISTOGRAM_QUANTILE, isOperator } from './vocabulary';
import { Fault } from '../faults/fault';

/**
 * What a query yields in place of a number while nothing happens. With `nullIsZero` that counts as 0, which is what a quantile means then;
 * a ratio may mean anything else.
 * Source: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go.
 */
export function idleFaults(query: string, nullIsZero: boolean): Fault[] {
  const tree = parse(query);
  const idle = whileIdle(query, tree);
  if (idle === undefined || (nullIsZero && isOfQuantilesAlone(query, tree.topNode))) {
    return [];
  }
  const effect = nullIsZero ? 'which KEDA reads as 0, as it reads a lost metric'
    : 'an error with ignoreNullValues false: the model keeps the replicas of its last load';
  return [queryWarning('nan', query, `is ${idle} while there are no requests, ${effect}`,
    `write ${guarded(query, tree)}${nullIsZero ? '' : ', or set ignoreNullValues to true, with which a lost metric counts as 0 too'}`)];
}

/** Why a metric that is lost scales the model in, where what has no value counts as 0: nothing in the query tells lost from idle. */
export function nullFaults(query: string): Fault[] {
  return isNeverEmpty(query) ? [] : [queryWarning('null-is-zero', query,
    'is empty when its metric is lost, and KEDA then reads 0: an outage of the monitoring scales the model in',
    'set ignoreNullValues: "false", and fallback.replicas for the time of the loss; write (QUERY) or vector(0) where 0 is meant')];
}

/** Whether it is no number because of quantiles, and not of any division. */
function isOfQuantilesAlone(query: string, top: Node): boolean {
  let divides = false;
  let isOfQuantile = false;
  top.cursor().iterate(({ node }) => {
    divides ||= node.name === 'BinaryExpr' && isOperator(node, DIVISIONS) && operands(node)[1].name !== 'NumberDurationLiteral';
    isOfQuantile ||= node.name === 'FunctionCall' && nameOf(query, node) === HISTOGRAM_QUANTILE && argumentsOf(node).length > 1;
  });
  return isOfQuantile && !divides;
}
