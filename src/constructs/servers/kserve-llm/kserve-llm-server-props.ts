import { ApiObject } from 'cdk8s';
import { ContainerResources, EnvFrom, EnvValue, Probe, VolumeMount } from 'cdk8s-plus-27';
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

/** The container that serves. KServe's preset sets its image and its arguments for vLLM; what is given here replaces them. */
export interface KserveLlmContainer {
  /**
   * Arguments, in place of those of the preset.
   *
   * @default - those of the preset
   */
  readonly args?: string[];

  /**
   * Sources of environment variables.
   *
   * @default - none
   */
  readonly envFrom?: EnvFrom[];

  /**
   * Environment variables, beside those of the preset; `VLLM_ADDITIONAL_ARGS` adds arguments of vLLM.
   *
   * @default - none
   */
  readonly envVariables?: { [name: string]: EnvValue };

  /**
   * Image of the server.
   *
   * @default - that of the preset
   */
  readonly image?: string;

  /**
   * When the server is taken for dead; a probe without a port asks 8000.
   *
   * @default - as the preset has it
   */
  readonly liveness?: Probe;

  /**
   * When the server can be asked; a probe without a port asks 8000.
   *
   * @default - as the preset has it
   */
  readonly readiness?: Probe;

  /** What the server needs, over what the preset says; `{}` leaves it at that. */
  readonly resources: ContainerResources;

  /**
   * When the server is up; a probe without a port asks 8000.
   *
   * @default - as the preset has it
   */
  readonly startup?: Probe;

  /**
   * Volumes of the container; the pod gets them too.
   *
   * @default - those of the preset
   */
  readonly volumeMounts?: VolumeMount[];
}

/**
 * A large language model that KServe serves by an LLMInferenceService, on one node each replica.
 *
 * What it has no word for (separate prefill, offloading of the cache) is put into `model.kserveLlm.llmInferenceService` by
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
   * The pod around the container. Labels and annotations of its `metadata` are put on all pods of the model.
   *
   * @default - as the preset has it
   */
  readonly pod?: ModelPodProps;

  /**
   * How requests come from outside.
   *
   * @default - not at all: the Service in the cluster alone
   */
  readonly router?: KserveLlmRouter;

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
}
