import { Duration } from 'cdk8s';
import { AdapterDiscoveryRule } from './adapter-discovery-rule';
import { AdapterResource } from './adapter-resource';
import { ResourceAdapterRule } from './resource-adapter-rule';
import { Prometheus } from '../metrics/prometheus';

/** Where the rules of an adapter are written. */
export enum AdapterOutput {
  /** In a ConfigMap that is written: give its name to the chart as `rules.existing`. */
  CONFIG_MAP = 'ConfigMap',

  /** In no object: give `helmValues` to the chart, which writes its own ConfigMap. */
  HELM_VALUES = 'HelmValues',
}

/** Where prometheus-adapter is installed, and what it serves. */
export interface PrometheusAdapterProps {
  /** Name of the Helm release of the chart prometheus-community/prometheus-adapter. */
  readonly release: string;

  /**
   * Name of the ConfigMap that is written, which the chart takes as `rules.existing`.
   *
   * @default - the chart's full name: `<release>-prometheus-adapter`, or the release where that name is in it already
   */
  readonly configMapName?: string;

  /**
   * How long a metric stays listed that is no longer there: at least `metricsRelistInterval`. Models that are idle for longer have none.
   *
   * @default - the adapter's, metricsRelistInterval
   */
  readonly metricsMaxAge?: Duration;

  /**
   * How often the adapter looks for metrics: at least the scrape interval of the Prometheus, of rules and of models, or metrics come and
   * go.
   *
   * @default - the chart's, 1 min
   */
  readonly metricsRelistInterval?: Duration;

  /**
   * Namespace of the Helm release.
   *
   * @default - that of the chart
   */
  readonly namespace?: string;

  /**
   * Where the rules are written.
   *
   * @default - into a ConfigMap
   */
  readonly output?: AdapterOutput;

  /**
   * The Prometheus that the adapter asks.
   *
   * @default - the first `prometheus` of the Cluster; needed where there is none
   */
  readonly prometheus?: Prometheus;

  /**
   * CPU and memory from Prometheus, in the place of metrics-server.
   *
   * @default - none: metrics-server serves them
   */
  readonly resourceRule?: ResourceAdapterRule;

  /**
   * Kinds that the cluster has and this library does not know, which rules may be on.
   *
   * @default - those of Kubernetes, KServe and Seldon
   */
  readonly resources?: AdapterResource[];

  /**
   * What is served, beside what models add.
   *
   * @default - none
   */
  readonly rules?: AdapterDiscoveryRule[];
}
