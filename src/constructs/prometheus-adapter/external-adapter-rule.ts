import { AdapterDiscoveryRule } from './adapter-discovery-rule';
import { AdapterResource } from './adapter-resource';
import { AdapterDiscoveryRuleProps } from './adapter-rule';
import { AdapterQueryLevelOptions, AdapterQueryTotalOptions } from './adapter-trigger-options';
import { checkedDiscovery } from './checked-discovery';
import { WrittenRule } from './discovery';
import { externalQuery } from './object-query';
import { Place } from '../../faults/place';
import { checkProps } from '../props/check-props';
import { PrometheusTrigger } from '../triggers/prometheus-trigger';

/** How an external metric is found, what it is called and how it is asked for. */
export interface ExternalAdapterRuleProps extends AdapterDiscoveryRuleProps {
  /**
   * Whether the metric is that of the namespace of the HPA: `<<.LabelMatchers>>` then holds its label.
   *
   * @default - the adapter's, true
   */
  readonly namespaced?: boolean;

  /**
   * Labels of the series that name an object, and the kind of object that each names. Only the one for AdapterResource.NAMESPACE matters.
   *
   * @default - none, as is enough with `namespaced: false`
   */
  readonly resources?: { [label: string]: AdapterResource };
}

/** For which namespace an external metric is asked. */
export interface AdapterExternalQueryOptions {
  /**
   * Name of the metric in Prometheus, where the rule serves several.
   *
   * @default - the one that the rule is on; has to be given where it may be on several
   */
  readonly metric?: string;

  /**
   * Namespace of the HPA. Required unless the rule has `namespaced: false`.
   *
   * @default - none
   */
  readonly namespace?: string;

  /**
   * Further labels that the series must have, as an HPA states them.
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
export class ExternalAdapterRule extends AdapterDiscoveryRule {
  /** @internal */
  public readonly _discovery: WrittenRule;

  constructor(props: ExternalAdapterRuleProps) {
    super();
    checkProps(Place.named('ExternalAdapterRule'), 'ExternalAdapterRuleProps', props);
    this._discovery = checkedDiscovery(Place.named('ExternalAdapterRule'), 'external', { ...props });
  }

  /** The query that the adapter asks Prometheus for one namespace. */
  public queryFor(options: AdapterExternalQueryOptions = {}): string {
    checkProps(Place.named('ExternalAdapterRule.queryFor'), 'AdapterExternalQueryOptions', options);
    return externalQuery(Place.named('ExternalAdapterRule').at('queryFor'), this, options);
  }

  /** The same question for KEDA, which needs no adapter, where the answer is a total over the replicas. */
  public toPrometheusTotal(question: AdapterExternalQueryOptions, options: AdapterQueryTotalOptions): PrometheusTrigger {
    checkProps(Place.named('ExternalAdapterRule.toPrometheusTotal'), 'AdapterQueryTotalOptions', options);
    return PrometheusTrigger.total({ ...options, query: this.asked('toPrometheusTotal', question) });
  }

  /** The same question for KEDA, which needs no adapter, where the answer is a level, which does not add up over the replicas. */
  public toPrometheusLevel(question: AdapterExternalQueryOptions, options: AdapterQueryLevelOptions): PrometheusTrigger {
    checkProps(Place.named('ExternalAdapterRule.toPrometheusLevel'), 'AdapterQueryLevelOptions', options);
    return PrometheusTrigger.level({ ...options, query: this.asked('toPrometheusLevel', question) });
  }

  /** The query that a method is asked for. */
  private asked(method: string, question: AdapterExternalQueryOptions): string {
    checkProps(Place.named(`ExternalAdapterRule.${method}`), 'AdapterExternalQueryOptions', question);
    const place = Place.named('ExternalAdapterRule').at(method);
    return externalQuery(place, this, question);
  }
}
