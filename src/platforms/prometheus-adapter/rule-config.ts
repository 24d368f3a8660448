import { listIn, objectIn, textIn } from '../kubernetes/untyped';

/** Which labels name which objects. */
export interface ResourcesConfig {
  readonly template?: string;
  readonly overrides?: { readonly [label: string]: { readonly group?: string; readonly resource?: string } };
  /** Of external rules alone. */
  readonly namespaced?: boolean;
}

/** A rule as the file has it. Source: kubernetes-sigs/prometheus-adapter v0.12 pkg/config/config.go. */
export interface RuleConfig {
  readonly seriesQuery?: string;
  readonly seriesFilters?: { readonly is?: string; readonly isNot?: string }[];
  readonly resources?: ResourcesConfig;
  readonly name?: { readonly matches?: string; readonly as?: string };
  readonly metricsQuery?: string;
}

/** How CPU or memory is asked for, as the file has it. */
export interface ResourceRuleConfig {
  readonly containerQuery?: string;
  readonly nodeQuery?: string;
  readonly containerLabel?: string;
  readonly resources?: ResourcesConfig;
}

/** A rule of whatever stands in the file, as far as its fields are of their kinds. */
export function ruleIn(value: unknown): RuleConfig {
  const { seriesQuery, seriesFilters, resources, name, metricsQuery } = objectIn(value);
  const { matches, as } = objectIn(name);
  return {
    seriesQuery: textIn(seriesQuery),
    seriesFilters: listIn(seriesFilters).map(objectIn).map(({ is, isNot }) => ({ is: textIn(is), isNot: textIn(isNot) })),
    resources: resources === undefined ? undefined : resourcesIn(resources),
    name: { matches: textIn(matches), as: textIn(as) },
    metricsQuery: textIn(metricsQuery),
  };
}

function resourcesIn(value: unknown): ResourcesConfig {
  const { namespaced, overrides, template } = objectIn(value);
  return {
    template: textIn(template),
    overrides: Object.fromEntries(Object.entries(objectIn(overrides)).map(([label, described]) => {
      const { group, resource } = objectIn(described);
      return [label, { group: textIn(group), resource: textIn(resource) }];
    })),
    ...typeof namespaced === 'boolean' && { namespaced },
  };
}
