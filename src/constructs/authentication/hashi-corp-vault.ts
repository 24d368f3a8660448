import { ParameterSource } from './parameter-source';
import { Place } from '../../faults/place';
import { Fields } from '../../platforms/kubernetes/untyped';
import { checkProps } from '../props/check-props';

/** Where KEDA finds a HashiCorp Vault. */
export interface HashiCorpVaultOptions {
  /** Address of the Vault, such as `https://vault.vault.svc:8200`. */
  readonly address: string;

  /**
   * Namespace in the Vault (an Enterprise feature).
   *
   * @default - none
   */
  readonly namespace?: string;
}

/** How KEDA logs in to a HashiCorp Vault with a token. */
export interface VaultTokenOptions extends HashiCorpVaultOptions {
  /** Token of the Vault. It stands in the manifest in clear text: prefer the Kubernetes login. */
  readonly token: string;
}

/** How KEDA logs in to a HashiCorp Vault with a service account. */
export interface VaultKubernetesOptions extends HashiCorpVaultOptions {
  /** Path at which the Kubernetes login is mounted in the Vault, such as `kubernetes`. */
  readonly mount: string;

  /** Role of the Vault as which KEDA logs in. */
  readonly role: string;

  /**
   * Path of a file with a token, inside the KEDA operator. From KEDA 2.21 on the platform team has to approve its audience.
   *
   * @default - KEDA's, the operator's own token; from 2.21 on one of the audience `vault` that KEDA mounts
   */
  readonly serviceAccount?: string;

  /**
   * Name of a service account whose token is used, in the namespace of the TriggerAuthentication. From KEDA 2.21 on the platform team has to
   * map it to an audience.
   *
   * @default - that of the KEDA operator
   */
  readonly serviceAccountName?: string;
}

/** Certificate that the Vault is asked to issue. */
export interface VaultPkiData {
  /**
   * Further names of the certificate, separated by commas.
   *
   * @default - none
   */
  readonly altNames?: string;

  /**
   * Name that the certificate is issued for.
   *
   * @default - none
   */
  readonly commonName?: string;

  /**
   * Format of the certificate, such as `pem`.
   *
   * @default - that of the Vault
   */
  readonly format?: string;

  /**
   * IP addresses of the certificate, separated by commas.
   *
   * @default - none
   */
  readonly ipSans?: string;

  /**
   * Names of other types, `OID;TYPE:VALUE` each.
   *
   * @default - none
   */
  readonly otherSans?: string;

  /**
   * How long the certificate is valid, such as `24h`.
   *
   * @default - that of the Vault
   */
  readonly ttl?: string;

  /**
   * URIs of the certificate, separated by commas.
   *
   * @default - none
   */
  readonly uriSans?: string;
}

/** Reads parameters from a HashiCorp Vault. Triggers stop working when KEDA cannot read a secret that they need. */
export class HashiCorpVault {
  /** A Vault that KEDA logs in to with a token. */
  static withToken(options: VaultTokenOptions): HashiCorpVault {
    checkProps(Place.named('HashiCorpVault.withToken'), 'VaultTokenOptions', options);
    const { token } = options;
    return new HashiCorpVault(options, { authentication: 'token', credential: { token } });
  }

  /** A Vault that KEDA logs in to with a Kubernetes service account. */
  static withKubernetes(options: VaultKubernetesOptions): HashiCorpVault {
    checkProps(Place.named('HashiCorpVault.withKubernetes'), 'VaultKubernetesOptions', options);
    const { mount, role, serviceAccount, serviceAccountName } = options;
    const credential = { ...serviceAccount !== undefined && { serviceAccount }, ...serviceAccountName !== undefined && { serviceAccountName } };
    return new HashiCorpVault(options, {
      authentication: 'kubernetes', mount, role, ...Object.keys(credential).length > 0 && { credential },
    });
  }

  /** @internal */
  public readonly _field = 'hashiCorpVault';

  private constructor(
    private readonly options: HashiCorpVaultOptions,
    private readonly login: Fields,
  ) {}

  /** A secret of version 1 of the key-value engine, or of another engine with the same form of answers. */
  public secret(path: string, key: string): ParameterSource {
    return this.source(path, key, 'secret');
  }

  /** A secret of version 2 of the key-value engine; the path includes `data`, as in `secret/data/prometheus`. */
  public secretV2(path: string, key: string): ParameterSource {
    return this.source(path, key, 'secretV2');
  }

  /** One part of a certificate that the Vault issues, such as `certificate` or `private_key`. */
  public pki(path: string, key: string, pkiData: VaultPkiData): ParameterSource {
    checkProps(Place.named('HashiCorpVault.pki'), 'VaultPkiData', pkiData);
    return this.source(path, key, 'pki', pkiData);
  }

  /** @internal */
  public _block(): Fields {
    const { address, namespace } = this.options;
    return { address, ...namespace !== undefined && { namespace }, ...this.login };
  }

  private source(path: string, key: string, type: string, pkiData?: VaultPkiData): ParameterSource {
    return ParameterSource._managed(this, { path, key, type, ...pkiData && { pkiData } });
  }
}
