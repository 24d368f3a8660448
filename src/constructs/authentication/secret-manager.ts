import { Fields } from '../../platforms/kubernetes/untyped';
/** A secret manager: one block of a TriggerAuthentication, which holds several secrets. */
export interface SecretManager {
  /** The block's name in KEDA. */
  readonly _field: 'hashiCorpVault' | 'azureKeyVault' | 'gcpSecretManager' | 'awsSecretManager';

  /** The block without its secrets. */
  _block(): Fields;
}
