import { valueFrom } from './authentication-spec';
import { ParameterSource } from './parameter-source';
import { PodIdentity } from './pod-identity';
import { Place } from '../../faults/place';
import { SecretKeyRef } from '../../platforms/kubernetes/object-references';
import { Fields } from '../../platforms/kubernetes/untyped';
import { checkProps } from '../props/check-props';

/** How KEDA logs in to the GCP Secret Manager: with `credentials` or with a `podIdentity`. */
export interface GcpSecretManagerProps {
  /**
   * A Secret that holds the key of a service account, as JSON.
   *
   * @default - none: `podIdentity` logs in
   */
  readonly credentials?: SecretKeyRef;

  /**
   * The identity that logs in.
   *
   * @default - none: `credentials` do
   */
  readonly podIdentity?: PodIdentity;
}

/** Secrets of the GCP Secret Manager. Since KEDA 2.13. KEDA only logs a failure to read one. */
export class GcpSecretManager {
  /** @internal */
  public readonly _field = 'gcpSecretManager';

  constructor(private readonly props: GcpSecretManagerProps) {
    checkProps(Place.named('GcpSecretManager'), 'GcpSecretManagerProps', props);
  }

  /**
   * A secret.
   *
   * @param id id of the secret
   * @param version version of the secret; `latest` unless given
   */
  public secret(id: string, version?: string): ParameterSource {
    return ParameterSource._managed(this, { id, ...version !== undefined && { version } });
  }

  /** @internal */
  public _block(): Fields {
    const { credentials, podIdentity } = this.props;
    return {
      ...credentials && { credentials: { clientSecret: valueFrom(credentials) } },
      ...podIdentity && { podIdentity: podIdentity._spec() },
    };
  }
}
