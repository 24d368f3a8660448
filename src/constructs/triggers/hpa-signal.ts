import { TriggerContext } from './trigger-context';
import { MetricType, PrometheusTriggerOptions } from './trigger-options';
import { MetricsApi } from '../../platforms/kubernetes/kinds';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';

/** What an HPA is to follow: where its metric comes from, and what it is held at. */
export type HpaSignal = ResourceSignal | DerivedSignal | QuerySignal | ServedSignal | ElsewhereSignal;

/** CPU or memory of the pods. */
export interface ResourceSignal {
  readonly source: 'resource';
  readonly resource: 'cpu' | 'memory';
  /** Undefined for all containers of the pod. */
  readonly container?: string;
  /** Percent of the requests; else `averageValue` is there. */
  readonly averageUtilization?: number;
  /** A quantity per pod. */
  readonly averageValue?: string;
}

/** What is held, and how it compares: a total is shared among the replicas, a level is not. */
export interface SignalTarget {
  readonly metricType: MetricType;
  readonly target: number;
  /** Named in errors: the prop that holds the target. */
  readonly targetField: string;
}

/** A metric of the model's own series, which an adapter computes for each pod, or for each object of the platform. */
export interface DerivedSignal extends SignalTarget {
  readonly source: 'derived';
  /** Name of the metric in the custom metrics API. */
  readonly metricName: string;
  /** The Prometheus metric whose series the adapter looks for. */
  readonly series: string;
  /** PromQL with the adapter's placeholders. */
  readonly metricsQuery: string;
}

/** The result of any query, which an adapter serves as an external metric. */
export interface QuerySignal extends SignalTarget {
  readonly source: 'query';
  /** Name of the metric in the external metrics API. */
  readonly metricName: string;
  readonly query: string;
}

/** A rule of an adapter, of which a trigger knows nothing: the adapter's folder makes it and reads it. */
export interface ServingRule {
  metricNameOf(metric: string): string | undefined;
}

/** A metric that a stated rule of an adapter serves. */
export interface ServedSignal extends SignalTarget {
  readonly source: 'served';
  readonly rule: ServingRule;
  /** Name of the metric in the API. */
  readonly metricName: string;
  /** The object that the metric is of; undefined for that of the platform, or the pods. */
  readonly describedObject?: ScaleTarget;
  /** Labels that the series need to have besides. */
  readonly selector?: { readonly [label: string]: string };
}

/** A metric that somebody else than an adapter of this app serves. */
export interface ElsewhereSignal extends SignalTarget {
  readonly source: 'elsewhere';
  readonly api: MetricsApi;
  /** Name of the metric in the API. */
  readonly metricName: string;
  /** The object that the metric is of, where it is neither external nor of the pods. */
  readonly describedObject?: ScaleTarget;
  /** Labels that the series need to have. */
  readonly selector?: { readonly [label: string]: string };
}

const OPTIONS_OF_KEDA = ['activationThreshold', 'availableAtZero', 'useCachedMetrics'] as const;

/** Refuses what only KEDA can be told of a trigger on Prometheus: an HPA asks an adapter, which asks its own Prometheus. */
export function checkHpaOptions({ minReplicas, place }: Pick<TriggerContext, 'minReplicas' | 'place'>, options: PrometheusTriggerOptions): void {
  for (const option of OPTIONS_OF_KEDA) {
    // Who has a metric while there are no pods counts for an HPA that goes to zero, too.
    if (options[option] !== undefined && !(option === 'availableAtZero' && minReplicas === 0)) {
      place.at(option).refuse('is an option of KEDA, which no HPA has', options[option], 'leave it out, or use Autoscaler.keda()');
    }
  }
  if (options.ignoreNullValues === true) {
    place.at('ignoreNullValues').refuse('cannot be for an HPA, to which a lost metric is always an error', true, 'leave it out, or use Autoscaler.keda()');
  }
  if (options.prometheus !== undefined) {
    place.at('prometheus').refuse('is not asked by an HPA: its adapter asks one Prometheus for all', options.prometheus.address,
      'leave it out, and give the adapter that Prometheus');
  }
}
