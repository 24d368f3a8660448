import { AdapterDiscoveryRule } from './adapter-discovery-rule';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { PrometheusTriggerOptions } from '../triggers/trigger-options';

/** Which metric of an adapter is followed. */
export interface AdapterTriggerOptions extends PrometheusTriggerOptions {
  /** The rule that serves the metric: an AdapterRule, RpsAdapterRule or ExternalAdapterRule. */
  readonly rule: AdapterDiscoveryRule;

  /**
   * The object that the metric is of, in the namespace of the model.
   *
   * @default - that of the platform, such as a Model of Seldon Core 2; else the pods of the model
   */
  readonly describedObject?: ScaleTarget;

  /**
   * The metric of Prometheus.
   *
   * @default - the one that the rule is on; has to be given where it may be on several
   */
  readonly metric?: string;

  /**
   * Labels that the series need to have besides, such as `code: '200'`.
   *
   * @default - none
   */
  readonly selector?: { [label: string]: string };
}

/** A metric that is a total over the replicas. */
export interface AdapterTotalOptions extends AdapterTriggerOptions {
  /** What one replica takes of the metric. At least 0.001, with three decimals at most. */
  readonly perReplica: number;
}

/** A metric that is a level: a latency, a ratio, a share. */
export interface AdapterLevelOptions extends AdapterTriggerOptions {
  /** The level to hold, in the unit of the metric. At least 0.001, with three decimals at most. */
  readonly target: number;
}

/** What a question of the adapter is held at, whose answer is a total over the replicas. */
export interface AdapterQueryTotalOptions extends PrometheusTriggerOptions {
  /** What one replica takes of the total. At least 0.001, with three decimals at most. */
  readonly perReplica: number;
}

/** What a question of the adapter is held at, whose answer is a level: a latency, a ratio, a share. */
export interface AdapterQueryLevelOptions extends PrometheusTriggerOptions {
  /** The level to hold, in the unit of the metric. At least 0.001, with three decimals at most. */
  readonly target: number;
}
