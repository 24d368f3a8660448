/** A part of a TriggerAuthentication, as it is written: KEDA's own field names, some of which the generated types spell otherwise. */
export interface KedaFields {
  readonly [field: string]: unknown;
}

/** A secret manager: one block of a TriggerAuthentication, which holds several secrets. */
export interface SecretManager {
  /** The block's name in KEDA. */
  readonly _field: 'hashiCorpVault' | 'azureKeyVault' | 'gcpSecretManager' | 'awsSecretManager';

  /** The block without its secrets. */
  _block(): KedaFields;
}
