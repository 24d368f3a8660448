import { Duration } from 'cdk8s';
import { LabelMatcher } from '../promql/label-matcher';

/** How the series of one model come to Prometheus: what its triggers need to know to ask for them. */
export interface Scrape {
  /** Selects the model's series and no other's; undefined where nobody said how. */
  readonly series?: LabelMatcher[];

  /** Selects the model's `up`; undefined where its labels are not known. */
  readonly up?: LabelMatcher[];

  /** Labels that the monitor puts on each series, whose own ones of these names become `exported_<name>`; undefined where it is not known. */
  readonly attached?: string[];

  /** How often the pods are scraped; undefined where that is not known. */
  readonly interval?: Duration;

  /** Who scrapes the model, where this library writes no monitor. */
  readonly scrapedBy?: string;
}
