import { ContainerResources, EnvFrom, EnvValue, Probe, VolumeMount } from 'cdk8s-plus-27';

/** The container that runs the model server. KServe's preset sets image, arguments and probes for vLLM; options given here replace those of the preset. */
export interface KserveLlmContainer {
  /**
   * Arguments of the server, which replace all those of the preset.
   *
   * @default - those of the preset
   */
  readonly args?: string[];

  /**
   * ConfigMaps and Secrets whose keys become environment variables of the container.
   *
   * @default - none
   */
  readonly envFrom?: EnvFrom[];

  /**
   * Environment variables by name, beside those of the preset. `VLLM_ADDITIONAL_ARGS` adds arguments of vLLM and keeps those of the preset.
   *
   * @default - those of the preset alone
   */
  readonly envVariables?: { [name: string]: EnvValue };

  /**
   * Container image of the model server, such as `vllm/vllm-openai:v0.11.0`.
   *
   * @default - that of the preset
   */
  readonly image?: string;

  /**
   * Liveness probe: Kubernetes restarts the container if it fails. A probe without a port uses 8000.
   *
   * @default - as the preset has it
   */
  readonly liveness?: Probe;

  /**
   * Readiness probe: the pod gets requests only while it succeeds. A probe without a port uses 8000.
   *
   * @default - as the preset has it
   */
  readonly readiness?: Probe;

  /** CPU and memory that the server requests, and may use at most; `{}` keeps those of the preset. A trigger on CPU or memory needs the request. */
  readonly resources: ContainerResources;

  /**
   * Startup probe: the other probes begin once it has succeeded. It must wait until the model is loaded. A probe without a port uses 8000.
   *
   * @default - as the preset has it
   */
  readonly startup?: Probe;

  /**
   * Where volumes are mounted in the container. The pod gets these volumes too.
   *
   * @default - those of the preset
   */
  readonly volumeMounts?: VolumeMount[];
}
