import { Scrape } from '../metrics/scrape';
import { ScaleTarget } from '../scale-target';

/** What an HPA's metric is asked for. */
export interface HpaRequest {
  readonly namespace?: string;
  /** The object of the platform for which metrics are served; undefined where the pods are. */
  readonly describedObject?: ScaleTarget;
  /** Undefined where nothing scrapes the model. */
  readonly scrape?: Scrape;
}
