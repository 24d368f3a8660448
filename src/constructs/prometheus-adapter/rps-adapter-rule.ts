import { Duration } from 'cdk8s';
import { AdapterResource } from './adapter-resource';
import { AdapterRule } from './adapter-rule';
import { Place } from '../../faults/place';
import { byName } from '../../platforms/by-name';
import { prometheusDuration } from '../../promql/duration';
import { LabelMatcher, selector } from '../../promql/label-matcher';
import { NAME_LABEL } from '../../promql/vocabulary';
import { checkProps } from '../props/check-props';
import { checkCounter } from '../triggers/counter-rules';
import { checkMatchers } from '../triggers/derived-query';

/** Which counter is served as a rate, for which objects. */
export interface RpsAdapterRuleProps {
  /** Name of the counter, such as `seldon_model_infer_total`. Fails when MetricCatalog has the name, and of nothing that counts. */
  readonly counter: string;

  /** The kind of object that a label of the counter names, by the label. One of them has to be AdapterResource.NAMESPACE. */
  readonly resources: { [label: string]: AdapterResource };

  /** Range that the rate looks back over: at least two scrape intervals. */
  readonly window: Duration;

  /**
   * Name by which an HPA asks for the rate in the custom metrics API.
   *
   * @default - the counter without `_total` or `_count`, and `_per_second`
   */
  readonly metricName?: string;

  /**
   * Conditions on the counter's own labels.
   *
   * @default - none: everything that is counted counts
   */
  readonly matchers?: LabelMatcher[];

  /**
   * How often the counter is scraped.
   *
   * @default - the scrape interval of the adapter's Prometheus
   */
  readonly scrapeInterval?: Duration;
}

/**
 * Serves the rate of a counter per second, such as requests per second, for each of the objects that its labels name.
 *
 * @example
 * const requests = new RpsAdapterRule({
 *   counter: 'http_requests_total',
 *   window: Duration.minutes(2),
 *   resources: { pod: AdapterResource.POD, namespace: AdapterResource.NAMESPACE },
 * });
 */
export class RpsAdapterRule extends AdapterRule {
  constructor(props: RpsAdapterRuleProps) {
    checkProps(Place.named('RpsAdapterRule'), 'RpsAdapterRuleProps', props);
    const { counter, matchers = [], metricName, resources, scrapeInterval, window } = props;
    const place = Place.named('RpsAdapterRule');
    checkCounter(place.at('counter'), counter);
    checkMatchers(place, matchers, {}, counter);
    if (metricName?.includes('$')) {
      place.at('metricName').refuse('refers to a group, and there is none', metricName, 'write the name alone, or use an AdapterRule');
    }
    const namespace = byName(resources).find(([, { listedAs }]) => listedAs === AdapterResource.NAMESPACE.listedAs)?.[0] ?? 'namespace';
    const own = selector('', matchers).slice(1, -1);
    super({
      seriesQuery: selector('', [LabelMatcher.equal(NAME_LABEL, counter), LabelMatcher.notEqual(namespace, ''), ...matchers]),
      resources,
      matches: counter,
      metricName: metricName ?? `${counter.replace(/_(total|count)$/, '')}_per_second`,
      metricsQuery: `sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>${own === '' ? '' : `,${own}`}}[${prometheusDuration(window)}]))`,
      scrapeInterval,
    });
  }
}
