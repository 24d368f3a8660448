import { Duration } from 'cdk8s';
import { Prometheus } from '../../metrics/prometheus';
import { TriggerOptions } from '../trigger-options';

/** The Service of the router of vLLM's production-stack, and the Prometheus that scrapes it. */
export interface VllmRouterOptions extends TriggerOptions {
  /** The Service of the router through which Prometheus scrapes it: `<release>-router-service` of the chart. It tells its series from those of vLLM. */
  readonly service: string;

  /**
   * Namespace of the router's Service.
   *
   * @default - that of the model
   */
  readonly namespace?: string;

  /**
   * The Prometheus that KEDA queries, which must scrape the router.
   *
   * @default - that of the model
   */
  readonly prometheus?: Prometheus;
}

/** Requests that arrive at the router. */
export interface VllmRouterRequestRateOptions extends VllmRouterOptions {
  /** The model as requests name it. Those of other models do not wake this one. */
  readonly modelName: string;

  /** Requests per second that one replica takes; measure it with a load test. At least 0.001, with three decimals at most. */
  readonly requestsPerSecondPerReplica: number;

  /**
   * Requests per second above which the model wakes from zero.
   *
   * @default - KEDA's, 0
   */
  readonly activationThreshold?: number;

  /**
   * Time that the rate looks back: at least two scrape intervals.
   *
   * @default - four scrape intervals of the Prometheus
   */
  readonly window?: Duration;
}

/** Requests that are with an engine. */
export interface VllmRouterRunningOptions extends VllmRouterOptions {
  /** Requests at once that one replica is meant to have. At least 0.001, with three decimals at most. */
  readonly perReplica: number;
}
