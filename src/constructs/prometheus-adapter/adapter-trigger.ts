import { adapterQuery } from './adapter-query';
import { AdapterLevelOptions, AdapterTotalOptions, AdapterTriggerOptions } from './adapter-trigger-options';
import { checkDiscovered, checkFollowedRule } from './adapter-trigger-rules';
import { checkSelector } from './object-query';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { checkMadeByFactory } from '../props/check-made';
import { checkProps } from '../props/check-props';
import { checkHpaOptions, HpaSignal, SignalTarget } from '../triggers/hpa-signal';
import { prometheusTrigger } from '../triggers/prometheus-query';
import { Trigger } from '../triggers/trigger';
import { KedaTriggerContext, TriggerContext } from '../triggers/trigger-context';
import { MetricType, PrometheusTriggerOptions } from '../triggers/trigger-options';

/**
 * Scales on a metric that a rule of prometheus-adapter serves.
 *
 * Under `Autoscaler.hpa` the rule is put into its `adapter`, once for all models, and the metric is that of an object, of
 * the model's pods, or an external one, as the rule and the model say. Under `Autoscaler.keda()` no adapter is asked, but Prometheus
 * itself, by the query that the adapter would ask: for the object, or for the pods of the model together (the sum of a total, the mean
 * of a level). NaN counts as 0 for each of them, as the adapter has it.
 */
export class AdapterTrigger extends Trigger {
  /** A total over the replicas, such as requests per second: replicas = total / perReplica. */
  static total(options: AdapterTotalOptions): AdapterTrigger {
    checkProps(Place.named('AdapterTrigger.total'), 'AdapterTotalOptions', options);
    return new AdapterTrigger(options, { target: options.perReplica, targetField: 'perReplica', metricType: MetricType.AVERAGE_VALUE });
  }

  /** A level that does not add up over the replicas: replicas = current replicas * level / target. */
  static level(options: AdapterLevelOptions): AdapterTrigger {
    checkProps(Place.named('AdapterTrigger.level'), 'AdapterLevelOptions', options);
    return new AdapterTrigger(options, { target: options.target, targetField: 'target', metricType: MetricType.VALUE });
  }

  private constructor(private readonly options: AdapterTriggerOptions, private readonly held: SignalTarget) {
    super();
    checkMadeByFactory(this, held !== undefined, options);
  }

  /** @internal */
  public override get _prometheusOptions(): PrometheusTriggerOptions {
    return this.options;
  }

  /** @internal */
  public _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    checkFollowedRule(context, this.options, this.held);
    const query = adapterQuery(context, this.options, this.held);
    return prometheusTrigger(context, { ...this.held, query }, this.options);
  }

  /** @internal */
  public override _toHpa(context: TriggerContext): HpaSignal {
    const { place } = context;
    checkFollowedRule(context, this.options, this.held);
    checkDiscovered(context, this.options);
    const { describedObject, metric, name, rule, selector } = this.options;
    checkHpaOptions(context, this.options);
    if (name !== undefined) {
      place.at('name').refuse('has no effect on an HPA, in which the metric is called as its rule says', name, 'leave it out, and name the metric in `as` of the rule');
    }
    checkSelector(place.at('selector'), rule, selector);
    const { name: metricName } = rule._metric(place.at('metric'), metric);
    return { source: 'served', rule, metricName, describedObject, selector, ...this.held };
  }
}
