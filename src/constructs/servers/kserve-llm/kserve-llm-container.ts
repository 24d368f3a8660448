import { ContainerResources, EnvFrom, EnvValue, Probe, VolumeMount } from 'cdk8s-plus-27';

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
