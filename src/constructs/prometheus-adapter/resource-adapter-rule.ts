import { Duration } from 'cdk8s';
import { AdapterResource } from './adapter-resource';
import { listed } from './known-resources';
import { MetricsQuery } from './metrics-query';
import { ResourceLabels } from './resource-labels';
import { checkWindows, RuleQuery } from './windows';
import { Place } from '../../faults/place';
import { goDuration } from '../../platforms/keda/go-duration';
import { isLabelName } from '../../promql/expressions';
import { LabelMatcher } from '../../promql/label-matcher';
import { Prometheus } from '../metrics/prometheus';

/** How the use of one resource is asked for. */
export interface ResourceQueries {
  /** The use of a pod's containers, with `<<.LabelMatchers>>` and `<<.GroupBy>>`. */
  readonly containerQuery: string;

  /** The use of a node, with `<<.LabelMatchers>>` and `<<.GroupBy>>`. */
  readonly nodeQuery: string;

  /** The kind of object that a label names, by the label: a node, a namespace and a pod are needed. */
  readonly resources: { [label: string]: AdapterResource };

  /**
   * The label that names the container.
   *
   * @default 'container'
   */
  readonly containerLabel?: string;
}

/** How CPU and memory are asked for. */
export interface ResourceAdapterRuleProps {
  /** The use of CPU, in cores. */
  readonly cpu: ResourceQueries;

  /** The use of memory, in bytes. */
  readonly memory: ResourceQueries;

  /** Range that the use of CPU is measured over, which the API states. */
  readonly window: Duration;

  /**
   * How often the series are scraped: a rate in a query has to look back over two scrapes at least.
   *
   * @default - the scrape interval of the adapter's Prometheus
   */
  readonly scrapeInterval?: Duration;
}

const DEFAULT_CONTAINER_LABEL = 'container';
const NEEDED = [AdapterResource.NODE, AdapterResource.NAMESPACE, AdapterResource.POD];

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
    const place = Place.named('ResourceAdapterRule');
    const { cpu, memory } = props;
    const [cpuLabels, memoryLabels] = [labelsOf(place.at('cpu'), cpu), labelsOf(place.at('memory'), memory)];
    this._config = { cpu: resourceConfig(cpu), memory: resourceConfig(memory), window: goDuration(place.at('window'), props.window) };
    this.queries = { ...queriesOf(place, 'cpu', cpu, cpuLabels), ...queriesOf(place, 'memory', memory, memoryLabels) };
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

/** The labels by which nodes, namespaces, pods and containers are told. */
interface NeededLabels {
  readonly node: string;
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
}

function labelsOf(place: Place, { containerLabel = DEFAULT_CONTAINER_LABEL, resources }: ResourceQueries): NeededLabels {
  const labels = ResourceLabels.checked(place, { resources });
  const missing = NEEDED.filter((resource) => labels.labelOf(resource) === undefined);
  if (missing.length > 0) {
    place.at('resources').refuse(`has no label for ${listed(missing)}`, listed(labels.stated), 'add one, such as node: AdapterResource.NODE');
  }
  if (!isLabelName(containerLabel)) {
    place.at('containerLabel').refuse('names no label of a series', containerLabel, 'use letters, digits and "_", no digit first');
  }
  const [node, namespace, pod] = NEEDED.map((resource) => labels.labelOf(resource) ?? '');
  return { node, namespace, pod, container: containerLabel };
}

function resourceConfig({ containerLabel = DEFAULT_CONTAINER_LABEL, containerQuery, nodeQuery, resources }: ResourceQueries): object {
  return {
    containerQuery,
    nodeQuery,
    resources: { overrides: Object.fromEntries(Object.entries(resources).map(([label, { group, resource }]) => [label, { ...group !== '' && { group }, resource }])) },
    containerLabel,
  };
}

function queriesOf(
  place: Place, field: string, { containerQuery, nodeQuery }: ResourceQueries, { container, namespace, node, pod }: NeededLabels,
): { [field: string]: RuleQuery } {
  const at = place.at(field);
  return {
    [`${field}.containerQuery`]: checkedQuery(at.at('containerQuery'), containerQuery,
      [LabelMatcher.equal(namespace, 'any'), LabelMatcher.matches(pod, 'any|other')], [pod, container]),
    [`${field}.nodeQuery`]: checkedQuery(at.at('nodeQuery'), nodeQuery, [LabelMatcher.matches(node, 'any|other')], [node]),
  };
}

function checkedQuery(place: Place, text: string, matchers: LabelMatcher[], groupBy: string[]): RuleQuery {
  const query = MetricsQuery.checked(place, text);
  const isLimited = query.limitsBy(matchers[0].label);
  if (!isLimited || !query.isGrouped) {
    place.refuse(`has no ${isLimited ? '<<.GroupBy>>' : '<<.LabelMatchers>>'}, and cannot tell what it measures`, text,
      'write sum by (<<.GroupBy>>) (...{<<.LabelMatchers>>})');
  }
  const request = { series: '', matchers, groupBy };
  query.checkExpanded(place, request, groupBy[0]);
  return { text, sample: query.expand(request) };
}
