/** A part of a TriggerAuthentication, as it is written: KEDA's own field names, some of which the generated types spell otherwise. */
export interface KedaFields {
  readonly [field: string]: unknown;
}
