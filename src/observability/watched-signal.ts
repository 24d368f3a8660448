import type { WatchedQuery } from './watched-autoscaler';
import { AutoscalerInput } from '../preview/autoscaler-input';
import { THOUSAND } from '../preview/hpa-arithmetic';
import { HpaMetricInput } from '../preview/hpa-input';
import { COMPOSITE_METRIC } from '../preview/keda-input';

/** Where the value of a signal is found. */
export type SignalSource =
  /** The query that KEDA asks. */
  | { readonly of: 'query'; readonly query: string; readonly nullIsZero: boolean }
  /** KEDA's operator, which tells the values of all its triggers. */
  | { readonly of: 'keda' }
  /** The status of the HPA, by way of kube-state-metrics. */
  | { readonly of: 'status' };

/** One of the metrics of an HPA, as dashboards see it. */
export interface WatchedSignal {
  /** What the HPA calls it. */
  readonly metric: string;
  readonly targetType: HpaMetricInput['targetType'];
  /** In whole units, or percent for Utilization. */
  readonly target: number;
  /** Whether it is an average over the pods, and not one number for all. */
  readonly isOfPods: boolean;
  /** `cpu` or `memory`, where it is one of them. */
  readonly resource?: string;
  readonly source: SignalSource;
}

/**
 * The metrics that an HPA goes by, with the place of their values; those of which nothing is known are left out: a target that the manifest
 * does not tell, and sources that kube-state-metrics shows under names which differ by its version (ContainerResource, Object).
 */
export function signalsOf({ hpa, keda }: AutoscalerInput, queries: readonly WatchedQuery[]): WatchedSignal[] {
  return hpa.metrics.flatMap((metric): WatchedSignal[] => {
    const { name, source, target, targetType } = metric;
    if (!(target > 0) || source === 'ContainerResource' || source === 'Object') {
      return [];
    }
    const asked = queries.find((query) => query.metric === name);
    return [{
      metric: name,
      targetType,
      target: targetType === 'Utilization' ? target : target / THOUSAND,
      isOfPods: metric.kind === 'pods',
      ...metric.kind === 'pods' && metric.resource !== undefined && { resource: metric.resource },
      source: asked !== undefined ? { of: 'query', query: asked.query, nullIsZero: asked.nullIsZero }
        : keda !== undefined && source === 'External' && name !== COMPOSITE_METRIC ? { of: 'keda' } : { of: 'status' },
    }];
  });
}
