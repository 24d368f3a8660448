import { MetricsQuery } from './metrics-query';
import { SeriesNaming } from './naming';
import { ResourceLabels } from './resource-labels';
import { ApiResource, isRootScoped, KNOWN_RESOURCES, listedAs, NAMESPACE, POD, sameResource } from './resources';
import { RuleConfig } from './rule-config';
import { LabelMatcher } from '../../promql/label-matcher';
import { MetricSelector } from '../../promql/metric-meaning';
import { tryParse } from '../../promql/parse';
import { metricSelector } from '../../promql/selectors';
import { byName } from '../by-name';
import { MetricsApi } from '../kubernetes/kinds';

/** Which object a metric is asked for, or which namespace an external one. */
export interface ObjectRequest {
  readonly resource?: ApiResource;
  readonly namespace?: string;
  readonly name?: string;
  /** Their names as an expression, in the place of a name. */
  readonly namePattern?: string;
  readonly selector?: { readonly [label: string]: string };
  readonly series: string;
}

/** Stands for a metric, a namespace and an object that nobody knows yet. */
export const ANY = { metric: 'any_metric', namespace: 'any', name: 'any' };

/** The parts of a rule, as they are followed. */
export type DiscoveryParts = Pick<Discovery, 'selector' | 'naming' | 'labels' | 'query'>;

/** A rule that can be followed, which does here what the adapter does with it. */
export class Discovery {
  /** Undefined for one of which a part is refused, or cannot be followed here. */
  static of(api: MetricsApi, config: RuleConfig, known = KNOWN_RESOURCES): Discovery | undefined {
    const tree = config.seriesQuery === undefined ? undefined : tryParse(config.seriesQuery);
    const selector = tree === undefined ? undefined : metricSelector(config.seriesQuery ?? '', tree);
    const naming = SeriesNaming.of(config);
    const query = MetricsQuery.of(config.metricsQuery ?? '');
    return selector === undefined || naming === undefined || query === undefined ? undefined
      : new Discovery(api, config, { selector, naming, labels: ResourceLabels.of(config.resources, known), query });
  }

  readonly selector: MetricSelector;
  readonly naming: SeriesNaming;
  readonly labels: ResourceLabels;
  readonly query: MetricsQuery;

  constructor(readonly api: MetricsApi, readonly config: RuleConfig, parts: DiscoveryParts) {
    this.selector = parts.selector;
    this.naming = parts.naming;
    this.labels = parts.labels;
    this.query = parts.query;
  }

  /** The metric of Prometheus that this rule is on; undefined where there may be several. */
  get metric(): string | undefined {
    return this.selector.metric ?? this.naming.metric;
  }

  /** The name in the metrics API; undefined where it depends on the metric. */
  get apiName(): string | undefined {
    return this.metric === undefined ? this.naming.constant : this.nameOf(this.metric);
  }

  /** What a metric of Prometheus is called; undefined where this rule does not take it. */
  nameOf(metric: string): string | undefined {
    return this.selector.selects(metric) ? this.naming.nameOf(metric) : undefined;
  }

  /** Whether an external metric is that of one namespace. */
  get isNamespaced(): boolean {
    return this.config.resources?.namespaced ?? true;
  }

  /** What the adapter asks Prometheus. */
  expand({ resource, namespace, name, namePattern, selector = {}, series }: ObjectRequest): string {
    const namespaceLabel = this.labels.labelOf(NAMESPACE);
    const limited = resource === undefined ? this.isNamespaced : !isRootScoped(resource);
    const label = resource === undefined ? undefined : this.labels.labelOf(resource);
    const matchers = [
      ...byName(selector).map(([key, value]) => LabelMatcher.equal(key, value)),
      ...limited && namespace !== undefined && namespaceLabel !== undefined ? [LabelMatcher.equal(namespaceLabel, namespace)] : [],
      ...label !== undefined && name !== undefined ? [LabelMatcher.equal(label, name)] : [],
      ...label !== undefined && namePattern !== undefined ? [LabelMatcher.matches(label, namePattern)] : [],
    ];
    return this.query.expand({ series, matchers, groupBy: label === undefined ? [] : [label] });
  }

  /** What the adapter would ask for some object or namespace. */
  sample(): string {
    const resource = this.api === 'external' ? undefined : this.labels.stated[0] ?? POD;
    return this.expand({ resource, namespace: ANY.namespace, name: ANY.name, series: this.metric ?? ANY.metric });
  }

  /** What the adapter lists once a series is there, by the names of its labels. */
  listed(metric: string, labels: string[], known?: ApiResource[]): string[] {
    const name = this.nameOf(metric);
    if (name === undefined) {
      return [];
    }
    return this.api === 'external' ? [name] : labels.flatMap((label) => this.labels.resourceOf(label, known) ?? [])
      .filter((resource, i, all) => all.findIndex((other) => sameResource(other, resource)) === i)
      .map((resource) => `${listedAs(resource)}/${name}`);
  }

  /** The same for rules that take the same metrics, and call them the same. */
  get finds(): string {
    const { name: { as, matches = '.*' } = {}, seriesFilters = [], seriesQuery = '' } = this.config;
    return JSON.stringify([seriesQuery.replace(/\s+/g, ''), seriesFilters.map(({ is, isNot }) => [is, isNot]).sort(), matches, as]);
  }
}
