import { Autoscaler } from '../autoscalers/autoscaler';
import { Prometheus } from '../metrics/prometheus';
import { IModelServer } from '../servers/model-to-serve';
import { PodDisruptionBudget } from '../servers/pod-disruption-budget';
import { ITrigger } from '../triggers/trigger-config';

/** What serves a model, why it scales, and how far. */
export interface AutoscaledModelProps {
  /** What runs the model, and what it exposes: a ModelServer, or a server of your own. */
  readonly server: IModelServer;

  /** Most replicas, at least 1 and at least `minReplicas`. */
  readonly maxReplicas: number;

  /**
   * Annotations that every written object gets, except pods. For pods, set `metadata` in the `pod` of the server. If an object already has
   * an annotation with the same key, it keeps its own value. Fails for annotations of KEDA and of this library.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Who changes the number of replicas.
   *
   * @default Autoscaler.keda()
   */
  readonly autoscaler?: Autoscaler;

  /**
   * Names of containers that a webhook adds to the pods, beside those that this library knows anyway (istio-proxy, linkerd-proxy,
   * kuma-sidecar, consul-dataplane, daprd, otc-container, vault-agent, gke-gcsfuse-sidecar): triggers and `scaleVertically` may name them.
   * What they request is not known here.
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
   * Least replicas. With 0 the model sleeps without activity, and needs a trigger that can wake it without pods.
   * (`idleReplicaCount: 0` of KEDA lets it sleep too, and wakes it to so many.)
   *
   * @default 1
   */
  readonly minReplicas?: number;

  /**
   * Name of all objects that are written, unless they are given others: a DNS label, at most 63 characters, and at most 54 where KEDA
   * scales it.
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
   * How many replicas may be evicted at once, as when a node is drained.
   *
   * @default - no PodDisruptionBudget is written
   */
  readonly podDisruptionBudget?: PodDisruptionBudget;

  /**
   * The Prometheus that scrapes the model and answers its triggers. Needed where the server has metrics or a trigger
   * asks Prometheus.
   *
   * @default - the first `prometheus` of the Cluster; none where there is no Cluster
   */
  readonly prometheus?: Prometheus;

  /**
   * Why the number of replicas changes: triggers of this library, or your own. The trigger that asks for the most replicas wins. Every model needs
   * one, in its props or by `scaleOn`; Autoscaler.inferenceLag() takes none.
   *
   * @default - none
   */
  readonly triggers?: ITrigger[];
}
