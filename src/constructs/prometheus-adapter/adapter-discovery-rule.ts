import { WrittenRule } from './discovery';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { apiNameFaults } from '../../platforms/prometheus-adapter/naming';
import { checkProps } from '../props/check-props';

/** A series of Prometheus, as far as the adapter looks at it. */
export interface AdapterSeries {
  /** Names of the labels that the series has, which tell the objects that it describes. */
  readonly labels: string[];

  /** Name of the metric that the series belongs to. */
  readonly metric: string;
}

/**
 * A rule of prometheus-adapter. It names series of Prometheus, and serves them in a metrics API of Kubernetes, where an HPA reads them.
 *
 * The maintainers of prometheus-adapter plan to end it. `toPrometheusTotal` of a rule makes the KEDA trigger that reads the same.
 *
 * @see https://github.com/kubernetes-sigs/prometheus-adapter/blob/v0.12.0/docs/config.md
 */
export abstract class AdapterDiscoveryRule {
  /** @internal */
  public abstract readonly _discovery: WrittenRule;

  /** Returns the name that a metric of Prometheus gets in the metrics API; undefined where the rule does not serve it. */
  public metricNameOf(metric: string): string | undefined {
    return this._discovery.nameOf(metric);
  }

  /** What the adapter lists by this rule once such a series is there, such as `pods/requests_per_second`; sorted. */
  public metricsOf(series: AdapterSeries): string[] {
    checkProps(Place.named('AdapterDiscoveryRule.metricsOf'), 'AdapterSeries', series);
    return this._discovery.listed(series.metric, series.labels).sort();
  }

  /**
   * The metric of Prometheus that is meant, and its name in the API; refuses to guess among several.
   *
   * @internal
   */
  public _metric(place: Place, metric?: string): { readonly metric: string; readonly name: string } {
    const { metric: only, spec } = this._discovery;
    const chosen = metric ?? only ?? place.refuse('has to be said: the rule may be on several metrics', spec.seriesQuery, 'name the one of Prometheus that is meant');
    const name = this._discovery.nameOf(chosen)
      ?? place.refuse('is no metric that the rule takes', chosen, only === undefined ? `name one that ${spec.seriesQuery} selects` : `leave it out, or name ${only}`);
    refuseAll(place, apiNameFaults(name));
    return { metric: chosen, name };
  }
}
