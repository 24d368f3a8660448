import { KedaOptions } from './keda-options';
import type { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { namesVariable } from '../../platforms/keda/trigger-text';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { MetricType } from '../triggers/metric-type';

/** What is scaled, and what its metrics are said of. */
export interface DescribedTarget {
  readonly target: ScaleTarget;
  readonly describedObject?: ScaleTarget;
}

/** What a ScaledObject scales its target on. */
export interface KedaTriggers {
  readonly triggers: ScaledObjectSpecTriggers[];
  readonly options: KedaOptions;
  readonly target: ScaleTarget;
}

/** Whether the replicas of a target are no pods, such as those of a Model of Seldon Core 2: metrics are then said of the target itself. */
export function hasNoPods({ describedObject, target }: DescribedTarget): boolean {
  return describedObject !== undefined && describedObject.kind === target.kind && describedObject.name === target.name;
}

/** Refuses CPU and memory, which are of pods. */
export function refuseResource(place: Place, resource: string, { kind, name }: ScaleTarget): never {
  return place.refuse(`follows ${resource} of pods, and a ${kind} has none of its own`, name, 'use a metric of the model, such as its rate of requests');
}

/** Refuses a level: the HPA multiplies it by the pods that are ready. Source: kubernetes v1.36 podautoscaler/replica_calculator.go, getUsageRatioReplicaCount. */
export function refuseLevel(place: Place, got: unknown, { kind }: ScaleTarget): never {
  return place.refuse(`is a level, which an HPA multiplies by the number of ready pods, and a ${kind} has none of its own`, got,
    'use a total, such as that of RequestRateTrigger or PrometheusTrigger.total, or Autoscaler.inferenceLag()');
}

/** Refuses what KEDA, or the HPA that it makes, would read of pods. Beside a formula the levels of triggers are numbers in it. */
export function checkKedaWithoutPods(place: Place, { triggers, options: { envSourceContainerName, formula }, target }: KedaTriggers): void {
  if (envSourceContainerName !== undefined) {
    place.at('autoscaler.envSourceContainerName').refuse(`is a container of pods, and a ${target.kind} has none of its own`, envSourceContainerName,
      'leave it out, and give triggers what they need by a TriggerAuthentication');
  }
  triggers.forEach(({ type, metricType, metadata }, i) => {
    const at = place.at('triggers').at(i);
    if (type === 'cpu' || type === 'memory') {
      refuseResource(at, type, target);
    }
    const variable = Object.keys(metadata).find(namesVariable);
    if (variable !== undefined) {
      at.at(variable).refuse(`is a variable of pods, and a ${target.kind} has none of its own`, metadata[variable], 'give it otherwise, or by a TriggerAuthentication');
    }
    if (metricType === MetricType.VALUE && formula === undefined) {
      refuseLevel(at, metadata.threshold ?? type, target);
    }
  });
  if (formula?._metricType === MetricType.VALUE) {
    refuseLevel(place.at('autoscaler.formula'), formula._target, target);
  }
}
