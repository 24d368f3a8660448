import { DiscoveryRule } from './discovery-rule';
import { Place } from '../../faults/place';
import { checkLabels } from '../../platforms/kubernetes/metadata-faults';
import { ApiResource, isRootScoped, listed, listedAs, NAMESPACE, sameResource } from '../../platforms/prometheus-adapter/resources';
import { isLabelName } from '../../promql/expressions';

/** What an object's metric is asked by. */
export interface ObjectQuestion {
  readonly resource: ApiResource;
  readonly name: string;
  readonly namespace?: string;
  readonly selector?: { readonly [label: string]: string };
  readonly metric?: string;
}

/** The query for one object, as the adapter asks it. */
export function objectQuery(place: Place, rule: DiscoveryRule, { metric, name, namespace, resource, selector }: ObjectQuestion): string {
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
export function externalQuery(place: Place, rule: DiscoveryRule, { metric, namespace, selector }: ExternalQuestion): string {
  checkSelector(place.at('selector'), rule, selector);
  if (rule._discovery.isNamespaced && namespace === undefined) {
    place.at('namespace').refuse('is needed: the rule is namespaced', namespace, 'give the one of the model, or set namespaced: false of the rule');
  }
  return rule._discovery.expand({ namespace, selector, series: rule._metric(place.at('metric'), metric).metric });
}

/** Refuses a kind of object for which a rule serves nothing. */
export function checkServed(place: Place, { _discovery: { labels } }: DiscoveryRule, resource: ApiResource): void {
  if (!labels.serves(resource, [...labels.stated, resource])) {
    place.refuse('is no kind of object that the rule serves', listedAs(resource), `use one of ${listed(labels.stated)}${labels.hasTemplate ? ' or of its template' : ''}`);
  }
}

/** Refuses labels that the HPA controller could not read, or that the query does not heed. */
export function checkSelector(place: Place, { _discovery: { query } }: DiscoveryRule, selector: { readonly [label: string]: string } = {}): void {
  checkLabels(place, selector);
  const labels = Object.keys(selector);
  const wrong = labels.find((label) => !isLabelName(label));
  if (wrong !== undefined) {
    place.refuse('names no label of a series', wrong, 'use letters, digits and "_", no digit first');
  }
  if (labels.some((label) => !query.limitsBy(label))) {
    place.refuse('has no effect: the query of the rule has no <<.LabelMatchers>>', selector, 'leave it out, or write <<.Series>>{<<.LabelMatchers>>}');
  }
}
