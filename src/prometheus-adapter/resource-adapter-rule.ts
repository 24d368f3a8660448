import { Duration } from 'cdk8s';
import { AdapterResource } from './adapter-resource';
import { listed } from './known-resources';
import { MetricsQuery } from './metrics-query';
import { ResourceLabels } from './resource-labels';
import { goDuration } from '../keda/go-duration';
import { Place } from '../place';
import { LabelMatcher } from '../promql/label-matcher';
import { isLabelName } from '../promql/names';

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

  constructor(props: ResourceAdapterRuleProps) {
    const place = Place.named('ResourceAdapterRule');
    this._config = {
      cpu: resourceConfig(place.at('cpu'), props.cpu),
      memory: resourceConfig(place.at('memory'), props.memory),
      window: goDuration(place.at('window'), props.window),
    };
  }
}

function resourceConfig(place: Place, { containerLabel = DEFAULT_CONTAINER_LABEL, containerQuery, nodeQuery, resources }: ResourceQueries): object {
  const labels = ResourceLabels.checked(place, { resources });
  const missing = NEEDED.filter((resource) => labels.labelOf(resource) === undefined);
  if (missing.length > 0) {
    place.at('resources').refuse(`has no label for ${listed(missing)}`, listed(labels.stated), 'add one, such as node: AdapterResource.NODE');
  }
  if (!isLabelName(containerLabel)) {
    place.at('containerLabel').refuse('names no label of a series', containerLabel, 'use letters, digits and "_", no digit first');
  }
  const [node, namespace, pod] = NEEDED.map((resource) => labels.labelOf(resource) ?? '');
  checkQuery(place.at('containerQuery'), containerQuery, [LabelMatcher.equal(namespace, 'any'), LabelMatcher.matches(pod, 'any|other')], [pod, containerLabel]);
  checkQuery(place.at('nodeQuery'), nodeQuery, [LabelMatcher.matches(node, 'any|other')], [node]);
  return {
    containerQuery,
    nodeQuery,
    resources: { overrides: Object.fromEntries(Object.entries(resources).map(([label, { group, resource }]) => [label, { ...group !== '' && { group }, resource }])) },
    containerLabel,
  };
}

function checkQuery(place: Place, text: string, matchers: LabelMatcher[], groupBy: string[]): void {
  const query = MetricsQuery.checked(place, text);
  if (!query.isLimited || !query.isGrouped) {
    place.refuse(`has no ${query.isLimited ? '<<.GroupBy>>' : '<<.LabelMatchers>>'}, and cannot tell what it measures`, text,
      'write sum by (<<.GroupBy>>) (...{<<.LabelMatchers>>})');
  }
  query.checkExpanded(place, { series: '', matchers, groupBy }, groupBy[0]);
}
