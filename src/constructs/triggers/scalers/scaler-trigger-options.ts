import { ITriggerAuthentication } from '../../authentication/authentication';
import { MetricType } from '../metric-type';
import { TriggerOptions } from '../trigger-options';

/** What every trigger on a scaler of KEDA can be given, beside the parameters of its own. */
export interface ScalerTriggerOptions extends TriggerOptions {
  /**
   * A TriggerAuthentication or ClusterTriggerAuthentication that gives what the trigger does not, instead of `authentication`. The
   * names of its parameters are checked against those that the scaler reads, where they are known.
   *
   * @default - none
   */
  readonly authenticationRef?: ITriggerAuthentication;
}

/** The same, where a trigger can say how its metric is compared. */
export interface ComparedTriggerOptions extends ScalerTriggerOptions {
  /**
   * How the HPA compares the metric with its target: AVERAGE_VALUE for a total that the replicas share, VALUE for a level.
   *
   * @default - KEDA's, MetricType.AVERAGE_VALUE
   */
  readonly metricType?: MetricType;
}

/** What every TriggerAuthentication that a trigger writes beside its model can be given. */
export interface ScalerCredentials {
  /**
   * Name of the TriggerAuthentication that is written.
   *
   * @default - the name of the model and the type of the scaler
   */
  readonly name?: string;
}
