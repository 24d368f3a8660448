/** A metric that a metrics API of the cluster serves already. */
export interface ServedMetricOptions {
  /**
   * Name of the metric as the API has it, such as `prometheus.googleapis.com|vllm:num_requests_waiting|gauge`: without "/", for which
   * Google's adapter takes "|".
   */
  readonly metricName: string;

  /**
   * Labels that the series must have, such as `resource.labels.cluster_name: main`.
   *
   * @default - none: all series of that name count
   */
  readonly selector?: { [label: string]: string };

  /**
   * Who serves it, such as `custom-metrics-stackdriver-adapter` or `datadog-cluster-agent`: nothing here can tell whether it does. It is
   * said in an annotation of the HPA too. KEDA's metrics server serves the metrics of ScaledObjects alone and is refused, as is a
   * PrometheusAdapter of this app beside it: each metrics API has one server in a cluster.
   */
  readonly servedBy: string;
}
