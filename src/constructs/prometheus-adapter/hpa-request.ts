import { ScaleTarget } from '../../platforms/kubernetes/scale-target';
import { Prometheus } from '../metrics/prometheus';
import { Scrape } from '../metrics/scrape';

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
