import { KserveLlmContainer } from './kserve-llm-container';
import { Autoscaler } from '../../autoscalers/autoscaler';
import { Monitor } from '../../metrics/monitor';
import { ITrigger } from '../../triggers/trigger-config';
import { Gpu } from '../gpu';
import { ModelPodProps } from '../model-pod';

/**
 * The pods of an LLMInferenceService that only prefill: they compute the prompts, and hand what they computed to pods that decode. KServe
 * scales them by an autoscaler of their own, `<name>-kserve-prefill-keda`.
 *
 * Nothing keeps the ratio of the two roles: each needs a least number that serves requests, and both have to go to zero or neither.
 */
export interface KserveLlmPrefill {
  /** The container that prefills. */
  readonly container: KserveLlmContainer;

  /** Most replicas, at least 1. */
  readonly maxReplicas: number;

  /**
   * Why these pods scale, at least one. A trigger that builds its query from the name of a metric asks for that of these pods alone.
   */
  readonly triggers: ITrigger[];

  /**
   * Options of KEDA for these pods.
   *
   * @default - those of the model
   */
  readonly autoscaler?: Autoscaler;

  /**
   * Accelerators that each replica needs.
   *
   * @default - none
   */
  readonly gpu?: Gpu;

  /**
   * Least replicas, at least 1.
   *
   * @default 1
   */
  readonly minReplicas?: number;

  /**
   * What makes Prometheus scrape these pods: no Service leads to them.
   *
   * @default - a PodMonitor `<name>-prefill`, where this library writes the monitor of the other pods
   */
  readonly monitor?: Monitor;

  /**
   * The pod around the container. Labels and annotations of its `metadata` are put on these pods alone.
   *
   * @default - as the preset has it
   */
  readonly pod?: ModelPodProps;

  /**
   * Accelerators of one replica over which the layers of the model are split.
   *
   * @default - vLLM's, 1
   */
  readonly tensorParallelSize?: number;
}
