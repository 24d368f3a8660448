import { createHash } from 'node:crypto';
import { ApiObject, Chart, Lazy, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { AdapterConfig, configOf, helmValues } from './adapter-config';
import { AdapterSeries, AdapterDiscoveryRule } from './adapter-discovery-rule';
import { AdapterSignal, HpaMetrics } from './hpa-metrics';
import { HpaRequest } from './hpa-target';
import { RelistInterval } from './intervals';
import { AdapterOutput, PrometheusAdapterProps } from './prometheus-adapter-props';
import { checkAdapter, checkSamePrometheus } from './prometheus-adapter-rules';
import { RuleBook } from './rule-book';
import { Place } from '../../faults/place';
import { HpaMetric } from '../../platforms/kubernetes/hpa-metric';
import { MAX_CONFIG_MAP_BYTES } from '../../platforms/kubernetes/limits';
import { helmFullname } from '../../platforms/kubernetes/names';
import { sayInstalled } from '../../synth/construct-metadata';
import { WrittenObject } from '../../synth/written-object';
import { Cluster } from '../cluster/cluster';
import { Prometheus } from '../metrics/prometheus';
import { versionOf } from '../metrics/query-language';
import { checkedId } from '../props/check-made';
import { checkProps } from '../props/check-props';

const CHART_NAME = 'prometheus-adapter';
/** Where the chart looks for the configuration. Source: prometheus-community/helm-charts prometheus-adapter templates/configmap.yaml. */
const CONFIG_KEY = 'config.yaml';
/** Longest full name that the chart makes. Source: prometheus-community/helm-charts prometheus-adapter templates/_helpers.tpl. */
const FULLNAME_LENGTH = 63;

/**
 * What a prometheus-adapter serves to HorizontalPodAutoscalers: rules that are stated here or in `addRule`, and those of the triggers
 * of all models whose `Autoscaler.hpa` has it as its `adapter`, in any chart.
 *
 * Writes the ConfigMap that the chart prometheus-community/prometheus-adapter takes as `rules.existing`; `helmValues` holds the values
 * to install it with. The adapter reads its configuration once, and has to be restarted after a change: the values hold a checksum in
 * an annotation of its pods, so that `helm upgrade` does it. CRDs of the kinds in its rules have to be there before it starts. A release
 * that ran without `rules.existing` takes its own ConfigMap of the same name away at the upgrade: apply this one after it, or give it
 * another name. A cluster has one provider of the custom metrics API.
 *
 * The community that maintains prometheus-adapter plans its end: `Autoscaler.keda()` needs none, and `toPrometheusTotal` of a rule
 * says the same to KEDA.
 *
 * @see https://github.com/kubernetes-sigs/prometheus-adapter/tree/v0.12.0
 *
 * @example
 * const prometheus = Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' });
 * const adapter = new PrometheusAdapter(chart, 'adapter', { release: 'adapter', namespace: 'monitoring', prometheus });
 * new AutoscaledModel(chart, 'ranking', {
 *   server: ModelServer.deployment({
 *     container: { image: 'registry.example.com/ranking:3.1.0', portNumber: 8000, resources: { cpu: { request: Cpu.millis(500) } } },
 *     metrics: {},
 *   }),
 *   prometheus,
 *   autoscaler: Autoscaler.hpa({ adapter }),
 *   maxReplicas: 5,
 *   triggers: [new RequestRateTrigger({ counter: 'http_requests_total', requestsPerSecondPerReplica: 20 })],
 * });
 */
export class PrometheusAdapter extends Construct {
  /** The ConfigMap; undefined where the Helm values hold the rules. */
  public readonly configMap?: ApiObject;

  /**
   * The Prometheus that it asks.
   *
   * @internal
   */
  public readonly _prometheus: Prometheus;

  private readonly rules: RuleBook;
  private readonly metrics: HpaMetrics;
  private readonly props: PrometheusAdapterProps;
  private readonly configMapName: string;
  /** The configuration, by the number of rules that are in it. */
  private rendered?: { readonly count: number; readonly text: string };

  constructor(scope: Construct, id: string, props: PrometheusAdapterProps) {
    super(scope, checkedId('PrometheusAdapter', scope, id));
    checkProps(Place.of(this), 'PrometheusAdapterProps', props);
    const place = Place.keeping(this);
    const chartName = helmFullname(props.release, CHART_NAME, FULLNAME_LENGTH);
    const { configMapName = chartName, output = AdapterOutput.CONFIG_MAP, resources = [], rules = [] } = props;
    const prometheus = place.need(() => Cluster._prometheusFor(place, this, props.prometheus));
    const namespace = props.namespace ?? Chart.of(this).namespace;
    checkAdapter(place, { ...props, prometheus, namespace });
    this.props = props;
    this._prometheus = prometheus;
    this.configMapName = configMapName;
    this.rules = place.need(() => new RuleBook(prometheus, new RelistInterval(props.metricsRelistInterval), resources,
      versionOf(place.at('prometheus.prometheusVersion'), prometheus)));
    this.metrics = new HpaMetrics(this.rules);
    place.attempt(() => props.resourceRule?._checkWindows(place.at('resourceRule'), prometheus));
    rules.forEach((rule, i) => place.attempt(() => this.add(place.at('rules').at(i), rule)));
    place.throwRefused();
    this.node.addValidation({ validate: () => this.faults() });
    const parsedData = () => ({ [CONFIG_KEY]: configOf(this.config) });
    if (output === AdapterOutput.CONFIG_MAP) {
      this.configMap = new WrittenObject(this, 'ConfigMap', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: configMapName, namespace },
        data: { [CONFIG_KEY]: Lazy.any({ produce: () => this.configText }) },
      }, { parsedData });
    } else {
      const metadata = { name: chartName, namespace };
      sayInstalled(this, () => ({ manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata }, parsedData: parsedData() }));
    }
  }

  /**
   * Serves one rule more; an equal one is there once. Fails when another rule serves a metric of the same name in the same API: rules of
   * the custom metrics API have a label for namespaces in common at least, and of two rules for one kind the adapter takes the last.
   */
  public addRule(rule: AdapterDiscoveryRule): void {
    this.add(Place.of(this).at('addRule'), rule);
  }

  /** What the adapter lists by all its rules once such a series is there, such as `pods/requests_per_second`; sorted. */
  public metricsOf(series: AdapterSeries): string[] {
    checkProps(Place.of(this).at('metricsOf'), 'AdapterSeries', series);
    return [...new Set(this.rules.all.flatMap((rule) => rule.listed(series.metric, series.labels, this.rules.known)))].sort();
  }

  /** The configuration so far, as YAML. */
  public get configText(): string {
    const { length } = this.rules.all;
    if (this.rendered?.count !== length) {
      this.rendered = { count: length, text: Yaml.stringify(configOf(this.config)) };
    }
    return this.rendered.text;
  }

  /**
   * Values of the Helm chart so far: read them when all models are made. They hold the address of the Prometheus, intervals that were
   * given, and either the name of the ConfigMap or the rules themselves; the chart's default rules, which serve every metric of every
   * namespace, are left out.
   */
  // `any` is how jsii says JSON.
  public get helmValues(): { [key: string]: any } {
    const { metricsMaxAge, metricsRelistInterval } = this.props;
    return helmValues(this.config, {
      place: Place.of(this),
      prometheus: this._prometheus,
      relistInterval: metricsRelistInterval,
      maxAge: metricsMaxAge,
      existing: this.configMap && { name: this.configMapName, checksum: createHash('sha256').update(this.configText).digest('hex') },
    });
  }

  /** @internal */
  public _metricOf(place: Place, signal: AdapterSignal, request: HpaRequest): HpaMetric {
    checkSamePrometheus(place, this._prometheus, request.prometheus);
    return this.metrics.metricOf(place, signal, request);
  }

  private add(place: Place, { _discovery: rule }: AdapterDiscoveryRule): void {
    this.rules.addStated(place, rule, rule.spec.scrapeInterval);
  }

  private get config(): AdapterConfig {
    return { rules: this.rules.all, resourceRule: this.props.resourceRule };
  }

  private faults(): string[] {
    if (this.rules.all.length === 0 && this.props.resourceRule === undefined) {
      return ['rules: are none, with which the adapter serves nothing; give it a rule, or a model whose Autoscaler.hpa({ adapter }) names it'];
    }
    const size = Buffer.byteLength(this.configText);
    return size <= MAX_CONFIG_MAP_BYTES ? [] : [`rules: are ${size} bytes, and a ConfigMap holds ${MAX_CONFIG_MAP_BYTES}; let models share rules, by triggers with the same matchers and window`];
  }
}
