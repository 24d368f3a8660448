import { AzureServicePrincipal } from './azure-service-principal';
import { ParameterSource } from './parameter-source';
import { PodIdentity } from './pod-identity';
import { SecretKeyRef } from '../../platforms/kubernetes/object-references';

/** A TriggerAuthentication or ClusterTriggerAuthentication, made in this app or elsewhere. */
export interface ITriggerAuthentication {
  /** Whether it is a ClusterTriggerAuthentication, which triggers of all namespaces can name. */
  readonly clusterScoped: boolean;

  /** Name of the object, by which triggers refer to it. */
  readonly name: string;

  /** Namespace of the object; undefined where it is not known here, and for a ClusterTriggerAuthentication. */
  readonly namespace?: string;

  /** Names of the parameters that triggers get from it; undefined where they are not known here. */
  readonly parameterNames?: string[];

  /** Provider of its pod identity, such as `aws`; undefined where it has none, or where that is not known here. */
  readonly podIdentityProvider?: string;
}

/** Credentials and identity that triggers get from a TriggerAuthentication or ClusterTriggerAuthentication. */
export interface AuthenticationProps {
  /**
   * Application in Microsoft Entra ID as which KEDA logs in to Azure Pipelines. Since KEDA 2.21.
   *
   * @default - none
   */
  readonly azureServicePrincipal?: AzureServicePrincipal;

  /**
   * Name of the TriggerAuthentication or ClusterTriggerAuthentication that is written.
   *
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * OAuth 2 client as which KEDA asks for tokens. Since KEDA 2.20.
   *
   * @default - none
   */
  readonly oauth2?: OAuth2Credentials;

  /**
   * Sources of the values, by the names of the scaler's parameters, such as `bearerToken`. KEDA ignores names that the scaler does not
   * read. There can be one secret manager of each kind.
   *
   * @default - none
   */
  readonly parameters?: { [name: string]: ParameterSource };

  /**
   * Identity as which KEDA logs in, instead of credentials.
   *
   * @default - none
   */
  readonly podIdentity?: PodIdentity;
}

/** What triggers of one namespace log in with. */
export interface TriggerAuthenticationProps extends AuthenticationProps {
  /**
   * Namespace of the models that use it.
   *
   * @default - that of the chart
   */
  readonly namespace?: string;
}

/** What triggers of all namespaces log in with. */
export interface ClusterTriggerAuthenticationProps extends AuthenticationProps {
  /**
   * Path of a JSON file with all parameters, relative to the folder that KEDA's flag `filepath-auth-root-path` names. With a file
   * KEDA ignores all other props. Since KEDA 2.19.
   *
   * @default - none
   */
  readonly filePath?: string;
}

/** OAuth 2 client as which KEDA asks for tokens. Since KEDA 2.20; only the scalers pulsar, rabbitmq (over HTTP) and, since KEDA 2.21, prometheus use it. */
export interface OAuth2Credentials {
  /** Id by which the OAuth server knows KEDA. */
  readonly clientId: string;

  /**
   * Secret with which KEDA proves `clientId`.
   *
   * @default - none
   */
  readonly clientSecret?: SecretKeyRef;

  /**
   * Scopes that KEDA asks for.
   *
   * @default - none
   */
  readonly scopes?: string[];

  /** Address at which KEDA asks for tokens, such as `https://login.example.com/token`. */
  readonly tokenUrl: string;

  /**
   * Further parameters that KEDA sends to `tokenUrl`.
   *
   * @default - none
   */
  readonly tokenUrlParams?: { [key: string]: string };
}
