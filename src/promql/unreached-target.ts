import { Comparison } from './comparison-faults';
import { largestOf } from './largest';
import { MetricMeanings } from './metric-meaning';
import { parse } from './parse';
import { Fault, fault } from '../faults/fault';

/** Most series that one pod has of a share, such as one for each GPU. Source: AWS p2.16xlarge and NVIDIA DGX-2, 16 GPUs in a node. */
const SERIES_OF_A_POD = 16;

/** Why a query never exceeds its target, as far as the largest values of its metrics are known: faults of the target. */
export function unreachedTarget(query: string, target: number, comparison: Comparison, meanings: MetricMeanings): Fault[] {
  const largest = largestOf(query, parse(query), meanings);
  if (largest === undefined) {
    return [];
  }
  const most = largest.of === 'series' ? largest.value * SERIES_OF_A_POD : largest.value;
  return target < most || (comparison === 'AverageValue' && largest.of === 'result') ? [] : [{
    ...fault(`is never exceeded, so the model is never scaled out: the metric is ${largest.value} at most${largest.of === 'result' ? '' : ' in each pod'}`,
      target, `hold it below ${largest.value}, such as ${Number((largest.value * 0.8).toPrecision(3))}`),
    rule: 'unit-range',
  }];
}
