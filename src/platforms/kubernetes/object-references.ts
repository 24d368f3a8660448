/** An object with a number of replicas, in the namespace of its autoscaler. */
export interface ScaleTarget {
  /** API group and version of the object, such as `apps/v1`. */
  readonly apiVersion: string;

  /** Kind of the object, such as `Deployment`. */
  readonly kind: string;

  /** Name of the object in its namespace. */
  readonly name: string;
}

/** One value of a Secret. */
export interface SecretKeyRef {
  /** Key of the value in the Secret. */
  readonly key: string;

  /** Name of the Secret that holds the value. */
  readonly name: string;
}
