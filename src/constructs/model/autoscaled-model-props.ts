import { Autoscaler } from '../autoscalers/autoscaler';
import { Prometheus } from '../metrics/prometheus';
import { IModelServer } from '../servers/model-to-serve';
import { PodDisruptionBudget } from '../servers/pod-disruption-budget';
import { ITrigger } from '../triggers/trigger-config';

/** What serves a model, why it scales, and how far. */
export interface AutoscaledModelProps {
  /** What runs the model, and what it exposes: a ModelServer, or a server of your own. */
  readonly server: IModelServer;

  /** Largest number of replicas, at least 1 and at least `minReplicas`. */
  readonly maxReplicas: number;

  /**
   * Annotations that every written object gets, except pods. For pods, set `metadata` in the `pod` of the server. If an object already has
   * an annotation with the same key, it keeps its own value. Fails for annotations of KEDA and of this library.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Who changes the number of replicas, and how.
   *
   * @default Autoscaler.keda()
   */
  readonly autoscaler?: Autoscaler;

  /**
   * Names of containers that a webhook adds to the pods. Triggers and `scaleVertically` may name them; their requests are not known here. These
   * are known anyway: istio-proxy, linkerd-proxy, kuma-sidecar, consul-dataplane, daprd, otc-container, vault-agent, gke-gcsfuse-sidecar.
   *
   * @default - none but those
   */
  readonly injectedContainers?: string[];

  /**
   * Labels that every written object gets, except pods. For pods, set `metadata` in the `pod` of the server. Selectors do not get them. If
   * an object already has a label with the same key, it keeps its own value. Fails for a key that selects the pods or the monitor, unless
   * the value is the same.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Least number of replicas. With 0 the model goes to zero without activity, and needs a trigger that can wake it while it has no pods. With
   * `idleReplicaCount: 0` of KEDA it goes to zero too, and comes back with this number.
   *
   * @default 1
   */
  readonly minReplicas?: number;

  /**
   * Name of all objects that have none of their own: a DNS label of at most 63 characters, or at most 54 where KEDA scales the model.
   *
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * Namespace of all objects of the model.
   *
   * @default - that of a workload that is there already, else that of the chart
   */
  readonly namespace?: string;

  /**
   * How many replicas may be evicted at a time, such as when a node is drained.
   *
   * @default - no PodDisruptionBudget is written
   */
  readonly podDisruptionBudget?: PodDisruptionBudget;

  /**
   * The Prometheus that scrapes the model and answers its triggers. Required where the server has metrics, or where a trigger asks Prometheus.
   *
   * @default - the first `prometheus` of the Cluster; none where there is no Cluster
   */
  readonly prometheus?: Prometheus;

  /**
   * What the number of replicas follows. Of several triggers, the one that asks for the most replicas wins. Every model needs one, here or by
   * `scaleOn`, but with `Autoscaler.inferenceLag()`.
   *
   * @default - none
   */
  readonly triggers?: ITrigger[];
}
