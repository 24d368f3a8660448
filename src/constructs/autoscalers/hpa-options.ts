import { ScalingBehavior } from './scaling-behavior';
import { PrometheusAdapter } from '../prometheus-adapter/prometheus-adapter';

/** Options of a HorizontalPodAutoscaler for one model. */
export interface HpaOptions {
  /**
   * The adapter that serves metrics of Prometheus to the HPA. Triggers on anything but CPU and memory need one; each puts its rule into
   * it, once however many models share it. It has to ask the Prometheus of the model.
   *
   * @default - none: CPU and memory alone
   */
  readonly adapter?: PrometheusAdapter;

  /**
   * How fast replicas may come and go.
   *
   * @default - the HPA's defaults
   */
  readonly behavior?: ScalingBehavior;

  /**
   * The Kubernetes that runs in the cluster, from 1.27 to 1.37: what it does not have is refused, since it would be dropped in silence.
   *
   * @default - as the Cluster says by `versions.kubernetes`, else 1.36
   */
  readonly kubernetesVersion?: string;

  /**
   * Name of the HorizontalPodAutoscaler.
   *
   * @default - the name of the model
   */
  readonly name?: string;
}
