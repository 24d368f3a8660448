import { Cpu } from 'cdk8s-plus-27';
import { averageValue, ResourceTarget, ResourceTrigger, utilization } from './resource-trigger';
import { ResourceTriggerOptions } from './trigger-options';
import { Place } from '../../faults/place';
import { checkProps } from '../props/check-props';

/**
 * Scales on the CPU that the pods use.
 *
 * Needs metrics-server, and a CPU request or limit on every container that counts: KEDA's webhook refuses the
 * ScaledObject otherwise. CPU alone never scales to zero.
 *
 * @see https://keda.sh/docs/2.20/scalers/cpu/
 *
 * @example
 * model.scaleOn(CpuTrigger.utilization(70));
 */
export class CpuTrigger extends ResourceTrigger {
  /**
   * Adds and removes replicas so that the pods use this share of their CPU requests on average.
   *
   * @param percent whole percent of the requests, at least 1; more than 100 is possible
   */
  static utilization(percent: number, options: ResourceTriggerOptions = {}): CpuTrigger {
    checkProps(Place.named('CpuTrigger.utilization'), 'ResourceTriggerOptions', options);
    return new CpuTrigger(utilization(percent), options);
  }

  /** Adds and removes replicas so that a pod uses this amount of CPU on average. */
  static averageValue(amount: Cpu, options: ResourceTriggerOptions = {}): CpuTrigger {
    checkProps(Place.named('CpuTrigger.averageValue'), 'ResourceTriggerOptions', options);
    return new CpuTrigger(averageValue(amount, amount?.amount, 'use Cpu.millis(n) or Cpu.units(n) with n above 0'), options);
  }

  private constructor(held: ResourceTarget, options: ResourceTriggerOptions) {
    super('cpu', held, options);
  }
}
