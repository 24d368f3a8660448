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

/** Where an Azure Key Vault is, and how KEDA logs in: with `credentials` or with a `podIdentity`. */
export interface AzureKeyVaultProps {
  /**
   * The cloud that the vault is in.
   *
   * @default - the public one
   */
  readonly cloud?: AzureKeyVaultCloud;

  /**
   * An application that logs in.
   *
   * @default - none: `podIdentity` does
   */
  readonly credentials?: AzureCredentials;

  /**
   * The identity that logs in.
   *
   * @default - none: `credentials` do
   */
  readonly podIdentity?: PodIdentity;

  /** Address of the vault, such as `https://my-vault.vault.azure.net`. */
  readonly vaultUri: string;
}

/** Secrets of an Azure Key Vault. A failure to read one disables the triggers that need it. */
export class AzureKeyVault {
  /** @internal */
  public readonly _field = 'azureKeyVault';

  constructor(private readonly props: AzureKeyVaultProps) {
    checkProps(Place.named('AzureKeyVault'), 'AzureKeyVaultProps', props);
  }

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
    const { cloud, credentials, podIdentity, vaultUri } = this.props;
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
