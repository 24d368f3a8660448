import { OAuth2Credentials } from './oauth2';
import { ParameterSource } from './parameter-source';
import { PodIdentity } from './pod-identity';

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
