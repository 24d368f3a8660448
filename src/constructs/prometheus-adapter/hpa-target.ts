import { Place } from '../../faults/place';
import { HpaMetricTarget } from '../../platforms/kubernetes/hpa-metric';
import { LARGEST_HPA_QUANTITY, SMALLEST_HPA_QUANTITY } from '../../platforms/kubernetes/limits';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { isInThousandths, nearestThousandth, thousandthAbove } from '../../platforms/kubernetes/quantity';
import { Prometheus } from '../metrics/prometheus';
import { Scrape } from '../metrics/scrape';
import { SignalTarget } from '../triggers/hpa-signal';
import { MetricType } from '../triggers/trigger-options';

/** What an HPA's metric is asked for. */
export interface HpaRequest {
  readonly namespace?: string;
  /** The object of the platform for which metrics are served; undefined where the pods are. */
  readonly describedObject?: ScaleTarget;
  /** The one that scrapes the model; undefined where that is not known. */
  readonly prometheus?: Prometheus;
  /** Undefined where nothing scrapes the model. */
  readonly scrape?: Scrape;
}

/** A target as the HPA holds it: a total that is shared among the replicas, or a level. */
export function hpaTarget(place: Place, signal: SignalTarget): HpaMetricTarget {
  const quantity = quantityOf(place, signal);
  return signal.metricType === MetricType.VALUE ? { type: 'Value', value: quantity } : { type: 'AverageValue', averageValue: quantity };
}

/** A target that the mean over the pods is held at. */
export function podsTarget(place: Place, signal: SignalTarget): HpaMetricTarget {
  return { type: 'AverageValue', averageValue: quantityOf(place, signal) };
}

/** A number as a quantity, of which the HPA takes thousandths: no number in these bounds is written with an exponent. */
function quantityOf(place: Place, { target, targetField }: SignalTarget): string {
  const at = place.at(targetField);
  if (!(target >= SMALLEST_HPA_QUANTITY)) {
    at.refuse(`has to be at least ${SMALLEST_HPA_QUANTITY}, which an HPA takes anything less for`, target, 'raise it, or measure in a smaller unit');
  }
  if (!isInThousandths(target)) {
    const taken = thousandthAbove(target);
    at.refuse(`has more than three decimals, and an HPA would take it for ${taken}`, target, `write ${taken}, or measure in a smaller unit`);
  }
  if (target > LARGEST_HPA_QUANTITY) {
    at.refuse(`is more than the largest target that an HPA can hold (${LARGEST_HPA_QUANTITY})`, target, 'measure in a larger unit');
  }
  return String(nearestThousandth(target));
}
