import { Fault, fault, faultAt } from '../../faults/fault';
import { namesVariable } from '../keda/trigger-text';
import { ScaleTarget } from '../kubernetes/object-references';
import { Fields } from '../kubernetes/untyped';

// What of an autoscaler is about pods, and finds none: the replicas of a Model of Seldon Core 2 are places on a Server, and no pods.
// Source: kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go; kedacore/keda v2.20 pkg/scaling/resolver/scale_resolvers.go.

type Named = Pick<ScaleTarget, 'kind' | 'name'>;

/** CPU or memory. */
export function podlessResourceFault(resource: string, { kind, name }: Named): Fault {
  return fault(`follows ${resource} of pods, and a ${kind} has none of its own`, name, 'use a metric of the model, such as its rate of requests');
}

/** A metric that is asked of each pod. */
export function podlessMetricFault(metric: string, { kind }: Named): Fault {
  return fault(`is a metric of pods, and a ${kind} has none of its own`, metric,
    { yaml: `use an Object metric of the ${kind}, or an External one, with an averageValue`, typescript: 'use ExternalMetricTrigger' });
}

/** A level: the HPA multiplies it by the pods that are ready. */
export function podlessLevelFault(got: unknown, { kind }: Named): Fault {
  return fault(`is a level, which an HPA multiplies by the number of ready pods, and a ${kind} has none of its own`, got, {
    yaml: 'use a total, compared as AverageValue',
    typescript: 'use a total, such as that of RequestRateTrigger, PrometheusTrigger.total or AdapterTrigger.total, or Autoscaler.inferenceLag()',
  });
}

/** Parameters of a trigger that are read from the environment of a container. */
export function podlessVariableFaults(metadata: Fields, { kind }: Named): Fault[] {
  return Object.keys(metadata).filter(namesVariable).map((key) =>
    faultAt([key], `is a variable of pods, and a ${kind} has none of its own`, metadata[key], 'give it otherwise, or by a TriggerAuthentication'));
}

/** The container whose environment triggers read. */
export function podlessContainerFault(container: string, { kind }: Named): Fault {
  return faultAt(['envSourceContainerName'], `is a container of pods, and a ${kind} has none of its own`, container,
    'leave it out, and give triggers what they need by a TriggerAuthentication');
}
