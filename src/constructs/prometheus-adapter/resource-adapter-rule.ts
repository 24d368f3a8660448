import { Duration } from 'cdk8s';
import { AdapterResource } from './adapter-resource';
import { knownOf, overridesOf } from './discovery';
import { checkWindows, RuleQuery } from './intervals';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { goDuration } from '../../platforms/keda/go-duration';
import { DEFAULT_CONTAINER_LABEL, resourceQueries, resourceRuleFaults } from '../../platforms/prometheus-adapter/resource-rule-faults';
import { ResourceRuleConfig } from '../../platforms/prometheus-adapter/rule-config';
import { Prometheus } from '../metrics/prometheus';
import { checkProps } from '../props/check-props';

/** How the use of one resource is asked for. */
export interface AdapterResourceQueries {
  /** The use of a pod's containers, with `<<.LabelMatchers>>` and `<<.GroupBy>>`. */
  readonly containerQuery: string;

  /** The use of a node, with `<<.LabelMatchers>>` and `<<.GroupBy>>`. */
  readonly nodeQuery: string;

  /** The kind of object that a label names, by the label: a node, a namespace and a pod are needed. */
  readonly resources: { [label: string]: AdapterResource };

  /**
   * Name of the label that holds the name of the container.
   *
   * @default 'container'
   */
  readonly containerLabel?: string;
}

/** How CPU and memory are asked for. */
export interface ResourceAdapterRuleProps {
  /** The use of CPU, in cores. */
  readonly cpu: AdapterResourceQueries;

  /** The use of memory, in bytes. */
  readonly memory: AdapterResourceQueries;

  /** Range that the use of CPU is measured over, which the API states. */
  readonly window: Duration;

  /**
   * How often the series are scraped: a rate in a query has to look back over two scrapes at least.
   *
   * @default - the scrape interval of the adapter's Prometheus
   */
  readonly scrapeInterval?: Duration;
}

/**
 * Serves CPU and memory of pods and nodes from Prometheus.
 *
 * Takes the place of metrics-server: a cluster has one provider of that API, and the two take it from each other.
 */
export class ResourceAdapterRule {
  /** @internal */
  public readonly _config: object;

  /** Its queries, by the field that holds each. */
  private readonly queries: { readonly [field: string]: RuleQuery };

  constructor(private readonly props: ResourceAdapterRuleProps) {
    checkProps(Place.named('ResourceAdapterRule'), 'ResourceAdapterRuleProps', props);
    const place = Place.named('ResourceAdapterRule');
    const { cpu, memory } = props;
    this._config = { cpu: resourceConfig(cpu), memory: resourceConfig(memory), window: goDuration(place.at('window'), props.window) };
    this.queries = { ...queriesOf(place, 'cpu', cpu), ...queriesOf(place, 'memory', memory) };
  }

  /**
   * Refuses rates that are empty, where series are scraped as often as a Prometheus does it unless the rule says otherwise.
   *
   * @internal
   */
  public _checkWindows(place: Place, prometheus: Prometheus): void {
    for (const [field, query] of Object.entries(this.queries)) {
      checkWindows(place.at(field), query, prometheus, this.props.scrapeInterval);
    }
  }
}

function resourceConfig(queries: AdapterResourceQueries): ResourceRuleConfig {
  const { containerLabel = DEFAULT_CONTAINER_LABEL, containerQuery, nodeQuery, resources } = queries;
  return { containerQuery, nodeQuery, resources: { overrides: overridesOf(resources) }, containerLabel };
}

/** The queries by their fields; refuses those that cannot tell what they measure. */
function queriesOf(place: Place, field: 'cpu' | 'memory', queries: AdapterResourceQueries): { [field: string]: RuleQuery } {
  const config = resourceConfig(queries);
  const known = knownOf(queries);
  refuseAll(place.at(field), resourceRuleFaults(config, 'node: AdapterResource.NODE', known));
  return Object.fromEntries(resourceQueries(config, known).map((asked) => [`${field}.${asked.field}`, { text: queries[asked.field], sample: asked.sample }]));
}
