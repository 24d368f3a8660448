import { MetricsApi } from '../platforms/kubernetes/kinds';
import { groupOf } from '../platforms/kubernetes/names';
import { ScaleTarget } from '../platforms/kubernetes/object-references';
import { Discovery } from '../platforms/prometheus-adapter/discovery';
import { SeriesNaming } from '../platforms/prometheus-adapter/naming';
import { ResourceLabels } from '../platforms/prometheus-adapter/resource-labels';
import { NAMESPACE, resourceNamed } from '../platforms/prometheus-adapter/resources';
import { RuleConfig, ruleIn } from '../platforms/prometheus-adapter/rule-config';
import { tryParse } from '../promql/parse';
import { metricsOf } from '../promql/selectors';

/** An object that a metric is said of, as a kind of its group. */
export type DescribedKind = Pick<ScaleTarget, 'apiVersion' | 'kind'>;

const POD: DescribedKind = { apiVersion: 'v1', kind: 'Pod' };

/** A rule that makes a metric of series. What cannot be known without Prometheus or the cluster is undefined. */
export class ServedRule {
  readonly config: RuleConfig;
  /** What the adapter does with it, where all of it can be followed. */
  readonly discovery?: Discovery;
  /** The series that it is made of. */
  readonly series?: string;
  /** The name under which it is served; null where the rule serves nothing at all. */
  readonly metric?: string | null;

  private readonly labels: ResourceLabels;

  /** `field` is where it stands in its manifest. */
  constructor(readonly api: MetricsApi, rule: unknown, readonly field: string) {
    this.config = ruleIn(rule);
    this.discovery = Discovery.of(api, this.config);
    this.labels = ResourceLabels.of(this.config.resources);
    this.series = onlySeries(this.config.seriesQuery);
    this.metric = this.nameOf(this.series);
  }

  /** Whether it serves a metric of an object, or of pods; undefined where labels decide it that are not known. */
  describes({ apiVersion, kind }: DescribedKind = POD): boolean | undefined {
    if (this.config.resources?.template !== undefined) {
      return undefined;
    }
    // Objects are found in their namespace. Source: prometheus-adapter v0.12 pkg/naming/resource_converter.go.
    const described = resourceNamed({ group: groupOf(apiVersion), resource: kind });
    return [described, NAMESPACE].every((resource) => this.labels.labelOf(resource) !== undefined);
  }

  private nameOf(series: string | undefined): string | null | undefined {
    const naming = SeriesNaming.of(this.config);
    if (naming === undefined || series === undefined) {
      return naming?.constant;
    }
    return naming.nameOf(series) ?? null;
  }
}

/** The one series that a query of one name finds. */
function onlySeries(query: string | undefined): string | undefined {
  const tree = query === undefined ? undefined : tryParse(query);
  const series = query === undefined || tree === undefined ? [] : metricsOf(query, tree);
  return series.length === 1 ? series[0] : undefined;
}
