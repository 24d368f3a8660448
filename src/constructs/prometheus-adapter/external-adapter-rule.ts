import { AdapterResource } from './adapter-resource';
import { DiscoveryRuleProps } from './adapter-rule';
import { QueryTriggerOptions } from './adapter-trigger-options';
import { checkedDiscovery } from './checked-discovery';
import { WrittenRule } from './discovery';
import { DiscoveryRule } from './discovery-rule';
import { externalQuery, queryTrigger } from './object-query';
import { Place } from '../../faults/place';
import { checkProps } from '../props/check-props';
import { PrometheusTrigger } from '../triggers/prometheus-trigger';

/** How an external metric is found, what it is called and how it is asked for. */
export interface ExternalAdapterRuleProps extends DiscoveryRuleProps {
  /**
   * Whether the metric is that of the namespace of the HPA: `<<.LabelMatchers>>` then holds its label.
   *
   * @default - the adapter's, true
   */
  readonly namespaced?: boolean;

  /**
   * The kind of object that a label of the series names, by the label; only the one of AdapterResource.NAMESPACE counts.
   *
   * @default - none, as is enough with `namespaced: false`
   */
  readonly resources?: { [label: string]: AdapterResource };
}

/** For which namespace an external metric is asked. */
export interface ExternalQueryOptions {
  /**
   * The metric of Prometheus.
   *
   * @default - the one that the rule is on; has to be given where it may be on several
   */
  readonly metric?: string;

  /**
   * The namespace; needed unless the rule has `namespaced: false`.
   *
   * @default - none
   */
  readonly namespace?: string;

  /**
   * Labels that the series need to have besides, as an HPA states them.
   *
   * @default - none
   */
  readonly selector?: { [label: string]: string };
}

/**
 * A rule of the external metrics API: metrics that belong to no object.
 *
 * A cluster has one provider of that API, and where KEDA is installed it is KEDA: an adapter with such a rule and KEDA take it from
 * each other. The adapter has no guard against NaN there, which becomes a huge negative number; the HPA adds up all series of a result.
 */
export class ExternalAdapterRule extends DiscoveryRule {
  /** @internal */
  public readonly _discovery: WrittenRule;

  constructor(props: ExternalAdapterRuleProps) {
    super();
    checkProps(Place.named('ExternalAdapterRule'), 'ExternalAdapterRuleProps', props);
    this._discovery = checkedDiscovery(Place.named('ExternalAdapterRule'), 'external', { ...props });
  }

  /** The query that the adapter asks Prometheus for one namespace. */
  public queryFor(options: ExternalQueryOptions = {}): string {
    checkProps(Place.named('ExternalAdapterRule.queryFor'), 'ExternalQueryOptions', options);
    return externalQuery(Place.named('ExternalAdapterRule').at('queryFor'), this, options);
  }

  /** The same question for KEDA, which needs no adapter: `perReplica` for a total, `target` for a level. */
  public toPrometheusTrigger(question: ExternalQueryOptions, options: QueryTriggerOptions): PrometheusTrigger {
    checkProps(Place.named('ExternalAdapterRule.toPrometheusTrigger'), 'ExternalQueryOptions', question);
    checkProps(Place.named('ExternalAdapterRule.toPrometheusTrigger'), 'QueryTriggerOptions', options);
    const place = Place.named('ExternalAdapterRule').at('toPrometheusTrigger');
    return queryTrigger(place, externalQuery(place, this, question), options);
  }
}
