import { KubernetesObject } from './kubernetes-object';
import { WorkloadFacts } from './workload-facts';
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
