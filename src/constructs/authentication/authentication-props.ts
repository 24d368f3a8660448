import { ParameterSource } from './parameter-source';
import { PodIdentity } from './pod-identity';
import { SecretKeyRef } from '../../platforms/kubernetes/object-references';

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

/** What a TriggerAuthentication or ClusterTriggerAuthentication gives to triggers. */
export interface AuthenticationProps {
  /**
   * Its name.
   *
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * Client credentials of OAuth 2. Since KEDA 2.20.
   *
   * @default - none
   */
  readonly oauth2?: OAuth2Credentials;

  /**
   * Values by the names that the trigger reads them by, such as `bearerToken`. KEDA ignores names that a trigger does not
   * read. Of each secret manager there can be one.
   *
   * @default - none
   */
  readonly parameters?: { [name: string]: ParameterSource };

  /**
   * The identity that KEDA takes on, instead of credentials.
   *
   * @default - none
   */
  readonly podIdentity?: PodIdentity;
}

/** Props of a TriggerAuthentication. */
export interface TriggerAuthenticationProps extends AuthenticationProps {
  /**
   * Namespace of the models that use it.
   *
   * @default - that of the chart
   */
  readonly namespace?: string;
}

/** Props of a ClusterTriggerAuthentication. */
export interface ClusterTriggerAuthenticationProps extends AuthenticationProps {
  /**
   * Path of a file with parameters as JSON, relative to the folder that KEDA's flag `filepath-auth-root-path` names. It
   * replaces everything else. Since KEDA 2.19.
   *
   * @default - none
   */
  readonly filePath?: string;
}

/** Client credentials of OAuth 2. Since KEDA 2.20; only pulsar and rabbitmq (over http) use them. */
export interface OAuth2Credentials {
  /** Id of the client. */
  readonly clientId: string;

  /**
   * Secret of the client.
   *
   * @default - none
   */
  readonly clientSecret?: SecretKeyRef;

  /**
   * Scopes to ask for.
   *
   * @default - none
   */
  readonly scopes?: string[];

  /** Address that gives out tokens: absolute, http or https. */
  readonly tokenUrl: string;

  /**
   * Further parameters of that address.
   *
   * @default - none
   */
  readonly tokenUrlParams?: { [key: string]: string };
}
