import { KserveLlmContainer } from './kserve-llm-container';
import { Autoscaler } from '../../autoscalers/autoscaler';
import { Monitor } from '../../metrics/monitor';
import { ITrigger } from '../../triggers/trigger-config';
import { Gpu } from '../gpu';
import { ModelPodProps } from '../model-pod';

/**
 * The pods of an LLMInferenceService that only prefill: they compute the prompts, and send the result to the pods that decode. KServe scales them by
 * their own ScaledObject, `<name>-kserve-prefill-keda`.
 *
 * The two kinds of pods scale apart, and no controller keeps their ratio. No request is answered without both: let both scale to zero, or neither.
 */
export interface KserveLlmPrefill {
  /** The container that runs the model server and computes the prompts. */
  readonly container: KserveLlmContainer;

  /** The most pods that prefill. A whole number, at least 1. */
  readonly maxReplicas: number;

  /**
   * Triggers that scale these pods, at least one. A trigger that builds its query from the name of a metric reads these pods alone.
   */
  readonly triggers: ITrigger[];

  /**
   * Settings of KEDA for these pods, such as the cooldown period.
   *
   * @default - those of the model
   */
  readonly autoscaler?: Autoscaler;

  /**
   * Accelerators that each of these pods needs, such as GPUs.
   *
   * @default - none
   */
  readonly gpu?: Gpu;

  /**
   * The fewest pods that prefill. A whole number, at least 1.
   *
   * @default 1
   */
  readonly minReplicas?: number;

  /**
   * How Prometheus scrapes these pods, to which no Service leads.
   *
   * @default - a PodMonitor `<name>-prefill`, where this library writes the monitor of the other pods
   */
  readonly monitor?: Monitor;

  /**
   * Settings of the pods, such as volumes and node selectors. Labels and annotations of its `metadata` go on these pods alone.
   *
   * @default - those of the preset
   */
  readonly pod?: ModelPodProps;

  /**
   * Number of accelerators over which each layer of the model is split, at least 1. Each of these pods must have as many or more.
   *
   * @default - vLLM's, 1
   */
  readonly tensorParallelSize?: number;
}
