import { ScalingBehavior } from './scaling-behavior';
import { PrometheusAdapter } from '../prometheus-adapter/prometheus-adapter';

/** Options of a HorizontalPodAutoscaler for one model. */
export interface HpaOptions {
  /**
   * The prometheus-adapter that serves metrics of Prometheus to the HPA. Every trigger but CPU and memory needs it, and adds its rule to it;
   * models with the same rule share it. It has to ask the Prometheus of the model.
   *
   * @default - none: CPU and memory alone
   */
  readonly adapter?: PrometheusAdapter;

  /**
   * How fast replicas are added and removed.
   *
   * @default - the HPA's defaults
   */
  readonly behavior?: ScalingBehavior;

  /**
   * Version of Kubernetes in the cluster, from 1.27 to 1.37. Fields that this version would drop without a word are refused.
   *
   * @default - as the Cluster says by `versions.kubernetes`, else 1.37
   */
  readonly kubernetesVersion?: string;

  /**
   * Name of the HorizontalPodAutoscaler that is written.
   *
   * @default - the name of the model
   */
  readonly name?: string;
}
