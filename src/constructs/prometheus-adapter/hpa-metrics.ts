import { AdapterDiscoveryRule } from './adapter-discovery-rule';
import { AdapterResource } from './adapter-resource';
import { WrittenRule } from './discovery';
import { HpaRequest, hpaTarget, podsTarget } from './hpa-target';
import { knownInterval } from './intervals';
import { checkAskedFor, resourceOf } from './object-query';
import { RuleBook } from './rule-book';
import { derivedRule, queryRule } from './signal-rules';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { HpaMetric, HpaMetricIdentifier } from '../../platforms/kubernetes/hpa-metric';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { ApiResource, listedAs } from '../../platforms/prometheus-adapter/resources';
import { podlessLevelFault } from '../../platforms/seldon-core2/podless-faults';
import { DerivedSignal, ElsewhereSignal, HpaSignal, QuerySignal, ResourceSignal, ServedSignal } from '../triggers/hpa-signal';
import { MetricType } from '../triggers/trigger-options';

/** A signal that an adapter serves. */
export type AdapterSignal = Exclude<HpaSignal, ResourceSignal | ElsewhereSignal>;

const RENAME = 'give the trigger a name of its own: its metric gets that name';

/** Makes metrics of an HPA of what triggers ask for, and puts the rules that serve them into the adapter. */
export class HpaMetrics {
  /** Rules that are made already, by what they were made of: models often share them. */
  private readonly made = new Map<string, WrittenRule>();

  constructor(private readonly rules: RuleBook) {}

  metricOf(place: Place, signal: AdapterSignal, request: HpaRequest): HpaMetric {
    if (request.describedObject !== undefined && signal.metricType === MetricType.VALUE) {
      refuseAll(place.at(signal.targetField), [podlessLevelFault(signal.target, request.describedObject)]);
    }
    if (signal.source === 'served') {
      return this.served(place, signal, request);
    }
    const rule = this.ruleOf(place, signal, request);
    if (signal.source === 'derived') {
      this.rules.checkScrape(place, request.scrape?.interval);
    }
    this.rules.add(place, rule, RENAME);
    const metric = { name: signal.metricName };
    if (signal.source === 'query') {
      return { type: 'External', external: { metric, target: hpaTarget(place, signal) } };
    }
    const { describedObject } = request;
    return describedObject === undefined
      ? { type: 'Pods', pods: { metric, target: podsTarget(place, signal) } }
      : { type: 'Object', object: { describedObject: reference(describedObject), metric, target: hpaTarget(place, signal) } };
  }

  private ruleOf(place: Place, signal: DerivedSignal | QuerySignal, request: HpaRequest): WrittenRule {
    const key = JSON.stringify(signal.source === 'query'
      ? [signal.metricName, signal.query]
      : [signal.metricName, signal.series, signal.metricsQuery, request.describedObject?.kind]);
    const rule = this.made.get(key) ?? (signal.source === 'query' ? queryRule(place, signal) : derivedRule(place, signal, request));
    this.made.set(key, rule);
    return rule;
  }

  private served(place: Place, signal: ServedSignal, { describedObject: ofPlatform, namespace, scrape }: HpaRequest): HpaMetric {
    // An AdapterTrigger alone makes such a signal, and of no other rule.
    const { _discovery: rule } = signal.rule as AdapterDiscoveryRule;
    this.rules.addStated(place.at('rule'), rule, knownInterval(rule, signal.describedObject, scrape));
    const { metricName: name, selector } = signal;
    const selects = selector !== undefined && Object.keys(selector).length > 0;
    const metric: HpaMetricIdentifier = { name, ...selects && { selector: { matchLabels: { ...selector } } } };
    if (rule.api === 'external') {
      return { type: 'External', external: { metric, target: hpaTarget(place, signal) } };
    }
    const describedObject = signal.describedObject ?? ofPlatform;
    if (describedObject === undefined) {
      this.checkServed(place.at('rule'), rule, AdapterResource.POD, 'name one of those in describedObject, or add a label of pods to the rule');
      return { type: 'Pods', pods: { metric, target: podsTarget(place, signal) } };
    }
    const at = place.at('describedObject');
    const resource = resourceOf(at, describedObject, [...this.rules.known, ...rule.labels.stated]);
    this.checkServed(place.at('rule'), rule, resource, 'name one of those in describedObject, or add a label of it to the rule');
    checkAskedFor(at, resource, describedObject.name, namespace);
    return { type: 'Object', object: { describedObject: reference(describedObject), metric, target: hpaTarget(place, signal) } };
  }

  private checkServed(place: Place, rule: WrittenRule, resource: ApiResource, fix: string): void {
    if (!rule.labels.serves(resource, this.rules.known)) {
      place.refuse(`serves nothing for ${listedAs(resource)}`, this.rules.served(rule), fix);
    }
  }
}

function reference({ apiVersion, kind, name }: ScaleTarget): ScaleTarget {
  return { apiVersion, kind, name };
}
