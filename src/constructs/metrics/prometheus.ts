import { Duration } from 'cdk8s';
import { PrometheusAuthentication } from './prometheus-authentication';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { prometheusAddressFaults } from '../../platforms/keda/server-address';
import { helmFullname } from '../../platforms/kubernetes/names';
import { checkMadeByFactory } from '../props/check-made';
import { checkProps } from '../props/check-props';

/** The language that a server of metrics is asked in. */
export enum QueryDialect {
  /** PromQL: Prometheus, Thanos, Mimir, Cortex. */
  PROMQL = 'PromQL',
  /**
   * MetricsQL: VictoriaMetrics. It has functions and operators that PromQL has not (`rate(x)` without a range, `default`, `keep_last_value`);
   * nothing is said of a query that does not parse as PromQL.
   */
  METRICS_QL = 'MetricsQL',
}

/** Longest name that the chart builds from a release before it adds `-prometheus`. Source: kube-prometheus-stack templates/_helpers.tpl. */
const CHART_FULLNAME_LENGTH = 26;
const CHART_NAME = 'kube-prometheus-stack';
const PROMETHEUS_PORT = 9090;

/** Scrape interval of a Prometheus custom resource that sets none. Source: prometheus-operator api.md, v0.87. */
const OPERATOR_SCRAPE_INTERVAL = Duration.seconds(30);
/** Scrape interval of a Prometheus configuration that sets none. Source: prometheus 3.5 config.DefaultGlobalConfig. */
const PLAIN_SCRAPE_INTERVAL = Duration.minutes(1);

/** How KEDA asks a Prometheus. */
export interface PrometheusQueryOptions {
  /**
   * How KEDA logs in to the Prometheus.
   *
   * @default - not at all
   */
  readonly authentication?: PrometheusAuthentication;

  /**
   * Headers of each request, such as `X-Scope-OrgID`. KEDA cannot read names or values with "=" or ",".
   *
   * @default - none
   */
  readonly customHeaders?: { [name: string]: string };

  /**
   * Further parameters of each query, such as `partial_response`. KEDA cannot read names or values with "=" or ",".
   *
   * @default - none
   */
  readonly queryParameters?: { [name: string]: string };

  /**
   * How long KEDA waits for an answer, in whole milliseconds.
   *
   * @default - the KEDA operator's, 3 s
   */
  readonly timeout?: Duration;

  /**
   * Whether KEDA accepts any certificate.
   *
   * @default - KEDA's, false
   */
  readonly unsafeSsl?: boolean;

  /**
   * Version of the Prometheus, such as `2.55`, `3.5` or `2.x`. Queries of one's own are held to it: `holt_winters` became
   * `double_exponential_smoothing` in 3.0, which also stores `le="1"` as `le="1.0"`; computed durations came with 3.14.
   *
   * @default - the newest; functions that older ones have are taken too
   */
  readonly prometheusVersion?: string;
}

/** What is known of a Prometheus at a stated address. */
export interface PrometheusOptions extends PrometheusQueryOptions {
  /**
   * The language that it is asked in. With MetricsQL nothing is said of queries that do not parse as PromQL, nor of windows shorter than
   * two scrapes. A rule of a PrometheusAdapter must be PromQL all the same: an `AdapterRule` refuses what is none before any Prometheus is
   * known.
   *
   * @default QueryDialect.PROMQL
   */
  readonly dialect?: QueryDialect;

  /**
   * Labels that a ServiceMonitor or PodMonitor needs so that this Prometheus picks it up.
   *
   * @default - none: this Prometheus takes every monitor
   */
  readonly monitorLabels?: { [key: string]: string };

  /**
   * Namespace that each query is limited to, by a proxy that asks for one (the tenancy port of Thanos on OpenShift).
   *
   * @default - none
   */
  readonly namespace?: string;

  /**
   * How often this Prometheus scrapes a target whose monitor sets no interval of its own.
   *
   * @default Duration.minutes(1)
   */
  readonly scrapeInterval?: Duration;
}

/** Where the Helm chart kube-prometheus-stack was installed. */
export interface KubePrometheusStackOptions extends PrometheusQueryOptions {
  /** Name of the Helm release of kube-prometheus-stack. */
  readonly release: string;

  /** Namespace of the Helm release of kube-prometheus-stack. */
  readonly namespace: string;

  /**
   * The chart's value `fullnameOverride`, where it was set.
   *
   * @default - the chart's own naming
   */
  readonly fullnameOverride?: string;

  /**
   * The chart's value `prometheus.prometheusSpec.scrapeInterval`, where it was set.
   *
   * @default Duration.seconds(30)
   */
  readonly scrapeInterval?: Duration;
}

/** The Prometheus that scrapes models and answers their triggers' queries. */
export class Prometheus {
  /**
   * The Prometheus of the Helm chart kube-prometheus-stack, with address and labels computed by the chart's rules.
   *
   * Its monitors need the label `release: <release>`, unless the chart's `*SelectorNilUsesHelmValues` were turned off.
   *
   * @see https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack
   *
   * @example
   * const prometheus = Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' });
   */
  static kubePrometheusStack(options: KubePrometheusStackOptions): Prometheus {
    checkProps(Place.named('Prometheus.kubePrometheusStack'), 'KubePrometheusStackOptions', options);
    const fullname = helmFullname(options.release, CHART_NAME, CHART_FULLNAME_LENGTH, options.fullnameOverride);
    const { namespace, ...query } = options;
    return new Prometheus(
      `http://${fullname}-prometheus.${namespace}.svc:${PROMETHEUS_PORT}`,
      { release: options.release },
      options.scrapeInterval ?? OPERATOR_SCRAPE_INTERVAL,
      query,
      true,
    );
  }

  /**
   * A Prometheus, Thanos or Mimir at a stated address.
   *
   * The address is http or https with a host that the KEDA operator can resolve (`service.namespace.svc`), without
   * a slash at its end: KEDA appends `/api/v1/query` to it.
   *
   * @example
   * const prometheus = Prometheus.fromAddress('https://mimir.monitoring.svc:8443/prometheus', {
   *   customHeaders: { 'X-Scope-OrgID': 'ml' },
   *   timeout: Duration.seconds(5),
   * });
   */
  static fromAddress(address: string, options: PrometheusOptions = {}): Prometheus {
    checkProps(Place.named('Prometheus.fromAddress'), 'PrometheusOptions', options);
    const { monitorLabels = {}, scrapeInterval } = options;
    return new Prometheus(address, monitorLabels, scrapeInterval ?? PLAIN_SCRAPE_INTERVAL, options, scrapeInterval !== undefined);
  }

  /** One serves many models, and reading an address takes longer than all else that is said of it. */
  private isAddressChecked = false;

  private constructor(
    /** The address that queries go to, such as `http://prometheus.monitoring.svc:9090`. */
    public readonly address: string,
    /** Labels that a monitor needs to be picked up. */
    public readonly monitorLabels: { [key: string]: string },
    /** How often it scrapes a target whose monitor sets no interval. */
    public readonly scrapeInterval: Duration,
    /** @internal */
    public readonly _options: PrometheusQueryOptions & { readonly namespace?: string; readonly dialect?: QueryDialect },
    /**
     * Whether its scrape interval is known, and not just assumed.
     *
     * @internal
     */
    public readonly _isIntervalKnown: boolean,
  ) {
    checkMadeByFactory(this, _options !== undefined, address);
  }

  /** @internal */
  public _checkAddress(place: Place): void {
    if (!this.isAddressChecked) {
      const faults = prometheusAddressFaults(this.address);
      refuseAll(place, faults);
      this.isAddressChecked = faults.length === 0;
    }
  }
}
