/** What an amount is compared with: per replica of the requests, per replica, or as it is. */
export type TargetType = 'AverageValue' | 'Utilization' | 'Value';

/** An amount that an HPA holds a metric at; exactly one of the amounts is there, and the type says which. */
export interface HpaMetricTarget {
  readonly type: TargetType;
  readonly averageUtilization?: number;
  readonly averageValue?: string;
  readonly value?: string;
}

/** A metric of one of the metrics APIs, by its name and, where not all of its series count, their labels. */
export interface HpaMetricIdentifier {
  readonly name: string;
  readonly selector?: { readonly matchLabels: { readonly [label: string]: string } };
}

/** An object that a metric is said of. */
export interface HpaDescribedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

/** An entry of `spec.metrics` of a HorizontalPodAutoscaler. Source: kubernetes v1.36 autoscaling/v2 types.go, MetricSpec. */
export type HpaMetric =
  | { readonly type: 'Resource'; readonly resource: { readonly name: string; readonly target: HpaMetricTarget } }
  | { readonly type: 'ContainerResource'; readonly containerResource: { readonly name: string; readonly container: string; readonly target: HpaMetricTarget } }
  | { readonly type: 'Pods'; readonly pods: { readonly metric: HpaMetricIdentifier; readonly target: HpaMetricTarget } }
  | { readonly type: 'Object'; readonly object: { readonly describedObject: HpaDescribedObject; readonly metric: HpaMetricIdentifier; readonly target: HpaMetricTarget } }
  | { readonly type: 'External'; readonly external: { readonly metric: HpaMetricIdentifier; readonly target: HpaMetricTarget } };

/** The type that a field names; undefined for what Kubernetes knows no comparison by. */
export function targetTypeIn(type: unknown): TargetType | undefined {
  return type === 'AverageValue' || type === 'Utilization' || type === 'Value' ? type : undefined;
}
