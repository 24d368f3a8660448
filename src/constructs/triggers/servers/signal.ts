import { Place } from '../../../faults/place';
import { CatalogMetric } from '../../../model-servers/catalog-metric';
import { ServerMetrics } from '../../../model-servers/server-metrics';
import { LabelMatcher } from '../../../promql/label-matcher';
import { checkProps } from '../../props/check-props';
import { Measure } from '../measure';
import { DerivedTriggerOptions } from '../trigger-options';

/** What a trigger on a known server was told; gauges know no window. */
export interface SignalOptions extends DerivedTriggerOptions {
  readonly serverVersion?: string;
}

/** One thing that a known server's metrics tell, and what it is held at. */
export interface Signal {
  readonly known: ServerMetrics;
  readonly options: SignalOptions;
  /** Names in the catalogue as the newest version has them. The series of the first have to be there for a value. */
  readonly metrics: string[];
  /** Bounds that somebody stated for the buckets of the first metric. */
  readonly buckets?: number[];
  /** Conditions without which the signal would count something else; one of the user's on the same label takes the place of ours. */
  readonly conditions?: LabelMatcher[];
  /** Metrics as the version in use has them, in the order of their names. Whether they are born late, the catalogue says. */
  readonly measure: (place: Place, metrics: CatalogMetric[]) => Omit<Measure, 'bornLate'>;
}

/** What a metric is called in a metrics API, where a colon would be unusual. */
export function apiName(metric: string): string {
  return metric.replace(/:/g, '_').replace(/^_+/, '');
}

/** Refuses options of a signal that are of wrong types. */
export function checkSignal({ server }: ServerMetrics, type: string, options: unknown): void {
  checkProps(Place.named(`trigger on ${server}`), type, options);
}
