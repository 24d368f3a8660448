import { AdapterResource } from './adapter-resource';
import { ANY, Discovery, DiscoverySpec, MetricsApi } from './discovery';
import { listed } from './known-resources';
import { MetricsQuery } from './metrics-query';
import { ResourceLabels } from './resource-labels';
import { checkApiName, SeriesNaming } from './series-naming';
import { Place } from '../../faults/place';
import { checkFaults } from '../../promql/faults';
import { LabelMatcher } from '../../promql/label-matcher';
import { MetricSelector } from '../../promql/metric-meaning';
import { whileIdle } from '../../promql/not-a-number';
import { parse, PromqlSyntaxError, tryParse } from '../../promql/parse';
import { QueryFault } from '../../promql/query-fault';
import { metricSelector } from '../../promql/selectors';
import { yieldsOneSeries } from '../../promql/single-series';
import { knownSeriesFault } from '../triggers/known-series-rules';
import { checkSteps } from '../triggers/query-windows';

/** Why an external metric is no number while nothing happens, against which the adapter has no guard. Source: prometheus-adapter v0.12 pkg/external-provider. */
export function idleFault(query: string): QueryFault | undefined {
  const idle = whileIdle(query, parse(query));
  return idle && {
    problem: `is ${idle} while nothing happens, which the adapter makes a huge negative number of`,
    fix: `write (QUERY ${idle === '+Inf' ? '< Inf' : '>= 0'}) or 0 * sum(rate(COUNTER[WINDOW])), or clamp_min(..., 1) around what is divided by`,
  };
}

/** A rule; refuses one with which the adapter would not start, or would serve nothing or something else than it says. */
export function checkedDiscovery(place: Place, api: MetricsApi, spec: DiscoverySpec): Discovery {
  const selector = checkSeriesQuery(place.at('seriesQuery'), spec.seriesQuery);
  const naming = SeriesNaming.checked(place, spec);
  const labels = ResourceLabels.checked(place, spec);
  const discovery = new Discovery(api, spec, selector, naming, labels, MetricsQuery.checked(place.at('metricsQuery'), spec.metricsQuery));
  checkNames(place, discovery);
  if (api === 'custom') {
    checkCustom(place, discovery);
  } else {
    checkExternal(place, discovery);
  }
  checkSeries(place.at('metricsQuery'), discovery);
  return discovery;
}

/** What selects the series; refuses what Prometheus refuses, with which it refuses all rules at once. */
function checkSeriesQuery(place: Place, text: string): MetricSelector {
  const fix = 'write it as {__name__="metric_name",namespace!=""}';
  try {
    const tree = parse(text);
    checkFaults(text, tree);
    return metricSelector(text, tree) ?? place.refuse('is more than one selector of series, and Prometheus refuses all rules with it', text, fix);
  } catch (error) {
    if (error instanceof PromqlSyntaxError) {
      place.refuse(`is no selector of series, and Prometheus refuses all rules with it: ${error.fault}`, text, fix);
    }
    throw error;
  }
}

function checkNames(place: Place, { selector, naming, spec }: Discovery): void {
  const metric = selector.metric;
  if (metric === undefined) {
    return;
  }
  const name = naming.nameOf(metric);
  if (!selector.selects(metric) || name === undefined) {
    place.refuse(`takes no metric at all: seriesQuery selects ${metric}, and the rest drops it`,
      {
        seriesQuery: spec.seriesQuery,
        seriesFilters: spec.seriesFilters?.map(({ _key, _expression }) => ({ [_key]: _expression })),
        matches: spec.matches,
      },
      'correct seriesFilters and matches, or leave them out');
  }
  checkApiName(place.at('as'), name);
}

function checkCustom(place: Place, discovery: Discovery): void {
  const { labels, query, spec } = discovery;
  if (labels.stated.length === 0 && !labels.hasTemplate) {
    place.at('resources').refuse('is needed: without it the metric belongs to no object and is never served', spec.resources,
      'write resources: { pod: AdapterResource.POD, namespace: AdapterResource.NAMESPACE }, by the labels of the series');
  }
  if (!labels.serves(AdapterResource.NAMESPACE)) {
    place.at('resources').refuse('has no label for namespaces, without which no object of one is found', listed(labels.stated),
      'add namespace: AdapterResource.NAMESPACE, by the label that holds the namespace');
  }
  if (!query.limitsBy(labels.labelOf(AdapterResource.NAMESPACE) ?? '')) {
    place.at('metricsQuery').refuse('has no <<.LabelMatchers>>, so that each object gets what all of its name have together, in all namespaces', query.text,
      'write <<.Series>>{<<.LabelMatchers>>}');
  }
  checkGrouped(place.at('metricsQuery'), discovery);
  const kinds = labels.hasTemplate ? [...labels.stated, AdapterResource.POD, AdapterResource.NAMESPACE] : labels.stated;
  for (const resource of kinds) {
    checkFor(place, discovery, resource);
  }
}

/** Refuses a query that is not told apart by what it is asked for. What does not parse is refused by its fault. */
function checkGrouped(place: Place, discovery: Discovery): void {
  const { query } = discovery;
  const sample = discovery.sample();
  const tree = query.isGrouped ? undefined : tryParse(sample);
  if (tree !== undefined) {
    place.refuse(yieldsOneSeries(sample, tree)
      ? 'has no <<.GroupBy>>: its result has no label that names an object, and none is served'
      : 'has no <<.GroupBy>>: the adapter finds the object of a result by its labels, and of several series of one object (the pods of a Service) it serves the last',
    query.text, 'write sum by (<<.GroupBy>>) (...)');
  }
}

/** Refuses a query that is always empty, or does with a metric what that is not made for. */
function checkSeries(place: Place, discovery: Discovery): void {
  const { labels, query } = discovery;
  const sample = discovery.sample();
  checkSteps(place, sample, query.text);
  const fault = knownSeriesFault(sample, parse(sample));
  if (fault !== undefined) {
    const [asked] = labels.stated.map((resource) => labels.labelOf(resource));
    place.refuse(fault.problem, query.text, discovery.api === 'custom' ? fault.fix.replace(`(le, ${asked})`, '(le, <<.GroupBy>>)') : fault.fix);
  }
}

function checkFor(place: Place, discovery: Discovery, resource: AdapterResource): void {
  const label = discovery.labels.labelOf(resource);
  const namespace = discovery.labels.labelOf(AdapterResource.NAMESPACE);
  if (label !== undefined && namespace !== undefined) {
    const matchers = [LabelMatcher.equal(namespace, ANY.namespace), LabelMatcher.equal(label, ANY.name)];
    discovery.query.checkExpanded(place.at('metricsQuery'), { series: discovery.metric ?? ANY.metric, matchers, groupBy: [label] }, resource.kind);
  }
}

function checkExternal(place: Place, discovery: Discovery): void {
  const { labels, query, isNamespaced, metric, spec } = discovery;
  const namespace = labels.labelOf(AdapterResource.NAMESPACE);
  if (isNamespaced && namespace === undefined) {
    place.at('resources').refuse('has no label for namespaces, and every request for a metric of a namespace fails', spec.resources,
      'add namespace: AdapterResource.NAMESPACE, or set namespaced: false');
  }
  if (isNamespaced && !query.limitsBy(namespace ?? '')) {
    place.at('metricsQuery').refuse('has no <<.LabelMatchers>>, so that each namespace gets what all have together', query.text,
      'write <<.Series>>{<<.LabelMatchers>>}, or set namespaced: false');
  }
  const matchers = isNamespaced && namespace !== undefined ? [LabelMatcher.equal(namespace, ANY.namespace)] : [];
  query.checkExpanded(place.at('metricsQuery'), { series: metric ?? ANY.metric, matchers, groupBy: [] }, 'namespace');
  const idle = idleFault(discovery.sample());
  if (idle !== undefined) {
    place.at('metricsQuery').refuse(idle.problem, query.text, idle.fix);
  }
}
