import { KubernetesObject } from './kubernetes-object';
import { ScaleTarget } from '../platforms/kubernetes/object-references';

/** An autoscaler, whatever object defines it: a ScaledObject, a HorizontalPodAutoscaler, a part of an InferenceService and so on. */
export interface AutoscalerFacts {
  /** Who changes the replicas: `HPA`, `KEDA` or `Seldon Core 2`. */
  readonly controller: string;

  /**
   * Replicas while no trigger is active, where KEDA is told a number below `minReplicas`.
   *
   * @default - minReplicas
   */
  readonly idleReplicas?: number;

  /**
   * Most replicas; where the object states none, the default of the controller.
   *
   * @default - no limit is known
   */
  readonly maxReplicas?: number;

  /** Least replicas; where the object states none, the default of the controller. */
  readonly minReplicas: number;

  /** The object that defines the autoscaler; one object may define several. */
  readonly object: KubernetesObject;

  /** The object whose replicas it changes. */
  readonly target: ScaleTarget;

  /** Its triggers, or the metrics of an HPA. */
  readonly triggers: TriggerFacts[];

  /**
   * The workload that it scales, with its pods.
   *
   * @default - the target is not among the manifests, or its pods are not known
   */
  readonly workload?: WorkloadFacts;
}

/** A trigger of KEDA, or a metric of an HPA. */
export interface TriggerFacts {
  /** Path of the trigger in its object, such as `spec.triggers[0]`. */
  readonly field: string;

  /** The `metadata` of a trigger of KEDA, or the fields of a metric of an HPA, as they are written. */
  readonly metadata: { [key: string]: any };

  /**
   * How the metric is compared with the target: `AverageValue`, `Value` or `Utilization`.
   *
   * @default - not known
   */
  readonly metricType?: string;

  /**
   * Name of the trigger, or of the metric that an HPA asks for.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * The PromQL query, where KEDA asks Prometheus.
   *
   * @default - none
   */
  readonly query?: string;

  /**
   * Value that the metric is compared with.
   *
   * @default - not stated here, or not a number
   */
  readonly target?: number;

  /** The scaler of KEDA, such as `prometheus`, or the type of a metric of an HPA, such as `Resource`. */
  readonly type: string;
}

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

  /** Annotations that its pods get. */
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

/** A Service, also one that a platform will make. */
export interface ServiceFacts {
  /** The Service itself, as a manifest. */
  readonly object: KubernetesObject;

  /** Ports that the Service listens at. */
  readonly ports: PortFacts[];

  /** Labels of the pods that the Service selects; empty where it selects none. */
  readonly selector: { [label: string]: string };
}

/** A ServiceMonitor, a PodMonitor, or the same of another product, such as a VMPodScrape. */
export interface MonitorFacts {
  /** The monitor itself, as a manifest. */
  readonly object: KubernetesObject;

  /** Labels of the Services that a ServiceMonitor selects, or of the pods that a PodMonitor selects. */
  readonly selector: { [label: string]: string };

  /** Workloads in the manifests whose pods the monitor has scraped. */
  readonly workloads: WorkloadFacts[];
}
