import { LabelMatcher } from '../../../promql/label-matcher';
import { PrometheusTriggerOptions } from '../trigger-options';

/** What every trigger on a gauge of a known server can be given: it looks at the last scrape, over no window. */
export interface GaugeSignalOptions extends PrometheusTriggerOptions {
  /**
   * Conditions on the metric's own labels, beside those that select the model. A label that the metric does not have is refused.
   *
   * @default - none: all series of the model count
   */
  readonly matchers?: LabelMatcher[];

  /**
   * Version of the server, such as `0.9.1`: metrics that were renamed are asked for by the name that they have there, and those
   * that came later are refused.
   *
   * @default - the newest that is known
   */
  readonly serverVersion?: string;
}

/** Requests at one moment, as a total over the pods. */
export interface RequestsSignalOptions extends GaugeSignalOptions {
  /** Requests at once that one replica is meant to have. At least 0.001, with three decimals at most. */
  readonly perReplica: number;
}

/** Waiting requests of a language model's server, as a total over the pods. */
export interface WaitingRequestsSignalOptions extends GaugeSignalOptions {
  /**
   * Waiting requests per replica that are put up with. The default is a starting point, from the Helm chart of vLLM's
   * production-stack (helm/values.yaml, a6c01db); for other servers than vLLM it is our own. At least 0.001, with three decimals at most.
   *
   * @default 5
   */
  readonly perReplica?: number;
}

/** How full something is, as a share of each replica. */
export interface ShareSignalOptions extends GaugeSignalOptions {
  /** How full it is held, as the mean over the replicas, in whole percent from 1 to 99. An `activationThreshold` is in the unit of the metric. */
  readonly targetPercent: number;
}

/** How full the KV cache of a language model is. */
export interface CacheUsageSignalOptions extends GaugeSignalOptions {
  /**
   * How full it is held, as the mean over the replicas, in whole percent from 1 to 99. The default is our own starting point. An
   * `activationThreshold` is in the unit of the metric, from 0 to 1.
   *
   * @default 80
   */
  readonly targetPercent?: number;
}
