import { KubernetesObject } from './kubernetes-object';
import { ScaleTarget } from '../platforms/kubernetes/object-references';

/** What changes the number of replicas of something, whoever wrote it: a ScaledObject, a HorizontalPodAutoscaler, or a part of an InferenceService ... */
export interface AutoscalerFacts {
  /** Who acts: `HPA`, `KEDA` or `Seldon Core 2`. */
  readonly controller: string;

  /**
   * Replicas while nothing is active, where that is another number than the least.
   *
   * @default - the least
   */
  readonly idleReplicas?: number;

  /**
   * Most replicas, also where they are the default of who acts.
   *
   * @default - no limit is known
   */
  readonly maxReplicas?: number;

  /** Least replicas, also where they are the default of who acts. */
  readonly minReplicas: number;

  /** The object that says it; several autoscalers may be said by one. */
  readonly object: KubernetesObject;

  /** What it scales. */
  readonly target: ScaleTarget;

  /** Why it scales. */
  readonly triggers: TriggerFacts[];

  /**
   * The pods that it scales.
   *
   * @default - what it scales is not among the manifests, or does not tell its pods
   */
  readonly workload?: WorkloadFacts;
}

/** A reason to scale. */
export interface TriggerFacts {
  /** Where it stands in its object, such as `spec.triggers[0]`. */
  readonly field: string;

  /** Metadata of a trigger of KEDA, as they are written; the fields of a metric of an HPA. */
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
   * What the metric is compared with, as a number.
   *
   * @default - it is not stated here, or is no number
   */
  readonly target?: number;

  /** The scaler of KEDA, such as `prometheus`, or the type of a metric of an HPA, such as `Resource`. */
  readonly type: string;
}

/** An object whose pods are known: a Deployment, another kind with a pod template, or what a serving platform makes. */
export interface WorkloadFacts {
  /** Containers that run as long as the pod. */
  readonly containers: ContainerFacts[];

  /** The object; where a platform makes it, what it will be. */
  readonly object: KubernetesObject;

  /**
   * The object that a platform makes it from, such as an InferenceService.
   *
   * @default - none, where the manifests hold the workload itself
   */
  readonly owner?: KubernetesObject;

  /** Annotations of its pods. */
  readonly podAnnotations: { [key: string]: string };

  /** Labels of its pods. */
  readonly podLabels: { [key: string]: string };

  /**
   * The replicas that it states.
   *
   * @default - none
   */
  readonly replicas?: number;
}

/** A container of a workload's pods. */
export interface ContainerFacts {
  /**
   * Its image.
   *
   * @default - not stated, or decided by a platform
   */
  readonly image?: string;

  /** Its limits by resource, such as `{ 'nvidia.com/gpu': '1' }`. */
  readonly limits: { [resource: string]: string };

  /** Its name. */
  readonly name: string;

  /** Ports that it declares. */
  readonly ports: PortFacts[];

  /** Its requests by resource, such as `cpu: 500m`. */
  readonly requests: { [resource: string]: string };
}

/** A port of a container or of a Service. */
export interface PortFacts {
  /**
   * Its name.
   *
   * @default - none
   */
  readonly name?: string;

  /** Its number; 0 where it is none. */
  readonly number: number;

  /**
   * The port of the pods that one of a Service leads to: a number or a name.
   *
   * @default - the same number; a port of a container has none
   */
  readonly targetPort?: string;
}

/** A Service, also one that a platform will make. */
export interface ServiceFacts {
  /** The object. */
  readonly object: KubernetesObject;

  /** Its ports. */
  readonly ports: PortFacts[];

  /** The Service selects pods with these labels. Empty: it selects none. */
  readonly selector: { [label: string]: string };
}

/** A ServiceMonitor or a PodMonitor, or what another product calls so. */
export interface MonitorFacts {
  /** The object. */
  readonly object: KubernetesObject;

  /** A ServiceMonitor selects Services with these labels, a PodMonitor pods. */
  readonly selector: { [label: string]: string };

  /** Workloads in the manifests whose pods it scrapes. */
  readonly workloads: WorkloadFacts[];
}
