import { MetricType, TriggerOptions } from './trigger-options';
import { ITriggerAuthentication } from '../authentication/authentication-props';

/** A trigger in KEDA's own words. */
export interface KedaTriggerProps extends TriggerOptions {
  /**
   * What the scaler authenticates with.
   *
   * @default - nothing
   */
  readonly authenticationRef?: ITriggerAuthentication;

  /** Parameters of the scaler, by the names that KEDA gives them. KEDA ignores keys that it does not know. */
  readonly metadata: { [key: string]: string };

  /**
   * How the HPA compares the metric with its target: as a total that the replicas share, or as a level.
   *
   * @default - KEDA's default, which is AverageValue; cpu and memory have none
   */
  readonly metricType?: MetricType;

  /**
   * Who provides a scaler that KEDA itself does not have, such as `Kedify` for `kedify-otel`. The metadata are then emitted unchecked. Refused
   * for a scaler that KEDA has.
   *
   * @default - KEDA itself
   */
  readonly providedBy?: string;

  /** Type of the scaler, such as `kafka`. An unknown one disables the whole ScaledObject. */
  readonly type: string;
}
