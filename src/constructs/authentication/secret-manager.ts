import { KedaFields } from './keda-fields';
import { Place } from '../../faults/place';

/** A secret manager: one block of a TriggerAuthentication, which holds several secrets. */
export interface SecretManager {
  /** The block's name in KEDA. */
  readonly _field: 'hashiCorpVault' | 'azureKeyVault' | 'gcpSecretManager' | 'awsSecretManager';

  /** The block without its secrets; refuses what KEDA would. */
  _block(place: Place): KedaFields;
}
