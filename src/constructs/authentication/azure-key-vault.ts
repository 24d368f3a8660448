import { valueFrom } from './authentication-spec';
import { ParameterSource } from './parameter-source';
import { PodIdentity } from './pod-identity';
import { Place } from '../../faults/place';
import { SecretKeyRef } from '../../platforms/kubernetes/object-references';
import { Fields } from '../../platforms/kubernetes/untyped';
import { checkProps } from '../props/check-props';

/** An application that logs in to Azure. */
export interface AzureCredentials {
  /** Id of the application. */
  readonly clientId: string;

  /** Its secret. */
  readonly clientSecret: SecretKeyRef;

  /** Tenant of the application. */
  readonly tenantId: string;
}

/** The clouds of Azure. Source: kedacore/keda v2.20 pkg/scalers/azure/azure_cloud_environment.go. */
export enum AzureKeyVaultCloudType {
  /** China. */
  CHINA = 'AzureChinaCloud',
  /** Germany. */
  GERMANY = 'AzureGermanCloud',
  /** A cloud of your own. */
  PRIVATE = 'Private',
  /** The public one. */
  PUBLIC = 'AzurePublicCloud',
  /** The government of the United States. */
  US_GOVERNMENT = 'AzureUSGovernmentCloud',
}

/** An Azure that is not the public one. */
export interface AzureKeyVaultCloud {
  /**
   * Address of its Active Directory; for a private cloud.
   *
   * @default - that of the type
   */
  readonly activeDirectoryEndpoint?: string;

  /**
   * Address of its key vaults; for a private cloud.
   *
   * @default - that of the type
   */
  readonly keyVaultResourceUrl?: string;

  /** Which one. PRIVATE needs both addresses. */
  readonly type: AzureKeyVaultCloudType;
}

/** Where an Azure Key Vault is. */
export interface AzureKeyVaultOptions {
  /**
   * The cloud that the vault is in.
   *
   * @default - the public one
   */
  readonly cloud?: AzureKeyVaultCloud;

  /** Address of the vault, such as `https://my-vault.vault.azure.net`. */
  readonly vaultUri: string;
}

/** Secrets of an Azure Key Vault. A failure to read one disables the triggers that need it. */
export class AzureKeyVault {
  /** KEDA logs in as an application. */
  static withCredentials(credentials: AzureCredentials, options: AzureKeyVaultOptions): AzureKeyVault {
    checkProps(Place.named('AzureKeyVault.withCredentials'), 'AzureCredentials', credentials);
    checkProps(Place.named('AzureKeyVault.withCredentials'), 'AzureKeyVaultOptions', options);
    return new AzureKeyVault({ credentials }, options);
  }

  /** KEDA logs in with an identity of Azure. */
  static withPodIdentity(podIdentity: PodIdentity, options: AzureKeyVaultOptions): AzureKeyVault {
    checkProps(Place.named('AzureKeyVault.withPodIdentity'), 'AzureKeyVaultOptions', options);
    return new AzureKeyVault({ podIdentity }, options);
  }

  /** @internal */
  public readonly _field = 'azureKeyVault';

  private constructor(
    private readonly login: { readonly credentials?: AzureCredentials; readonly podIdentity?: PodIdentity },
    private readonly options: AzureKeyVaultOptions,
  ) {}

  /**
   * A secret of the vault.
   *
   * @param version version of the secret; the newest one unless given
   */
  public secret(name: string, version?: string): ParameterSource {
    return ParameterSource._managed(this, { name, ...version !== undefined && { version } });
  }

  /** @internal */
  public _block(): Fields {
    const { login: { credentials, podIdentity }, options: { cloud, vaultUri } } = this;
    return {
      vaultUri,
      ...cloud && {
        cloud: {
          type: cloud.type,
          ...cloud.activeDirectoryEndpoint !== undefined && { activeDirectoryEndpoint: cloud.activeDirectoryEndpoint },
          ...cloud.keyVaultResourceUrl !== undefined && { keyVaultResourceURL: cloud.keyVaultResourceUrl },
        },
      },
      ...credentials && {
        credentials: {
          clientId: credentials.clientId,
          tenantId: credentials.tenantId,
          clientSecret: valueFrom(credentials.clientSecret),
        },
      },
      ...podIdentity && { podIdentity: podIdentity._spec() },
    };
  }
}
