import { Duration } from 'cdk8s';
import { AdapterDiscoveryRule } from './adapter-discovery-rule';
import { AdapterResource } from './adapter-resource';
import { AdapterSeriesFilter } from './adapter-series-filter';
import { AdapterQueryLevelOptions, AdapterQueryTotalOptions } from './adapter-trigger-options';
import { checkedDiscovery } from './checked-discovery';
import { WrittenRule } from './discovery';
import { nanAsZero, objectQuery } from './object-query';
import { Place } from '../../faults/place';
import { checkProps } from '../props/check-props';
import { PrometheusTrigger } from '../triggers/prometheus-trigger';

/** How metrics are found, named and asked for, whichever API serves them. */
export interface AdapterDiscoveryRuleProps {
  /**
   * The query, in PromQL with the adapter's placeholders: `<<.Series>>`, `<<.LabelMatchers>>`, `<<.GroupBy>>`, `<<.GroupBySlice>>`,
   * `<<.LabelValuesByName>>`.
   */
  readonly metricsQuery: string;

  /** Selector in PromQL of the series that the rule serves, such as `{__name__="requests_total",namespace!=""}`. */
  readonly seriesQuery: string;

  /**
   * Name of the metric in the API, with groups of `matches` as `${1}`.
   *
   * @default - what the one group of `matches` captures, else the name of the metric in Prometheus
   */
  readonly metricName?: string;

  /**
   * Regular expression (RE2) that the name of a metric must contain; its groups are used in `metricName`.
   *
   * @default - every metric that seriesQuery selects
   */
  readonly matches?: string;

  /**
   * Time between two scrapes of the series: a rate in `metricsQuery` must look back over at least two.
   *
   * @default - the scrape interval of the adapter's Prometheus
   */
  readonly scrapeInterval?: Duration;

  /**
   * Further conditions on the name of the metric, all of which must hold.
   *
   * @default - none
   */
  readonly seriesFilters?: AdapterSeriesFilter[];
}

/** How a custom metric is found, which objects it belongs to, what it is called and how it is asked for. */
export interface AdapterRuleProps extends AdapterDiscoveryRuleProps {
  /**
   * Labels of the series that name an object, and the kind of object that each names. One of them must be AdapterResource.NAMESPACE.
   *
   * @default - those that `resourceTemplate` finds
   */
  readonly resources?: { [label: string]: AdapterResource };

  /**
   * Pattern of the labels that name objects, such as `kube_<<.Resource>>`, for every kind in the cluster. It may find more than you mean: with
   * `<<.Resource>>` the label `job` names a Job.
   *
   * @default - none: `resources` alone
   */
  readonly resourceTemplate?: string;
}

/** The object and the metric that a query of the metrics API names. */
export interface AdapterObjectQueryOptions {
  /** Name of the object whose metric is asked for. */
  readonly name: string;

  /** Kind of the object; the rule has to serve it. */
  readonly resource: AdapterResource;

  /**
   * Name of the metric in Prometheus, before the rule renames it.
   *
   * @default - the one that the rule is on; has to be given where it may be on several
   */
  readonly metric?: string;

  /**
   * Namespace of the object; needed for all but namespaces, nodes and persistent volumes.
   *
   * @default - none
   */
  readonly namespace?: string;

  /**
   * Labels that the series need to have besides, as an HPA states them.
   *
   * @default - none
   */
  readonly selector?: { [label: string]: string };
}

/**
 * A rule of the custom metrics API: metrics of objects.
 *
 * Refused is what keeps the adapter from starting, and what it serves to nobody or for everybody alike: expressions that are none,
 * groups that are not there, placeholders that do not exist, PromQL that no object can be asked by, objects without a namespace.
 */
export class AdapterRule extends AdapterDiscoveryRule {
  /** @internal */
  public readonly _discovery: WrittenRule;

  constructor(props: AdapterRuleProps) {
    super();
    checkProps(Place.named('AdapterRule'), 'AdapterRuleProps', props);
    this._discovery = checkedDiscovery(Place.named(this.constructor.name), 'custom', { ...props });
  }

  /** The query that the adapter asks Prometheus for one object. */
  public queryFor(options: AdapterObjectQueryOptions): string {
    checkProps(Place.named('AdapterRule.queryFor'), 'AdapterObjectQueryOptions', options);
    return objectQuery(Place.named(this.constructor.name).at('queryFor'), this, options);
  }

  /** The same question for KEDA, which needs no adapter, where the answer is a total over the replicas. NaN counts as 0, as the adapter has it. */
  public toPrometheusTotal(object: AdapterObjectQueryOptions, options: AdapterQueryTotalOptions): PrometheusTrigger {
    checkProps(Place.named('AdapterRule.toPrometheusTotal'), 'AdapterQueryTotalOptions', options);
    return PrometheusTrigger.total({ ...options, query: this.asked('toPrometheusTotal', object) });
  }

  /** The same question for KEDA, which needs no adapter, where the answer is a level, which does not add up over the replicas. NaN counts as 0, as the adapter has it. */
  public toPrometheusLevel(object: AdapterObjectQueryOptions, options: AdapterQueryLevelOptions): PrometheusTrigger {
    checkProps(Place.named('AdapterRule.toPrometheusLevel'), 'AdapterQueryLevelOptions', options);
    return PrometheusTrigger.level({ ...options, query: this.asked('toPrometheusLevel', object) });
  }

  /** The query that a method is asked for. */
  private asked(method: string, object: AdapterObjectQueryOptions): string {
    checkProps(Place.named(`AdapterRule.${method}`), 'AdapterObjectQueryOptions', object);
    const place = Place.named(this.constructor.name).at(method);
    return nanAsZero(objectQuery(place, this, object));
  }
}
