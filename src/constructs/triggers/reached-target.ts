import { Place } from '../../faults/place';
import { meaningOf } from '../../model-servers/metric-meanings';
import { largestOf } from '../../promql/largest';
import { PromqlTree } from '../../promql/parse';

/** Most series that one pod has of a share, such as one for each GPU. Source: AWS p2.16xlarge and NVIDIA DGX-2, 16 GPUs in a node. */
const SERIES_OF_A_POD = 16;

/** What is compared with a target. */
export interface Compared {
  readonly query: string;
  readonly tree: PromqlTree;
  /** Whether the result is compared as it is, and not divided by the replicas. */
  readonly isLevel: boolean;
}

/** Refuses a target that the metrics of a query, as far as they are known, never exceed. */
export function checkReached(place: Place, target: number, { query, tree, isLevel }: Compared): void {
  const largest = largestOf(query, tree, meaningOf);
  if (largest === undefined) {
    return;
  }
  const most = largest.of === 'series' ? largest.value * SERIES_OF_A_POD : largest.value;
  if (target >= most && (isLevel || largest.of !== 'result')) {
    place.refuse(`is never exceeded, so the model is never scaled out: the metric is ${largest.value} at most${largest.of === 'result' ? '' : ' in each pod'}`,
      target, `hold it below ${largest.value}, such as ${Number((largest.value * 0.8).toPrecision(3))}`);
  }
}
