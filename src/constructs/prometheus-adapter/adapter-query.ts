import { AdapterResource } from './adapter-resource';
import { AdapterTriggerOptions } from './adapter-trigger-options';
import { checkWindows, knownInterval } from './intervals';
import { checkAskedFor, checkSelector, externalQuery, nanAsZero, objectQuery, resourceOf } from './object-query';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { byName } from '../../platforms/by-name';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { KNOWN_RESOURCES, listedAs } from '../../platforms/prometheus-adapter/resources';
import { podlessLevelFault } from '../../platforms/seldon-core2/podless-faults';
import { LabelMatcher } from '../../promql/label-matcher';
import { parse, withoutComments } from '../../promql/parse';
import { yieldsOneSeries } from '../../promql/single-series';
import { SignalTarget } from '../triggers/hpa-signal';
import { prometheusOf } from '../triggers/prometheus-query';
import { TriggerContext } from '../triggers/trigger-context';
import { MetricType } from '../triggers/trigger-options';

/** What the adapter would ask for a model, as one series. */
export function adapterQuery(context: TriggerContext, options: AdapterTriggerOptions, { metricType, target, targetField }: SignalTarget): string {
  const { place, namespace } = context;
  const { metric, rule, selector } = options;
  checkWindows(place.at('rule.metricsQuery'), { text: rule._discovery.spec.metricsQuery, sample: rule._discovery.sample() }, prometheusOf(context, options),
    knownInterval(rule._discovery, options.describedObject, context.scrape));
  if (context.describedObject !== undefined && metricType === MetricType.VALUE) {
    refuseAll(place.at(targetField), [podlessLevelFault(target, context.describedObject)]);
  }
  if (rule._discovery.api === 'external') {
    return oneSeries(externalQuery(place, rule, { metric, namespace: namespaceOf(place, rule._discovery.isNamespaced, namespace), selector }), 'sum');
  }
  const describedObject = options.describedObject ?? context.describedObject;
  const query = nanAsZero(describedObject === undefined ? podsQuery(context, options) : describedQuery(context, options, describedObject));
  return oneSeries(query, metricType === MetricType.VALUE ? 'avg' : 'sum');
}

function describedQuery({ place, namespace }: TriggerContext, { metric, rule, selector }: AdapterTriggerOptions, object: ScaleTarget): string {
  const at = place.at('describedObject');
  const resource = resourceOf(at, object, [...KNOWN_RESOURCES, ...rule._discovery.labels.stated]);
  checkAskedFor(at, resource, object.name, namespace);
  return objectQuery(place, rule, { resource, name: object.name, namespace: namespaceOf(place, true, namespace), selector, metric });
}

/** The query for the pods of the model, which are told from others by the labels of their series. */
function podsQuery({ place, scrape }: TriggerContext, { metric, rule, selector = {} }: AdapterTriggerOptions): string {
  const { labels, query } = rule._discovery;
  const pod = labels.serves(AdapterResource.POD) ? labels.labelOf(AdapterResource.POD) : undefined;
  if (pod === undefined) {
    return place.at('rule').refuse('serves nothing for pods', labels.stated.map(listedAs), 'name an object of one of those in describedObject');
  }
  checkSelector(place.at('selector'), rule, selector);
  if (scrape?.series === undefined) {
    return place.refuse('cannot select the series of the model\'s pods: their labels are not known', undefined,
      'give the server metrics: { port, path } and a namespace, Monitor.external(\'...\', { labels }), or the trigger a describedObject');
  }
  const matchers = [...byName(selector).map(([label, value]) => LabelMatcher.equal(label, value)), ...scrape.series];
  return query.expand({ series: rule._metric(place.at('metric'), metric).metric, matchers, groupBy: [pod] });
}

/** A query that is one series already, or the aggregate of its series. */
function oneSeries(query: string, operator: string): string {
  return yieldsOneSeries(query, parse(query)) ? query : `${operator}(${withoutComments(query).trim()})`;
}

function namespaceOf(place: Place, needed: boolean, namespace?: string): string | undefined {
  return namespace ?? (needed
    ? place.refuse('asks for what is in the namespace of the model, which is not known', undefined, 'give it one: new Chart(app, id, { namespace }), or namespace of the model')
    : undefined);
}
