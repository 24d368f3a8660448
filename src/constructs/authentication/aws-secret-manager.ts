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

/** How KEDA logs in to the AWS Secrets Manager: with `credentials` or with a `podIdentity`. */
export interface AwsSecretManagerProps {
  /**
   * Keys that log in.
   *
   * @default - none: `podIdentity` does
   */
  readonly credentials?: AwsCredentials;

  /**
   * The identity that logs in.
   *
   * @default - none: `credentials` do
   */
  readonly podIdentity?: PodIdentity;

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
  /** @internal */
  public readonly _field = 'awsSecretManager';

  constructor(private readonly props: AwsSecretManagerProps) {
    checkProps(Place.named('AwsSecretManager'), 'AwsSecretManagerProps', props);
  }

  /** A secret, or a key of it. */
  public secret(name: string, options: AwsSecretOptions = {}): ParameterSource {
    checkProps(Place.named('AwsSecretManager.secret'), 'AwsSecretOptions', options);
    return ParameterSource._managed(this, { name, ...options });
  }

  /** @internal */
  public _block(): Fields {
    const { credentials, podIdentity, region } = this.props;
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
