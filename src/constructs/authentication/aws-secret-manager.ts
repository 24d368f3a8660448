import { KedaFields } from './keda-fields';
import { checkProvider, checkText, valueFrom } from './parameter-rules';
import { ParameterSource } from './parameter-source';
import { PodIdentity } from './pod-identity';
import { SecretKeyRef } from './secret-key-ref';
import { Place } from '../../faults/place';

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

  constructor(private readonly props: AwsSecretManagerProps) {}

  /** A secret, or a key of it. */
  public secret(name: string, options: AwsSecretOptions = {}): ParameterSource {
    return ParameterSource._managed(this, { name, ...options }, (place) => checkText(place.at('name'), name, 'name the secret'));
  }

  /** @internal */
  public _block(place: Place): KedaFields {
    const { credentials, podIdentity, region } = this.props;
    checkProvider(place.at('podIdentity'), podIdentity, 'aws', 'use PodIdentity.aws()');
    if ((credentials === undefined) === (podIdentity === undefined)) {
      place.refuse('needs one way to log in', credentials === undefined ? undefined : ['credentials', 'podIdentity'],
        'give credentials or podIdentity: PodIdentity.aws()');
    }
    const at = place.at('credentials');
    return {
      ...credentials && {
        credentials: {
          accessKey: valueFrom(at.at('accessKey'), credentials.accessKey),
          accessSecretKey: valueFrom(at.at('accessSecretKey'), credentials.accessSecretKey),
          ...credentials.accessToken && { accessToken: valueFrom(at.at('accessToken'), credentials.accessToken) },
        },
      },
      ...podIdentity && { podIdentity: podIdentity._spec(place.at('podIdentity')) },
      ...region !== undefined && { region },
    };
  }
}
