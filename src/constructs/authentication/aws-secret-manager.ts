import { ParameterSource } from './parameter-source';
import { PodIdentity } from './pod-identity';
import { Place } from '../../faults/place';
import { valueFrom } from '../../platforms/keda/authentication-sources';
import { SecretKeyRef } from '../../platforms/kubernetes/object-references';
import { Fields } from '../../platforms/kubernetes/untyped';
import { checkProps } from '../props/check-props';

/** Access key of an AWS account, each part in a Secret. */
export interface AwsCredentials {
  /** Secret that holds the id of the access key. */
  readonly accessKey: SecretKeyRef;

  /** Secret that holds the secret access key itself. */
  readonly accessSecretKey: SecretKeyRef;

  /**
   * Secret that holds the session token of temporary credentials.
   *
   * @default - none
   */
  readonly accessToken?: SecretKeyRef;
}

/** Where the secrets are at AWS. */
export interface AwsSecretManagerOptions {
  /**
   * Region that holds the secrets, such as `eu-central-1`.
   *
   * @default - that of the identity
   */
  readonly region?: string;
}

/** Which part and version of an AWS secret is read. */
export interface AwsSecretOptions {
  /**
   * Key to read, where the secret holds JSON.
   *
   * @default - none: the whole secret
   */
  readonly secretKey?: string;

  /**
   * Id of the version of the secret that is read.
   *
   * @default - the current one
   */
  readonly versionId?: string;

  /**
   * Staging label of the version of the secret, such as `AWSPREVIOUS`.
   *
   * @default - AWS's, AWSCURRENT
   */
  readonly versionStage?: string;
}

/** Reads parameters from the AWS Secrets Manager. Since KEDA 2.13. KEDA only logs it when it cannot read a secret. */
export class AwsSecretManager {
  /** KEDA logs in with an access key. */
  static withCredentials(credentials: AwsCredentials, options: AwsSecretManagerOptions = {}): AwsSecretManager {
    checkProps(Place.named('AwsSecretManager.withCredentials'), 'AwsCredentials', credentials);
    checkProps(Place.named('AwsSecretManager.withCredentials'), 'AwsSecretManagerOptions', options);
    return new AwsSecretManager({ credentials }, options);
  }

  /** KEDA logs in with an IAM role. */
  static withPodIdentity(podIdentity: PodIdentity, options: AwsSecretManagerOptions = {}): AwsSecretManager {
    checkProps(Place.named('AwsSecretManager.withPodIdentity'), 'AwsSecretManagerOptions', options);
    return new AwsSecretManager({ podIdentity }, options);
  }

  /** @internal */
  public readonly _field = 'awsSecretManager';

  private constructor(
    private readonly login: { readonly credentials?: AwsCredentials; readonly podIdentity?: PodIdentity },
    private readonly options: AwsSecretManagerOptions,
  ) {}

  /** A secret as a whole, or one key of it. */
  public secret(name: string, options: AwsSecretOptions = {}): ParameterSource {
    checkProps(Place.named('AwsSecretManager.secret'), 'AwsSecretOptions', options);
    return ParameterSource._managed(this, { name, ...options });
  }

  /** @internal */
  public _block(): Fields {
    const { login: { credentials, podIdentity }, options: { region } } = this;
    return {
      ...credentials && {
        credentials: {
          accessKey: valueFrom(credentials.accessKey),
          accessSecretKey: valueFrom(credentials.accessSecretKey),
          ...credentials.accessToken && { accessToken: valueFrom(credentials.accessToken) },
        },
      },
      ...podIdentity && { podIdentity: podIdentity._spec() },
      ...region !== undefined && { region },
    };
  }
}
