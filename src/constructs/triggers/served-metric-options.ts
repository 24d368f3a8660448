/** A metric that a metrics API of the cluster serves already. */
export interface ServedMetricOptions {
  /**
   * Name of the metric as the API has it, such as `prometheus.googleapis.com|vllm:num_requests_waiting|gauge`: without "/", for which
   * Google's adapter takes "|".
   */
  readonly metricName: string;

  /**
   * Labels that the series need to have, such as `{ 'resource.labels.cluster_name': 'main' }`.
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

/** An external metric that is a total over the replicas, such as the length of a queue. */
export interface ExternalMetricTotalOptions extends ServedMetricOptions {
  /** What one replica takes of the total. At least 0.001, with three decimals at most. */
  readonly perReplica: number;
}

/** An external metric that is a level: a latency, a ratio, a share. An HPA adds up its series where there are several. */
export interface ExternalMetricLevelOptions extends ServedMetricOptions {
  /** The level to hold, in the unit of the metric. At least 0.001, with three decimals at most. */
  readonly target: number;
}

/** A metric of each pod, such as its waiting requests. */
export interface PodsMetricOptions extends ServedMetricOptions {
  /** What the mean over the pods is held at. At least 0.001, with three decimals at most. */
  readonly averageValue: number;
}
