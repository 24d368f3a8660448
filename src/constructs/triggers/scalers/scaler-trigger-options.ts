import { ITriggerAuthentication } from '../../authentication/authentication-props';
import { MetricType, TriggerOptions } from '../trigger-options';

/** What every trigger on a scaler of KEDA can be given, beside the parameters of its own. */
export interface ScalerTriggerOptions extends TriggerOptions {
  /**
   * A TriggerAuthentication or ClusterTriggerAuthentication that gives what the trigger does not, instead of `credentials`. The
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

/** Whose identity a trigger takes on at AWS, where no pod identity says it. */
export enum ScalerIdentityOwner {
  /** The credentials or the role that the trigger is given. */
  POD = 'pod',
  /** The identity of the KEDA operator. */
  OPERATOR = 'operator',
}

/** Clouds of Azure. */
export enum ScalerAzureCloud {
  /** The cloud that all use. */
  PUBLIC = 'AzurePublicCloud',
  /** That of the government of the United States. */
  US_GOVERNMENT = 'AzureUSGovernmentCloud',
  /** That in China. */
  CHINA = 'AzureChinaCloud',
  /** One of your own, whose addresses have to be given. */
  PRIVATE = 'Private',
}

/** Whether a connection uses TLS. */
export enum ScalerTls {
  /** It does. */
  ENABLE = 'enable',
  /** It does not. */
  DISABLE = 'disable',
}
