import { HpaSignal } from './hpa-signal';
import { KserveMetric } from './kserve-metric';
import { Trigger } from './trigger';
import { KedaTriggerContext, KserveTriggerContext, ScaledResource, TriggerContext } from './trigger-context';
import { ResourceTriggerOptions } from './trigger-options';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { fault, refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { amountFaults, percentFaults } from '../../platforms/keda/scalers/resource-faults';
import { kedaEntryFaults } from '../../platforms/kserve/component-scaling-faults';
import { cpuAmountFaults } from '../../platforms/kserve/dropped-faults';
import { checkMadeByFactory } from '../props/check-made';

/** What the average use of the pods is held at. */
export interface ResourceTarget {
  readonly metricType: 'Utilization' | 'AverageValue';
  /** The amount as KEDA and the HPA read it; refuses what they do not take. */
  value(place: Place): string;
}

const EXTERNAL = 'set externalAutoscaler: true in ModelServer.kserve';
/** What to do about a target that KServe refuses, by the field at fault. */
const KSERVE_FIXES: { readonly [field: string]: string } = {
  averageUtilization: 'lower it, use Autoscaler.hpa()', averageValue: 'use Size.mebibytes(n)', type: 'use CpuTrigger.utilization(percent)',
};

/** A share of the requests, in whole percent. */
export function utilization(percent: number): ResourceTarget {
  return {
    metricType: 'Utilization',
    value(place) {
      refuseAll(place.at('utilization'), percentFaults(percent));
      return String(percent);
    },
  };
}

/** An amount for each pod, which is undefined where what was given is none. */
export function averageValue(given: unknown, quantity: string | undefined, fix: string): ResourceTarget {
  return {
    metricType: 'AverageValue',
    value(place) {
      refuseAll(place.at('averageValue'), quantity === undefined ? [fault('is no amount', given, fix)] : amountFaults(quantity, fix));
      return quantity!; // One that is missing is refused.
    },
  };
}

/**
 * A trigger on what the pods use of a resource.
 *
 * @internal
 */
export abstract class ResourceTrigger extends Trigger {
  constructor(private readonly resource: 'cpu' | 'memory', private readonly held: ResourceTarget, private readonly options: ResourceTriggerOptions) {
    super();
    checkMadeByFactory(this, options !== undefined, held);
  }

  /** @internal */
  public _toKeda({ place }: KedaTriggerContext): ScaledObjectSpecTriggers {
    const { container } = this.options;
    const value = this.held.value(place);
    return {
      type: this.resource,
      metricType: this.held.metricType,
      metadata: container === undefined ? { value } : { containerName: container, value },
    };
  }

  /** @internal */
  public override _toHpa({ place }: TriggerContext): HpaSignal {
    const { container, resource } = this._scaledResource;
    return { source: 'resource', resource, container, ...this.target(place) };
  }

  /** @internal */
  public override _toKserve({ autoscalerClass, place }: KserveTriggerContext): KserveMetric {
    const { container } = this.options;
    if (container !== undefined) {
      place.at('container').refuse('is not handed on by KServe, which counts all containers', container, `leave it out, or ${EXTERNAL}`);
    }
    const resource = { name: this.resource, target: { type: this.held.metricType, ...this.target(place) } };
    if (autoscalerClass === 'keda') {
      refuseAll(place, kedaEntryFaults({ type: 'Resource', resource }).map((each) => ({
        ...each, pointer: [this.held.metricType === 'Utilization' ? 'utilization' : 'averageValue'], fix: `${KSERVE_FIXES[String(each.pointer.at(-1))]}, or ${EXTERNAL}`,
      })));
    } else {
      refuseAll(place, cpuAmountFaults(resource, autoscalerClass).map((each) => ({ ...each, pointer: ['averageValue'], fix: `${KSERVE_FIXES.type}, or ${EXTERNAL}` })));
    }
    return { type: 'Resource', resource };
  }

  /** @internal */
  public override get _scaledResource(): ScaledResource {
    return { resource: this.resource, container: this.options.container };
  }

  private target(place: Place): { readonly averageUtilization: number } | { readonly averageValue: string } {
    const value = this.held.value(place);
    return this.held.metricType === 'Utilization' ? { averageUtilization: Number(value) } : { averageValue: value };
  }
}
