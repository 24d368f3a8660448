import { ApiObject } from 'cdk8s';
import { KserveLlmContainer } from './kserve-llm-container';
import { KserveLlmPrefill } from './kserve-llm-prefill';
import { MetricsEndpoint } from '../../metrics/metrics-endpoint';
import { Monitor } from '../../metrics/monitor';
import { Gpu } from '../gpu';
import { ModelPodProps } from '../model-pod';

/** How requests come to an LLMInferenceService from outside its namespace. */
export enum KserveLlmRouter {
  /** Through the gateway of KServe's configuration, spread evenly over the replicas. */
  GATEWAY = 'gateway',
  /** Through that gateway and an endpoint picker, which knows the load and the cached prefixes of each replica. */
  SCHEDULER = 'scheduler',
}

/**
 * A large language model that KServe serves by an LLMInferenceService, on one node each replica.
 *
 * What it has no word for (offloading of the cache, tracing) is put into `model.kserveLlm.llmInferenceService` by
 * `addJsonPatch` of `ApiObject.of(model.kserveLlm.llmInferenceService)`. Several nodes a replica are not possible: what is scaled is a
 * Deployment, and KServe makes a LeaderWorkerSet of them.
 */
export interface KserveLlmServerProps {
  /** The container that serves. */
  readonly container: KserveLlmContainer;

  /** Where the model is stored, such as `hf://Qwen/Qwen2.5-7B-Instruct`, `s3://...`, `oci://...` or `pvc://claim/path`. */
  readonly uri: string;

  /**
   * Names of LLMInferenceServiceConfigs that are put under this one, the later over the earlier.
   *
   * @default - KServe's presets alone
   */
  readonly baseRefs?: string[];

  /**
   * Accelerators that each replica needs.
   *
   * @default - none
   */
  readonly gpu?: Gpu;

  /**
   * Where the server serves metrics.
   *
   * @default - port 8000 and `/metrics`, as vLLM does in KServe's preset, where the model has a Prometheus
   */
  readonly metrics?: MetricsEndpoint;

  /**
   * Version of KServe in the cluster, from 0.15 to 0.21. What this version does not have is refused.
   *
   * @default - as the Cluster says by `versions.kserve`, else 0.21
   */
  readonly kserveVersion?: string;

  /**
   * The name by which requests ask for the model.
   *
   * @default - KServe's, the name of the LLMInferenceService
   */
  readonly modelName?: string;

  /**
   * What makes Prometheus scrape the pods. A PodMonitor needs a declared port, of which KServe's preset has none that is known here, and
   * is refused.
   *
   * @default Monitor.service()
   */
  readonly monitor?: Monitor;

  /**
   * Whether KServe writes the ScaledObject, from `spec.scaling.keda` of the LLMInferenceService; it needs KServe 0.21. It then knows the
   * autoscaler, and reports its state in the status of the LLMInferenceService. The model sleeps by
   * `idleReplicaCount` 0 of `Autoscaler.keda` and a `minReplicas` of at least 1: KServe takes no `minReplicas` of 0.
   *
   * Fails with `Autoscaler.hpa()`, and with options that are annotations of a ScaledObject, such as `paused`.
   *
   * @default false
   */
  readonly nativeScaling?: boolean;

  /**
   * The pod around the container. Labels and annotations of its `metadata` are put on all pods of the model.
   *
   * @default - as the preset has it
   */
  readonly pod?: ModelPodProps;

  /**
   * Pods of their own that compute the prompts; the others then only decode. They scale by triggers of their own, and need
   * `nativeScaling: true`.
   *
   * @default - none: each replica does both
   */
  readonly prefill?: KserveLlmPrefill;

  /**
   * How requests come from outside.
   *
   * @default - not at all: the Service in the cluster alone
   */
  readonly router?: KserveLlmRouter;

  /**
   * Configuration of the endpoint picker, in place of KServe's: the fields of an EndpointPickerConfig of llm-d. With
   * `featureGates: ['flowControl']` and the plugins that you want, the endpoint picker holds requests, as
   * `LlmdEppTrigger.queuedRequests` and `saturation` need. It needs `router: KserveLlmRouter.SCHEDULER`.
   *
   * @default - KServe's, without the feature gate
   */
  readonly schedulerConfig?: { [field: string]: any };

  /**
   * Accelerators of one replica over which the layers of the model are split.
   *
   * @default - vLLM's, 1
   */
  readonly tensorParallelSize?: number;

  /**
   * Whether KServe has models served over TLS, by certificates that it signs itself: `enableLLMInferenceServiceTLS` in its configuration.
   * KServe names the port of the Service after it, and the monitor asks for that name.
   *
   * @default - as the Cluster says by `kserve.llmTls`; needed where it does not
   */
  readonly tls?: boolean;
}

/** What KServe has of a large language model. */
export interface KserveLlmObjects {
  /** The LLMInferenceService that is written. */
  readonly llmInferenceService: ApiObject;

  /**
   * The PodMonitor of the pods that only prefill, where this library writes one.
   *
   * @default - none: no pods only prefill, or another monitor scrapes them
   */
  readonly prefillMonitor?: ApiObject;
}
