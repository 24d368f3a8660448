/** One value of a Secret. */
export interface SecretKeyRef {
  /** Key in the Secret. */
  readonly key: string;

  /** Name of the Secret. */
  readonly name: string;
}
