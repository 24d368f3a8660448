import { ScalingBehavior } from '../graph/scaling-behavior';

/** An HPA as its controller sees it: every default filled in, amounts in thousandths. */
export interface HpaInput {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly metrics: HpaMetricInput[];
  /** Undefined where nothing of it is stated: an older limit then stands in its place. */
  readonly behavior?: ScalingBehavior;
}

export type HpaMetricInput = TotalMetric | PodMetric;

/** One number for all pods. */
export interface TotalMetric {
  readonly kind: 'total';
  readonly source: 'External' | 'Object';
  readonly name: string;
  /** AverageValue: each replica takes a share of it. Value: it is compared as it is. */
  readonly targetType: 'AverageValue' | 'Value';
  /** In thousandths. */
  readonly target: number;
}

/** One number of each pod. */
export interface PodMetric {
  readonly kind: 'pods';
  readonly source: 'ContainerResource' | 'Pods' | 'Resource';
  /** The metric, or the resource; of one container as `cpu@server`. */
  readonly name: string;
  /** The resource whose requests count for Utilization, and CPU follows start-up by rules of its own. */
  readonly resource?: string;
  /** The one container that counts. */
  readonly container?: string;
  readonly targetType: 'AverageValue' | 'Utilization';
  /** A percentage for Utilization, else in thousandths. */
  readonly target: number;
}

/** How kube-controller-manager runs the HPA controller. Source: kubernetes v1.36 pkg/controller/podautoscaler/config/v1alpha1/defaults.go. */
export interface HpaController {
  readonly syncPeriodSeconds: number;
  readonly tolerance: number;
  readonly downscaleStabilizationSeconds: number;
  readonly cpuInitializationSeconds: number;
  readonly initialReadinessSeconds: number;
  /** Whether the feature gate HPAScaleToZero is on. */
  readonly scalesToZero: boolean;
}

export const DEFAULT_HPA_CONTROLLER: HpaController = {
  syncPeriodSeconds: 15,
  tolerance: 0.1,
  downscaleStabilizationSeconds: 300,
  cpuInitializationSeconds: 300,
  initialReadinessSeconds: 30,
  scalesToZero: false,
};

/** What a metric was read as, and how many replicas it asks for; undefined where it could not be read. */
export interface Proposal {
  readonly replicas: number;
  /** In thousandths: the total, or the average of the pods that counted; a percentage for Utilization. */
  readonly value: number;
}
