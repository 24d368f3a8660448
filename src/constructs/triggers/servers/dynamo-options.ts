import { Duration } from 'cdk8s';
import { Prometheus } from '../../metrics/prometheus';
import { TriggerOptions } from '../trigger-options';

/** A graph of NVIDIA Dynamo, and how the pods of its frontend are scraped. */
export interface DynamoOptions extends TriggerOptions {
  /** Name of the DynamoGraphDeployment, with which the names of its pods begin. */
  readonly graph: string;

  /**
   * Pattern of the names of the pods of the frontend, in the syntax of RE2. State it where a dash stands in the name of the component before
   * `frontend`.
   *
   * @default - `<graph>-([0-9]+-)?[a-z0-9]*frontend.*`, which no pod of a graph with a longer name matches
   */
  readonly frontendPodPattern?: string;

  /**
   * Namespace of the DynamoGraphDeployment, in which its pods run.
   *
   * @default - that of the model
   */
  readonly namespace?: string;

  /**
   * The Prometheus to ask. It scrapes the pods of the frontend on their own, as a PodMonitor has it.
   *
   * @default - that of the model
   */
  readonly prometheus?: Prometheus;
}

/** How many requests at once each worker of Dynamo takes, counted at the frontend. */
export interface DynamoRequestsOptions extends DynamoOptions {
  /** Requests at once that one worker is meant to have. At least 0.001, with three decimals at most. */
  readonly perReplica: number;

  /**
   * The model as requests name it.
   *
   * @default - all models of the frontend
   */
  readonly modelName?: string;
}

/** Requests per second at the frontend. */
export interface DynamoRequestRateOptions extends DynamoOptions {
  /** Requests per second that one worker answers; measure it with a load test. At least 0.001, with three decimals at most. */
  readonly requestsPerSecondPerReplica: number;

  /**
   * The model as requests name it.
   *
   * @default - all models of the frontend
   */
  readonly modelName?: string;

  /**
   * Time that the rate looks back: at least two scrape intervals.
   *
   * @default - four scrape intervals of the Prometheus
   */
  readonly window?: Duration;
}

/** A time that the frontend measures for each request. */
export interface DynamoLatencyOptions extends DynamoOptions {
  /**
   * Upper bounds of the buckets of the histogram without `+Inf`, in seconds, where the frontend was given others by variables of its environment.
   * They are written in the annotation `cdk8s-model-autoscaling/histogram-buckets` of the autoscaler, where the checks read them.
   *
   * @default - those of Dynamo 1.7
   */
  readonly buckets?: number[];

  /** Quantile that counts, above 0 and below 1: 0.95 for the slowest twentieth. */
  readonly quantile: number;

  /** The time that is held. Refused outside the buckets of the histogram, where a quantile cannot tell values apart. */
  readonly target: Duration;

  /**
   * The model as requests name it.
   *
   * @default - all models of the frontend
   */
  readonly modelName?: string;

  /**
   * Time that the quantile looks back: at least two scrape intervals.
   *
   * @default - four scrape intervals of the Prometheus
   */
  readonly window?: Duration;
}

/** Requests that wait in the router of the frontend. */
export interface DynamoRouterQueueOptions extends DynamoOptions {
  /** Requests that wait per worker. At least 0.001, with three decimals at most. */
  readonly perReplica: number;

  /**
   * Workers for which they wait, as the router names them: `prefill` or `decode`.
   *
   * @default - all workers
   */
  readonly workerType?: string;
}

/** Prompts that wait in the router of the frontend. */
export interface DynamoBacklogOptions extends DynamoOptions {
  /**
   * Time for which the tokens that wait keep one worker busy. What of your time to the first token is left for waiting: the target of that
   * time, less the time of one prompt alone.
   */
  readonly backlogPerReplica: Duration;

  /**
   * Tokens of prompts that one worker computes per second, as you measured it for this model, GPU and number of accelerators. No published
   * number carries over.
   */
  readonly tokensPerSecond: number;

  /**
   * Workers for which they wait, as the router names them: `prefill` or `decode`.
   *
   * @default - all workers
   */
  readonly workerType?: string;
}
