import { Construct } from 'constructs';
import { HpaMetric } from '../kubernetes/hpa-metric';
import { Place } from '../place';
import { ScaleTarget } from '../scale-target';
import { HpaSignal, ResourceSignal } from '../triggers/hpa-signal';

/** What an HPA's metric is asked for. */
export interface ServedModelOfHpa {
  readonly namespace?: string;
  /** The object of the platform for which metrics are served; undefined where the pods are. */
  readonly describedObject?: ScaleTarget;
}

/** A prometheus-adapter. */
export class PrometheusAdapter extends Construct {
  /** @internal */
  public _metricOf(place: Place, _signal: Exclude<HpaSignal, ResourceSignal>, _model: ServedModelOfHpa): HpaMetric {
    return place.refuse('is not served yet', this.node.path, 'wait');
  }
}
