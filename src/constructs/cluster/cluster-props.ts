import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ClusterVersions, HpaFeatureGate, VerticalFeatureGate } from './cluster-versions';
import { Prometheus } from '../metrics/prometheus';

/** Flags of kube-controller-manager that change how HorizontalPodAutoscalers decide. */
export interface HpaController {
  /**
   * Time after a pod's start in which its CPU counts only while the pod is ready: `--horizontal-pod-autoscaler-cpu-initialization-period`.
   *
   * @default - not stated; Kubernetes' is 5 min
   */
  readonly cpuInitializationPeriod?: Duration;

  /**
   * Time in which the largest recommendation holds before an HPA scales in: `--horizontal-pod-autoscaler-downscale-stabilization`.
   *
   * @default - not stated; Kubernetes' is 5 min
   */
  readonly downscaleStabilization?: Duration;

  /**
   * Feature gates that are switched on in the cluster.
   *
   * @default - none
   */
  readonly featureGates?: HpaFeatureGate[];

  /**
   * Time after a pod's start in which it counts as not ready: `--horizontal-pod-autoscaler-initial-readiness-delay`.
   *
   * @default - not stated; Kubernetes' is 30 s
   */
  readonly initialReadinessDelay?: Duration;

  /**
   * Time between two decisions of an HPA: `--horizontal-pod-autoscaler-sync-period`.
   *
   * @default - not stated; Kubernetes' is 15 s
   */
  readonly syncPeriod?: Duration;

  /**
   * Share of the target by which a metric may differ before replicas change: `--horizontal-pod-autoscaler-tolerance`.
   *
   * @default - not stated; Kubernetes' is 0.1
   */
  readonly tolerance?: number;
}

/** Settings of KEDA's installation that its manifests do not show. */
export interface KedaInstallation {
  /**
   * Time that KEDA waits for an answer where a trigger states none: the operator's environment variable `KEDA_HTTP_DEFAULT_TIMEOUT`.
   *
   * @default - not stated; KEDA's is 3 s
   */
  readonly httpTimeout?: Duration;
}

/** Settings of KServe's installation that its manifests do not show. */
export interface KserveInstallation {
  /**
   * Whether LLMInferenceServices are served over TLS: `enableLLMInferenceServiceTLS` in KServe's configuration.
   *
   * @default - not stated: each model says it by its `tls`
   */
  readonly llmTls?: boolean;
}

/** Settings of Seldon Core 1's installation that its manifests do not show. */
export interface SeldonCore1Installation {
  /**
   * The Helm value `keda.enabled`, without which the operator makes no ScaledObject.
   *
   * @default - not stated
   */
  readonly kedaEnabled?: boolean;
}

/** Settings of Seldon Core 2's installation that its manifests do not show. */
export interface SeldonCore2Installation {
  /**
   * The Helm value `autoscaling.autoscalingModelEnabled`: whether Seldon Core 2 scales Models by the lag of their requests.
   *
   * @default - not stated
   */
  readonly autoscalingModelEnabled?: boolean;

  /**
   * The Helm value `autoscaling.autoscalingServerEnabled`: whether it scales Servers as their Models need them.
   *
   * @default - not stated
   */
  readonly autoscalingServerEnabled?: boolean;
}

/** Settings of the VerticalPodAutoscaler's installation that its manifests do not show. */
export interface VpaInstallation {
  /**
   * Feature gates that are on, in recommender, updater and admission controller alike.
   *
   * @default - not stated: each call of `scaleVertically` says them
   */
  readonly featureGates?: VerticalFeatureGate[];
}

/** What containers without requests get in a namespace: `defaultRequest` of a LimitRange. */
export interface LimitRangeDefaults {
  /**
   * CPU request that such a container gets.
   *
   * @default - none
   */
  readonly cpu?: Cpu;

  /**
   * Memory request that such a container gets.
   *
   * @default - none
   */
  readonly memory?: Size;

  /**
   * Namespace that holds the LimitRange.
   *
   * @default - every namespace has such a LimitRange
   */
  readonly namespace?: string;
}

/** Metrics that are scraped although no monitor in the manifests selects their pods. */
export interface ScrapedByOthers {
  /** Who scrapes them, in words that reports repeat, such as `the platform team`. */
  readonly by: string;

  /** Names of the metrics. A `*` at the end stands for any rest, as in `DCGM_FI_*`. */
  readonly metrics: string[];
}

/** What all pods of the cluster may request together. */
export interface ClusterCapacity {
  /**
   * CPU that all pods together may request.
   *
   * @default - not stated
   */
  readonly cpu?: Cpu;

  /**
   * Extended resources that all pods together may request, such as `{ 'nvidia.com/gpu': 16 }`.
   *
   * @default - not stated
   */
  readonly extended?: { [resource: string]: number };

  /**
   * Memory that all pods together may request.
   *
   * @default - not stated
   */
  readonly memory?: Size;
}

/** Facts about the cluster that the manifests go to. Leave out what you do not know: nothing is refused because of it. */
export interface ClusterProps {
  /**
   * Amounts of CPU, memory and other resources that all pods together may request.
   *
   * @default - not stated
   */
  readonly capacity?: ClusterCapacity;

  /**
   * Flags of kube-controller-manager that change how HPAs decide.
   *
   * @default - not stated
   */
  readonly hpa?: HpaController;

  /**
   * How KEDA is installed: settings of its operator that no manifest of a model shows.
   *
   * @default - not stated
   */
  readonly keda?: KedaInstallation;

  /**
   * How KServe is installed: settings of its configuration that no manifest of a model shows.
   *
   * @default - not stated
   */
  readonly kserve?: KserveInstallation;

  /**
   * LimitRanges in the cluster, which give requests to containers without any.
   *
   * @default - not stated
   */
  readonly limitRanges?: LimitRangeDefaults[];

  /**
   * Time that the longest requests of a model take, such as long generations. Pods that are scaled in must get this time to end.
   *
   * @default - not stated
   */
  readonly longestRequest?: Duration;

  /**
   * Time from the creation of a model's pod until it is ready.
   *
   * @default - not stated
   */
  readonly podStartup?: Duration;

  /**
   * The Prometheus servers that scrape models and answer queries. The first one is used by each model, PrometheusAdapter or SeldonCore2Monitor
   * without a `prometheus` of its own.
   *
   * @default - none: each model names its own
   */
  readonly prometheus?: Prometheus[];

  /**
   * Metrics that are scraped although no monitor in the manifests selects their pods.
   *
   * @default - none
   */
  readonly scrapedByOthers?: ScrapedByOthers[];

  /**
   * Settings of Seldon Core 1's installation.
   *
   * @default - not stated
   */
  readonly seldonCore1?: SeldonCore1Installation;

  /**
   * Settings of Seldon Core 2's installation.
   *
   * @default - not stated
   */
  readonly seldonCore2?: SeldonCore2Installation;

  /**
   * Versions of the products that run in the cluster.
   *
   * @default - none is stated
   */
  readonly versions?: ClusterVersions;

  /**
   * Settings of the VerticalPodAutoscaler's installation.
   *
   * @default - not stated
   */
  readonly vpa?: VpaInstallation;
}
