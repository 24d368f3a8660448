import { KubernetesObject } from './kubernetes-object';

/** A workload whose pods are known: a Deployment, another kind with a pod template, or one that a serving platform makes. */
export interface WorkloadFacts {
  /** Containers that run as long as the pod does. */
  readonly containers: ContainerFacts[];

  /** The Deployment or other object with the pods; where a platform makes it, as it will be. */
  readonly object: KubernetesObject;

  /**
   * The object that a platform makes it from, such as an InferenceService.
   *
   * @default - none, where the manifests hold the workload itself
   */
  readonly owner?: KubernetesObject;

  /** Annotations that the workload puts on its pods. */
  readonly podAnnotations: { [key: string]: string };

  /** Labels that its pods get, by which Services and monitors select them. */
  readonly podLabels: { [key: string]: string };

  /**
   * Number in its field `spec.replicas`.
   *
   * @default - none
   */
  readonly replicas?: number;
}

/** A container of a workload's pods. */
export interface ContainerFacts {
  /**
   * Image that the container runs.
   *
   * @default - not stated, or decided by a platform
   */
  readonly image?: string;

  /** Limits by resource, such as `{ 'nvidia.com/gpu': '1' }`. */
  readonly limits: { [resource: string]: string };

  /** Name of the container in its pod. */
  readonly name: string;

  /** Ports that the container declares. */
  readonly ports: PortFacts[];

  /** Requests by resource, such as `cpu: 500m`. */
  readonly requests: { [resource: string]: string };
}

/** A port of a container or of a Service. */
export interface PortFacts {
  /**
   * Name of the port, by which monitors and Services refer to it.
   *
   * @default - none
   */
  readonly name?: string;

  /** Number of the port; 0 where the manifest has no number there. */
  readonly number: number;

  /**
   * Port of the pods that a port of a Service leads to: a number or a name.
   *
   * @default - the number of the port itself; ports of containers have no such field
   */
  readonly targetPort?: string;
}
