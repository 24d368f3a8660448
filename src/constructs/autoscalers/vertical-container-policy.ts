import { ContainerVerticalScaling, CpuStartupBoost, VerticalControlledValues, VerticalResource, VerticalResources } from './vertical-scaling';
import {
  VerticalPodAutoscalerSpecResourcePolicyContainerPolicies as ContainerPolicies,
  VerticalPodAutoscalerSpecResourcePolicyContainerPoliciesControlledValues as ControlledValues,
  VerticalPodAutoscalerSpecResourcePolicyContainerPoliciesMaxAllowed as MaxAllowed,
  VerticalPodAutoscalerSpecResourcePolicyContainerPoliciesMinAllowed as MinAllowed,
  VerticalPodAutoscalerSpecResourcePolicyContainerPoliciesMode as Mode,
  VerticalPodAutoscalerSpecResourcePolicyContainerPoliciesOomBumpUpRatio as OomBumpUpRatio,
  VerticalPodAutoscalerSpecResourcePolicyContainerPoliciesOomMinBumpUp as OomMinBumpUp,
  VerticalPodAutoscalerSpecResourcePolicyContainerPoliciesStartupBoostCpuQuantity as BoostQuantity,
  VerticalPodAutoscalerSpecResourcePolicyContainerPoliciesStartupBoostCpuType as ContainerBoostType,
  VerticalPodAutoscalerSpecStartupBoostCpuType as BoostType,
} from '../../../imports/autoscaling.k8s.io';
import { Place } from '../../faults/place';
import { wholeSeconds } from '../../platforms/kubernetes/duration';
import { quantityValue, sizeQuantity } from '../../platforms/kubernetes/quantity';

/** A container policy as VPA spells it; refuses what its webhook would refuse. Source: VPA 1.7.1 resource/vpa/handler.go. */
export function containerPolicy(
  place: Place, containerName: string, policy: ContainerVerticalScaling, controlledResources?: VerticalResource[],
): ContainerPolicies {
  const { controlledValues, enabled, minAllowed, maxAllowed, memoryAggregationInterval, oomMinBumpUp, startupBoost } = policy;
  if (enabled === false && controlledValues === VerticalControlledValues.REQUESTS_AND_LIMITS) {
    place.at('controlledValues').refuse('cannot be REQUESTS_AND_LIMITS for a container that is not sized', controlledValues, 'leave it out');
  }
  checkBounds(place, minAllowed, maxAllowed);
  checkControlled(place, policy, controlledResources);
  const boost = startupBoost && startupBoostSpec(place.at('startupBoost'), startupBoost);
  return {
    containerName,
    mode: enabled === undefined ? undefined : enabled ? Mode.AUTO : Mode.OFF,
    controlledResources,
    controlledValues: controlledValues as string | undefined as ControlledValues | undefined,
    minAllowed: minAllowed && amounts(place.at('minAllowed'), minAllowed, MinAllowed.fromString),
    maxAllowed: maxAllowed && amounts(place.at('maxAllowed'), maxAllowed, MaxAllowed.fromString),
    memoryAggregationIntervalCount: atLeastOne(place.at('memoryAggregationIntervalCount'), policy.memoryAggregationIntervalCount),
    memoryAggregationIntervalSeconds: memoryAggregationInterval
      && wholeSeconds(place.at('memoryAggregationInterval'), memoryAggregationInterval, { min: 1 }),
    oomBumpUpRatio: bumpUpRatio(place.at('oomBumpUpRatio'), policy.oomBumpUpRatio),
    oomMinBumpUp: oomMinBumpUp && OomMinBumpUp.fromString(sizeQuantity(oomMinBumpUp)),
    startupBoost: boost && { cpu: { ...boost, type: boost.type as string as ContainerBoostType } },
  };
}

export function startupBoostSpec(place: Place, boost: CpuStartupBoost) {
  const { _amount: amount, _factor: factor, _duration: duration } = boost;
  return {
    type: amount === undefined ? BoostType.FACTOR : BoostType.QUANTITY,
    factor: atLeastOne(place.at('factor'), factor),
    quantity: amount && BoostQuantity.fromString(wholeMillis(place.at('quantity'), amount.amount)),
    durationSeconds: duration && wholeSeconds(place.at('duration'), duration, { min: 0 }),
  };
}

function amounts<T>(place: Place, resources: VerticalResources, quantity: (text: string) => T): { [resource: string]: T } {
  return {
    ...resources.cpu && { [VerticalResource.CPU]: quantity(wholeMillis(place.at('cpu'), resources.cpu.amount)) },
    ...resources.memory && { [VerticalResource.MEMORY]: quantity(sizeQuantity(resources.memory)) },
  };
}

function checkBounds(place: Place, min?: VerticalResources, max?: VerticalResources): void {
  if (min?.cpu && max?.cpu && (quantityValue(min.cpu.amount) ?? NaN) > (quantityValue(max.cpu.amount) ?? NaN)) {
    place.at('minAllowed.cpu').refuse(`is more than maxAllowed.cpu (${max.cpu.amount})`, min.cpu.amount, 'lower it, or raise maxAllowed.cpu');
  }
  if (min?.memory && max?.memory && min.memory.toKibibytes() > max.memory.toKibibytes()) {
    place.at('minAllowed.memory').refuse(`is more than maxAllowed.memory (${sizeQuantity(max.memory)})`, sizeQuantity(min.memory),
      'lower it, or raise maxAllowed.memory');
  }
}

/** Refuses bounds of what is not sized: they would have no effect. */
function checkControlled(place: Place, policy: ContainerVerticalScaling, controlled?: VerticalResource[]): void {
  for (const field of ['minAllowed', 'maxAllowed'] as const) {
    const { cpu, memory } = policy[field] ?? {};
    const bounds = [[VerticalResource.CPU, cpu?.amount], [VerticalResource.MEMORY, memory && sizeQuantity(memory)]] as const;
    for (const [resource, bound] of bounds) {
      if (bound !== undefined && controlled !== undefined && !controlled.includes(resource)) {
        place.at(field).at(resource).refuse(`has no effect: only ${controlled.join(' and ')} is sized here`, bound,
          'leave it out, or drop the trigger that scales the replicas on it');
      }
    }
  }
}

function wholeMillis(place: Place, amount: string): string {
  const millis = (quantityValue(amount) ?? NaN) * 1000;
  if (!(millis > 0) || Math.abs(millis - Math.round(millis)) > 1e-9) {
    place.refuse('has to be a whole number of thousandths of a CPU, above 0', amount, 'use Cpu.millis(n)');
  }
  return amount;
}

function atLeastOne(place: Place, value?: number): number | undefined {
  if (value !== undefined && (!Number.isInteger(value) || value < 1)) {
    place.refuse('has to be a whole number, at least 1', value, 'raise it, or leave it out');
  }
  return value;
}

function bumpUpRatio(place: Place, ratio?: number): OomBumpUpRatio | undefined {
  if (ratio !== undefined && !(ratio >= 1 && Number.isFinite(ratio))) {
    place.refuse('has to be a finite number, at least 1', ratio, 'use 1.2 for a fifth more memory after each kill');
  }
  return ratio === undefined ? undefined : OomBumpUpRatio.fromString(String(ratio));
}
