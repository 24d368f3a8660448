/** How the HPA compares a metric with its target. */
export enum MetricType {
  /** The value is a total that the replicas share: replicas = value / target. */
  AVERAGE_VALUE = 'AverageValue',

  /** The value is a level that does not add up over replicas: replicas = current replicas * value / target. */
  VALUE = 'Value',

  /** The value is a share of the pods' requests; for CPU and memory alone. */
  UTILIZATION = 'Utilization',
}
