import { HpaSignal } from './hpa-signal';
import { KserveMetric } from './kserve-metric';
import { ScaledModel } from './scaled-model';
import { ITrigger, TriggerConfig } from './trigger-config';
import { isOfKeda, KedaTriggerContext, KserveTriggerContext, ModelFront, ScaledResource, TriggerContext } from './trigger-context';
import { MetricType, PrometheusTriggerOptions } from './trigger-options';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { StatedBuckets } from '../../model-servers/stated-buckets';
import { MetricsApi } from '../../platforms/kubernetes/kinds';

/** A reason to change the number of replicas that this library has. For one of your own, implement ITrigger. */
export abstract class Trigger implements ITrigger {
  /**
   * Returns the trigger of KEDA, or the metric of an HPA, for a model: for triggers of your own that change this one.
   *
   * Fails where an HPA follows a metric of the pods or of a PrometheusAdapter: only this trigger itself can do that.
   */
  public toTriggerConfig(model: ScaledModel): TriggerConfig {
    const { _context: context } = model;
    if (isOfKeda(context)) {
      const { authenticationRef, metadata, metricType, name, type, useCachedMetrics } = this._toKeda(context);
      return {
        keda: {
          type,
          metadata,
          name,
          useCachedMetrics,
          metricType: metricType as MetricType | undefined,
          authenticationRef: authenticationRef && {
            name: authenticationRef.name, clusterScoped: authenticationRef.kind as string | undefined === 'ClusterTriggerAuthentication',
          },
        },
      };
    }
    const signal = this._toHpa(context);
    if (signal.source !== 'elsewhere' || signal.api !== 'external') {
      return context.place.refuse('is followed by a PrometheusAdapter, or by the pods themselves, and no other trigger can be made of it', this._title,
        'give it to the model as it is, or use Autoscaler.keda()');
    }
    const { metricName, metricType, selector, target } = signal;
    return { hpa: { metricName, metricType, selector: selector && { ...selector }, target, servedBy: this._servedBy?.who ?? '' } };
  }

  /**
   * What errors call it.
   *
   * @internal
   */
  public get _title(): string {
    return this.constructor.name;
  }

  /**
   * The trigger as an entry of a ScaledObject; refused unless a class of its own says how.
   *
   * @internal
   */
  public _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    return context.place.refuse('is no trigger that this library knows', this._title, 'implement ITrigger, and extend no Trigger');
  }

  /**
   * The trigger as what an HPA follows; refused unless a class of its own says how.
   *
   * @internal
   */
  public _toHpa(context: TriggerContext): HpaSignal {
    return context.place.refuse('is a scaler of KEDA, which no HPA can follow', this._title, 'use Autoscaler.keda()');
  }

  /**
   * The trigger as a metric of an InferenceService; refused unless a class of its own says how.
   *
   * @internal
   */
  public _toKserve(context: KserveTriggerContext): KserveMetric {
    return context.place.refuse('is no metric that KServe hands to KEDA: it knows CPU, memory, Prometheus totals and OpenTelemetry', this._title,
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
   * The buckets that this trigger was told its histogram has, if it was.
   *
   * @internal
   */
  public get _statedBuckets(): StatedBuckets | undefined {
    return undefined;
  }

  /**
   * What stands in front of a model that has this trigger: all requests have to go there.
   *
   * @internal
   */
  public get _front(): ModelFront | undefined {
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
