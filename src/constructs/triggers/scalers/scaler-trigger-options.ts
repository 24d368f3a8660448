import { ITriggerAuthentication } from '../../authentication/authentication-props';
import { MetricType, TriggerOptions } from '../trigger-options';

/** Options of every trigger on a scaler of KEDA. */
export interface ScalerTriggerOptions extends TriggerOptions {
  /**
   * TriggerAuthentication or ClusterTriggerAuthentication with the credentials, instead of `credentials`. Where the names of its
   * parameters are known, they are checked: the scaler has to read them.
   *
   * @default - none
   */
  readonly authenticationRef?: ITriggerAuthentication;
}

/** Options of a trigger whose metric can be compared as a total or as a level. */
export interface ComparedTriggerOptions extends ScalerTriggerOptions {
  /**
   * How the HPA compares the metric with its target: AVERAGE_VALUE for a total that the replicas share, VALUE for a level.
   *
   * @default - KEDA's, MetricType.AVERAGE_VALUE
   */
  readonly metricType?: MetricType;
}

/** Options of the TriggerAuthentication that a trigger writes beside its model. */
export interface ScalerCredentials {
  /**
   * Name of the TriggerAuthentication that is written.
   *
   * @default - the name of the model and the type of the scaler
   */
  readonly name?: string;
}

/** Whose identity KEDA uses at AWS, where the trigger has no pod identity. */
export enum ScalerIdentityOwner {
  /** The credentials or the role in the props of the trigger. */
  POD = 'pod',
  /** The identity of the KEDA operator. */
  OPERATOR = 'operator',
}

/** Which Azure holds the resource. */
export enum ScalerAzureCloud {
  /** Azure as everybody uses it. */
  PUBLIC = 'AzurePublicCloud',
  /** Azure for the government of the United States. */
  US_GOVERNMENT = 'AzureUSGovernmentCloud',
  /** Azure in China, run by 21Vianet. */
  CHINA = 'AzureChinaCloud',
  /** An Azure of your own: its addresses have to be given. */
  PRIVATE = 'Private',
}

/** Whether KEDA connects over TLS. */
export enum ScalerTls {
  /** Over TLS. */
  ENABLE = 'enable',
  /** Without TLS: everything is sent in clear text. */
  DISABLE = 'disable',
}
