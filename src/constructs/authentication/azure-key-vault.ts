import { ParameterSource } from './parameter-source';
import { PodIdentity } from './pod-identity';
import { Place } from '../../faults/place';
import { valueFrom } from '../../platforms/keda/authentication-sources';
import { SecretKeyRef } from '../../platforms/kubernetes/object-references';
import { Fields } from '../../platforms/kubernetes/untyped';
import { checkProps } from '../props/check-props';

/** Application in Microsoft Entra ID as which KEDA logs in to Azure. */
export interface AzureCredentials {
  /** Client id of the application as which KEDA logs in, a UUID. */
  readonly clientId: string;

  /** Secret that holds the client secret of the application. */
  readonly clientSecret: SecretKeyRef;

  /** Id of the tenant that the application belongs to. */
  readonly tenantId: string;
}

/** National and private clouds of Azure. Source: kedacore/keda v2.20 pkg/scalers/azure/azure_cloud_environment.go. */
export enum AzureKeyVaultCloudType {
  /** Azure in China, run by 21Vianet. */
  CHINA = 'AzureChinaCloud',
  /** Azure in Germany, which Microsoft has closed. */
  GERMANY = 'AzureGermanCloud',
  /** An Azure Stack of your own, with addresses of its own. */
  PRIVATE = 'Private',
  /** Azure as everybody uses it. */
  PUBLIC = 'AzurePublicCloud',
  /** Azure for the government of the United States. */
  US_GOVERNMENT = 'AzureUSGovernmentCloud',
}

/** A national or private cloud of Azure. */
export interface AzureKeyVaultCloud {
  /**
   * Address of Microsoft Entra ID, for a private cloud.
   *
   * @default - that of the type
   */
  readonly activeDirectoryEndpoint?: string;

  /**
   * Address that tokens for key vaults are issued for, in a private cloud.
   *
   * @default - that of the type
   */
  readonly keyVaultResourceUrl?: string;

  /** Which cloud it is. PRIVATE needs both addresses. */
  readonly type: AzureKeyVaultCloudType;
}

/** The address of an Azure Key Vault, and the cloud that it is in. */
export interface AzureKeyVaultOptions {
  /**
   * The national or private cloud of Azure that holds the vault.
   *
   * @default - the public one
   */
  readonly cloud?: AzureKeyVaultCloud;

  /** Address of the vault, such as `https://my-vault.vault.azure.net`. */
  readonly vaultUri: string;
}

/** Reads parameters from an Azure Key Vault. Triggers stop working when KEDA cannot read a secret that they need. */
export class AzureKeyVault {
  /** KEDA logs in as an application, with its client secret. */
  static withCredentials(credentials: AzureCredentials, options: AzureKeyVaultOptions): AzureKeyVault {
    checkProps(Place.named('AzureKeyVault.withCredentials'), 'AzureCredentials', credentials);
    checkProps(Place.named('AzureKeyVault.withCredentials'), 'AzureKeyVaultOptions', options);
    return new AzureKeyVault({ credentials }, options);
  }

  /** KEDA logs in with a workload identity of Azure. */
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
   * A secret of the vault, by its name.
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
