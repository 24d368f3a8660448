/** An object with a number of replicas, in the namespace of its autoscaler. */
export interface ScaleTarget {
  /** Its API version, such as `apps/v1`. */
  readonly apiVersion: string;

  /** Its kind, such as `Deployment`. */
  readonly kind: string;

  /** Its name. */
  readonly name: string;
}
