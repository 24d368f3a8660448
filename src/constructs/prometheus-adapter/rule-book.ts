import { Duration } from 'cdk8s';
import { AdapterResource } from './adapter-resource';
import { WrittenRule } from './discovery';
import { checkWindows, RelistInterval } from './intervals';
import { refuseAll } from '../../faults/fault';
import { nearest } from '../../faults/nearest';
import { Place } from '../../faults/place';
import { ApiResource, KNOWN_RESOURCES, listed, listedAs, sameResource } from '../../platforms/prometheus-adapter/resources';
import { PrometheusVersion } from '../../promql/version-faults';
import { Prometheus } from '../metrics/prometheus';
import { refusedByVersion, speaksMetricsQl } from '../metrics/query-language';

/** The rules of one adapter, each of them once, and none in the way of another. */
export class RuleBook {
  private readonly rules = new Map<string, WrittenRule>();
  private readonly named = new Map<string, WrittenRule>();
  /** Rules whose names depend on the metric that they find. */
  private readonly open: WrittenRule[] = [];
  readonly known: ApiResource[];

  constructor(
    private readonly prometheus: Prometheus,
    private readonly relist: RelistInterval,
    resources: AdapterResource[],
    private readonly version?: PrometheusVersion,
  ) {
    this.known = [...KNOWN_RESOURCES, ...resources];
  }

  get all(): WrittenRule[] {
    return [...this.rules.values()];
  }

  /** Takes a rule in that somebody wrote, on series that are scraped so often where that is known. */
  addStated(place: Place, rule: WrittenRule, interval?: Duration): void {
    const sample = rule.sample();
    checkWindows(place.at('metricsQuery'), { text: rule.spec.metricsQuery, sample }, this.prometheus, interval);
    const faults = speaksMetricsQl(this.prometheus) ? [] : refusedByVersion(sample, this.version);
    refuseAll(place.at('metricsQuery'), faults.map((each) => ({ ...each, got: rule.spec.metricsQuery })));
    this.checkScrape(place, interval);
    this.add(place, rule, 'give one of them another name in `as`');
  }

  /** Refuses a metric of series that the adapter does not always see. */
  checkScrape(place: Place, interval?: Duration): void {
    if (interval !== undefined) {
      this.relist.checkScrape(place, interval);
    }
  }

  /** Takes a rule in, unless an equal one is there; refuses one that would take another's metrics, or that the adapter could not run. */
  add(place: Place, rule: WrittenRule, rename: string): void {
    if (this.rules.has(rule.identity)) {
      return;
    }
    const unknown = rule.labels.stated.find((resource) => !this.known.some((each) => sameResource(each, resource)));
    if (unknown !== undefined) {
      const meant = nearest(listedAs(unknown), this.known.map(listedAs));
      place.at('resources').refuse('is no kind that is known here, and the adapter does not start with one that the cluster does not have', listedAs(unknown),
        `${meant === undefined ? '' : `${meant} may be meant; else `}add it to resources of the PrometheusAdapter, and its CRD to the cluster before the adapter`);
    }
    const taken = this.takenBy(rule);
    if (taken !== undefined) {
      place.refuse(`serves ${taken.name}${this.shared(rule, taken.by)} in the ${rule.api} metrics API, as another rule does, and the adapter takes the last of them`,
        { seriesQuery: rule.spec.seriesQuery, metricsQuery: rule.spec.metricsQuery }, `${rename}; the other one is ${JSON.stringify(taken.by.spec.metricsQuery)}`);
    }
    this.rules.set(rule.identity, rule);
    if (rule.apiName === undefined) {
      this.open.push(rule);
    } else {
      this.named.set(`${rule.api} ${rule.apiName}`, rule);
    }
  }

  /** The rule that serves a name which this one would serve too. */
  private takenBy(rule: WrittenRule): { readonly name: string; readonly by: WrittenRule } | undefined {
    if (rule.apiName !== undefined) {
      const name = rule.apiName;
      const by = this.named.get(`${rule.api} ${name}`)
        ?? this.open.find((other) => other.api === rule.api && rule.metric !== undefined && other.nameOf(rule.metric) === name);
      return by && { name, by };
    }
    const same = this.open.find((other) => other.api === rule.api && other.finds === rule.finds);
    if (same !== undefined) {
      return { name: `each metric of ${rule.spec.seriesQuery.trim()}`, by: same };
    }
    const by = [...this.named.values()].find((other) =>
      other.api === rule.api && other.metric !== undefined && rule.nameOf(other.metric) === other.apiName);
    return by?.apiName === undefined ? undefined : { name: by.apiName, by };
  }

  /** The kinds for which two rules serve something, in words: namespaces at least, whose label every rule has. */
  private shared({ api, labels }: WrittenRule, { labels: others }: WrittenRule): string {
    if (api === 'external') {
      return '';
    }
    const kinds = this.known.filter((resource) => labels.serves(resource, this.known) && others.serves(resource, this.known));
    return ` for ${labels.hasTemplate && others.hasTemplate ? 'every kind of their templates' : listed(kinds)}`;
  }

  /** The kinds for which a rule serves something, in words. */
  served(rule: WrittenRule): string {
    return `${listed(rule.labels.stated)}${rule.labels.hasTemplate ? ' and those of its template' : ''}`;
  }
}
