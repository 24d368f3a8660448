import { ApiObject } from 'cdk8s';
import { KserveLlmContainer } from './kserve-llm-container';
import { KserveLlmPrefill } from './kserve-llm-prefill';
import { MetricsEndpoint } from '../../metrics/metrics-endpoint';
import { Monitor } from '../../metrics/monitor';
import { Gpu } from '../gpu';
import { ModelPodProps } from '../model-pod';

/** The route from outside the cluster to an LLMInferenceService. */
export enum KserveLlmRouter {
  /** Through the gateway of KServe's configuration, which spreads requests evenly over the replicas. */
  GATEWAY = 'gateway',
  /** Through that gateway and an endpoint picker, which knows the load and the cached prefixes of each replica. */
  SCHEDULER = 'scheduler',
}

/**
 * A large language model that KServe serves by an LLMInferenceService. Each replica is one pod.
 *
 * Replicas that span several nodes are not possible: KServe makes a LeaderWorkerSet for them, and this library scales a Deployment. To set anything
 * else, such as tracing or offloading of the cache, use `addJsonPatch` of `ApiObject.of(model.kserveLlm.llmInferenceService)`.
 */
export interface KserveLlmServerProps {
  /** The container that runs the model server. */
  readonly container: KserveLlmContainer;

  /** Address of the model in its storage, such as `hf://Qwen/Qwen2.5-7B-Instruct`, `s3://...`, `oci://...` or `pvc://claim/path`. */
  readonly uri: string;

  /**
   * Names of LLMInferenceServiceConfigs that KServe merges beneath this LLMInferenceService. A later one overrides an earlier one.
   *
   * @default - KServe's presets alone
   */
  readonly baseRefs?: string[];

  /**
   * Accelerators that each replica needs, such as GPUs.
   *
   * @default - none
   */
  readonly gpu?: Gpu;

  /**
   * Port and path at which the server serves its metrics. Fails for a port other than 8000, because the Service of KServe has no other.
   *
   * @default - port 8000 and `/metrics`, as vLLM does in KServe's preset, where the model has a Prometheus
   */
  readonly metrics?: MetricsEndpoint;

  /**
   * Version of KServe in the cluster: 0.17, the first with LLMInferenceServices, to 0.21. Fails for an older one, and for a feature
   * that this version lacks.
   *
   * @default - as the Cluster says by `versions.kserve`, else 0.21
   */
  readonly kserveVersion?: string;

  /**
   * Name of the model in requests: the field `model` of the OpenAI API. Fails if it is empty.
   *
   * @default - KServe's, the name of the LLMInferenceService
   */
  readonly modelName?: string;

  /**
   * How Prometheus scrapes the pods. Fails for Monitor.pod(), because a PodMonitor needs a declared port, and this library knows none in KServe's preset.
   *
   * @default Monitor.service()
   */
  readonly monitor?: Monitor;

  /**
   * Whether KServe writes the ScaledObject, from `spec.scaling.keda` of the LLMInferenceService, and reports its state in the status. This needs
   * KServe 0.21. KServe rejects `minReplicas: 0`: to scale to zero, set `idleReplicaCount` 0 of `Autoscaler.keda`, and a `minReplicas` of at least 1.
   *
   * Fails with `Autoscaler.hpa()`, and with options that are annotations of a ScaledObject, such as `paused`.
   *
   * @default false
   */
  readonly nativeScaling?: boolean;

  /**
   * Settings of the pods, such as volumes and node selectors. Labels and annotations of its `metadata` go on all pods of the model.
   *
   * @default - those of the preset
   */
  readonly pod?: ModelPodProps;

  /**
   * Separate pods that compute the prompts (prefill); the other pods then only decode. They have their own triggers, and need `nativeScaling: true`.
   *
   * @default - none: each pod prefills and decodes
   */
  readonly prefill?: KserveLlmPrefill;

  /**
   * How requests from outside the cluster reach the model.
   *
   * @default - they do not: only the Service in the cluster leads to it
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
   * Number of accelerators over which each layer of the model is split, at least 1. Each replica must have as many or more.
   *
   * @default - vLLM's, 1
   */
  readonly tensorParallelSize?: number;

  /**
   * Whether KServe serves models over TLS with its own certificates: `enableLLMInferenceServiceTLS` in its configuration, which no manifest shows.
   * The port of the Service is named `https` or `http` accordingly, and the monitor scrapes the port by that name.
   *
   * @default - as the Cluster says by `kserve.llmTls`; needed where it does not
   */
  readonly tls?: boolean;
}

/** The objects of KServe that serve a large language model. */
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
