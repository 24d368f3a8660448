import { MetricsQuery } from './metrics-query';
import { fault, Fault } from '../../faults/fault';
import { isLabelName } from '../../promql/label-matcher';

/** Labels by which a metric is asked for, and that no series can have, or that the query of its rule does not heed. */
export function selectorFaults(query: MetricsQuery, selector: { readonly [label: string]: string }): Fault[] {
  const labels = Object.keys(selector);
  const wrong = labels.find((label) => !isLabelName(label));
  if (wrong !== undefined) {
    return [fault('names no label of a series', wrong, 'use letters, digits and "_", no digit first')];
  }
  return labels.every((label) => query.limitsBy(label)) ? []
    : [fault('has no effect: the query of the rule has no <<.LabelMatchers>>', selector, 'leave it out, or write <<.Series>>{<<.LabelMatchers>>}')];
}
