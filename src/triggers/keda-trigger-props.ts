import { MetricType } from './metric-type';
import { TriggerOptions } from './trigger-options';
import { ITriggerAuthentication } from '../authentication/authentication';

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

  /** Type of the scaler, such as `kafka`. An unknown one disables the whole ScaledObject. */
  readonly type: string;
}
