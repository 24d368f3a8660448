import { expandedFaults, MetricsQuery, queryTemplateFaults } from './metrics-query';
import { ResourceLabels } from './resource-labels';
import { KNOWN_RESOURCES, listed, NAMESPACE, NODE, POD } from './resources';
import { ResourceRuleConfig } from './rule-config';
import { RULE_IDS } from './rule-faults';
import { resourceStartFaults } from './start-faults';
import { Fault, fault, faultAt, within } from '../../faults/fault';
import { isLabelName, LabelMatcher } from '../../promql/label-matcher';

/** What names the container where the rule says nothing. Source: kubernetes-sigs/prometheus-adapter v0.12 docs/sample-config.yaml. */
export const DEFAULT_CONTAINER_LABEL = 'container';
const NEEDED = [NODE, NAMESPACE, POD];

/** A query of what serves CPU or memory, as the adapter asks it. */
export interface AskedQuery {
  readonly field: 'containerQuery' | 'nodeQuery';
  readonly sample: string;
}

/** What is wrong with a rule that serves CPU or memory. */
export function resourceRuleFaults(rule: ResourceRuleConfig, word = 'node: {resource: node}', known = KNOWN_RESOURCES): Fault[] {
  const start = resourceStartFaults(rule);
  return start.length > 0 ? start : servedFaults(rule, word, known).map((each) => ({ ...each, isWarning: true }));
}

/** Its queries with placeholders filled in; none where they cannot be followed. */
export function resourceQueries(rule: ResourceRuleConfig, known = KNOWN_RESOURCES): AskedQuery[] {
  return requestsOf(rule, known).flatMap(({ field, request }) => {
    const query = MetricsQuery.of(rule[field] ?? '');
    return query === undefined ? [] : [{ field, sample: query.expand(request) }];
  });
}

function servedFaults(rule: ResourceRuleConfig, word: string, known: typeof KNOWN_RESOURCES): Fault[] {
  const { containerLabel = DEFAULT_CONTAINER_LABEL, resources } = rule;
  const labels = ResourceLabels.of(resources, known);
  const missing = NEEDED.filter((resource) => labels.labelOf(resource) === undefined);
  const ofLabels = [
    ...missing.length === 0 ? [] : [{ ...faultAt(['resources'], `has no label for ${listed(missing)}`, listed(labels.stated), `add one, such as ${word}`), rule: RULE_IDS.overrides }],
    ...isLabelName(containerLabel) ? []
      : [{ ...faultAt(['containerLabel'], 'names no label of a series', containerLabel, 'use letters, digits and "_", no digit first'), rule: RULE_IDS.overrides }],
  ];
  // By labels that are none every query is none.
  return ofLabels.length > 0 ? ofLabels : requestsOf(rule, known).flatMap(({ field, request }) => {
    const text = rule[field] ?? '';
    const query = MetricsQuery.of(text);
    const faults = query === undefined ? queryTemplateFaults(text) : queryFaults(query, request);
    return within([field], faults.map((each) => ({ ...each, rule: RULE_IDS.template })));
  });
}

type Request = Parameters<MetricsQuery['expand']>[0];

function queryFaults(query: MetricsQuery, request: Request): Fault[] {
  const isLimited = query.limitsBy(request.matchers[0].label);
  return isLimited && query.isGrouped ? expandedFaults(query, request, request.groupBy[0]) : [
    fault(`has no ${isLimited ? '<<.GroupBy>>' : '<<.LabelMatchers>>'}, and cannot tell what it measures`, query.text,
      'write sum by (<<.GroupBy>>) (...{<<.LabelMatchers>>})'),
  ];
}

function requestsOf({ containerLabel = DEFAULT_CONTAINER_LABEL, resources }: ResourceRuleConfig, known: typeof KNOWN_RESOURCES): { readonly field: AskedQuery['field']; readonly request: Request }[] {
  const labels = ResourceLabels.of(resources, known);
  const [node, namespace, pod] = NEEDED.map((resource) => labels.labelOf(resource) ?? resource.resource);
  return [
    { field: 'containerQuery', request: { series: '', matchers: [LabelMatcher.equal(namespace, 'any'), LabelMatcher.matches(pod, 'any|other')], groupBy: [pod, containerLabel] } },
    { field: 'nodeQuery', request: { series: '', matchers: [LabelMatcher.matches(node, 'any|other')], groupBy: [node] } },
  ];
}
