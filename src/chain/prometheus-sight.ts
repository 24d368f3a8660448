import { Answer, PrometheusFault } from '../prometheus-api/answer';
import { Presence, RangeAnswer } from '../prometheus-api/prometheus-client';
import { InstantResult, ScrapeTarget } from '../prometheus-api/results';

/** What a Prometheus answered of the triggers of a cluster. */
export interface PrometheusSight {
  /** How messages call it. */
  readonly address: string;
  /** Why it could not be asked at all. */
  readonly fault?: PrometheusFault;
  readonly targets?: Answer<ScrapeTarget[]>;
  /** By the text of the query. */
  readonly queries: ReadonlyMap<string, QuerySight>;
}

/** What is known of a query. */
export interface QuerySight {
  readonly now: Answer<InstantResult>;
  /** Over the last hour. */
  readonly hour: Answer<RangeAnswer>;
  /** Its selectors, in their order. */
  readonly selectors: SelectorSight[];
}

/** What is known of the series that a selector asks for. */
export interface SelectorSight {
  readonly text: string;
  readonly metric?: string;
  /** When they were there, of the days that were looked at. */
  readonly presence: Answer<Presence>;
  /** The same of all series of the metric, whatever their labels; undefined where the selector has series now. */
  readonly ofMetric?: Answer<Presence>;
  /** The values that the labels of the metric have, where the selector wants others. */
  readonly values: readonly { readonly label: string; readonly wanted: string; readonly has: string[] }[];
  /** Whether a target tells what the metric is: it has no series before it counts. */
  readonly isDeclared?: boolean;
  /** A name that Prometheus has, and that was most likely meant. */
  readonly meant?: string;
}

/** How far back is looked for series. */
export const DAYS_LOOKED_AT = 14;
