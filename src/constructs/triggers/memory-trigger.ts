import { Size } from 'cdk8s';
import { HpaSignal } from './hpa-signal';
import { KserveMetric } from './kserve-metric';
import { kserveResource, resourceSignal, resourceTrigger, utilizationValue } from './resource-trigger';
import { Trigger } from './trigger';
import { KedaTriggerContext, KserveTriggerContext, ScaledResource, TriggerContext } from './trigger-context';
import { ResourceTriggerOptions } from './trigger-options';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { sizeQuantity } from '../../platforms/kubernetes/quantity';
import { checkProps } from '../props/check-props';

/**
 * Scales on the memory that the pods use.
 *
 * Many model servers take their memory at start and never give it back: such a model scales out and never in.
 * Needs metrics-server, and a memory request or limit on every container that counts.
 *
 * @see https://keda.sh/docs/2.20/scalers/memory/
 */
export class MemoryTrigger extends Trigger {
  /**
   * Holds the average use at a share of the memory requests.
   *
   * @param percent whole percent of the requests, at least 1
   */
  static utilization(percent: number, options: ResourceTriggerOptions = {}): MemoryTrigger {
    checkProps(Place.named('MemoryTrigger.utilization'), 'ResourceTriggerOptions', options);
    return new MemoryTrigger(options, 'Utilization', (place) => utilizationValue(place.at('utilization'), percent));
  }

  /** Holds the average use of a pod at an amount of memory. */
  static averageValue(amount: Size, options: ResourceTriggerOptions = {}): MemoryTrigger {
    checkProps(Place.named('MemoryTrigger.averageValue'), 'ResourceTriggerOptions', options);
    return new MemoryTrigger(options, 'AverageValue', (place) => {
      if (!(amount.toKibibytes() > 0)) {
        place.at('averageValue').refuse('has to be more than no memory', sizeQuantity(amount), 'use Size.mebibytes(n) with n above 0');
      }
      return sizeQuantity(amount);
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
    return resourceTrigger('memory', this.metricType, this.value(context.place), this.options.container);
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
    return { resource: 'memory', container: this.options.container };
  }
}
