/** A TriggerAuthentication or ClusterTriggerAuthentication, made in this app or elsewhere. */
export interface ITriggerAuthentication {
  /** Whether it is a ClusterTriggerAuthentication, which triggers of all namespaces can name. */
  readonly cluster: boolean;

  /** Its name. */
  readonly name: string;

  /** Its namespace; undefined where that is not known here, and for a ClusterTriggerAuthentication. */
  readonly namespace?: string;

  /** Names of the parameters that it gives to a trigger; undefined where they are not known here. */
  readonly parameterNames?: string[];

  /** The provider of its pod identity, such as `aws`; undefined where it has none, or where that is not known here. */
  readonly podIdentityProvider?: string;
}
