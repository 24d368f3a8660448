import { Place } from '../../faults/place';
import { Fields } from '../../platforms/kubernetes/untyped';
import { checkProps } from '../props/check-props';

/** Whose role a trigger takes on at AWS. */
export enum AwsIdentityOwner {
  /** The role of the KEDA operator. */
  KEDA = 'keda',
  /** The role of the model's own service account. */
  WORKLOAD = 'workload',
}

/** How KEDA identifies itself at AWS. */
export interface AwsPodIdentityOptions {
  /**
   * External id that the role asks for; needs a `roleArn`.
   *
   * @default - none
   */
  readonly externalId?: string;

  /**
   * Whose role is taken on. WORKLOAD excludes a `roleArn`.
   *
   * @default - KEDA's, keda
   */
  readonly identityOwner?: AwsIdentityOwner;

  /**
   * The role to take on.
   *
   * @default - that of the owner
   */
  readonly roleArn?: string;
}

/** How KEDA identifies itself at Azure. */
export interface AzurePodIdentityOptions {
  /**
   * Address of the authority; needs an `identityTenantId`.
   *
   * @default - that of KEDA's own identity
   */
  readonly identityAuthorityHost?: string;

  /**
   * Client id of the identity to take on.
   *
   * @default - KEDA's own
   */
  readonly identityId?: string;

  /**
   * Tenant of the identity.
   *
   * @default - KEDA's own
   */
  readonly identityTenantId?: string;
}

/** An identity of the cloud that KEDA takes on, instead of credentials. */
export class PodIdentity {
  /** AWS: IRSA or EKS Pod Identity, of KEDA or of the workload. */
  static aws(options: AwsPodIdentityOptions = {}): PodIdentity {
    checkProps(Place.named('PodIdentity.aws'), 'AwsPodIdentityOptions', options);
    const { externalId, ...rest } = options;
    return new PodIdentity('aws', { ...rest, ...externalId !== undefined && { externalID: externalId } });
  }

  /** Azure AD Workload Identity. */
  static azureWorkload(options: AzurePodIdentityOptions = {}): PodIdentity {
    checkProps(Place.named('PodIdentity.azureWorkload'), 'AzurePodIdentityOptions', options);
    return new PodIdentity('azure-workload', { ...options });
  }

  /** GCP Workload Identity. */
  static gcp(): PodIdentity {
    return new PodIdentity('gcp', {});
  }

  private constructor(
    /** @internal */
    public readonly _provider: string,
    /** @internal */
    public readonly _fields: { readonly [field: string]: string },
  ) {}

  /** @internal */
  public _spec(): Fields {
    return { provider: this._provider, ...this._fields };
  }
}
