import { KedaFields } from './keda-fields';
import { checkProvider, checkText, valueFrom } from './parameter-rules';
import { ParameterSource } from './parameter-source';
import { PodIdentity } from './pod-identity';
import { SecretKeyRef } from './secret-key-ref';
import { Place } from '../../faults/place';

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

  constructor(private readonly props: GcpSecretManagerProps) {}

  /**
   * A secret.
   *
   * @param id id of the secret
   * @param version version of the secret; `latest` unless given
   */
  public secret(id: string, version?: string): ParameterSource {
    return ParameterSource._managed(this, { id, ...version !== undefined && { version } },
      (place) => checkText(place.at('id'), id, 'name the secret'));
  }

  /** @internal */
  public _block(place: Place): KedaFields {
    const { credentials, podIdentity } = this.props;
    checkProvider(place.at('podIdentity'), podIdentity, 'gcp', 'use PodIdentity.gcp()');
    if ((credentials === undefined) === (podIdentity === undefined)) {
      place.refuse('needs one way to log in', credentials === undefined ? undefined : ['credentials', 'podIdentity'],
        'give credentials or podIdentity: PodIdentity.gcp()');
    }
    return {
      ...credentials && { credentials: { clientSecret: valueFrom(place.at('credentials'), credentials) } },
      ...podIdentity && { podIdentity: podIdentity._spec(place.at('podIdentity')) },
    };
  }
}
