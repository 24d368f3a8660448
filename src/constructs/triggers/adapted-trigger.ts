import { ElsewhereSignal } from './hpa-signal';
import { KedaTrigger } from './keda-trigger';
import { ScaledModel } from './scaled-model';
import { servedSignal } from './served-signal';
import { Trigger } from './trigger';
import { HpaMetricConfig, ITrigger, TriggerConfig } from './trigger-config';
import { KedaTriggerContext, ScaledResource, TriggerContext } from './trigger-context';
import { MetricType, PrometheusTriggerOptions } from './trigger-options';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { MetricsApi } from '../../platforms/kubernetes/kinds';
import { checkProps } from '../props/check-props';

/** A trigger as this library takes it: its own as it is, another one adapted. */
export function adaptedTrigger(trigger: ITrigger): Trigger {
  return '_toKeda' in trigger ? trigger as Trigger : new AdaptedTrigger(trigger);
}

/** A trigger of one's own. What it follows is known after its toTriggerConfig was called; until then it may be anything. */
class AdaptedTrigger extends Trigger {
  private keda?: KedaTrigger;
  private hpa?: HpaMetricConfig;

  constructor(private readonly own: ITrigger) {
    super();
  }

  public override get _title(): string {
    const { name } = this.own.constructor;
    // In other languages than JavaScript, objects have no class that is known here.
    return name === 'Object' ? 'ITrigger' : name;
  }

  public override _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    const { place } = context;
    const { keda } = this.ask(context);
    if (keda === undefined) {
      return place.refuse('has no trigger for KEDA: its toTriggerConfig returns no keda', this._title, 'return keda too, or use Autoscaler.hpa()');
    }
    this.keda = new KedaTrigger(keda);
    return this.keda._toKeda({ ...context, place: place.at('keda') });
  }

  public override _toHpa(context: TriggerContext): ElsewhereSignal {
    const { place } = context;
    const { hpa } = this.ask(context);
    if (hpa === undefined) {
      return place.refuse('has no metric for an HPA: its toTriggerConfig returns no hpa', this._title, 'return hpa too, or use Autoscaler.keda()');
    }
    this.hpa = hpa;
    const { describedObject, metricType, target, ...metric } = hpa;
    if (metricType === MetricType.UTILIZATION) {
      place.at('hpa.metricType').refuse('is for CPU and memory alone', metricType, 'use MetricType.AVERAGE_VALUE, or MetricType.VALUE for a level');
    }
    return { ...servedSignal(place.at('hpa'), apiOf(hpa), metric, { target, metricType, targetField: 'hpa.target' }), describedObject };
  }

  public override get _prometheusOptions(): PrometheusTriggerOptions | undefined {
    return this.keda?._prometheusOptions;
  }

  public override get _scaledResource(): ScaledResource | undefined {
    return this.keda?._scaledResource;
  }

  public override get _servedBy(): { readonly api: MetricsApi; readonly who: string } | undefined {
    return this.hpa && { api: apiOf(this.hpa), who: this.hpa.servedBy.trim() };
  }

  public override get _wakes(): boolean {
    return this.keda?._wakes ?? true;
  }

  private ask(context: TriggerContext): TriggerConfig {
    const { place } = context;
    const config = this.given(place, ScaledModel._of(context));
    checkProps(place, 'TriggerConfig', config);
    return config;
  }

  private given(place: Place, model: ScaledModel): TriggerConfig {
    try {
      return this.own.toTriggerConfig(model);
    } catch (error) {
      return place.refuse(`cannot be written: its toTriggerConfig throws ${String(error)}`, this._title, 'correct toTriggerConfig');
    }
  }
}

function apiOf({ describedObject }: HpaMetricConfig): MetricsApi {
  return describedObject === undefined ? 'external' : 'custom';
}
