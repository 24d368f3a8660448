import { ProductVersion } from '../product-version';

/** A metric under the name that some versions of KEDA give it. */
interface NamedMetric {
  readonly name: string;
  /** The first version that has it. */
  readonly since?: string;
  /** The first version that has it under another name. */
  readonly before?: string;
}

/**
 * What KEDA's operator says of itself (port 8080, `/metrics`).
 *
 * Source: the release tags of kedacore/keda, v2.12.0 to v2.20.2, pkg/metricscollector/prommetrics.go. Both names of the counters of errors
 * are there from 2.14 to 2.16.
 */
const METRICS = {
  /** 1 while a trigger is active. Labels: those of SCALER_LABELS. */
  active: [{ name: 'keda_scaler_active' }],
  /** What the HPA would use. */
  value: [{ name: 'keda_scaler_metrics_value' }],
  /** Failed reads of a trigger, counted from 0 on. */
  triggerErrors: [{ name: 'keda_scaler_detail_errors_total', since: '2.14' }, { name: 'keda_scaler_errors', before: '2.14' }],
  /** Errors of a ScaledObject, among them those of its triggers. */
  scaledObjectErrors: [{ name: 'keda_scaled_object_errors_total', since: '2.14' }, { name: 'keda_scaled_object_errors', before: '2.14' }],
  /** 1 while a ScaledObject is paused. */
  paused: [{ name: 'keda_scaled_object_paused', since: '2.13' }],
} as const satisfies { readonly [meaning: string]: readonly NamedMetric[] };

/** What a metric of KEDA's operator means. */
export type KedaOperatorMetric = keyof typeof METRICS;

/** The label by which KEDA's metrics name the ScaledObject. */
export const SCALED_OBJECT_LABEL = 'scaledObject';
/** And the metric of a trigger, as the HPA asks for it. */
export const TRIGGER_METRIC_LABEL = 'metric';

/** The name of a metric in a version of KEDA; undefined where that has none. */
export function kedaOperatorMetric(metric: KedaOperatorMetric, version: ProductVersion<'KEDA'>): string | undefined {
  const names: readonly NamedMetric[] = METRICS[metric];
  return names.find(({ before, since }) => version.verdictOn({ product: 'KEDA', from: since, before }) !== 'never')?.name;
}
