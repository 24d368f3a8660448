import { Duration } from 'cdk8s';
import { AdapterResource } from './adapter-resource';
import { AdapterSeriesFilter } from './adapter-series-filter';
import { byName } from '../../platforms/by-name';
import { MetricsApi } from '../../platforms/kubernetes/kinds';
import { Discovery } from '../../platforms/prometheus-adapter/discovery';
import { ApiResource, KNOWN_RESOURCES } from '../../platforms/prometheus-adapter/resources';
import { RuleConfig } from '../../platforms/prometheus-adapter/rule-config';

/** A rule of the adapter's configuration, as somebody wrote it. */
export interface DiscoverySpec {
  readonly seriesQuery: string;
  readonly seriesFilters?: AdapterSeriesFilter[];
  readonly resources?: { readonly [label: string]: AdapterResource };
  readonly resourceTemplate?: string;
  readonly matches?: string;
  readonly metricName?: string;
  readonly metricsQuery: string;
  /** How often the series are scraped; undefined where it is as the Prometheus says. */
  readonly scrapeInterval?: Duration;
  /** Of external rules alone: undefined where the adapter's default holds. */
  readonly namespaced?: boolean;
}

/** A rule that is checked, as it was written and as the adapter has it. */
export class WrittenRule extends Discovery {
  private text?: string;

  constructor(api: MetricsApi, readonly spec: DiscoverySpec, followed: Discovery) {
    super(api, followed.config, followed);
  }

  /** The same for equal rules, and for them alone. */
  get identity(): string {
    this.text ??= JSON.stringify([this.api, this.config]);
    return this.text;
  }
}

/** The kinds that are known, and those that a rule names. */
export function knownOf({ resources = {} }: Pick<DiscoverySpec, 'resources'>): ApiResource[] {
  return [...KNOWN_RESOURCES, ...Object.values(resources)];
}

/** The rule as the configuration holds it: of its own, so that YAML refers to nothing. */
export function configOf(spec: DiscoverySpec): RuleConfig {
  const { seriesQuery, seriesFilters = [], matches, metricName, resources, resourceTemplate, namespaced, metricsQuery } = spec;
  const overrides = overridesOf(resources);
  return {
    seriesQuery,
    ...seriesFilters.length > 0 && { seriesFilters: seriesFilters.map(({ _key, _expression }) => ({ [_key]: _expression })) },
    ...(Object.keys(overrides).length > 0 || resourceTemplate !== undefined || namespaced !== undefined) && {
      resources: {
        ...Object.keys(overrides).length > 0 && { overrides },
        ...resourceTemplate !== undefined && { template: resourceTemplate },
        ...namespaced !== undefined && { namespaced },
      },
    },
    ...(matches !== undefined || metricName !== undefined) && {
      name: { ...matches !== undefined && { matches }, ...metricName !== undefined && { as: metricName } },
    },
    metricsQuery,
  };
}

/** The kinds by their labels, as the configuration holds them. */
export function overridesOf(resources: DiscoverySpec['resources'] = {}): { readonly [label: string]: { readonly group?: string; readonly resource: string } } {
  return Object.fromEntries(byName(resources).map(([label, { group, resource }]) => [label, { ...group !== '' && { group }, resource }]));
}
