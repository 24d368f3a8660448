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

  /** The scaler's parameters. KEDA ignores keys that it does not know. */
  readonly metadata: { [key: string]: string };

  /**
   * How the HPA compares the metric with its target.
   *
   * @default - KEDA's default, which is AverageValue; cpu and memory have none
   */
  readonly metricType?: MetricType;

  /**
   * Who provides a scaler that KEDA itself does not have, such as `Kedify` for `kedify-otel`: a build of KEDA that runs in the cluster.
   * The metadata are then emitted unchecked. Refused beside a scaler of KEDA itself.
   *
   * @default - KEDA itself
   */
  readonly providedBy?: string;

  /** Type of the scaler, such as `kafka`. An unknown one disables the whole ScaledObject. */
  readonly type: string;
}
