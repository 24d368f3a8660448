import { KedaFields } from './keda-fields';
import { Place } from '../../faults/place';

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
    const { externalId, ...rest } = options;
    return new PodIdentity('aws', { ...rest, ...externalId !== undefined && { externalID: externalId } }, (place) => checkAws(place, options));
  }

  /** Azure AD Workload Identity. */
  static azureWorkload(options: AzurePodIdentityOptions = {}): PodIdentity {
    return new PodIdentity('azure-workload', { ...options }, (place) => checkAzure(place, options));
  }

  /** GCP Workload Identity. */
  static gcp(): PodIdentity {
    return new PodIdentity('gcp', {}, () => {});
  }

  private constructor(
    /** @internal */
    public readonly _provider: string,
    /** @internal */
    public readonly _fields: { readonly [field: string]: string },
    private readonly check: (place: Place) => void,
  ) {}

  /** @internal */
  public _spec(place: Place): KedaFields {
    this.check(place);
    return { provider: this._provider, ...this._fields };
  }
}

// Source of all rules: kedacore/keda v2.20 apis/keda/v1alpha1/triggerauthentication_webhook.go.
function checkAws(place: Place, { externalId, identityOwner, roleArn }: AwsPodIdentityOptions): void {
  if (roleArn !== undefined && identityOwner === AwsIdentityOwner.WORKLOAD) {
    place.at('roleArn').refuse('is refused by KEDA beside the identity of the workload', roleArn, 'leave it out, or set identityOwner to KEDA');
  }
  if (externalId !== undefined && roleArn === undefined) {
    place.at('externalId').refuse('needs a role that asks for it', externalId, 'give roleArn, or leave it out');
  }
  for (const [field, value] of [['roleArn', roleArn], ['externalId', externalId]] as const) {
    if (value?.trim() === '') {
      place.at(field).refuse('is empty', value, 'leave it out');
    }
  }
}

function checkAzure(place: Place, { identityAuthorityHost, identityId, identityTenantId }: AzurePodIdentityOptions): void {
  for (const [field, value] of [['identityId', identityId], ['identityTenantId', identityTenantId], ['identityAuthorityHost', identityAuthorityHost]] as const) {
    if (value?.trim() === '') {
      place.at(field).refuse('is empty, which KEDA refuses', value, 'leave it out for KEDA\'s own');
    }
  }
  if (identityAuthorityHost !== undefined && identityTenantId === undefined) {
    place.at('identityAuthorityHost').refuse('needs a tenant', identityAuthorityHost, 'give identityTenantId too');
  }
}
