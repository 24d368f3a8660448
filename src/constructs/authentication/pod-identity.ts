import { Place } from '../../faults/place';
import { Fields } from '../../platforms/kubernetes/untyped';
import { checkProps } from '../props/check-props';

/** Whose IAM role KEDA uses at AWS. */
export enum AwsIdentityOwner {
  /** The role of KEDA's own service account. */
  KEDA = 'keda',
  /** The role of the model's own service account. */
  WORKLOAD = 'workload',
}

/** How KEDA identifies itself at AWS. */
export interface AwsPodIdentityOptions {
  /**
   * External id that the role requires; needs a `roleArn`.
   *
   * @default - none
   */
  readonly externalId?: string;

  /**
   * Whose IAM role KEDA uses. WORKLOAD excludes a `roleArn`.
   *
   * @default - KEDA's, keda
   */
  readonly identityOwner?: AwsIdentityOwner;

  /**
   * ARN of an IAM role that KEDA assumes.
   *
   * @default - that of the owner
   */
  readonly roleArn?: string;
}

/** How KEDA identifies itself at Azure. */
export interface AzurePodIdentityOptions {
  /**
   * Address at which KEDA asks for tokens; needs an `identityTenantId`.
   *
   * @default - that of KEDA's own identity
   */
  readonly identityAuthorityHost?: string;

  /**
   * Client id of the managed identity as which KEDA logs in.
   *
   * @default - KEDA's own
   */
  readonly identityId?: string;

  /**
   * Id of the tenant that the managed identity belongs to.
   *
   * @default - KEDA's own
   */
  readonly identityTenantId?: string;
}

/** Identity at a cloud as which KEDA logs in, instead of credentials. */
export class PodIdentity {
  /** A role at AWS, by IRSA or EKS Pod Identity: that of KEDA or that of the workload. */
  static aws(options: AwsPodIdentityOptions = {}): PodIdentity {
    checkProps(Place.named('PodIdentity.aws'), 'AwsPodIdentityOptions', options);
    const { externalId, ...rest } = options;
    return new PodIdentity('aws', { ...rest, ...externalId !== undefined && { externalID: externalId } });
  }

  /** A managed identity at Azure, by Azure Workload Identity. */
  static azureWorkload(options: AzurePodIdentityOptions = {}): PodIdentity {
    checkProps(Place.named('PodIdentity.azureWorkload'), 'AzurePodIdentityOptions', options);
    return new PodIdentity('azure-workload', { ...options });
  }

  /** A service account at Google Cloud, by Workload Identity. */
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
