import { KedaTriggerProps } from './keda-trigger-props';
import { ScaledModel } from './scaled-model';
import { ServedMetricOptions } from './served-metric-options';
import { MetricType } from './trigger-options';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';

/**
 * A reason to change the number of replicas, of this library or of one's own.
 *
 * @example
 * class OrdersWaiting implements ITrigger {
 *   public toTriggerConfig(model: ScaledModel): TriggerConfig {
 *     return {
 *       keda: {
 *         type: 'metrics-api',
 *         metadata: { url: `http://orders.${model.namespace}.svc/waiting`, valueLocation: 'count', targetValue: '20' },
 *       },
 *     };
 *   }
 * }
 */
export interface ITrigger {
  /**
   * Returns the trigger of KEDA, or the metric of an HPA, for a model. KEDA's is checked as a KedaTrigger is. The library may call it more than
   * once.
   *
   * @param model the model that it scales
   */
  toTriggerConfig(model: ScaledModel): TriggerConfig;
}

/** A trigger in the words of the autoscaler that follows it. */
export interface TriggerConfig {
  /**
   * The metric of an HPA, for `Autoscaler.hpa()`.
   *
   * @default - an HPA cannot follow the trigger
   */
  readonly hpa?: HpaMetricConfig;

  /**
   * The trigger of a ScaledObject, for `Autoscaler.keda()`.
   *
   * @default - KEDA cannot follow the trigger
   */
  readonly keda?: KedaTriggerProps;
}

/** A metric that somebody serves to an HPA: an external one, or one of an object. */
export interface HpaMetricConfig extends ServedMetricOptions {
  /**
   * The object that the metric is of, in the namespace of the model, such as a Service. The HPA then asks the custom metrics API.
   *
   * @default - none: it is an external metric
   */
  readonly describedObject?: ScaleTarget;

  /** How the HPA compares the metric: AVERAGE_VALUE for a total that the replicas share, VALUE for a level that does not add up. */
  readonly metricType: MetricType;

  /** Value at which the HPA holds the metric. At least 0.001, with three decimals at most. */
  readonly target: number;
}
