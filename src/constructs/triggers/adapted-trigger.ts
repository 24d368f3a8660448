import { ElsewhereSignal } from './hpa-signal';
import { KedaTrigger } from './keda-trigger';
import { HpaMetricConfig, ITrigger, TriggerConfig } from './own-trigger';
import { ScaledModel } from './scaled-model';
import { servedSignal } from './served-signal';
import { Trigger } from './trigger';
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

/** A trigger of one's own. What it follows is known once it was asked for a model; until then it may be anything. */
class AdaptedTrigger extends Trigger {
  private keda?: KedaTrigger;
  private hpa?: HpaMetricConfig;

  constructor(private readonly own: ITrigger) {
    super();
  }

  public override get _title(): string {
    return this.own.constructor.name;
  }

  public override _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    const { place } = context;
    const { keda } = this.ask(context);
    if (keda === undefined) {
      return place.refuse('tells KEDA nothing: its toTriggerConfig gives no keda', this._title, 'let it give one, or use Autoscaler.hpa()');
    }
    this.keda = new KedaTrigger(keda);
    return this.keda._toKeda({ ...context, place: place.at('keda') });
  }

  public override _toHpa(context: TriggerContext): ElsewhereSignal {
    const { place } = context;
    const { hpa } = this.ask(context);
    if (hpa === undefined) {
      return place.refuse('tells an HPA nothing: its toTriggerConfig gives no hpa', this._title, 'let it give one, or use Autoscaler.keda()');
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
      return place.refuse(`cannot be asked: its toTriggerConfig throws ${String(error)}`, this._title, 'correct it');
    }
  }
}

function apiOf({ describedObject }: HpaMetricConfig): MetricsApi {
  return describedObject === undefined ? 'external' : 'custom';
}
