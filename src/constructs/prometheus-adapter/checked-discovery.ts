import { configOf, DiscoverySpec, knownOf, WrittenRule } from './discovery';
import { Fault, refuseAll } from '../../faults/fault';
import { reworded } from '../../faults/fix';
import { Place } from '../../faults/place';
import { seriesFaults } from '../../model-servers/query-faults';
import { MetricsApi } from '../../platforms/kubernetes/kinds';
import { Discovery } from '../../platforms/prometheus-adapter/discovery';
import { GoTemplate, TemplateError } from '../../platforms/prometheus-adapter/go-template';
import { QUERY_FIELDS } from '../../platforms/prometheus-adapter/metrics-query';
import { RESOURCE_FIELDS } from '../../platforms/prometheus-adapter/resource-labels';
import { ruleFaults, RuleWords } from '../../platforms/prometheus-adapter/rule-faults';
import { goRegexp } from '../../promql/go-regexp';
import { stepFaults } from '../../promql/window-faults';

/** How a fix is written in props. */
const PROPS: RuleWords = {
  pods: 'write resources: { pod: AdapterResource.POD, namespace: AdapterResource.NAMESPACE }, by the labels of the series',
  namespace: 'add namespace: AdapterResource.NAMESPACE, by the label that holds the namespace',
  notNamespaced: 'set namespaced: false',
};

/** A rule; refuses one with which the adapter would not start, or would serve nothing or something else than it says. */
export function checkedDiscovery(place: Place, api: MetricsApi, spec: DiscoverySpec): WrittenRule {
  const config = configOf(spec);
  const known = knownOf(spec);
  refuseAll(place, ruleFaults(api, config, PROPS, known).map(ofProps));
  checkFollowed(place, spec);
  const followed = Discovery.of(api, config, known)!; // What cannot be followed is refused by now.
  const rule = new WrittenRule(api, spec, followed);
  checkSeries(place.at('metricsQuery'), rule);
  return rule;
}

/** A fault of the configuration, where the prop is that it comes from. */
function ofProps({ pointer: [field, part, ...rest], ...fault }: Fault): Fault {
  switch (field) {
    case 'name': return { ...fault, pointer: [part === 'as' ? 'metricName' : part, ...rest] };
    case 'seriesFilters': return { ...fault, pointer: part === undefined ? [field] : [field, part] };
    case 'resources': return { ...fault, pointer: part === 'overrides' ? ['resources', ...rest] : part === 'template' ? ['resourceTemplate'] : part === undefined ? ['resources'] : [part] };
    default: return { ...fault, pointer: [field, part, ...rest].filter((each) => each !== undefined) };
  }
}

/** Refuses what the adapter takes, and this library cannot follow. */
function checkFollowed(place: Place, { matches, metricName, metricsQuery, resourceTemplate, seriesFilters = [] }: DiscoverySpec): void {
  if (matches === '') {
    place.at('matches').refuse('is empty', matches, 'leave it out, and every metric of seriesQuery counts');
  }
  if (metricName === '') {
    place.at('metricName').refuse('is empty', metricName, 'leave it out, and the metric keeps its name');
  }
  seriesFilters.forEach(({ _expression }, i) => checkExpression(place.at('seriesFilters').at(i), _expression));
  checkExpression(place.at('matches'), matches);
  checkTemplate(place.at('metricsQuery'), metricsQuery, QUERY_FIELDS);
  if (resourceTemplate !== undefined) {
    checkTemplate(place.at('resourceTemplate'), resourceTemplate, RESOURCE_FIELDS);
  }
}

function checkExpression(place: Place, text = ''): void {
  if (goRegexp(text) === 'unspeakable') {
    place.refuse('is a regular expression that RE2 takes and this library cannot follow', text, 'write it without flags inside, \\Q, \\E, \\C and \\p');
  }
}

function checkTemplate(place: Place, text: string, fields: string[]): void {
  try {
    GoTemplate.parse(text, fields);
  } catch (error) {
    if (error instanceof TemplateError) {
      place.refuse(`is no template that is understood here: it ${error.message}`, text, `use ${fields.map((field) => `<<.${field}>>`).join(', ')}, without conditions and loops`);
    }
    throw error;
  }
}

/** Refuses a query that is always empty, or does with a metric what that is not made for. */
function checkSeries(place: Place, discovery: WrittenRule): void {
  const { labels, query } = discovery;
  const sample = discovery.sample();
  const [asked] = labels.stated.map((resource) => labels.labelOf(resource));
  refuseAll(place, [...stepFaults(sample), ...seriesFaults(sample)].filter(({ isWarning }) => isWarning !== true).map((each) => ({
    ...each, got: query.text, fix: discovery.api === 'custom' ? reworded(each.fix, (text) => text.replace(`(le, ${asked})`, '(le, <<.GroupBy>>)')) : each.fix,
  })));
}
