import { MetricType } from './metric-type';

/** A TriggerAuthentication or ClusterTriggerAuthentication by name. */
export interface AuthenticationRef {
  /**
   * Whether it is a ClusterTriggerAuthentication.
   *
   * @default false
   */
  readonly cluster?: boolean;

  /** Its name. */
  readonly name: string;
}

/** A trigger in KEDA's own words. */
export interface KedaTriggerProps {
  /**
   * What the scaler authenticates with.
   *
   * @default - nothing
   */
  readonly authenticationRef?: AuthenticationRef;

  /** The scaler's parameters. KEDA ignores keys that it does not know. */
  readonly metadata: { [key: string]: string };

  /**
   * How the HPA compares the metric with its target.
   *
   * @default - KEDA's default, which is AverageValue; cpu and memory have none
   */
  readonly metricType?: MetricType;

  /**
   * Name of the trigger, unique among the model's, for use in formulas.
   *
   * @default - none
   */
  readonly name?: string;

  /** Type of the scaler, such as `kafka`. An unknown one disables the whole ScaledObject. */
  readonly type: string;

  /**
   * Whether the HPA reads the value of KEDA's last poll instead of asking anew.
   *
   * @default - KEDA's, false
   */
  readonly useCachedMetrics?: boolean;
}
