import { listIn, objectIn, textIn } from './manifest';
import { groupOf } from '../platforms/kubernetes/names';
import { ScaleTarget } from '../platforms/kubernetes/scale-target';
import { goExpand } from '../promql/go-expand';
import { goRegexp, groupsOf } from '../promql/go-regexp';
import { tryParse } from '../promql/parse';
import { metricsOf } from '../promql/selectors';

/** A rule as the file has it. Source: kubernetes-sigs/prometheus-adapter v0.12 pkg/config/config.go. */
export interface DiscoveryRule {
  readonly seriesQuery?: string;
  readonly seriesFilters?: { readonly is?: string; readonly isNot?: string }[];
  readonly resources?: {
    readonly template?: string;
    readonly overrides?: { readonly [label: string]: { readonly group?: string; readonly resource?: string } };
  };
  readonly name?: { readonly matches?: string; readonly as?: string };
}

/** An object that a metric is said of, as a kind of its group. */
export type DescribedKind = Pick<ScaleTarget, 'apiVersion' | 'kind'>;

const POD: DescribedKind = { apiVersion: 'v1', kind: 'Pod' };
const NAMESPACE: DescribedKind = { apiVersion: 'v1', kind: 'Namespace' };

/** A rule that makes a metric of series. What cannot be known without Prometheus or the cluster is undefined. */
export class ServedRule {
  /** The series that it is made of. */
  readonly series?: string;
  /** The name under which it is served; null where the rule serves nothing at all. */
  readonly metric?: string | null;

  private readonly rule: DiscoveryRule;

  constructor(rule: unknown) {
    this.rule = ruleIn(rule);
    this.series = onlySeries(this.rule.seriesQuery);
    this.metric = this.nameOf(this.series);
  }

  /** Whether it serves a metric of an object, or of pods; undefined where labels decide it that are not known. */
  describes(object: DescribedKind = POD): boolean | undefined {
    const { template, overrides = {} } = this.rule.resources ?? {};
    if (template !== undefined) {
      return undefined;
    }
    const mapped = (kind: DescribedKind) => Object.values(overrides).some((resource) => names(resource, kind));
    // Objects are found in their namespace. Source: prometheus-adapter v0.12 pkg/naming/resource_converter.go.
    return mapped(object) && mapped(NAMESPACE);
  }

  /** Source: prometheus-adapter v0.12 pkg/naming/metric_namer.go. */
  private nameOf(series: string | undefined): string | null | undefined {
    const { seriesFilters = [], name: { matches = '', as = '' } = {} } = this.rule;
    const pattern = expressionOf(matches === '' ? '.*' : matches);
    if (pattern === undefined) {
      return undefined;
    }
    const groups = groupsOf(pattern).count;
    if (as === '' && groups > 1) {
      return null;
    }
    const template = as === '' ? `$${groups}` : as;
    if (series === undefined) {
      return template.includes('$') ? undefined : template;
    }
    const match = pattern.exec(series);
    const kept = seriesFilters.map(({ is, isNot }) => passes(series, is, isNot));
    if (match === null || kept.includes(false)) {
      return null;
    }
    return kept.includes(undefined) ? undefined : goExpand(template, match);
  }
}

/** A rule of whatever stands in the file, as far as its fields are of their kinds. */
function ruleIn(value: unknown): DiscoveryRule {
  const { seriesQuery, seriesFilters, resources, name } = objectIn(value);
  const { template, overrides } = objectIn(resources);
  const { matches, as } = objectIn(name);
  return {
    seriesQuery: textIn(seriesQuery),
    seriesFilters: listIn(seriesFilters).map(objectIn).map(({ is, isNot }) => ({ is: textIn(is), isNot: textIn(isNot) })),
    resources: {
      template: textIn(template),
      overrides: Object.fromEntries(Object.entries(objectIn(overrides)).map(([label, described]) => {
        const { group, resource } = objectIn(described);
        return [label, { group: textIn(group), resource: textIn(resource) }];
      })),
    },
    name: { matches: textIn(matches), as: textIn(as) },
  };
}

/** The one series that a query of one name finds. */
function onlySeries(query: string | undefined): string | undefined {
  const tree = query === undefined ? undefined : tryParse(query);
  const series = query === undefined || tree === undefined ? [] : metricsOf(query, tree);
  return series.length === 1 ? series[0] : undefined;
}

function passes(series: string, is: string | undefined, isNot: string | undefined): boolean | undefined {
  const pattern = expressionOf(is ?? isNot ?? '');
  return pattern === undefined ? undefined : pattern.test(series) === (is !== undefined);
}

/** Whether a resource, in the singular or plural, is that of a kind. Source: kubernetes apimachinery pkg/api/meta/restmapper.go, UnsafeGuessKindToResource. */
function names({ group = '', resource = '' }: { readonly group?: string; readonly resource?: string }, { apiVersion, kind }: DescribedKind): boolean {
  const singular = kind.toLowerCase();
  return group === groupOf(apiVersion) && [singular, `${singular}s`, `${singular}es`, singular.replace(/y$/, 'ies')].includes(resource.toLowerCase());
}

/** A regular expression of Go's; undefined where it is none, or cannot be followed here. */
function expressionOf(text: string): RegExp | undefined {
  const expression = goRegexp(text);
  return expression instanceof RegExp ? expression : undefined;
}
