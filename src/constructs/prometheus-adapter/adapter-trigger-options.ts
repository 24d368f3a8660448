import { AdapterDiscoveryRule } from './adapter-discovery-rule';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { PrometheusTriggerOptions } from '../triggers/trigger-options';

/** Which metric of an adapter is followed. */
export interface AdapterTriggerOptions extends PrometheusTriggerOptions {
  /** The rule that serves the metric: an AdapterRule, RpsAdapterRule or ExternalAdapterRule. */
  readonly rule: AdapterDiscoveryRule;

  /**
   * Object in the namespace of the model whose metric is asked for, such as a Service.
   *
   * @default - that of the platform, such as a Model of Seldon Core 2; else the pods of the model
   */
  readonly describedObject?: ScaleTarget;

  /**
   * Name of the metric in Prometheus, where the rule serves several.
   *
   * @default - the one that the rule is on; has to be given where it may be on several
   */
  readonly metric?: string;

  /**
   * Further labels that the series must have, such as `code: '200'`.
   *
   * @default - none
   */
  readonly selector?: { [label: string]: string };
}

/** A metric that is a total over the replicas. */
export interface AdapterTotalOptions extends AdapterTriggerOptions {
  /** Amount of the metric that one replica takes. At least 0.001, with three decimals at most. */
  readonly perReplica: number;
}

/** A metric that is a level: a latency, a ratio, a share. */
export interface AdapterLevelOptions extends AdapterTriggerOptions {
  /** Level that the metric is held at, in its unit. At least 0.001, with three decimals at most. */
  readonly target: number;
}

/** What a question of the adapter is held at, whose answer is a total over the replicas. */
export interface AdapterQueryTotalOptions extends PrometheusTriggerOptions {
  /** Amount of the total that one replica takes. At least 0.001, with three decimals at most. */
  readonly perReplica: number;
}

/** What a question of the adapter is held at, whose answer is a level: a latency, a ratio, a share. */
export interface AdapterQueryLevelOptions extends PrometheusTriggerOptions {
  /** Level that the metric is held at, in its unit. At least 0.001, with three decimals at most. */
  readonly target: number;
}
