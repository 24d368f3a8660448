import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ClusterVersions, HpaFeatureGate, VerticalFeatureGate } from './cluster-versions';
import { Prometheus } from '../metrics/prometheus';

/** Flags of kube-controller-manager that change how HorizontalPodAutoscalers decide. */
export interface HpaController {
  /**
   * How long after its start the CPU of a pod counts only while it is ready: `--horizontal-pod-autoscaler-cpu-initialization-period`.
   *
   * @default - not stated; Kubernetes' is 5 min
   */
  readonly cpuInitializationPeriod?: Duration;

  /**
   * How long a recommendation of more replicas is kept, where an HPA does not say: `--horizontal-pod-autoscaler-downscale-stabilization`.
   *
   * @default - not stated; Kubernetes' is 5 min
   */
  readonly downscaleStabilization?: Duration;

  /**
   * Feature gates that are on though they are off by default.
   *
   * @default - none
   */
  readonly featureGates?: HpaFeatureGate[];

  /**
   * How soon after its start a pod counts as not ready yet: `--horizontal-pod-autoscaler-initial-readiness-delay`.
   *
   * @default - not stated; Kubernetes' is 30 s
   */
  readonly initialReadinessDelay?: Duration;

  /**
   * How often each HPA decides: `--horizontal-pod-autoscaler-sync-period`.
   *
   * @default - not stated; Kubernetes' is 15 s
   */
  readonly syncPeriod?: Duration;

  /**
   * How far a metric may be off its target, as a share of it, before replicas change: `--horizontal-pod-autoscaler-tolerance`.
   *
   * @default - not stated; Kubernetes' is 0.1
   */
  readonly tolerance?: number;
}

/** How KEDA was installed. */
export interface KedaInstallation {
  /**
   * How long the operator waits for an answer where a trigger does not say: its environment variable `KEDA_HTTP_DEFAULT_TIMEOUT`.
   *
   * @default - not stated; KEDA's is 3 s
   */
  readonly httpTimeout?: Duration;
}

/** How KServe was installed. */
export interface KserveInstallation {
  /**
   * Whether LLMInferenceServices are served over TLS: `enableLLMInferenceServiceTLS` in KServe's configuration.
   *
   * @default - not stated: each model says it by its `tls`
   */
  readonly llmTls?: boolean;
}

/** How Seldon Core 1 was installed. */
export interface SeldonCore1Installation {
  /**
   * The Helm value `keda.enabled`, without which the operator makes no ScaledObject.
   *
   * @default - not stated
   */
  readonly kedaEnabled?: boolean;
}

/** How Seldon Core 2 was installed. */
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

/** How the VerticalPodAutoscaler was installed. */
export interface VpaInstallation {
  /**
   * Feature gates that are on, in recommender, updater and admission controller alike.
   *
   * @default - not stated: each call of `scaleVertically` says them
   */
  readonly featureGates?: VerticalFeatureGate[];
}

/** What containers request in a namespace that say nothing of it themselves: `defaultRequest` of a LimitRange. */
export interface LimitRangeDefaults {
  /**
   * CPU.
   *
   * @default - none
   */
  readonly cpu?: Cpu;

  /**
   * Memory.
   *
   * @default - none
   */
  readonly memory?: Size;

  /**
   * The namespace of the LimitRange.
   *
   * @default - all namespaces have one
   */
  readonly namespace?: string;
}

/** Metrics that are scraped without a monitor that the manifests show. */
export interface ScrapedByOthers {
  /** Who scrapes them, for people. */
  readonly by: string;

  /** Names of the metrics; one that ends in `*` is what the names begin with, such as `DCGM_FI_*`. */
  readonly metrics: string[];
}

/** What all pods of the cluster may request together. */
export interface ClusterCapacity {
  /**
   * CPU.
   *
   * @default - not stated
   */
  readonly cpu?: Cpu;

  /**
   * Extended resources by their names, such as `{ 'nvidia.com/gpu': 16 }`.
   *
   * @default - not stated
   */
  readonly extended?: { [resource: string]: number };

  /**
   * Memory.
   *
   * @default - not stated
   */
  readonly memory?: Size;
}

/** What is known of a cluster. What is not stated is unknown, and then nothing is refused because of it. */
export interface ClusterProps {
  /**
   * What all pods may request together.
   *
   * @default - not stated
   */
  readonly capacity?: ClusterCapacity;

  /**
   * How the controller of HorizontalPodAutoscalers runs.
   *
   * @default - not stated
   */
  readonly hpa?: HpaController;

  /**
   * How KEDA was installed.
   *
   * @default - not stated
   */
  readonly keda?: KedaInstallation;

  /**
   * How KServe was installed.
   *
   * @default - not stated
   */
  readonly kserve?: KserveInstallation;

  /**
   * What LimitRanges give containers that request nothing.
   *
   * @default - not stated
   */
  readonly limitRanges?: LimitRangeDefaults[];

  /**
   * How long the longest requests of a model take, such as a long generation: a pod that is scaled in has to be given that time to end.
   *
   * @default - not stated
   */
  readonly longestRequest?: Duration;

  /**
   * How long a pod of a model takes from being made to being ready.
   *
   * @default - not stated
   */
  readonly podStartup?: Duration;

  /**
   * The servers that scrape models and answer queries. A model, a PrometheusAdapter or a SeldonCore2Monitor that names no `prometheus` has
   * the first.
   *
   * @default - none: each model names its own
   */
  readonly prometheus?: Prometheus[];

  /**
   * Metrics that somebody else scrapes.
   *
   * @default - none
   */
  readonly scrapedByOthers?: ScrapedByOthers[];

  /**
   * How Seldon Core 1 was installed.
   *
   * @default - not stated
   */
  readonly seldonCore1?: SeldonCore1Installation;

  /**
   * How Seldon Core 2 was installed.
   *
   * @default - not stated
   */
  readonly seldonCore2?: SeldonCore2Installation;

  /**
   * Versions of what runs in the cluster.
   *
   * @default - none is stated
   */
  readonly versions?: ClusterVersions;

  /**
   * How the VerticalPodAutoscaler was installed.
   *
   * @default - not stated
   */
  readonly vpa?: VpaInstallation;
}
