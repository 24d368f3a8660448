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
