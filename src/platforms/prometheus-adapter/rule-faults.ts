import { ANY, Discovery } from './discovery';
import { tryTemplate } from './go-template';
import { expandedFaults, queryTemplateFaults } from './metrics-query';
import { apiNameFaults } from './naming';
import { RESOURCE_FIELDS, ResourceLabels } from './resource-labels';
import { ApiResource, isRootScoped, KNOWN_RESOURCES, listed, listedAs, NAMESPACE, POD, resourceNamed, sameResource } from './resources';
import { ResourcesConfig, RuleConfig } from './rule-config';
import { startFaults } from './start-faults';
import { Fault, fault, faultAt, within } from '../../faults/fault';
import { checkFaults } from '../../promql/faults';
import { isLabelName, LabelMatcher } from '../../promql/label-matcher';
import { whileIdle } from '../../promql/not-a-number';
import { parse, PromqlSyntaxError, tryParse } from '../../promql/parse';
import { metricSelector, selectorsOf } from '../../promql/selectors';
import { yieldsOneSeries } from '../../promql/single-series';
import { MetricsApi } from '../kubernetes/kinds';

/** How a fix is written: in the file, or in whatever else the rule is made of. */
export interface RuleWords {
  readonly pods: string;
  readonly namespace: string;
  readonly notNamespaced: string;
}

/** In the file. */
export const FILE_WORDS: RuleWords = {
  pods: 'write resources: {overrides: {pod: {resource: pod}, namespace: {resource: namespace}}}, by the labels of the series',
  namespace: 'add namespace: {resource: namespace} to resources.overrides, by the label that holds the namespace',
  notNamespaced: 'set resources.namespaced: false',
};

/** The rules that judge a rule of the adapter, by what is wrong: its series and names, its resources, its query, NaN in it. */
export const RULE_IDS = { series: 'adapter-series', overrides: 'adapter-overrides', template: 'adapter-template', nan: 'adapter-nan' } as const;

/** All that is wrong with a rule: what the adapter does not start with, and by what it serves nothing, or something else than is meant. */
export function ruleFaults(api: MetricsApi, rule: RuleConfig, words = FILE_WORDS, known = KNOWN_RESOURCES): Fault[] {
  const start = startFaults(rule);
  // With a part that is refused the others say nothing for sure.
  return start.length > 0 ? start : servingFaults(api, rule, words, known);
}

/** What is wrong with a rule with which the adapter starts. */
export function servingFaults(api: MetricsApi, rule: RuleConfig, words = FILE_WORDS, known = KNOWN_RESOURCES): Fault[] {
  const query = within(['metricsQuery'], queryTemplateFaults(rule.metricsQuery ?? ''));
  const discovery = query.length > 0 ? undefined : Discovery.of(api, rule, known);
  const resources = resourcesFaults(api, rule, words, known);
  // By labels that are none every query is none.
  const isAsked = discovery !== undefined && resources.every(({ isWarning }) => isWarning === true);
  return [
    ...tagged(RULE_IDS.series, [...within(['seriesQuery'], seriesQueryFaults(rule.seriesQuery ?? '')), ...discovery === undefined ? [] : nameFaults(discovery)]),
    ...tagged(RULE_IDS.overrides, resources),
    ...tagged(RULE_IDS.template, [...query, ...discovery === undefined ? [] : queryFaults(discovery, words), ...isAsked ? within(['metricsQuery'], askedFaults(discovery)) : []]),
    ...discovery === undefined || api === 'custom' ? [] : tagged(RULE_IDS.nan, within(['metricsQuery'], idleFaults(discovery.sample(), rule.metricsQuery))),
  ];
}

/** Why an external metric is no number while nothing happens, against which the adapter has no guard. Source: prometheus-adapter v0.12 pkg/external-provider. */
export function idleFaults(query: string, text = query): Fault[] {
  const tree = tryParse(query);
  const idle = tree === undefined ? undefined : whileIdle(query, tree);
  return idle === undefined ? [] : [{
    ...fault(`is ${idle} while nothing happens, which the adapter makes a huge negative number of`, text,
      `write (QUERY ${idle === '+Inf' ? '< Inf' : '>= 0'}) or 0 * sum(rate(COUNTER[WINDOW])), or clamp_min(..., 1) around what is divided by`),
    isWarning: true,
  }];
}

/** What Prometheus refuses as a selector of series: it then refuses those of all rules. */
function seriesQueryFaults(text: string): Fault[] {
  const fix = 'write it as {__name__="metric_name",namespace!=""}';
  if (text.trim() === '') {
    return [fault('is empty, and Prometheus refuses all rules with it: the adapter lists no metric at all', text, fix)];
  }
  try {
    const tree = parse(text);
    checkFaults(text, tree);
    return metricSelector(text, tree) === undefined ? [fault('is more than one selector of series, and Prometheus refuses all rules with it', text, fix)] : [];
  } catch (error) {
    if (!(error instanceof PromqlSyntaxError)) {
      throw error;
    }
    return [fault(`is no selector of series, and Prometheus refuses all rules with it: ${error.fault}`, text, fix)];
  }
}

function nameFaults({ config: { name: { as, matches } = {}, seriesFilters, seriesQuery }, naming, selector }: Discovery): Fault[] {
  const missing = naming.missingGroups.map(({ name, text }) => {
    const longer = text.startsWith('${') ? undefined : /^(\d+)\D/.exec(name)?.[1];
    return longer === undefined
      ? faultAt(['name', 'as'], `refers to the group ${name}, and matches captures ${naming.groups}`, as, 'put the part of the name that you want in brackets in matches')
      : faultAt(['name', 'as'], `refers to a group called ${name}, which is not there and leaves nothing`, as,
        `write it as ${as?.replace(text, `\${${longer}}${name.slice(longer.length)}`)}`);
  });
  const { metric } = selector;
  if (missing.length > 0 || metric === undefined) {
    return [...missing, ...as === undefined || as === '' ? [] : within(['name', 'as'], apiNameFaults(as))];
  }
  const name = selector.selects(metric) ? naming.nameOf(metric) : undefined;
  return name === undefined
    ? [fault(`takes no metric at all: seriesQuery selects ${metric}, and the rest drops it`, { seriesQuery, seriesFilters, matches }, 'correct seriesFilters and matches, or leave them out')]
    : within(['name', 'as'], apiNameFaults(name));
}

function resourcesFaults(api: MetricsApi, { resources, seriesQuery = '' }: RuleConfig, words: RuleWords, known: ApiResource[]): Fault[] {
  const { namespaced = true, template } = resources ?? {};
  const labels = ResourceLabels.of(resources, known);
  const stated = [...overrideFaults(resources ?? {}, known), ...within(['resources', 'template'], templateLabelFaults(template))];
  if (template !== undefined && template !== '' && !labels.hasTemplate) {
    return stated;
  }
  if (api === 'external') {
    return namespaced && labels.labelOf(NAMESPACE) === undefined
      ? [...stated, faultAt(['resources'], 'has no label for namespaces, and every request for a metric of a namespace fails', resources?.overrides, `${words.namespace}, or ${words.notNamespaced}`)]
      : stated;
  }
  if (labels.stated.length === 0 && !labels.hasTemplate) {
    return [...stated, faultAt(['resources'], 'is needed: without it the metric belongs to no object and is never served', resources, words.pods)];
  }
  return labels.serves(NAMESPACE) ? [...stated, ...otherNamespaceLabel(labels, seriesQuery)]
    : [...stated, faultAt(['resources'], 'has no label for namespaces, without which no object of one is found', listed(labels.stated), words.namespace)];
}

/** A template that makes what is no label. */
function templateLabelFaults(template = ''): Fault[] {
  const label = tryTemplate(template, RESOURCE_FIELDS)?.render({ Group: 'g', Resource: 'r' }) ?? '';
  return label === '' || isLabelName(label) ? []
    : [fault('makes what is no label of a series', template, 'use letters, digits and "_" around <<.Resource>>, such as kube_<<.Resource>>')];
}

function overrideFaults({ overrides = {} }: ResourcesConfig, known: ApiResource[]): Fault[] {
  const before: [string, ApiResource][] = [];
  return Object.entries(overrides).flatMap(([label, named]) => {
    const resource = resourceNamed(named, known);
    const [other] = before.find(([, each]) => sameResource(each, resource)) ?? [];
    before.push([label, resource]);
    return within(['resources', 'overrides', label], [
      ...isLabelName(label) ? [] : [fault('names no label of a series', label, 'use letters, digits and "_", no digit first')],
      ...resource.namespaced || isRootScoped(resource) ? [] : [fault('is a kind without namespaces, which the adapter takes for one with them and never finds', listedAs(resource),
        'leave it out: it serves namespaces, nodes, persistentvolumes and what is in a namespace')],
      ...other === undefined ? [] : [{ ...fault(`is the second label for ${listedAs(resource)} beside ${other}, and the adapter picks one of them by chance`, label, 'leave one of them out'), isWarning: true }],
    ]);
  });
}

/** Series that are selected by another label for namespaces than the one by which the adapter asks. */
function otherNamespaceLabel(labels: ResourceLabels, seriesQuery: string): Fault[] {
  const tree = tryParse(seriesQuery);
  const label = labels.labelOf(NAMESPACE);
  const asked = tree === undefined ? [] : selectorsOf(seriesQuery, tree).flatMap(({ matchers }) => matchers.map((matcher) => matcher.label));
  const other = asked.find((each) => each !== label && /(^|_)namespace$/.test(each));
  return other === undefined || label === undefined || asked.includes(label) ? [] : [{
    ...faultAt(['resources', 'overrides', label], `is the label by which the adapter asks for a namespace, and seriesQuery selects by ${other}: the metric is listed, and each request for it finds nothing`,
      seriesQuery, `write ${other} in its place, or ${label} in seriesQuery`),
    isWarning: true,
  }];
}

function queryFaults(discovery: Discovery, words: RuleWords): Fault[] {
  const { api, isNamespaced, labels, query } = discovery;
  const namespace = labels.labelOf(NAMESPACE);
  const isOpen = namespace !== undefined && (api === 'custom' || isNamespaced) && !query.limitsBy(namespace);
  const open = api === 'custom'
    ? fault('has no <<.LabelMatchers>>: every object gets the result over all objects and namespaces', query.text, 'write <<.Series>>{<<.LabelMatchers>>}')
    : fault('has no <<.LabelMatchers>>: every namespace gets the result over all namespaces', query.text, `write <<.Series>>{<<.LabelMatchers>>}, or ${words.notNamespaced}`);
  const faults = [...isOpen ? [{ ...open, isWarning: true }] : [], ...api === 'custom' ? ungroupedFaults(discovery) : []];
  return within(['metricsQuery'], faults);
}

/** A query that is not told apart by what it is asked for. What does not parse is refused by its fault. */
function ungroupedFaults(discovery: Discovery): Fault[] {
  const { query } = discovery;
  const sample = discovery.sample();
  const tree = query.isGrouped ? undefined : tryParse(sample);
  return tree === undefined ? [] : [{
    ...fault(yieldsOneSeries(sample, tree)
      ? 'has no <<.GroupBy>>: its result has no label that names an object, and none is served'
      : 'has no <<.GroupBy>>: the adapter finds the object of a result by its labels, and of several series of one object (the pods of a Service) it serves the last',
    query.text, 'write sum by (<<.GroupBy>>) (...)'),
    isWarning: !yieldsOneSeries(sample, tree),
  }];
}

/** What goes wrong when the adapter asks; each fault once, whatever is asked for. */
function askedFaults(discovery: Discovery): Fault[] {
  const { api, isNamespaced, labels, metric = ANY.metric, query } = discovery;
  const namespace = labels.labelOf(NAMESPACE);
  const inNamespace = namespace === undefined ? [] : [LabelMatcher.equal(namespace, ANY.namespace)];
  if (api === 'external') {
    return expandedFaults(query, { series: metric, matchers: isNamespaced ? inNamespace : [], groupBy: [] }, 'namespace');
  }
  const kinds = labels.hasTemplate ? [...labels.stated, POD, NAMESPACE] : labels.stated;
  for (const resource of namespace === undefined ? [] : kinds) {
    const label = labels.labelOf(resource);
    const faults = label === undefined ? []
      : expandedFaults(query, { series: metric, matchers: [...inNamespace, LabelMatcher.equal(label, ANY.name)], groupBy: [label] }, resource.kind);
    if (faults.length > 0) {
      return query.isGrouped ? faults : faults.filter(({ isWarning }) => isWarning !== true);
    }
  }
  return [];
}

function tagged(rule: string, faults: Fault[]): Fault[] {
  return faults.map((each) => ({ ...each, rule }));
}
