import { ParameterSource } from './parameter-source';
import { PodIdentity } from './pod-identity';
import { Place } from '../../faults/place';
import { valueFrom } from '../../platforms/keda/authentication-sources';
import { SecretKeyRef } from '../../platforms/kubernetes/object-references';
import { Fields } from '../../platforms/kubernetes/untyped';
import { checkProps } from '../props/check-props';

/** Reads parameters from the Secret Manager of Google Cloud. Since KEDA 2.13. KEDA only logs it when it cannot read a secret. */
export class GcpSecretManager {
  /**
   * KEDA logs in with the key of a service account.
   *
   * @param credentials a Secret that holds the key, as JSON
   */
  static withCredentials(credentials: SecretKeyRef): GcpSecretManager {
    checkProps(Place.named('GcpSecretManager.withCredentials'), 'SecretKeyRef', credentials);
    return new GcpSecretManager({ credentials });
  }

  /** KEDA logs in with a workload identity of Google Cloud. */
  static withPodIdentity(podIdentity: PodIdentity): GcpSecretManager {
    return new GcpSecretManager({ podIdentity });
  }

  /** @internal */
  public readonly _field = 'gcpSecretManager';

  private constructor(private readonly login: { readonly credentials?: SecretKeyRef; readonly podIdentity?: PodIdentity }) {}

  /**
   * A secret of the project that KEDA logs in to.
   *
   * @param id id of the secret
   * @param version version of the secret; `latest` unless given
   */
  public secret(id: string, version?: string): ParameterSource {
    return ParameterSource._managed(this, { id, ...version !== undefined && { version } });
  }

  /** @internal */
  public _block(): Fields {
    const { credentials, podIdentity } = this.login;
    return {
      ...credentials && { credentials: { clientSecret: valueFrom(credentials) } },
      ...podIdentity && { podIdentity: podIdentity._spec() },
    };
  }
}
