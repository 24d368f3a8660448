import { groupOf } from './manifest';
import { metricsOf } from '../promql/metrics-of';
import { tryParse } from '../promql/parse';
import { ScaleTarget } from '../scale-target';

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

/** `$1`, `${1}`, `$name` or `$$`, where the longest name counts. Source: Go's regexp.Expand. */
const REFERENCE = /\$(?:(\$)|(\w+)|\{(\w+)\})/g;

/** A rule that makes a metric of series. What cannot be known without Prometheus or the cluster is undefined. */
export class ServedRule {
  /** The series that it is made of. */
  readonly series?: string;
  /** The name under which it is served; null where the rule serves nothing at all. */
  readonly metric?: string | null;

  constructor(private readonly rule: DiscoveryRule) {
    this.series = onlySeries(rule.seriesQuery);
    this.metric = this.nameOf(this.series);
  }

  /** Whether it serves a metric of an object, or of pods; undefined where labels decide it that are not known. */
  describes(object: DescribedKind = POD): boolean | undefined {
    const { template, overrides = {} } = this.rule.resources ?? {};
    if (template !== undefined) {
      return undefined;
    }
    const mapped = (kind: DescribedKind) => Object.values(overrides).some((resource) => names(resource ?? {}, kind));
    // Objects are found in their namespace. Source: prometheus-adapter v0.12 pkg/naming/resource_converter.go.
    return mapped(object) && mapped(NAMESPACE);
  }

  /** Source: prometheus-adapter v0.12 pkg/naming/metric_namer.go. */
  private nameOf(series: string | undefined): string | null | undefined {
    const { seriesFilters = [], name: { matches = '', as = '' } = {} } = this.rule;
    const pattern = regExp(matches === '' ? '.*' : matches);
    if (pattern === undefined) {
      return undefined;
    }
    const groups = groupsOf(pattern);
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
    return kept.includes(undefined) ? undefined : expand(template, match);
  }
}

/** The one series that a query of one name finds. */
function onlySeries(query: string | undefined): string | undefined {
  const tree = query === undefined ? undefined : tryParse(query);
  const series = query === undefined || tree === undefined ? [] : metricsOf(query, tree);
  return series.length === 1 ? series[0] : undefined;
}

function passes(series: string, is: string | undefined, isNot: string | undefined): boolean | undefined {
  const pattern = regExp(is ?? isNot ?? '');
  return pattern === undefined ? undefined : pattern.test(series) === (is !== undefined);
}

/** Whether a resource, in the singular or plural, is that of a kind. Source: kubernetes apimachinery pkg/api/meta/restmapper.go, UnsafeGuessKindToResource. */
function names({ group = '', resource = '' }: { readonly group?: string; readonly resource?: string }, { apiVersion, kind }: DescribedKind): boolean {
  const singular = kind.toLowerCase();
  return group === groupOf(apiVersion) && [singular, `${singular}s`, `${singular}es`, singular.replace(/y$/, 'ies')].includes(resource.toLowerCase());
}

function expand(template: string, match: RegExpExecArray): string {
  return template.replace(REFERENCE, (_text, dollar?: string, bare?: string, braced?: string) => {
    const name = bare ?? braced ?? '';
    return dollar ?? (/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? '';
  });
}

/** Go's regular expression as JavaScript's, unanchored; undefined where JavaScript does not have it. */
function regExp(source: string): RegExp | undefined {
  try {
    return new RegExp(source);
  } catch {
    return undefined;
  }
}

/** How many groups it captures: an alternative of nothing always matches. */
function groupsOf(pattern: RegExp): number {
  return (new RegExp(`${pattern.source}|`).exec('')?.length ?? 1) - 1;
}
