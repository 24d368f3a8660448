import { Duration } from 'cdk8s';
import { Prometheus } from '../../metrics/prometheus';
import { TriggerOptions } from '../trigger-options';

/** An endpoint picker, and the pool whose requests it distributes. */
export interface LlmdEppOptions extends TriggerOptions {
  /** The InferencePool of the model, as the endpoint picker names it in its series: `<name>-inference-pool` for an LLMInferenceService. */
  readonly pool: string;

  /** The Service of the endpoint picker through which Prometheus scrapes it: `<name>-epp-service` for an LLMInferenceService, `<release>-epp` for llm-d's chart. */
  readonly service: string;

  /**
   * Namespace of the endpoint picker's Service.
   *
   * @default - that of the model
   */
  readonly namespace?: string;

  /**
   * The Prometheus that KEDA queries, which must scrape the endpoint picker.
   *
   * @default - that of the model
   */
  readonly prometheus?: Prometheus;

  /**
   * Version of the router of llm-d, whose endpoint picker it is, such as `0.10`. Signals that this version does not have are refused.
   *
   * @default - as the Cluster says by `versions.llmdRouter`, else any: the queries are right for 0.10 and later
   */
  readonly routerVersion?: string;
}

/** Requests that the endpoint picker holds because no pod takes them. */
export interface LlmdEppQueueOptions extends LlmdEppOptions {
  /**
   * Requests that wait per replica. llm-d's guide begins with 1, at which replicas come early. At least 0.001, with three decimals at most.
   */
  readonly perReplica: number;

  /**
   * Number of requests that wait above which the model wakes from zero.
   *
   * @default - KEDA's, 0
   */
  readonly activationThreshold?: number;
}

/** Requests that are with a pod. */
export interface LlmdEppRunningOptions extends LlmdEppOptions {
  /** Requests that one replica answers at once. llm-d's guides use 16 to 32. At least 0.001, with three decimals at most. */
  readonly perReplica: number;

  /**
   * The model as requests name it, where the endpoint picker serves several.
   *
   * @default - all models of the endpoint picker
   */
  readonly modelName?: string;
}

/** How full the pool is. */
export interface LlmdEppSaturationOptions extends LlmdEppOptions {
  /** How full it is held, in whole percent from 1 to 99. llm-d's guide uses 70 to 80. */
  readonly targetPercent: number;
}

/** Prompts that were sent to pods and are not computed yet. */
export interface LlmdEppBacklogOptions extends LlmdEppOptions {
  /**
   * Time for which the tokens that wait keep one replica busy. What of your time to the first token is left for waiting: the target of that
   * time, less the time of one prompt alone (its uncached tokens / `tokensPerSecond`).
   */
  readonly backlogPerReplica: Duration;

  /**
   * Tokens of prompts that one replica computes per second, as you measured it for this model, GPU and number of accelerators, on the path that
   * requests take: the tokens of one chunk (`--max-num-batched-tokens`) / the median time to the first token of an idle replica. No published
   * number carries over.
   */
  readonly tokensPerSecond: number;

  /**
   * Pattern of the names of the pods that count, in the syntax of RE2, such as `.*prefill.*` where pods that prefill are apart.
   *
   * @default - all pods of the pool
   */
  readonly podPattern?: string;
}

/** A time that the endpoint picker predicts for each request. */
export interface LlmdEppPredictionOptions extends LlmdEppOptions {
  /** Quantile that counts, above 0 and below 1: 0.9 for the slowest tenth. */
  readonly quantile: number;

  /** The time that is held. */
  readonly target: Duration;

  /**
   * The model as requests name it, where the endpoint picker serves several.
   *
   * @default - all models of the endpoint picker
   */
  readonly modelName?: string;

  /**
   * Time that the quantile looks back: at least two scrape intervals.
   *
   * @default - four scrape intervals of the Prometheus
   */
  readonly window?: Duration;
}
