import { Size } from 'cdk8s';
import { averageValue, ResourceTarget, ResourceTrigger, utilization } from './resource-trigger';
import { ResourceTriggerOptions } from './trigger-options';
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
 *
 * @example
 * model.scaleOn(MemoryTrigger.utilization(80));
 */
export class MemoryTrigger extends ResourceTrigger {
  /**
   * Adds and removes replicas so that the pods use this share of their memory requests on average.
   *
   * @param percent whole percent of the requests, at least 1
   */
  static utilization(percent: number, options: ResourceTriggerOptions = {}): MemoryTrigger {
    checkProps(Place.named('MemoryTrigger.utilization'), 'ResourceTriggerOptions', options);
    return new MemoryTrigger(utilization(percent), options);
  }

  /** Adds and removes replicas so that a pod uses this amount of memory on average. */
  static averageValue(amount: Size, options: ResourceTriggerOptions = {}): MemoryTrigger {
    checkProps(Place.named('MemoryTrigger.averageValue'), 'ResourceTriggerOptions', options);
    return new MemoryTrigger(averageValue(amount, typeof amount?.toKibibytes === 'function' ? sizeQuantity(amount) : undefined, 'use Size.mebibytes(n) with n above 0'), options);
  }

  private constructor(held: ResourceTarget, options: ResourceTriggerOptions) {
    super('memory', held, options);
  }
}
