import { AdapterDiscoveryRule } from './adapter-discovery-rule';
import { refuseAll, within } from '../../faults/fault';
import { Place } from '../../faults/place';
import { checkLabels } from '../../platforms/kubernetes/metadata-faults';
import { groupOf, pathSegmentFaults } from '../../platforms/kubernetes/names';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { describedObjectFaults } from '../../platforms/prometheus-adapter/described-object-faults';
import { selectorFaults } from '../../platforms/prometheus-adapter/metrics-query';
import { ApiResource, isRootScoped, listed, listedAs, NAMESPACE, sameResource } from '../../platforms/prometheus-adapter/resources';
import { mayBeNaN } from '../../promql/not-a-number';
import { parse, withoutComments } from '../../promql/parse';

/** What an object's metric is asked by. */
export interface ObjectQuestion {
  readonly resource: ApiResource;
  readonly name: string;
  readonly namespace?: string;
  readonly selector?: { readonly [label: string]: string };
  readonly metric?: string;
}

/** The query for one object, as the adapter asks it. */
export function objectQuery(place: Place, rule: AdapterDiscoveryRule, { metric, name, namespace, resource, selector }: ObjectQuestion): string {
  checkServed(place.at('resource'), rule, resource);
  checkSelector(place.at('selector'), rule, selector);
  if (isRootScoped(resource)) {
    const other = namespace !== undefined && !(sameResource(resource, NAMESPACE) && namespace === name);
    if (other) {
      place.at('namespace').refuse(`has no effect: a ${resource.kind} is in none`, namespace, 'leave it out');
    }
  } else if (namespace === undefined) {
    place.at('namespace').refuse(`is needed: a ${resource.kind} is in one`, namespace, 'give the one of the object');
  }
  return rule._discovery.expand({ resource, namespace, name, selector, series: rule._metric(place.at('metric'), metric).metric });
}

/** What a namespace's external metric is asked by. */
export interface ExternalQuestion {
  readonly namespace?: string;
  readonly selector?: { readonly [label: string]: string };
  readonly metric?: string;
}

/** The query for an external metric, as the adapter asks it. */
export function externalQuery(place: Place, rule: AdapterDiscoveryRule, { metric, namespace, selector }: ExternalQuestion): string {
  checkSelector(place.at('selector'), rule, selector);
  if (rule._discovery.isNamespaced && namespace === undefined) {
    place.at('namespace').refuse('is needed: the rule is namespaced', namespace, 'give the one of the model, or set namespaced: false of the rule');
  }
  return rule._discovery.expand({ namespace, selector, series: rule._metric(place.at('metric'), metric).metric });
}

/** Refuses a kind of object for which a rule serves nothing. */
function checkServed(place: Place, { _discovery: { labels } }: AdapterDiscoveryRule, resource: ApiResource): void {
  if (!labels.serves(resource, [...labels.stated, resource])) {
    place.refuse('is no kind of object that the rule serves', listedAs(resource), `use one of ${listed(labels.stated)}${labels.hasTemplate ? ' or of its template' : ''}`);
  }
}

/** Refuses labels that the HPA controller could not read, or that the query does not heed. */
export function checkSelector(
  place: Place, { _discovery: { query } }: AdapterDiscoveryRule, selector: { readonly [label: string]: string } = {},
): void {
  checkLabels(place, selector);
  refuseAll(place, selectorFaults(query, selector));
}

/** The kind of an object; refuses one that is not known. */
export function resourceOf(place: Place, { apiVersion, kind }: ScaleTarget, known: ApiResource[]): ApiResource {
  const group = groupOf(apiVersion);
  return known.find((each) => each.group === group && each.kind === kind)
    ?? place.refuse('is of a kind that is not known here', `${apiVersion} ${kind}`, 'correct it, or name the kind in resources of the rule, and of the PrometheusAdapter');
}

/** Refuses objects that are none, or that no HPA can ask for. */
export function checkAskedFor(place: Place, resource: ApiResource, name: string, namespace?: string): void {
  refuseAll(place, [
    ...within(['name'], pathSegmentFaults(name, 'write it as metadata.name of the object has it')),
    ...describedObjectFaults(resource, name, namespace),
  ]);
}

/**
 * A query of the custom metrics API for whoever reads NaN as an error: the adapter makes 0 of it, each object on its own. What equals
 * itself stays as it is, and only NaN does not. Source: prometheus-adapter v0.12 pkg/custom-provider/provider.go.
 */
export function nanAsZero(query: string): string {
  if (!mayBeNaN(query, parse(query))) {
    return query;
  }
  const text = withoutComments(query).trim();
  return `(${text}) == (${text}) or (${text}) == bool (${text})`;
}
