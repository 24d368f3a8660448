import { Duration } from 'cdk8s';
import { LabelMatcher } from '../../promql/label-matcher';
import { Prometheus } from '../metrics/prometheus';

/** How the HPA compares a metric with its target. */
export enum MetricType {
  /** The value is a total that the replicas share: replicas = value / target. */
  AVERAGE_VALUE = 'AverageValue',

  /** The value is a level that does not add up over replicas: replicas = current replicas * value / target. */
  VALUE = 'Value',

  /** The value is a share of the pods' requests. Only for CPU and memory. */
  UTILIZATION = 'Utilization',
}

/** What every trigger on a metric from outside the pods' own CPU and memory can be given. */
export interface TriggerOptions {
  /**
   * Name of the trigger, unique among the model's, for use in a formula.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Whether the HPA reads the value of KEDA's last poll instead of asking the source again, which spares the source. `pollingInterval` then
   * matters with running replicas, too. Refused beside a fallback, which would not work with it.
   *
   * @default - KEDA's, false
   */
  readonly useCachedMetrics?: boolean;
}

/** What every trigger that asks Prometheus can be given. */
export interface PrometheusTriggerOptions extends TriggerOptions {
  /**
   * Value above which the model is active, in the unit of the query: it wakes from zero above it. Ignored by KEDA on a
   * model that never sleeps; refused beside a formula, which has its own, and above the target on a model that sleeps.
   *
   * @default - KEDA's, 0
   */
  readonly activationThreshold?: number;

  /**
   * Why the metric exists while the model has no pods, such as `the gateway exports it`. With `minReplicas: 0` a trigger
   * without it cannot wake the model. Fails when the query is empty without a metric that MetricCatalog knows to be that of the model's own
   * pods, such as `vllm:num_requests_waiting`, unless it selects those of another target.
   *
   * @default - the metric is that of the model's own pods
   */
  readonly availableAtZero?: string;

  /**
   * Whether KEDA reads an empty or NaN result as 0, without an error. With false a lost metric is an error: the model
   * is not scaled in on it, and the ScaledObject shows it; a query that is NaN without requests is refused with it. With
   * `minReplicas: 0` a trigger on the model's own pods needs true, and a request rate behind an external monitor has to say which.
   *
   * @default false
   */
  readonly ignoreNullValues?: boolean;

  /**
   * The Prometheus that KEDA queries.
   *
   * @default - that of the model
   */
  readonly prometheus?: Prometheus;
}

/** What every trigger that builds its query from the name of a metric can be given. */
export interface DerivedTriggerOptions extends PrometheusTriggerOptions {
  /**
   * Conditions on the metric's own labels, in addition to those that select the model.
   *
   * @default - none: all series of the model count
   */
  readonly matchers?: LabelMatcher[];

  /**
   * Time that the rate looks back: at least two scrape intervals.
   *
   * @default - four scrape intervals
   */
  readonly window?: Duration;
}

/** Which containers of the pod a CPU or memory trigger looks at. */
export interface ResourceTriggerOptions {
  /**
   * The one container whose use counts. Sidecars without requests make this necessary.
   *
   * @default - all containers of the pod
   */
  readonly container?: string;
}
