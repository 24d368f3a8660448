import { valueFrom } from './authentication-spec';
import { ParameterSource } from './parameter-source';
import { PodIdentity } from './pod-identity';
import { Place } from '../../faults/place';
import { SecretKeyRef } from '../../platforms/kubernetes/object-references';
import { Fields } from '../../platforms/kubernetes/untyped';
import { checkProps } from '../props/check-props';

/** Keys of an AWS account, in Secrets. */
export interface AwsCredentials {
  /** Id of the access key. */
  readonly accessKey: SecretKeyRef;

  /** The secret access key. */
  readonly accessSecretKey: SecretKeyRef;

  /**
   * Token of a session.
   *
   * @default - none
   */
  readonly accessToken?: SecretKeyRef;
}

/** Which secrets of AWS are meant. */
export interface AwsSecretManagerOptions {
  /**
   * Region of the secrets.
   *
   * @default - that of the identity
   */
  readonly region?: string;
}

/** Which part of an AWS secret is meant. */
export interface AwsSecretOptions {
  /**
   * Key in a secret that holds JSON.
   *
   * @default - none: the whole secret
   */
  readonly secretKey?: string;

  /**
   * Version of the secret.
   *
   * @default - the current one
   */
  readonly versionId?: string;

  /**
   * Stage of the secret, such as `AWSPREVIOUS`.
   *
   * @default - AWS's, AWSCURRENT
   */
  readonly versionStage?: string;
}

/** Secrets of the AWS Secrets Manager. Since KEDA 2.13. KEDA only logs a failure to read one. */
export class AwsSecretManager {
  /** KEDA logs in with the keys of an account. */
  static withCredentials(credentials: AwsCredentials, options: AwsSecretManagerOptions = {}): AwsSecretManager {
    checkProps(Place.named('AwsSecretManager.withCredentials'), 'AwsCredentials', credentials);
    checkProps(Place.named('AwsSecretManager.withCredentials'), 'AwsSecretManagerOptions', options);
    return new AwsSecretManager({ credentials }, options);
  }

  /** KEDA logs in with an identity of AWS. */
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

  /** A secret, or a key of it. */
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
