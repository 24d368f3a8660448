/** An object with a number of replicas, in the namespace of its autoscaler. */
export interface ScaleTarget {
  /** Its API version, such as `apps/v1`. */
  readonly apiVersion: string;

  /** Its kind, such as `Deployment`. */
  readonly kind: string;

  /** Its name. */
  readonly name: string;
}

/** One value of a Secret. */
export interface SecretKeyRef {
  /** Key in the Secret. */
  readonly key: string;

  /** Name of the Secret. */
  readonly name: string;
}
