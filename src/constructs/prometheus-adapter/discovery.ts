import { Duration } from 'cdk8s';
import { AdapterResource } from './adapter-resource';
import { isRootScoped, sameResource } from './known-resources';
import { MetricsQuery } from './metrics-query';
import { LabelsSpec, ResourceLabels } from './resource-labels';
import { NamingSpec, SeriesNaming } from './series-naming';
import { LabelMatcher } from '../../promql/label-matcher';
import { MetricSelector } from '../../promql/metric-meaning';

/** A rule of the adapter's configuration, as somebody wrote it. */
export interface DiscoverySpec extends NamingSpec, LabelsSpec {
  readonly seriesQuery: string;
  readonly metricsQuery: string;
  /** How often the series are scraped; undefined where it is as the Prometheus says. */
  readonly scrapeInterval?: Duration;
  /** Of external rules alone: undefined where the adapter's default holds. */
  readonly namespaced?: boolean;
}

/** Which of the metrics APIs a rule serves. */
export type MetricsApi = 'custom' | 'external';

/** Which object a metric is asked for, or which namespace an external one. */
export interface ObjectRequest {
  readonly resource?: AdapterResource;
  readonly namespace?: string;
  readonly name?: string;
  readonly selector?: { readonly [label: string]: string };
  readonly series: string;
}

/** Stands for a metric, a namespace and an object that nobody knows yet. */
export const ANY = { metric: 'any_metric', namespace: 'any', name: 'any' };

/** A rule whose parts are checked, which does here what the adapter does with it. */
export class Discovery {
  private text?: string;

  constructor(
    readonly api: MetricsApi,
    readonly spec: DiscoverySpec,
    readonly selector: MetricSelector,
    readonly naming: SeriesNaming,
    readonly labels: ResourceLabels,
    readonly query: MetricsQuery,
  ) {}

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
    return this.spec.namespaced ?? true;
  }

  /** What the adapter asks Prometheus. */
  expand({ resource, namespace, name, selector = {}, series }: ObjectRequest): string {
    const namespaceLabel = this.labels.labelOf(AdapterResource.NAMESPACE);
    const limited = resource === undefined ? this.isNamespaced : !isRootScoped(resource);
    const label = resource === undefined ? undefined : this.labels.labelOf(resource);
    const matchers = [
      ...Object.entries(selector).sort(([one], [other]) => one < other ? -1 : 1).map(([key, value]) => LabelMatcher.equal(key, value)),
      ...limited && namespace !== undefined && namespaceLabel !== undefined ? [LabelMatcher.equal(namespaceLabel, namespace)] : [],
      ...label !== undefined && name !== undefined ? [LabelMatcher.equal(label, name)] : [],
    ];
    return this.query.expand({ series, matchers, groupBy: label === undefined ? [] : [label] });
  }

  /** What the adapter would ask for some object or namespace. */
  sample(): string {
    const resource = this.api === 'external' ? undefined : this.labels.stated[0] ?? AdapterResource.POD;
    return this.expand({ resource, namespace: ANY.namespace, name: ANY.name, series: this.metric ?? ANY.metric });
  }

  /** What the adapter lists once a series is there, by the names of its labels. */
  listed(metric: string, labels: string[], known?: AdapterResource[]): string[] {
    const name = this.nameOf(metric);
    if (name === undefined) {
      return [];
    }
    return this.api === 'external' ? [name] : labels.flatMap((label) => this.labels.resourceOf(label, known) ?? [])
      .filter((resource, i, all) => all.findIndex((other) => sameResource(other, resource)) === i)
      .map(({ listedAs }) => `${listedAs}/${name}`);
  }

  /** The rule as the configuration holds it: of its own, so that YAML refers to nothing. */
  config(): object {
    const { seriesQuery, seriesFilters = [], matches, as, resources, resourceTemplate, namespaced, metricsQuery } = this.spec;
    const overrides = Object.entries(resources ?? {})
      .map(([label, { group, resource }]) => [label, { ...group !== '' && { group }, resource }]);
    return {
      seriesQuery,
      ...seriesFilters.length > 0 && { seriesFilters: seriesFilters.map(({ _key, _expression }) => ({ [_key]: _expression })) },
      ...(overrides.length > 0 || resourceTemplate !== undefined || namespaced !== undefined) && {
        resources: {
          ...overrides.length > 0 && { overrides: Object.fromEntries(overrides) },
          ...resourceTemplate !== undefined && { template: resourceTemplate },
          ...namespaced !== undefined && { namespaced },
        },
      },
      ...(matches !== undefined || as !== undefined) && { name: { ...matches !== undefined && { matches }, ...as !== undefined && { as } } },
      metricsQuery,
    };
  }

  /** The same for rules that take the same metrics, and call them the same. */
  get finds(): string {
    const { seriesQuery, seriesFilters = [], matches = '.*', as } = this.spec;
    return JSON.stringify([seriesQuery.replace(/\s+/g, ''), seriesFilters.map(({ _key, _expression }) => [_key, _expression]).sort(), matches, as]);
  }

  /** The same for equal rules, and for them alone. */
  get identity(): string {
    this.text ??= JSON.stringify([this.api, this.config()]);
    return this.text;
  }
}
