import { ServiceType } from 'cdk8s-plus-27';

/** The Service of Kubernetes through which clients reach a model. */
export interface ModelServiceProps {
  /**
   * Annotations of the Service, such as those of a cloud's load balancer.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Name of the Service, which clients use as its host name.
   *
   * @default - the name of the model
   */
  readonly name?: string;

  /**
   * Port of each node that leads to the container's first port, 30000 to 32767 unless the cluster says otherwise.
   *
   * @default - none, or chosen by the cluster where the type needs one
   */
  readonly nodePort?: number;

  /**
   * Port of the Service that leads to the container's first port.
   *
   * @default - the number of the container's port
   */
  readonly port?: number;

  /**
   * How the Service is reached.
   *
   * @default ServiceType.CLUSTER_IP
   */
  readonly type?: ServiceType;
}
