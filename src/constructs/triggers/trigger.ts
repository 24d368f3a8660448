import { HpaSignal } from './hpa-signal';
import { KserveMetric } from './kserve-metric';
import { KedaTriggerContext, KserveTriggerContext, ScaledResource, TriggerContext } from './trigger-context';
import { PrometheusTriggerOptions } from './trigger-options';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { MetricsApi } from '../../platforms/kubernetes/kinds';

/** A reason to change the number of replicas. */
export abstract class Trigger {
  /**
   * The trigger as an entry of a ScaledObject.
   *
   * @internal
   */
  public abstract _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers;

  /**
   * The trigger as what an HPA follows; refused unless a class of its own says how.
   *
   * @internal
   */
  public _toHpa(context: TriggerContext): HpaSignal {
    return context.place.refuse('is a scaler of KEDA, which no HPA can follow', this.constructor.name, 'use Autoscaler.keda()');
  }

  /**
   * The trigger as a metric of an InferenceService; refused unless a class of its own says how.
   *
   * @internal
   */
  public _toKserve(context: KserveTriggerContext): KserveMetric {
    return context.place.refuse('is no metric that KServe hands to KEDA: it knows CPU, memory, Prometheus totals and OpenTelemetry', this.constructor.name,
      'set externalAutoscaler: true in ModelServer.kserve');
  }

  /**
   * The resource of the pods that this trigger follows, if it does.
   *
   * @internal
   */
  public get _scaledResource(): ScaledResource | undefined {
    return undefined;
  }

  /**
   * What this trigger was told of Prometheus, if it asks one.
   *
   * @internal
   */
  public get _prometheusOptions(): PrometheusTriggerOptions | undefined {
    return undefined;
  }

  /**
   * Who else serves the metric of this trigger to an HPA, if somebody does.
   *
   * @internal
   */
  public get _servedBy(): { readonly api: MetricsApi; readonly who: string } | undefined {
    return undefined;
  }

  /**
   * Whether this trigger can tell that a model without pods is wanted.
   *
   * @internal
   */
  public get _wakes(): boolean {
    return this._scaledResource === undefined
      && (this._prometheusOptions === undefined || this._prometheusOptions.availableAtZero !== undefined);
  }
}
