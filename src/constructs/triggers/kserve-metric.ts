/** An amount as KServe hands it on to KEDA or to the HPA. */
export interface KserveTarget {
  readonly type: 'Utilization' | 'AverageValue' | 'Value';
  readonly averageUtilization?: number;
  readonly averageValue?: string;
  readonly value?: string;
}

/**
 * An entry of `autoScaling.metrics` in an InferenceService; `podmetric` is spelled as its JSON key.
 * Source: kserve v0.20 pkg/apis/serving/v1beta1/component.go.
 */
export interface KserveMetric {
  readonly type: 'Resource' | 'External' | 'PodMetric';
  readonly resource?: { readonly name: 'cpu' | 'memory'; readonly target: KserveTarget };
  readonly external?: {
    readonly metric: { readonly backend: 'prometheus'; readonly serverAddress: string; readonly query: string; readonly namespace?: string };
    readonly authenticationRef?: { readonly authModes?: string; readonly authenticationRef: { readonly name: string } };
    readonly target: KserveTarget;
  };
  readonly podmetric?: {
    readonly metric: {
      readonly backend: 'opentelemetry';
      readonly metricNames: string[];
      readonly operationOverTime?: string;
      readonly query: string;
      readonly serverAddress?: string;
    };
    readonly target: KserveTarget;
  };
}
