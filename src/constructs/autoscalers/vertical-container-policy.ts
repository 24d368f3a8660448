import { VerticalContainerScaling, VerticalCpuStartupBoost, VerticalResource, VerticalResources } from './vertical-scaling';
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
import { wholeSeconds } from '../../platforms/kubernetes/limits';
import { sizeQuantity } from '../../platforms/kubernetes/quantity';

/** A container policy as VPA spells it. */
export function containerPolicy(
  place: Place, containerName: string, policy: VerticalContainerScaling, controlledResources?: VerticalResource[],
): ContainerPolicies {
  const { controlledValues, enabled, minAllowed, maxAllowed, memoryAggregationInterval, oomBumpUpRatio, oomMinBumpUp, startupBoost } = policy;
  const boost = startupBoost && startupBoostSpec(place.at('startupBoost'), startupBoost);
  return {
    containerName,
    mode: enabled === undefined ? undefined : enabled ? Mode.AUTO : Mode.OFF,
    controlledResources,
    controlledValues: controlledValues as string | undefined as ControlledValues | undefined,
    minAllowed: minAllowed && amounts(minAllowed, MinAllowed.fromString),
    maxAllowed: maxAllowed && amounts(maxAllowed, MaxAllowed.fromString),
    memoryAggregationIntervalCount: policy.memoryAggregationIntervalCount,
    memoryAggregationIntervalSeconds: memoryAggregationInterval
      && wholeSeconds(place.at('memoryAggregationInterval'), memoryAggregationInterval, { min: 1 }),
    oomBumpUpRatio: oomBumpUpRatio === undefined ? undefined : OomBumpUpRatio.fromString(String(oomBumpUpRatio)),
    oomMinBumpUp: oomMinBumpUp && OomMinBumpUp.fromString(sizeQuantity(oomMinBumpUp)),
    startupBoost: boost && { cpu: { ...boost, type: boost.type as string as ContainerBoostType } },
  };
}

export function startupBoostSpec(place: Place, boost: VerticalCpuStartupBoost) {
  const { _amount: amount, _factor: factor, _duration: duration } = boost;
  return {
    type: amount === undefined ? BoostType.FACTOR : BoostType.QUANTITY,
    factor,
    quantity: amount && BoostQuantity.fromString(amount.amount),
    durationSeconds: duration && wholeSeconds(place.at('duration'), duration, { min: 0 }),
  };
}

function amounts<T>(resources: VerticalResources, quantity: (text: string) => T): { [resource: string]: T } {
  return {
    ...resources.cpu && { [VerticalResource.CPU]: quantity(resources.cpu.amount) },
    ...resources.memory && { [VerticalResource.MEMORY]: quantity(sizeQuantity(resources.memory)) },
  };
}
