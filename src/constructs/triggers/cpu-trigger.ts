import { Cpu } from 'cdk8s-plus-27';
import { HpaSignal } from './hpa-signal';
import { KserveMetric } from './kserve-metric';
import { averageAmount, kserveResource, resourceSignal, resourceTrigger, utilizationValue } from './resource-trigger';
import { Trigger } from './trigger';
import { KedaTriggerContext, KserveTriggerContext, ScaledResource, TriggerContext } from './trigger-context';
import { ResourceTriggerOptions } from './trigger-options';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { checkProps } from '../props/check-props';

/**
 * Scales on the CPU that the pods use.
 *
 * Needs metrics-server, and a CPU request or limit on every container that counts: KEDA's webhook refuses the
 * ScaledObject otherwise. CPU alone never scales to zero.
 *
 * @see https://keda.sh/docs/2.20/scalers/cpu/
 */
export class CpuTrigger extends Trigger {
  /**
   * Holds the average use at a share of the CPU requests.
   *
   * @param percent whole percent of the requests, at least 1; more than 100 is possible
   */
  static utilization(percent: number, options: ResourceTriggerOptions = {}): CpuTrigger {
    checkProps(Place.named('CpuTrigger.utilization'), 'ResourceTriggerOptions', options);
    return new CpuTrigger(options, 'Utilization', (place) => utilizationValue(place.at('utilization'), percent));
  }

  /** Holds the average use of a pod at an amount of CPU. */
  static averageValue(amount: Cpu, options: ResourceTriggerOptions = {}): CpuTrigger {
    checkProps(Place.named('CpuTrigger.averageValue'), 'ResourceTriggerOptions', options);
    return new CpuTrigger(options, 'AverageValue', (place) => {
      averageAmount(place.at('averageValue'), amount.amount, 'use Cpu.millis(n) or Cpu.units(n) with n above 0');
      return amount.amount;
    });
  }

  private constructor(
    private readonly options: ResourceTriggerOptions,
    private readonly metricType: 'Utilization' | 'AverageValue',
    private readonly value: (place: Place) => string,
  ) {
    super();
  }

  /** @internal */
  public _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    return resourceTrigger('cpu', this.metricType, this.value(context.place), this.options.container);
  }

  /** @internal */
  public override _toHpa(context: TriggerContext): HpaSignal {
    return resourceSignal(this._scaledResource, this.metricType, this.value(context.place));
  }

  /** @internal */
  public override _toKserve(context: KserveTriggerContext): KserveMetric {
    return kserveResource(context, this._scaledResource, this.metricType, this.value(context.place));
  }

  /** @internal */
  public override get _scaledResource(): ScaledResource {
    return { resource: 'cpu', container: this.options.container };
  }
}
