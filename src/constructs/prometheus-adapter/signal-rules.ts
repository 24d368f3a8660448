import { AdapterResource } from './adapter-resource';
import { checkedDiscovery } from './checked-discovery';
import { WrittenRule } from './discovery';
import { HpaRequest } from './hpa-target';
import { bothWords } from '../../faults/fix';
import { Place } from '../../faults/place';
import { literalTemplate } from '../../platforms/prometheus-adapter/go-template';
import { idleFaults } from '../../platforms/prometheus-adapter/rule-faults';
import { LabelMatcher, selector } from '../../promql/label-matcher';
import { parse } from '../../promql/parse';
import { metricsOf } from '../../promql/selectors';
import { NAME_LABEL } from '../../promql/vocabulary';
import { DerivedSignal, QuerySignal } from '../triggers/hpa-signal';
import { objectLabel } from '../triggers/platform-metrics';

/** Kinds of which a platform tells by a label. */
const PLATFORM_KINDS = [AdapterResource.SELDON_MODEL, AdapterResource.SELDON_SERVER];
/** Names that are a metric in the API as they are. */
const PLAIN_NAME = /^[A-Za-z0-9_:][A-Za-z0-9_:.-]*$/;

/** A rule for what a trigger measures: for each pod, or for each object of a platform. */
export function derivedRule(place: Place, { metricName, metricsQuery, series }: DerivedSignal, request: HpaRequest): WrittenRule {
  checkName(place, metricName);
  const [resource, label] = request.describedObject === undefined ? [AdapterResource.POD, 'pod'] : platformLabel(place, request.describedObject.kind);
  return checkedDiscovery(place, 'custom', {
    seriesQuery: selector('', [LabelMatcher.equal(NAME_LABEL, series), LabelMatcher.notEqual('namespace', ''), LabelMatcher.notEqual(label, '')]),
    resources: { [label]: resource, namespace: AdapterResource.NAMESPACE },
    metricName,
    metricsQuery,
  });
}

/** A rule that serves the result of any query, which is the same for whoever asks. */
export function queryRule(place: Place, { metricName, query }: QuerySignal): WrittenRule {
  checkName(place, metricName);
  const tree = parse(query);
  const [metric] = metricsOf(query, tree);
  if (metric === undefined) {
    place.at('query').refuse('selects no metric by its name, and the adapter serves nothing that it does not find', query, 'select one, or use Autoscaler.keda()');
  }
  const [idle] = idleFaults(query);
  if (idle !== undefined) {
    place.at('query').refuse(idle.what, query, bothWords`use a trigger on the histogram or the server, such as a LatencyTrigger, or ${idle.fix}`);
  }
  return checkedDiscovery(place, 'external', {
    seriesQuery: selector('', [LabelMatcher.equal(NAME_LABEL, metric)]),
    metricName,
    namespaced: false,
    metricsQuery: literalTemplate(query),
  });
}

function platformLabel(place: Place, kind: string): [AdapterResource, string] {
  const label = objectLabel(kind);
  const resource = PLATFORM_KINDS.find((each) => each.kind === kind);
  return label !== undefined && resource !== undefined
    ? [resource, label]
    : place.refuse('is measured per pod, and a replica here is no pod: no label of its series is known to name the object', kind,
      'use AdapterTrigger with a rule that says so in resources');
}

function checkName(place: Place, name: string): void {
  if (!PLAIN_NAME.test(name)) {
    place.at('name').refuse('is no name of a metric in the API', name, 'use letters, digits, "_", "-", ":" and "."');
  }
}
